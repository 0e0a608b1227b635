package datalk.question;

import datalk.plan.BestPerGroup;
import datalk.plan.Bounds;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Filter;
import datalk.plan.GroupCount;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Ranking;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Shows a plan as JSON. */
final class PlanJson implements QueryPlan.Visitor<Map<String, Object>> {
    private PlanJson() {}

    static Map<String, Object> of(QueryPlan plan) {
        return plan.accept(new PlanJson());
    }

    private static Map<String, Object> kind(String kind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        return json;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> range(TimeRange range) {
        return Map.of("start", range.start().toString(), "end", range.end().toString());
    }

    private static Map<String, Object> filter(Filter filter) {
        return filter.fold(
                oneOf -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("dimension", oneOf.dimension().name());
                    json.put(
                            oneOf.negated() ? "none_of" : "one_of",
                            oneOf.values().stream().map(Value::key).toList());
                    return json;
                },
                within -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("field", within.field().name());
                    bounds(within.bounds(), json);
                    return json;
                },
                missing -> Map.of("field", missing.field().name(), "missing", !missing.negated()));
    }

    private static void bounds(Bounds bounds, Map<String, Object> json) {
        bounds.lower().ifPresent(value -> json.put(bounds.lowerIncluded() ? "at_least" : "above", value));
        bounds.upper().ifPresent(value -> json.put(bounds.upperIncluded() ? "at_most" : "below", value));
    }

    @Override
    public Map<String, Object> summary(Summary plan) {
        Map<String, Object> json = kind("summary");
        json.put("measure", plan.measure().name());
        json.put("group_by", plan.groupings().stream().map(Dimension::name).toList());
        json.put("filters", plan.filters().stream().map(PlanJson::filter).toList());
        plan.period().ifPresent(period -> json.put("period", range(period)));
        if (!plan.having().isEmpty()) {
            json.put(
                    "having",
                    plan.having().stream()
                            .map(having -> {
                                Map<String, Object> each = new LinkedHashMap<>();
                                each.put("measure", having.measure().name());
                                bounds(having.bounds(), each);
                                return each;
                            })
                            .toList());
        }
        plan.ranking().ifPresent(ranking -> json.put("ranking", ranking(ranking)));
        if (!plan.named().isEmpty()) {
            json.put("named", plan.named().stream().map(Value::key).toList());
        }
        return json;
    }

    private static Map<String, Object> ranking(Ranking ranking) {
        return Map.of("direction", lower(ranking.direction()), "limit", ranking.limit());
    }

    @Override
    public Map<String, Object> share(Share plan) {
        Map<String, Object> json = kind("share");
        json.put("whole", summary(plan.whole()));
        plan.part().ifPresent(part -> json.put("part", filter(part)));
        return json;
    }

    @Override
    public Map<String, Object> periodComparison(PeriodComparison plan) {
        Map<String, Object> json = kind("period_comparison");
        json.put("outcome", lower(plan.outcome()));
        json.put("summary", summary(plan.summary()));
        json.put("periods", plan.periods().stream().map(PlanJson::range).toList());
        plan.ranking().ifPresent(ranking -> json.put("ranking", ranking(ranking)));
        return json;
    }

    @Override
    public Map<String, Object> difference(Difference plan) {
        Map<String, Object> json = kind("difference");
        json.put("summary", summary(plan.summary()));
        json.put("minuend", filter(plan.minuend()));
        json.put("subtrahend", filter(plan.subtrahend()));
        return json;
    }

    @Override
    public Map<String, Object> series(Series plan) {
        Map<String, Object> json = kind("series");
        json.put("outcome", lower(plan.outcome()));
        json.put("trend", summary(plan.trend()));
        return json;
    }

    @Override
    public Map<String, Object> bucketAverage(BucketAverage plan) {
        Map<String, Object> json = kind("bucket_average");
        json.put("trend", summary(plan.trend()));
        return json;
    }

    @Override
    public Map<String, Object> bestPerGroup(BestPerGroup plan) {
        Map<String, Object> json = kind("best_per_group");
        json.put("summary", summary(plan.summary()));
        json.put("direction", lower(plan.direction()));
        json.put("limit", plan.ranking().limit());
        return json;
    }

    @Override
    public Map<String, Object> groupCount(GroupCount plan) {
        Map<String, Object> json = kind("group_count");
        json.put("summary", summary(plan.summary()));
        return json;
    }

    @Override
    public Map<String, Object> listing(Listing plan) {
        Map<String, Object> json = kind("listing");
        json.put("entity", plan.entity().name());
        json.put("attributes", plan.attributes().stream().map(Dimension::name).toList());
        json.put("fields", plan.numbers().stream().map(field -> field.name()).toList());
        json.put("filters", plan.filters().stream().map(PlanJson::filter).toList());
        plan.period().ifPresent(period -> json.put("period", range(period)));
        return json;
    }

    @Override
    public Map<String, Object> membership(Membership plan) {
        Map<String, Object> json = kind("membership");
        json.put("registered", listing(plan.registered()));
        json.put("had", plan.had().stream().map(this::summary).toList());
        json.put("lacked", plan.lacked().stream().map(this::summary).toList());
        json.put("counted", plan.counted());
        return json;
    }
}
