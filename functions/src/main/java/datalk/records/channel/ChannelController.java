package datalk.records.channel;

import datalk.records.RecordController;
import datalk.records.RecordReader;
import io.micronaut.http.annotation.Controller;
import io.micronaut.json.JsonMapper;

/** Create, read, change, remove and list channels. */
@Controller("/api/channels")
class ChannelController extends RecordController<Channel, StoredChannel> {
    ChannelController(ChannelService channels, RecordReader reader, JsonMapper json) {
        super(channels, reader, json);
    }
}
