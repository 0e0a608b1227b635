package datalk.bench;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A made-up export of any number of orders, with as many malls, stores and channels as the public data have.
 *
 * <p>The same for the same number. It holds the mall that the corpus of questions asks about among others.
 */
final class Export {
    private static final int HUBS = 32;
    private static final int STORES = 951;
    private static final int CHANNELS = 40;
    private static final int CUSTOMERS = 3_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    private static final int DAYS = 120;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
    private static final String[] CITIES = {"CURITIBA,PR", "SÃO PAULO,SP", "PORTO ALEGRE,RS"};
    private static final String[] TIERS = {"GOLD", "SILVER", "BRONZE"};
    private static final String[] SYLLABLES = {
        "BA", "CO", "DU", "FE", "GI", "LO", "MA", "NE", "PI", "RU", "SA", "TO", "VI"
    };

    private final Random random = new Random(20210430);

    /** A table with its file's name. */
    record Table(String name, String head, List<String> rows) {
        /** The table in files of so many rows. */
        List<String> chunks(int size) {
            return IntStream.iterate(0, from -> from < rows.size(), from -> from + size)
                    .mapToObj(from -> head + "\n"
                            + rows.subList(from, Math.min(rows.size(), from + size)).stream()
                                    .collect(Collectors.joining("\n")))
                    .toList();
        }
    }

    /** A name that nothing else has: four syllables that count up. */
    static String name(int number) {
        StringBuilder name = new StringBuilder();
        for (int rest = number, i = 0; i < 4; i++, rest /= SYLLABLES.length) {
            name.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return name.append("X").toString();
    }

    /** All tables; what refers stands behind what it refers to. */
    List<Table> tables(int orders) {
        return List.of(hubs(), channels(), stores(), customers(), orders(orders));
    }

    private static List<String> rows(int count, java.util.function.IntFunction<String> row) {
        List<String> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(row.apply(i));
        }
        return rows;
    }

    private Table hubs() {
        String[] first = {"AURORA", "BRASA", "BRASA NORTE", "LAGOA AZUL"};
        return new Table(
                "hubs",
                "hub_id,hub_name,hub_city,hub_state,hub_latitude,hub_longitude",
                rows(
                        HUBS,
                        i -> (i + 1) + ",SHOPPING " + (i < first.length ? first[i] : name(i)) + "," + CITIES[i % 3]
                                + ",-25.4,-49.2"));
    }

    private static Table channels() {
        String[] first = {"APP DELTA", "SITE OMEGA", "ZAP GAMA"};
        return new Table(
                "channels",
                "channel_id,channel_name,channel_type",
                rows(
                        CHANNELS,
                        i -> (i + 1) + "," + (i < first.length ? first[i] : name(1_000 + i)) + ","
                                + (i % 2 == 0 ? "MARKETPLACE" : "OWN CHANNEL")));
    }

    private Table stores() {
        String[] first = {"CUMIURI", "PIMGUCIS", "SABORELLA", "TECIDARTE"};
        return new Table(
                "stores",
                "store_id,hub_id,store_name,store_segment,store_plan_price,store_latitude,store_longitude",
                rows(
                        STORES,
                        i -> (i + 1) + "," + (1 + i % HUBS) + ","
                                + (i < 40 ? first[i % 4] : name(2_000 + i)) + "," + (i % 3 == 0 ? "GOOD" : "FOOD")
                                + "," + (random.nextInt(3) * 50) + ".0,,"));
    }

    private Table customers() {
        return new Table(
                "customers",
                "customer_id,customer_name,customer_email,customer_city,customer_state,customer_birth_year,customer_tier,"
                        + "customer_since",
                rows(
                        CUSTOMERS,
                        i -> (i + 1) + ",Cliente " + name(i) + "," + "c" + i + "@example.com," + CITIES[i % 3] + ","
                                + (1950 + random.nextInt(55)) + "," + TIERS[random.nextInt(3)] + ",2020-0" + (1 + i % 9)
                                + "-10"));
    }

    private Table orders(int count) {
        return new Table(
                "orders",
                "order_id,store_id,channel_id,customer_id,order_status,order_amount,order_delivery_fee,"
                        + "order_delivery_cost,order_moment_created,order_metric_production_time,"
                        + "order_metric_transit_time,order_metric_cycle_time",
                rows(count, this::order));
    }

    private String order(int index) {
        LocalDateTime moment = FIRST_DAY
                .plusDays(random.nextInt(DAYS))
                .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        int store = 1 + (int) (STORES * Math.pow(random.nextDouble(), 2));
        return String.format(
                Locale.ROOT,
                "%d,%d,%d,%s,%s,%.2f,%.2f,%.2f,%s,%d,%d,%d",
                1_000_000 + index,
                store,
                1 + random.nextInt(CHANNELS),
                random.nextInt(20) == 0 ? "" : String.valueOf(1 + random.nextInt(CUSTOMERS)),
                random.nextInt(16) == 0 ? "CANCELED" : "FINISHED",
                20 + 80 * Math.abs(random.nextGaussian()),
                random.nextInt(16) * 1.0,
                random.nextInt(10) * 1.0,
                MOMENT.format(moment),
                10 + random.nextInt(40),
                5 + random.nextInt(25),
                30 + random.nextInt(60));
    }
}
