package datalk.records.store;

import datalk.records.CollectionNames;
import datalk.records.Money;
import datalk.records.StoredRecord;
import datalk.records.hub.StoredHub;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Store} as the database holds it, with copies of its hub's name and place. */
@Serdeable
@MappedEntity(CollectionNames.STORES)
public record StoredStore(
        @Id Long id,
        @Nullable Long hub_id,
        @Nullable String store_name,
        @Nullable String store_segment,
        @Nullable Long store_plan_price_cents,
        @Nullable Double store_latitude,
        @Nullable Double store_longitude,
        @Nullable String hub_name,
        @Nullable String hub_city,
        @Nullable String hub_state,
        @Version Long version,
        @Nullable String unfinished)
        implements StoredRecord<Store, StoredStore> {
    static StoredStore of(Store store, StoredHub hub) {
        return new StoredStore(
                store.store_id(),
                hub.id(),
                store.store_name(),
                store.store_segment(),
                Money.toCents(store.store_plan_price()),
                store.store_latitude(),
                store.store_longitude(),
                hub.hub_name(),
                hub.hub_city(),
                hub.hub_state(),
                0L,
                null);
    }

    @Override
    public Store shown() {
        return new Store(
                id,
                hub_id,
                store_name,
                store_segment,
                Money.fromCents(store_plan_price_cents),
                store_latitude,
                store_longitude);
    }

    @Override
    public StoredStore inState(Long newVersion, @Nullable String newUnfinished) {
        return new StoredStore(
                id,
                hub_id,
                store_name,
                store_segment,
                store_plan_price_cents,
                store_latitude,
                store_longitude,
                hub_name,
                hub_city,
                hub_state,
                newVersion,
                newUnfinished);
    }

    @Override
    public List<Object> copiedElsewhere() {
        return Arrays.asList(store_name, store_segment, store_plan_price_cents, hub_id, hub_name, hub_city, hub_state);
    }
}
