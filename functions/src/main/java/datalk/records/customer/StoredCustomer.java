package datalk.records.customer;

import datalk.records.Calendar;
import datalk.records.CollectionNames;
import datalk.records.StoredRecord;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link Customer} as the database holds it, with the calendar parts of the first day. */
@Serdeable
@MappedEntity(CollectionNames.CUSTOMERS)
public record StoredCustomer(
        @Id Long id,
        @Nullable String customer_name,
        @Nullable String customer_email,
        @Nullable String customer_city,
        @Nullable String customer_state,
        @Nullable Integer customer_birth_year,
        @Nullable String customer_tier,
        @Nullable String customer_since,
        @Nullable String customer_since_day,
        @Nullable String customer_since_week,
        @Nullable String customer_since_month,
        @Nullable String customer_since_quarter,
        @Nullable Integer customer_since_year,
        @Version Long version,
        @Nullable String unfinished)
        implements StoredRecord<Customer, StoredCustomer> {
    static StoredCustomer of(Customer customer) {
        Calendar since = Calendar.of(Objects.requireNonNull(customer.customer_since()));
        return new StoredCustomer(
                customer.customer_id(),
                customer.customer_name(),
                customer.customer_email(),
                customer.customer_city(),
                customer.customer_state(),
                customer.customer_birth_year(),
                customer.customer_tier(),
                since.day(),
                since.day(),
                since.week(),
                since.month(),
                since.quarter(),
                since.year(),
                0L,
                null);
    }

    @Override
    public Customer shown() {
        return new Customer(
                id,
                customer_name,
                customer_email,
                customer_city,
                customer_state,
                customer_birth_year,
                customer_tier,
                LocalDate.parse(Objects.requireNonNull(customer_since)));
    }

    @Override
    public StoredCustomer inState(Long newVersion, @Nullable String newUnfinished) {
        return new StoredCustomer(
                id,
                customer_name,
                customer_email,
                customer_city,
                customer_state,
                customer_birth_year,
                customer_tier,
                customer_since,
                customer_since_day,
                customer_since_week,
                customer_since_month,
                customer_since_quarter,
                customer_since_year,
                newVersion,
                newUnfinished);
    }

    /** Without name and address, so that no log shows any. */
    @Override
    public String toString() {
        return "StoredCustomer[" + id + "]";
    }

    @Override
    public List<Object> copiedElsewhere() {
        return Arrays.asList(customer_tier, customer_city, customer_state, customer_birth_year, customer_since);
    }
}
