package datalk.records.store;

import io.micronaut.http.annotation.*;
import jakarta.validation.Valid;
import java.util.Optional;

@Controller("/api/stores")
class StoreController {
    private final StoreRepository stores;

    StoreController(StoreRepository stores) {
        this.stores = stores;
    }

    @Get("/{id}")
    Optional<Store> get(int id) {
        return stores.findById(id);
    }

    @Post
    Store create(@Body @Valid Store store) {
        return stores.save(store);
    }
}
