package datalk.records.customer;

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

/** What is particular to customers: orders copy what they are grouped by, never a name or an address. */
@Singleton
public class CustomerService extends RecordService<Customer, StoredCustomer> {
    private static final RecordKind<Customer, StoredCustomer> KIND = new RecordKind<>(
            "customer",
            CollectionNames.CUSTOMERS,
            Customer.class,
            StoredCustomer.class,
            "customer_id",
            List.of(
                    ListFilter.equal(FieldKind.TEXT, "customer_city", "city"),
                    ListFilter.equal(FieldKind.TEXT, "customer_state", "state"),
                    ListFilter.equal(FieldKind.TEXT, "customer_tier", "tier"),
                    ListFilter.equal(FieldKind.SMALL_INTEGER, "customer_birth_year", "birth_year")),
            ListOrder.<StoredCustomer>byId());

    CustomerService(CustomerRepository customers, RecordLinks links) {
        super(KIND, customers, links);
    }

    @Override
    protected Drafts<Customer, StoredCustomer> drafts(Collection<Customer> records) {
        return (customer, issues) -> Optional.of(StoredCustomer.of(customer));
    }
}
