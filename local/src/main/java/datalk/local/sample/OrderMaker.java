package datalk.local.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes up orders that follow the rhythm of malls: full weekends, a peak at lunch and a higher one at dinner, a slow
 * growth.
 */
final class OrderMaker {
    static final int COUNT = 20_000;
    static final int DAYS = 120;
    private static final double GROWTH_PER_DAY = 0.002;
    private static final double CANCELED = 0.06;
    private static final double NO_CUSTOMER = 0.05;
    private static final double NO_DELIVERY_COST = 0.02;
    private static final int TRIES = 4;
    private static final double[] WEEKDAYS = {0.8, 0.8, 0.9, 0.95, 1.2, 1.45, 1.3};
    private static final double[] HOURS = {
        6, 3, 1, 1, 1, 1, 2, 4, 8, 20, 40, 78, 95, 77, 49, 39, 47, 69, 98, 114, 104, 78, 38, 18
    };
    private static final int[] FEES = {0, 390, 490, 590, 690, 790, 990, 1290};
    private final Random random;
    private final List<SampleStore> stores;
    private final List<SampleCustomer> customers;
    private final Weighted byStore;
    private final Weighted byChannel = new Weighted(Arrays.stream(SampleChannel.values())
            .mapToDouble(channel -> channel.weight)
            .toArray());
    private final Weighted byHour = new Weighted(HOURS);

    OrderMaker(long seed, List<SampleStore> stores, List<SampleCustomer> customers) {
        this.random = new Random(seed + 3);
        this.stores = stores;
        this.customers = customers;
        this.byStore = new Weighted(
                stores.stream().mapToDouble(SampleStore::popularity).toArray());
    }

    /** The orders of the days up to the clock's today that are over at the clock's now, the earliest first. */
    List<SampleOrder> until(Clock clock) {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDate firstDay = now.toLocalDate().minusDays(DAYS - 1L);
        Weighted byDay = new Weighted(
                IntStream.range(0, DAYS).mapToDouble(day -> busy(firstDay, day)).toArray());
        return IntStream.range(0, COUNT)
                .mapToObj(number -> make(number, firstDay.plusDays(byDay.draw(random))))
                .sorted(Comparator.comparing(SampleOrder::created).thenComparing(SampleOrder::id))
                .filter(order -> order.isOverAt(now))
                .toList();
    }

    private static double busy(LocalDate firstDay, int day) {
        return WEEKDAYS[firstDay.plusDays(day).getDayOfWeek().ordinal()] * (1 + GROWTH_PER_DAY * day);
    }

    private SampleOrder make(int number, LocalDate day) {
        SampleStore store = stores.get(byStore.draw(random));
        LocalDateTime created = day.atTime(byHour.draw(random), random.nextInt(60), random.nextInt(60))
                .truncatedTo(ChronoUnit.SECONDS);
        int fee = FEES[random.nextInt(FEES.length)];
        return new SampleOrder(
                1_000_001 + number,
                store.id(),
                SampleChannel.values()[byChannel.draw(random)].id,
                random.nextDouble() < NO_CUSTOMER ? "" : customerOn(day),
                Math.round((store.food() ? 5_500 : 13_000) * Math.exp(random.nextGaussian() * 0.6)),
                fee,
                random.nextDouble() < NO_DELIVERY_COST ? -1 : Math.round(fee * 0.7 + 100 + random.nextInt(600)),
                created,
                random.nextDouble() < CANCELED ? Course.CANCELED : Course.draw(random, store.food()));
    }

    /** A customer who had come by that day, or after a few tries nobody. */
    private String customerOn(LocalDate day) {
        return IntStream.range(0, TRIES)
                .mapToObj(attempt -> customers.get(random.nextInt(customers.size())))
                .filter(customer -> !customer.since().isAfter(day))
                .findFirst()
                .map(customer -> String.valueOf(customer.id()))
                .orElse("");
    }
}
