package datalk.local.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleDataTest {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
    private static final LocalDateTime NOW = LocalDateTime.of(2024, 2, 29, 14, 30);
    private static final SampleData DATA = SampleData.until(at(NOW));

    @Test
    void hasTheSizeOfASmallBusiness() {
        assertThat(DATA.hubs().rows()).hasSize(12);
        assertThat(DATA.channels().rows()).hasSize(10);
        assertThat(DATA.stores().rows()).hasSize(150);
        assertThat(DATA.customers().rows()).hasSize(2_000);
        assertThat(DATA.orders().rows()).hasSizeBetween(19_700, 20_000);
    }

    @Test
    void isTheSameForTheSameMoment() {
        assertThat(SampleData.until(at(NOW))).isEqualTo(DATA);
    }

    @Test
    void onlyGrowsWhileADayGoesOn() {
        SampleData evening = SampleData.until(at(NOW.withHour(23)));

        assertThat(evening.stores()).isEqualTo(DATA.stores());
        assertThat(evening.orders().rows())
                .containsAll(DATA.orders().rows())
                .hasSizeGreaterThan(DATA.orders().rows().size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moments")
    void holdsNothingOfTheFuture(LocalDateTime now) {
        SampleData data = SampleData.until(at(now));

        assertThat(records(data.orders()))
                .allSatisfy(order -> assertThat(momentsOf(order)).allMatch(moment -> !moment.isAfter(now)));
        assertThat(records(data.customers()))
                .allSatisfy(customer -> assertThat(LocalDate.parse(customer.get("customer_since")))
                        .isBeforeOrEqualTo(now.toLocalDate()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moments")
    void hasOrdersOnEachOfTheLast120Days(LocalDateTime now) {
        Set<LocalDate> days = records(SampleData.until(at(now)).orders()).stream()
                .map(order -> created(order).toLocalDate())
                .filter(day -> day.isBefore(now.toLocalDate()))
                .collect(Collectors.toSet());

        assertThat(days).hasSize(119);
        assertThat(days).allMatch(day -> ChronoUnit.DAYS.between(day, now.toLocalDate()) < 120);
    }

    static Stream<LocalDateTime> moments() {
        return Stream.of(
                NOW,
                LocalDateTime.of(2025, 1, 1, 0, 0),
                LocalDateTime.of(2026, 3, 1, 9, 15, 7),
                LocalDateTime.of(2027, 12, 31, 23, 59, 59));
    }

    @Test
    void refersOnlyToWhatIsThere() {
        Set<String> hubs = keys(DATA.hubs(), "hub_id");
        Set<String> stores = keys(DATA.stores(), "store_id");
        Set<String> channels = keys(DATA.channels(), "channel_id");
        Set<String> customers = keys(DATA.customers(), "customer_id");

        assertThat(records(DATA.stores())).allMatch(store -> hubs.contains(store.get("hub_id")));
        assertThat(records(DATA.orders()))
                .allMatch(order -> stores.contains(order.get("store_id")))
                .allMatch(order -> channels.contains(order.get("channel_id")))
                .allMatch(order -> order.get("customer_id").isEmpty() || customers.contains(order.get("customer_id")));
        assertThat(keys(DATA.orders(), "order_id")).hasSameSizeAs(DATA.orders().rows());
    }

    @Test
    void hasTheGapsOfTheRealExport() {
        assertThat(share(DATA.orders(), order -> order.get("customer_id").isEmpty()))
                .isBetween(0.04, 0.08);
        assertThat(share(DATA.orders(), order -> order.get("order_status").equals("CANCELED")))
                .isBetween(0.05, 0.07);
        assertThat(share(
                        DATA.orders(),
                        order -> finished(order)
                                && order.get("order_metric_cycle_time").isEmpty()))
                .isBetween(0.01, 0.03);
        assertThat(share(DATA.stores(), store -> store.get("store_plan_price").isEmpty()))
                .isBetween(0.03, 0.2);
        assertThat(share(DATA.stores(), store -> store.get("store_latitude").isEmpty()))
                .isBetween(0.01, 0.12);
    }

    @Test
    void hasStoresWithoutOrders() {
        Set<String> sold = keys(DATA.orders(), "store_id");

        assertThat(keys(DATA.stores(), "store_id").stream().filter(id -> !sold.contains(id)))
                .hasSizeBetween(5, 15);
    }

    @Test
    void hasChainsAndNamesThatShareAWord() {
        Map<String, Long> byName =
                records(DATA.stores()).stream().collect(groupingBy(store -> store.get("store_name"), counting()));

        assertThat(byName).containsEntry("CAFÉ SERRA MANSA", 6L).containsEntry("CAFÉ SERRA ALTA", 3L);
        assertThat(byName).hasSize(58);
        assertThat(keys(DATA.hubs(), "hub_name")).contains("SHOPPING MAR SERENO", "SHOPPING MAR ABERTO");
    }

    @Test
    void isBusierOnSaturdaysThanOnMondays() {
        Map<DayOfWeek, Long> byWeekday = records(DATA.orders()).stream()
                .collect(groupingBy(order -> created(order).getDayOfWeek(), counting()));

        assertThat(byWeekday.get(DayOfWeek.SATURDAY)).isGreaterThan((long) (1.4 * byWeekday.get(DayOfWeek.MONDAY)));
    }

    @Test
    void isBusiestAtDinnerAndThenAtLunch() {
        Map<Integer, Long> byHour = records(DATA.orders()).stream()
                .collect(groupingBy(order -> created(order).getHour(), counting()));

        assertThat(byHour.get(19)).isGreaterThan(byHour.get(12));
        assertThat(byHour.get(12)).isGreaterThan((long) (1.5 * byHour.get(15)));
        assertThat(byHour.get(15)).isGreaterThan(5 * byHour.get(4));
    }

    @Test
    void timesEveryStepAsItsMomentsSay() {
        assertThat(records(DATA.orders())).filteredOn(SampleDataTest::finished).allSatisfy(order -> {
            double ready = minutesBetween(order, "order_moment_accepted", "order_moment_ready");
            assertThat(Double.parseDouble(order.get("order_metric_production_time")))
                    .isBetween(ready - 0.01, ready + 0.01);
            assertThat(created(order)).isBefore(moment(order.get("order_moment_finished")));
        });
    }

    @Test
    void splitsIntoChunksThatEachHaveTheHeader() {
        List<String> chunks = DATA.stores().chunks(40);

        assertThat(chunks)
                .hasSize(4)
                .allMatch(chunk -> chunk.startsWith(DATA.stores().header() + "\n"));
        assertThat(chunks.stream().flatMap(chunk -> chunk.lines().skip(1)))
                .isEqualTo(DATA.stores().rows());
    }

    private static Clock at(LocalDateTime now) {
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        return Clock.fixed(now.atZone(zone).toInstant(), zone);
    }

    private static List<Map<String, String>> records(CsvTable table) {
        String[] columns = table.header().split(",");
        return table.rows().stream().map(row -> record(columns, row)).toList();
    }

    private static Map<String, String> record(String[] columns, String row) {
        String[] cells = row.split(",", -1);
        assertThat(cells).hasSameSizeAs(columns);
        var cellsByColumn = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
            cellsByColumn.put(columns[i], cells[i]);
        }
        return cellsByColumn;
    }

    private static Set<String> keys(CsvTable table, String column) {
        return records(table).stream().map(row -> row.get(column)).collect(Collectors.toSet());
    }

    private static double share(CsvTable table, Predicate<Map<String, String>> fits) {
        return (double) records(table).stream().filter(fits).count()
                / table.rows().size();
    }

    private static boolean finished(Map<String, String> order) {
        return order.get("order_status").equals("FINISHED");
    }

    private static LocalDateTime created(Map<String, String> order) {
        return moment(order.get("order_moment_created"));
    }

    private static double minutesBetween(Map<String, String> order, String from, String to) {
        return ChronoUnit.SECONDS.between(moment(order.get(from)), moment(order.get(to))) / 60.0;
    }

    private static List<LocalDateTime> momentsOf(Map<String, String> order) {
        return order.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith("order_moment_"))
                .filter(cell -> !cell.getValue().isEmpty())
                .map(cell -> moment(cell.getValue()))
                .toList();
    }

    private static LocalDateTime moment(String text) {
        return LocalDateTime.parse(text, MOMENT);
    }
}
