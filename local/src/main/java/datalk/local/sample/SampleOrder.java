package datalk.local.sample;

import java.time.LocalDateTime;
import java.util.List;

/**
 * An order.
 *
 * @param customerId {@code ""} where nobody knows
 * @param amount in cents, like {@code fee} and {@code cost}
 * @param cost negative where it is not known
 */
record SampleOrder(
        int id,
        int storeId,
        int channelId,
        String customerId,
        long amount,
        long fee,
        long cost,
        LocalDateTime created,
        Course course) {
    private static final String HEADER = "order_id,store_id,channel_id,payment_order_id,delivery_order_id,order_status,"
            + "order_amount,order_delivery_fee,order_delivery_cost,order_created_hour,order_created_minute,"
            + "order_created_day,order_created_month,order_created_year,order_moment_created,order_moment_accepted,"
            + "order_moment_ready,order_moment_collected,order_moment_in_expedition,order_moment_delivering,"
            + "order_moment_delivered,order_moment_finished,order_metric_collected_time,order_metric_paused_time,"
            + "order_metric_production_time,order_metric_walking_time,order_metric_expediton_speed_time,"
            + "order_metric_transit_time,order_metric_cycle_time,customer_id";
    private static final String NO_MOMENTS_AND_METRICS = ",".repeat(14);
    private static final int NOON = 12;

    static CsvTable table(List<SampleOrder> orders) {
        return new CsvTable(
                "orders", HEADER, orders.stream().map(SampleOrder::row).toList());
    }

    boolean isOverAt(LocalDateTime now) {
        return !created.plusSeconds(course.total()).isAfter(now);
    }

    private boolean canceled() {
        return course == Course.CANCELED;
    }

    private String row() {
        var row = new StringBuilder(320);
        row.append(id).append(',').append(storeId).append(',').append(channelId);
        row.append(',').append(id).append(',').append(id).append(',').append(canceled() ? "CANCELED" : "FINISHED");
        money(row.append(','), amount);
        money(row.append(','), fee);
        money(row.append(','), cost);
        row.append(',').append(created.getHour()).append(',').append(created.getMinute());
        row.append(',').append(created.getDayOfMonth()).append(',').append(created.getMonthValue());
        moment(row.append(',').append(created.getYear()).append(','), created);
        if (canceled()) {
            row.append(NO_MOMENTS_AND_METRICS);
        } else {
            steps(row);
        }
        return row.append(',').append(customerId).toString();
    }

    private void steps(StringBuilder row) {
        LocalDateTime moment = created;
        int[] steps = {course.accepted(), course.ready(), course.collected(), course.expedition(), course.delivering()};
        for (int seconds : steps) {
            moment = moment.plusSeconds(seconds);
            moment(row.append(','), moment);
        }
        moment(row.append(",,"), moment.plusSeconds(course.finished()));
        minutes(row.append(','), course.collected());
        minutes(row.append(",,"), course.ready());
        minutes(row.append(','), course.collected());
        minutes(row.append(','), course.delivering());
        minutes(row.append(','), course.timed() ? course.finished() : -1);
        minutes(row.append(','), course.timed() ? course.total() : -1);
    }

    /** As the export writes it: {@code 2/5/2021 6:53:01 PM}. By hand: a formatter takes a second for all of them. */
    private static void moment(StringBuilder row, LocalDateTime moment) {
        int hour = moment.getHour() % NOON;
        row.append(moment.getMonthValue()).append('/').append(moment.getDayOfMonth());
        row.append('/')
                .append(moment.getYear())
                .append(' ')
                .append(hour == 0 ? NOON : hour)
                .append(':');
        twoDigits(row, moment.getMinute()).append(':');
        twoDigits(row, moment.getSecond()).append(moment.getHour() < NOON ? " AM" : " PM");
    }

    private static void money(StringBuilder row, long cents) {
        if (cents >= 0) {
            twoDigits(row.append(cents / 100).append('.'), (int) (cents % 100));
        }
    }

    private static void minutes(StringBuilder row, int seconds) {
        if (seconds >= 0) {
            money(row, Math.round(seconds / 0.6));
        }
    }

    private static StringBuilder twoDigits(StringBuilder row, int value) {
        return row.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
