package datalk.records.store;

import datalk.records.RecordController;
import datalk.records.RecordReader;
import io.micronaut.http.annotation.Controller;
import io.micronaut.json.JsonMapper;

/** Create, read, change, remove and list stores. */
@Controller("/api/stores")
class StoreController extends RecordController<Store, StoredStore> {
    StoreController(StoreService stores, RecordReader reader, JsonMapper json) {
        super(stores, reader, json);
    }
}
