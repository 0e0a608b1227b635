package datalk.records.customer;

import datalk.records.RecordController;
import datalk.records.RecordReader;
import io.micronaut.http.annotation.Controller;
import io.micronaut.json.JsonMapper;

/** Create, read, change, remove and list customers. */
@Controller("/api/customers")
class CustomerController extends RecordController<Customer, StoredCustomer> {
    CustomerController(CustomerService customers, RecordReader reader, JsonMapper json) {
        super(customers, reader, json);
    }
}
