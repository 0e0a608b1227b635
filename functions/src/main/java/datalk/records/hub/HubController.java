package datalk.records.hub;

import datalk.records.RecordController;
import datalk.records.RecordReader;
import io.micronaut.http.annotation.Controller;
import io.micronaut.json.JsonMapper;

/** Create, read, change, remove and list hubs. */
@Controller("/api/hubs")
class HubController extends RecordController<Hub, StoredHub> {
    HubController(HubService hubs, RecordReader reader, JsonMapper json) {
        super(hubs, reader, json);
    }
}
