package datalk.records.order;

import datalk.records.RecordController;
import datalk.records.RecordReader;
import io.micronaut.http.annotation.Controller;
import io.micronaut.json.JsonMapper;

/** Create, read, change, remove and list orders. */
@Controller("/api/orders")
class OrderController extends RecordController<Order, StoredOrder> {
    OrderController(OrderService orders, RecordReader reader, JsonMapper json) {
        super(orders, reader, json);
    }
}
