package datalk.local.sample;

import java.time.Clock;
import java.util.List;

/**
 * The sample data: 12 malls, 10 channels, 150 stores, 2,000 customers and nearly 20,000 orders of the last 120 days.
 *
 * <p>The same seed and day give the same orders; as the day goes on, those that are over by then appear. So "ontem" and
 * "mês passado" always have answers, and nothing lies in the future.
 */
public record SampleData(CsvTable hubs, CsvTable channels, CsvTable stores, CsvTable customers, CsvTable orders) {
    private static final long SEED = 20_210_430;

    /** The data as of the clock's now, in the clock's zone. */
    public static SampleData until(Clock clock) {
        List<SampleHub> hubs = SampleHub.all();
        List<SampleStore> stores = SampleStore.all(SEED, hubs);
        List<SampleCustomer> customers = SampleCustomer.all(SEED, clock);
        return new SampleData(
                SampleHub.table(hubs),
                SampleChannel.table(),
                SampleStore.table(stores),
                SampleCustomer.table(customers),
                SampleOrder.table(new OrderMaker(SEED, stores, customers).until(clock)));
    }

    /** All tables; what refers stands behind what it refers to. */
    public List<CsvTable> tables() {
        return List.of(hubs, channels, stores, customers, orders);
    }
}
