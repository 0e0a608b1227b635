package datalk.records.order;

import datalk.problem.FieldIssue;
import datalk.records.ApiRecord;
import datalk.records.LocalMoment;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One order: amounts in reais, moments in the mall's local time, metrics in minutes.
 *
 * @param customer_id empty where the buyer is not known
 * @param order_created_hour like the other four parts of order_moment_created, which callers may leave out but not
 *     contradict
 * @param order_metric_expediton_speed_time spelled as in the export
 */
@Serdeable
public record Order(
        @NotNull @Positive @Nullable Long order_id,
        @NotNull @Positive @Nullable Long store_id,
        @NotNull @Positive @Nullable Long channel_id,
        @Positive @Nullable Long payment_order_id,
        @Positive @Nullable Long delivery_order_id,
        @NotNull @Pattern(regexp = "FINISHED|CANCELED", message = "{reason.one-of}") @Nullable String order_status,
        @NotNull @PositiveOrZero @Digits(integer = 9, fraction = 2) @Nullable BigDecimal order_amount,
        @PositiveOrZero @Digits(integer = 9, fraction = 2) @Nullable BigDecimal order_delivery_fee,
        @PositiveOrZero @Digits(integer = 9, fraction = 2) @Nullable BigDecimal order_delivery_cost,
        @Nullable Integer order_created_hour,
        @Nullable Integer order_created_minute,
        @Nullable Integer order_created_day,
        @Nullable Integer order_created_month,
        @Nullable Integer order_created_year,
        @NotNull @Nullable @LocalMoment LocalDateTime order_moment_created,
        @Nullable @LocalMoment LocalDateTime order_moment_accepted,
        @Nullable @LocalMoment LocalDateTime order_moment_ready,
        @Nullable @LocalMoment LocalDateTime order_moment_collected,
        @Nullable @LocalMoment LocalDateTime order_moment_in_expedition,
        @Nullable @LocalMoment LocalDateTime order_moment_delivering,
        @Nullable @LocalMoment LocalDateTime order_moment_delivered,
        @Nullable @LocalMoment LocalDateTime order_moment_finished,
        @PositiveOrZero @DecimalMax(MOST_MINUTES) @Nullable Double order_metric_collected_time,
        @PositiveOrZero @DecimalMax(MOST_MINUTES) @Nullable Double order_metric_paused_time,
        @PositiveOrZero @DecimalMax(MOST_MINUTES) @Nullable Double order_metric_production_time,
        @PositiveOrZero @DecimalMax(MOST_MINUTES) @Nullable Double order_metric_walking_time,
        @PositiveOrZero @DecimalMax(MOST_MINUTES) @Nullable Double order_metric_expediton_speed_time,
        @PositiveOrZero @DecimalMax(MOST_MINUTES) @Nullable Double order_metric_transit_time,
        @PositiveOrZero @DecimalMax(MOST_MINUTES) @Nullable Double order_metric_cycle_time,
        @Positive @Nullable Long customer_id)
        implements ApiRecord {
    /** Some nineteen hundred years: what is longer is no time, and sums of it would be no numbers. */
    private static final String MOST_MINUTES = "1000000000";

    @Override
    public @Nullable Long id() {
        return order_id;
    }

    @Override
    public List<FieldIssue> contradictions() {
        LocalDateTime created = Objects.requireNonNull(order_moment_created);
        List<FieldIssue> issues = new ArrayList<>();
        agree("order_created_hour", order_created_hour, created.getHour(), issues);
        agree("order_created_minute", order_created_minute, created.getMinute(), issues);
        agree("order_created_day", order_created_day, created.getDayOfMonth(), issues);
        agree("order_created_month", order_created_month, created.getMonthValue(), issues);
        agree("order_created_year", order_created_year, created.getYear(), issues);
        return issues;
    }

    private static void agree(String field, @Nullable Integer said, int derived, List<FieldIssue> issues) {
        if (said != null && said != derived) {
            issues.add(new FieldIssue(field, "reason.contradicts", derived));
        }
    }
}
