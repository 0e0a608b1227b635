package datalk.records.store;

import datalk.records.CollectionNames;
import datalk.records.Drafts;
import datalk.records.FieldKind;
import datalk.records.ListFilter;
import datalk.records.ListOrder;
import datalk.records.RecordKind;
import datalk.records.RecordLinks;
import datalk.records.RecordService;
import datalk.records.hub.HubService;
import datalk.records.hub.StoredHub;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is particular to stores: they refer to a hub, and orders copy them. */
@Singleton
public class StoreService extends RecordService<Store, StoredStore> {
    private static final RecordKind<Store, StoredStore> KIND = new RecordKind<>(
            "store",
            CollectionNames.STORES,
            Store.class,
            StoredStore.class,
            "store_id",
            List.of(
                    ListFilter.equal(FieldKind.INTEGER, "hub_id"),
                    ListFilter.equal(FieldKind.TEXT, "store_segment", "segment"),
                    ListFilter.equal(FieldKind.TEXT, "store_name", "name")),
            ListOrder.<StoredStore>byId());

    private final HubService hubs;

    StoreService(StoreRepository stores, RecordLinks links, HubService hubs) {
        super(KIND, stores, links);
        this.hubs = hubs;
    }

    @Override
    protected Drafts<Store, StoredStore> drafts(Collection<Store> records) {
        Map<Long, StoredHub> known = hubs.findReferred(records, Store::hub_id);
        return (store, issues) -> {
            StoredHub hub = Drafts.refer("hub_id", "hub", store.hub_id(), known, issues);
            return Optional.ofNullable(hub).map(found -> StoredStore.of(store, found));
        };
    }
}
