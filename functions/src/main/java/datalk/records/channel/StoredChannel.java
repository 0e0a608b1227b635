package datalk.records.channel;

import datalk.records.CollectionNames;
import datalk.records.StoredRecord;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Channel} as the database holds it. */
@Serdeable
@MappedEntity(CollectionNames.CHANNELS)
public record StoredChannel(
        @Id Long id,
        @Nullable String channel_name,
        @Nullable String channel_type,
        @Version Long version,
        @Nullable String unfinished)
        implements StoredRecord<Channel, StoredChannel> {
    static StoredChannel of(Channel channel) {
        return new StoredChannel(channel.channel_id(), channel.channel_name(), channel.channel_type(), 0L, null);
    }

    @Override
    public Channel shown() {
        return new Channel(id, channel_name, channel_type);
    }

    @Override
    public StoredChannel inState(Long newVersion, @Nullable String newUnfinished) {
        return new StoredChannel(id, channel_name, channel_type, newVersion, newUnfinished);
    }

    @Override
    public List<Object> copiedElsewhere() {
        return Arrays.asList(channel_name, channel_type);
    }
}
