package datalk.execution;

import datalk.plan.BestPerGroup;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.GroupCount;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import java.math.BigDecimal;
import java.util.List;

/**
 * Holds a result against what must be true of any result of its plan, whatever the data: that groups are listed once
 * and in order, that numbers of records are whole and add up, that fractions of a whole lie within it.
 */
final class ResultCheck implements QueryPlan.Visitor<ResultTable> {
    /** How far a sum of fractions may be off for each one that was rounded to six places. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.0000005");

    private final ResultTable table;
    private final TableFacts facts;

    private ResultCheck(ResultTable table) {
        this.table = table;
        this.facts = new TableFacts(table);
    }

    /** The result itself; {@link FailedCheckException} where it cannot be right. */
    static ResultTable of(QueryPlan plan, ResultTable table) {
        ResultCheck check = new ResultCheck(table);
        check.everyTable();
        return plan.accept(check);
    }

    private static void require(boolean holds, String check) {
        if (!holds) {
            throw new FailedCheckException(check);
        }
    }

    private void everyTable() {
        int rows = table.rows().size();
        require(rows <= QueryPlan.MOST_ROWS, "more rows than an answer may have");
        require(!table.truncated() || rows == QueryPlan.MOST_ROWS, "cut below the most rows");
        require(facts.isRectangular(), "a row with other columns");
        require(facts.countsAreWhole(), "a number of records that is not whole");
        require(table.matched() >= 0, "a number of matched records below zero");
        require(table.leftOut().stream().allMatch(each -> each.count() > 0), "nothing left out, for a reason");
    }

    private void single() {
        require(table.rows().size() == 1 && table.columns().size() == 1, "one number is one row");
    }

    private static int columns(List<Dimension> groupings) {
        return groupings.stream()
                .mapToInt(dimension -> dimension.nameColumn().isPresent() ? 2 : 1)
                .sum();
    }

    /** Whether a measure is of records or of numbers that are never below zero. */
    private static boolean isPositive(Measure measure) {
        return switch (measure.aggregate()) {
            case COUNT, COUNT_DISTINCT -> true;
            case SUM ->
                switch (measure.unit()) {
                    case BRL, MINUTES, COUNT -> true;
                    case FRACTION, YEARS, RATIO, DEGREES -> false;
                };
            case AVERAGE, MINIMUM, MAXIMUM, PERCENTILE, RATIO, DIFFERENCE -> false;
        };
    }

    /** Whether a measure tells which part of some records are of a narrower kind. */
    private static boolean isRate(Measure measure) {
        if (measure.aggregate() != Aggregate.RATIO) {
            return false;
        }
        Measure part = measure.operands().get(0);
        Measure whole = measure.operands().get(1);
        return part.aggregate() == Aggregate.COUNT
                && whole.aggregate() == Aggregate.COUNT
                && part.conditions().entrySet().containsAll(whole.conditions().entrySet())
                && part.required().containsAll(whole.required());
    }

    private void values(Measure measure) {
        if (isPositive(measure)) {
            require(facts.valuesAreAtLeast(BigDecimal.ZERO), "a measure below zero");
        }
        if (isRate(measure)) {
            require(facts.valuesAreFractions(), "a rate outside 0 and 1");
        }
    }

    @Override
    public ResultTable summary(Summary plan) {
        values(plan.measure());
        if (plan.measure().aggregate() == Aggregate.COUNT) {
            require(facts.sum().compareTo(BigDecimal.valueOf(table.matched())) == 0, "parts that are not the whole");
        }
        if (plan.groupings().isEmpty()) {
            single();
            return table;
        }
        groups(plan.groupings());
        if (plan.isInTimeOrder()) {
            require(facts.keysRise(columns(plan.groupings())), "times out of order");
        } else {
            require(facts.valuesAreRanked(plan.ranking()), "groups out of order");
        }
        plan.ranking().ifPresent(each -> require(table.rows().size() <= each.limit(), "more groups than were asked"));
        return table;
    }

    private void groups(List<Dimension> groupings) {
        require(table.columns().size() == columns(groupings) + 1, "columns of other groups");
        require(facts.areDistinct(columns(groupings)), "a group twice");
    }

    @Override
    public ResultTable share(Share plan) {
        Measure measure = plan.whole().measure();
        boolean ofRecords = isPositive(measure);
        if (ofRecords) {
            require(facts.valuesAreFractions(), "a share outside 0 and 1");
        }
        if (plan.part().isPresent()) {
            single();
            return table;
        }
        groups(plan.whole().groupings());
        require(facts.valuesAreRanked(plan.whole().ranking()), "shares out of order");
        if (ofRecords && measure.additive()) {
            shares(plan);
        }
        return table;
    }

    private void shares(Share plan) {
        BigDecimal rounding = ROUNDING.multiply(BigDecimal.valueOf(table.rows().size()));
        BigDecimal over = facts.sum().subtract(BigDecimal.ONE);
        require(over.compareTo(rounding) <= 0, "shares of more than the whole");
        boolean all = plan.whole().ranking().isEmpty() && plan.whole().having().isEmpty() && !table.truncated();
        boolean none = facts.hasNoValue();
        require(!all || none || over.abs().compareTo(rounding) <= 0, "shares of less than the whole");
    }

    @Override
    public ResultTable periodComparison(PeriodComparison plan) {
        Measure measure = plan.summary().measure();
        List<Dimension> groupings = plan.summary().groupings();
        if (plan.outcome() == PeriodComparison.Outcome.ROWS) {
            values(measure);
            require(!haveOtherDays(plan.periods()) || facts.areDistinct(columns(groupings) + 1), "a period twice");
            boolean complete = table.rows().size() % plan.periods().size() == 0;
            require(complete || table.truncated(), "a period that is missing");
            return table;
        }
        if (groupings.isEmpty()) {
            single();
        } else {
            groups(groupings);
            require(facts.valuesAreRanked(plan.ranking()), "groups out of order");
        }
        if (plan.outcome() == PeriodComparison.Outcome.GROWTH && isPositive(measure)) {
            require(facts.valuesAreAtLeast(BigDecimal.ONE.negate()), "a fall below nothing");
        }
        return table;
    }

    /** Only then do their rows tell them apart: parts of one day are shown as that day. */
    private static boolean haveOtherDays(List<TimeRange> periods) {
        return periods.stream()
                        .map(period -> List.of(period.firstDay(), period.lastDay()))
                        .distinct()
                        .count()
                == periods.size();
    }

    @Override
    public ResultTable difference(Difference plan) {
        single();
        return table;
    }

    @Override
    public ResultTable series(Series plan) {
        Measure measure = plan.trend().measure();
        groups(plan.trend().groupings());
        require(facts.keysRise(1), "times out of order");
        boolean positive = isPositive(measure);
        if (plan.outcome() == Series.Outcome.GROWTH) {
            require(!positive || facts.valuesAreAtLeast(BigDecimal.ONE.negate()), "a fall below nothing");
            return table;
        }
        require(!positive || facts.valuesRise(), "a running total that falls");
        if (measure.aggregate() == Aggregate.COUNT && !table.rows().isEmpty()) {
            require(facts.last().compareTo(BigDecimal.valueOf(table.matched())) == 0, "parts that are not the whole");
        }
        return table;
    }

    @Override
    public ResultTable bucketAverage(BucketAverage plan) {
        single();
        values(plan.trend().measure());
        if (table.averaged().isEmpty()) {
            require(facts.hasNoValue() && table.matched() == 0, "a mean of no buckets");
            return table;
        }
        AveragedBuckets buckets = table.averaged().get();
        require(buckets.areAll(plan), "buckets that are missing");
        BigDecimal mean = facts.last();
        require(buckets.canHaveMean(mean), "a mean beyond the least and the greatest");
        if (plan.trend().measure().additive()) {
            require(buckets.addUpTo(mean), "buckets that are not the whole");
        }
        if (plan.trend().measure().aggregate() == Aggregate.COUNT) {
            require(buckets.sum().compareTo(BigDecimal.valueOf(table.matched())) == 0, "parts that are not the whole");
        }
        return table;
    }

    @Override
    public ResultTable bestPerGroup(BestPerGroup plan) {
        values(plan.summary().measure());
        groups(plan.summary().groupings());
        require(facts.groupsHaveAtMost(plan.ranking().limit()), "more of a group than were asked");
        require(facts.groupsAreRanked(plan.direction()), "groups out of order");
        return table;
    }

    @Override
    public ResultTable groupCount(GroupCount plan) {
        single();
        require(facts.sum().compareTo(BigDecimal.valueOf(table.matched())) <= 0, "more groups than records");
        return table;
    }

    @Override
    public ResultTable listing(Listing plan) {
        require(facts.keysRise(1), "records out of order");
        require(table.matched() == table.rows().size(), "records that are not listed");
        return table;
    }

    @Override
    public ResultTable membership(Membership plan) {
        if (!plan.counted()) {
            return listing(plan.registered());
        }
        single();
        require(facts.sum().compareTo(BigDecimal.valueOf(table.matched())) <= 0, "more members than registered");
        return table;
    }
}
