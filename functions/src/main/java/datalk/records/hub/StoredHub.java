package datalk.records.hub;

import datalk.records.CollectionNames;
import datalk.records.StoredRecord;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Hub} as the database holds it. */
@Serdeable
@MappedEntity(CollectionNames.HUBS)
public record StoredHub(
        @Id Long id,
        @Nullable String hub_name,
        @Nullable String hub_city,
        @Nullable String hub_state,
        @Nullable Double hub_latitude,
        @Nullable Double hub_longitude,
        @Version Long version,
        @Nullable String unfinished)
        implements StoredRecord<Hub, StoredHub> {
    static StoredHub of(Hub hub) {
        return new StoredHub(
                hub.hub_id(),
                hub.hub_name(),
                hub.hub_city(),
                hub.hub_state(),
                hub.hub_latitude(),
                hub.hub_longitude(),
                0L,
                null);
    }

    @Override
    public Hub shown() {
        return new Hub(id, hub_name, hub_city, hub_state, hub_latitude, hub_longitude);
    }

    @Override
    public StoredHub inState(Long newVersion, @Nullable String newUnfinished) {
        return new StoredHub(id, hub_name, hub_city, hub_state, hub_latitude, hub_longitude, newVersion, newUnfinished);
    }

    @Override
    public List<Object> copiedElsewhere() {
        return Arrays.asList(hub_name, hub_city, hub_state);
    }
}
