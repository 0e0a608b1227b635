package datalk.records.order;

import datalk.records.Calendar;
import datalk.records.CollectionNames;
import datalk.records.LocalTimes;
import datalk.records.Money;
import datalk.records.StoredRecord;
import datalk.records.channel.StoredChannel;
import datalk.records.customer.StoredCustomer;
import datalk.records.store.StoredStore;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Order} as the database holds it, with the calendar parts of its moment and copies of its store, channel and
 * customer: every question about orders is one pipeline over this one collection.
 */
@Serdeable
@MappedEntity(CollectionNames.ORDERS)
public record StoredOrder(
        @Id Long id,
        Long store_id,
        Long channel_id,
        @Nullable Long customer_id,
        @Nullable Long payment_order_id,
        @Nullable Long delivery_order_id,
        @Nullable String order_status,
        @Nullable Long order_amount_cents,
        @Nullable Long order_delivery_fee_cents,
        @Nullable Long order_delivery_cost_cents,
        @Nullable String order_moment_created,
        @Nullable String order_moment_accepted,
        @Nullable String order_moment_ready,
        @Nullable String order_moment_collected,
        @Nullable String order_moment_in_expedition,
        @Nullable String order_moment_delivering,
        @Nullable String order_moment_delivered,
        @Nullable String order_moment_finished,
        @Nullable Double order_metric_collected_time,
        @Nullable Double order_metric_paused_time,
        @Nullable Double order_metric_production_time,
        @Nullable Double order_metric_walking_time,
        @Nullable Double order_metric_expediton_speed_time,
        @Nullable Double order_metric_transit_time,
        @Nullable Double order_metric_cycle_time,
        String day,
        String week,
        String month,
        String quarter,
        int year,
        int weekday,
        int hour,
        @Nullable String store_name,
        @Nullable String store_segment,
        @Nullable Long store_plan_price_cents,
        @Nullable Long hub_id,
        @Nullable String hub_name,
        @Nullable String hub_city,
        @Nullable String hub_state,
        @Nullable String channel_name,
        @Nullable String channel_type,
        @Nullable String customer_tier,
        @Nullable String customer_city,
        @Nullable String customer_state,
        @Nullable Integer customer_birth_year,
        @Nullable String customer_since,
        @Version Long version)
        implements StoredRecord<Order, StoredOrder> {
    static StoredOrder of(Order order, StoredStore store, StoredChannel channel, @Nullable StoredCustomer customer) {
        LocalDateTime created = Objects.requireNonNull(order.order_moment_created());
        Calendar calendar = Calendar.of(created.toLocalDate());
        return new StoredOrder(
                order.order_id(),
                store.id(),
                channel.id(),
                order.customer_id(),
                order.payment_order_id(),
                order.delivery_order_id(),
                order.order_status(),
                Money.toCents(order.order_amount()),
                Money.toCents(order.order_delivery_fee()),
                Money.toCents(order.order_delivery_cost()),
                LocalTimes.toText(created),
                LocalTimes.toText(order.order_moment_accepted()),
                LocalTimes.toText(order.order_moment_ready()),
                LocalTimes.toText(order.order_moment_collected()),
                LocalTimes.toText(order.order_moment_in_expedition()),
                LocalTimes.toText(order.order_moment_delivering()),
                LocalTimes.toText(order.order_moment_delivered()),
                LocalTimes.toText(order.order_moment_finished()),
                order.order_metric_collected_time(),
                order.order_metric_paused_time(),
                order.order_metric_production_time(),
                order.order_metric_walking_time(),
                order.order_metric_expediton_speed_time(),
                order.order_metric_transit_time(),
                order.order_metric_cycle_time(),
                calendar.day(),
                calendar.week(),
                calendar.month(),
                calendar.quarter(),
                calendar.year(),
                calendar.weekday(),
                created.getHour(),
                store.store_name(),
                store.store_segment(),
                store.store_plan_price_cents(),
                store.hub_id(),
                store.hub_name(),
                store.hub_city(),
                store.hub_state(),
                channel.channel_name(),
                channel.channel_type(),
                customer == null ? null : customer.customer_tier(),
                customer == null ? null : customer.customer_city(),
                customer == null ? null : customer.customer_state(),
                customer == null ? null : customer.customer_birth_year(),
                customer == null ? null : customer.customer_since(),
                0L);
    }

    @Override
    public Order shown() {
        LocalDateTime created = Objects.requireNonNull(LocalTimes.fromText(order_moment_created));
        return new Order(
                id,
                store_id,
                channel_id,
                payment_order_id,
                delivery_order_id,
                order_status,
                Money.fromCents(order_amount_cents),
                Money.fromCents(order_delivery_fee_cents),
                Money.fromCents(order_delivery_cost_cents),
                created.getHour(),
                created.getMinute(),
                created.getDayOfMonth(),
                created.getMonthValue(),
                created.getYear(),
                created,
                LocalTimes.fromText(order_moment_accepted),
                LocalTimes.fromText(order_moment_ready),
                LocalTimes.fromText(order_moment_collected),
                LocalTimes.fromText(order_moment_in_expedition),
                LocalTimes.fromText(order_moment_delivering),
                LocalTimes.fromText(order_moment_delivered),
                LocalTimes.fromText(order_moment_finished),
                order_metric_collected_time,
                order_metric_paused_time,
                order_metric_production_time,
                order_metric_walking_time,
                order_metric_expediton_speed_time,
                order_metric_transit_time,
                order_metric_cycle_time,
                customer_id);
    }

    @Override
    public StoredOrder inState(Long newVersion, @Nullable String unfinished) {
        return new StoredOrder(
                id,
                store_id,
                channel_id,
                customer_id,
                payment_order_id,
                delivery_order_id,
                order_status,
                order_amount_cents,
                order_delivery_fee_cents,
                order_delivery_cost_cents,
                order_moment_created,
                order_moment_accepted,
                order_moment_ready,
                order_moment_collected,
                order_moment_in_expedition,
                order_moment_delivering,
                order_moment_delivered,
                order_moment_finished,
                order_metric_collected_time,
                order_metric_paused_time,
                order_metric_production_time,
                order_metric_walking_time,
                order_metric_expediton_speed_time,
                order_metric_transit_time,
                order_metric_cycle_time,
                day,
                week,
                month,
                quarter,
                year,
                weekday,
                hour,
                store_name,
                store_segment,
                store_plan_price_cents,
                hub_id,
                hub_name,
                hub_city,
                hub_state,
                channel_name,
                channel_type,
                customer_tier,
                customer_city,
                customer_state,
                customer_birth_year,
                customer_since,
                newVersion);
    }
}
