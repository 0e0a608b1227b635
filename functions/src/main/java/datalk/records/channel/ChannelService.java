package datalk.records.channel;

import datalk.records.CollectionNames;
import datalk.records.Drafts;
import datalk.records.FieldKind;
import datalk.records.ListFilter;
import datalk.records.ListOrder;
import datalk.records.RecordKind;
import datalk.records.RecordLinks;
import datalk.records.RecordService;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is particular to channels: orders copy their name and type. */
@Singleton
public class ChannelService extends RecordService<Channel, StoredChannel> {
    private static final RecordKind<Channel, StoredChannel> KIND = new RecordKind<>(
            "channel",
            CollectionNames.CHANNELS,
            Channel.class,
            StoredChannel.class,
            "channel_id",
            List.of(
                    ListFilter.equal(FieldKind.TEXT, "channel_name", "name"),
                    ListFilter.equal(FieldKind.TEXT, "channel_type", "type")),
            ListOrder.<StoredChannel>byId());

    ChannelService(ChannelRepository channels, RecordLinks links) {
        super(KIND, channels, links);
    }

    @Override
    protected Drafts<Channel, StoredChannel> drafts(Collection<Channel> records) {
        return (channel, issues) -> Optional.of(StoredChannel.of(channel));
    }
}
