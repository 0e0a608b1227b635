package datalk.records.hub;

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

/** What is particular to hubs: stores and orders copy their name and place. */
@Singleton
public class HubService extends RecordService<Hub, StoredHub> {
    private static final RecordKind<Hub, StoredHub> KIND = new RecordKind<>(
            "hub",
            CollectionNames.HUBS,
            Hub.class,
            StoredHub.class,
            "hub_id",
            List.of(
                    ListFilter.equal(FieldKind.TEXT, "hub_name", "name"),
                    ListFilter.equal(FieldKind.TEXT, "hub_city", "city"),
                    ListFilter.equal(FieldKind.TEXT, "hub_state", "state")),
            ListOrder.<StoredHub>byId());

    HubService(HubRepository hubs, RecordLinks links) {
        super(KIND, hubs, links);
    }

    @Override
    protected Drafts<Hub, StoredHub> drafts(Collection<Hub> records) {
        return (hub, issues) -> Optional.of(StoredHub.of(hub));
    }
}
