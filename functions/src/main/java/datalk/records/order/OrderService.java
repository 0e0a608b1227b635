package datalk.records.order;

import datalk.records.CollectionNames;
import datalk.records.Drafts;
import datalk.records.FieldKind;
import datalk.records.ListFilter;
import datalk.records.ListOrder;
import datalk.records.RecordKind;
import datalk.records.RecordLinks;
import datalk.records.RecordService;
import datalk.records.channel.ChannelService;
import datalk.records.channel.StoredChannel;
import datalk.records.customer.CustomerService;
import datalk.records.customer.StoredCustomer;
import datalk.records.store.StoreService;
import datalk.records.store.StoredStore;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is particular to orders: they refer to a store, a channel and perhaps a customer, and are listed newest first.
 */
@Singleton
public class OrderService extends RecordService<Order, StoredOrder> {
    private static final String MOMENT = "order_moment_created";
    private static final RecordKind<Order, StoredOrder> KIND = new RecordKind<>(
            "order",
            CollectionNames.ORDERS,
            Order.class,
            StoredOrder.class,
            "order_id",
            List.of(
                    ListFilter.equal(FieldKind.INTEGER, "store_id"),
                    ListFilter.equal(FieldKind.INTEGER, "hub_id"),
                    ListFilter.equal(FieldKind.INTEGER, "channel_id"),
                    ListFilter.equal(FieldKind.INTEGER, "customer_id"),
                    ListFilter.equal(FieldKind.TEXT, "order_status", "status"),
                    ListFilter.from("from", MOMENT),
                    ListFilter.to("to", MOMENT)),
            ListOrder.newestFirst(MOMENT, StoredOrder::order_moment_created));

    private final StoreService stores;
    private final ChannelService channels;
    private final CustomerService customers;

    OrderService(
            OrderRepository orders,
            RecordLinks links,
            StoreService stores,
            ChannelService channels,
            CustomerService customers) {
        super(KIND, orders, links);
        this.stores = stores;
        this.channels = channels;
        this.customers = customers;
    }

    @Override
    protected Drafts<Order, StoredOrder> drafts(Collection<Order> records) {
        Map<Long, StoredStore> knownStores = stores.findReferred(records, Order::store_id);
        Map<Long, StoredChannel> knownChannels = channels.findReferred(records, Order::channel_id);
        Map<Long, StoredCustomer> knownCustomers = customers.findReferred(records, Order::customer_id);
        return (order, issues) -> {
            int before = issues.size();
            StoredStore store = Drafts.refer("store_id", "store", order.store_id(), knownStores, issues);
            StoredChannel channel = Drafts.refer("channel_id", "channel", order.channel_id(), knownChannels, issues);
            StoredCustomer customer =
                    Drafts.refer("customer_id", "customer", order.customer_id(), knownCustomers, issues);
            return issues.size() > before
                    ? Optional.empty()
                    : Optional.of(StoredOrder.of(order, store, channel, customer));
        };
    }
}
