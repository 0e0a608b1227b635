package datalk.phrasing;

import datalk.execution.Column;
import datalk.execution.ResultTable;
import datalk.plan.BestPerGroup;
import datalk.plan.BucketAverage;
import datalk.plan.Difference;
import datalk.plan.Filter;
import datalk.plan.GroupCount;
import datalk.plan.Listing;
import datalk.plan.Membership;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the sentence of an answer; every number in it is a cell of the result. */
final class SentenceWriter implements QueryPlan.Visitor<String> {
    private static final int MOST_LISTED = 5;

    private final RowNames names;
    private final Language language;
    private final ResultTable result;
    private final Formats formats;
    private final PeriodWords periods;
    private final PlanWords words;
    private final MeasureWords measures;
    private final FilterQuestion conditions;
    private final ScopeWords scopes;
    private final RecordSentence records;

    SentenceWriter(SemanticModel model, Language language, ResultTable result) {
        this.names = new RowNames(model, language);
        this.language = language;
        this.result = result;
        this.formats = new Formats(language);
        this.periods = new PeriodWords(language);
        this.words = new PlanWords(language);
        this.measures = new MeasureWords(language);
        this.conditions = new FilterQuestion(model, language);
        this.scopes = new ScopeWords(model, language);
        this.records = new RecordSentence(model, language, result);
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    private Column valueColumn() {
        return result.columns().get(result.columns().size() - 1);
    }

    private String value(List<Object> row) {
        return formats.cell(row.get(row.size() - 1), valueColumn());
    }

    private String single() {
        return value(result.rows().get(0));
    }

    private boolean singleMissing() {
        return result.rows().get(0).get(result.columns().size() - 1) == null;
    }

    @Override
    public String summary(Summary plan) {
        String where = scopes.before(plan.period(), plan.named().isEmpty() ? plan.filters() : unnamed(plan));
        if (plan.groupings().isEmpty()) {
            return Sentences.capital(where + total(plan));
        }
        if (result.rows().isEmpty()) {
            return Sentences.capital(where
                    + say("não há registros que contem para essa pergunta.", "no records count for this question."));
        }
        if (plan.ranking().filter(ranking -> ranking.limit() == 1).isPresent()
                && result.rows().size() == 1) {
            return Sentences.capital(where + names.group(result.rows().get(0), plan.groupings())
                    + say(" teve ", " had ")
                    + measures.end(plan.ranking().get().direction(), plan.measure()) + ": " + single() + ".");
        }
        String head = where + measures.label(plan.measure()) + by(plan.groupings()) + having(plan);
        return Sentences.capital(head + ": " + (plan.isTrend() ? trend(plan.groupings()) : list(plan.groupings())));
    }

    /** The filters of a comparison, without the one that names its rows. */
    private static List<Filter> unnamed(Summary plan) {
        return plan.filters().stream()
                .filter(filter -> plan.groupings().stream().noneMatch(filter::isOn))
                .toList();
    }

    private String by(List<Dimension> groupings) {
        return say(" por ", " by ")
                + groupings.stream()
                        .map(each -> each.label().in(language))
                        .collect(Collectors.joining(say(" e ", " and ")));
    }

    /** The conditions on groups: " (com mais de 3 pedidos)". */
    private String having(Summary plan) {
        String all = plan.having().stream().map(conditions::condition).collect(Collectors.joining(say(" e ", " and ")));
        return all.isEmpty() ? "" : say(" (com ", " (with ") + all + ")";
    }

    private String called(Filter filter) {
        return filter.asOneOf().flatMap(conditions::called).orElseGet(() -> words.filter(filter));
    }

    private String total(Summary plan) {
        Measure measure = plan.measure();
        String label = measure.label().in(language);
        if (singleMissing()) {
            return say("não há registros para calcular ", "there are no records to compute ") + measures.the(measure)
                    + ".";
        }
        if (measure.unit() == Unit.COUNT && "1".equals(single())) {
            return label + ": 1."; // labels are plural
        }
        if (measure.unit() == Unit.COUNT) {
            boolean register =
                    !measure.source().name().equals("orders") && plan.period().isEmpty();
            return (register ? say("há ", "there are ") : say("foram ", "there were ")) + single() + " " + label + ".";
        }
        return measures.was(measure) + say(" de ", " ") + single() + ".";
    }

    private String list(List<Dimension> groupings) {
        String listed = result.rows().stream()
                .limit(MOST_LISTED)
                .map(row -> names.group(row, groupings) + " " + value(row))
                .collect(Collectors.joining("; "));
        int more = result.rows().size() - MOST_LISTED;
        return listed + (more > 0 ? say("; e mais na tabela.", "; and more in the table.") : ".");
    }

    private String trend(List<Dimension> groupings) {
        int last = result.rows().size() - 1;
        if (last < MOST_LISTED) {
            return list(groupings);
        }
        List<Object> first = result.rows().get(0);
        return names.group(first, groupings) + " " + value(first) + say(" … ", " … ")
                + names.group(result.rows().get(last), groupings) + " "
                + value(result.rows().get(last)) + ".";
    }

    @Override
    public String share(Share plan) {
        Summary whole = plan.whole();
        String where = scopes.before(whole.period(), whole.filters());
        if (plan.part().isPresent()) {
            String part = called(plan.part().get());
            return Sentences.capital(where
                    + (singleMissing()
                            ? say("não há de que calcular a participação.", "there is nothing to take a share of.")
                            : part + say(accounted(part), " accounted for ") + single() + " "
                                    + measures.of(whole.measure()) + "."));
        }
        return Sentences.capital(where + say("participação ", "share ")
                + say(measures.in(whole.measure()), measures.of(whole.measure())) + ": " + list(whole.groupings()));
    }

    private static String accounted(String part) {
        return part.startsWith("os ") || part.startsWith("as ") ? " responderam por " : " respondeu por ";
    }

    @Override
    public String periodComparison(PeriodComparison plan) {
        Summary summary = plan.summary();
        String scope = scopes.before(Optional.empty(), summary.filters());
        if (plan.outcome() == PeriodComparison.Outcome.ROWS) {
            String by = summary.groupings().isEmpty() ? "" : by(summary.groupings());
            return Sentences.capital(scope + measures.label(summary.measure()) + by + ": " + compared(plan) + ".");
        }
        String what = plan.outcome() == PeriodComparison.Outcome.GROWTH
                ? say("o crescimento " + measures.of(summary.measure()), "growth " + measures.of(summary.measure()))
                : say("a diferença " + measures.in(summary.measure()), "the change " + measures.in(summary.measure()));
        String head = scope
                + what
                + say(" de ", " from ")
                + plan.periods().stream().map(periods::of).collect(Collectors.joining(say(" para ", " to ")));
        if (result.rows().isEmpty()) {
            return Sentences.capital(head + say(": nada a comparar.", ": nothing to compare."));
        }
        return Sentences.capital(head + (summary.groupings().isEmpty() ? outcome() : ": " + list(summary.groupings())));
    }

    private String outcome() {
        return singleMissing()
                ? say(" não pode ser calculado.", " cannot be computed.")
                : say(" foi de ", " was ") + single() + ".";
    }

    /** Each row by its group and period; the rows of a group follow one another, period by period. */
    private String compared(PeriodComparison plan) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(result.rows().size(), 2 * MOST_LISTED); i++) {
            List<Object> row = result.rows().get(i);
            String group = plan.summary().groupings().isEmpty()
                    ? ""
                    : names.group(row, plan.summary().groupings()) + ", ";
            rows.add(group + periods.of(plan.periods().get(i % plan.periods().size())) + " " + value(row));
        }
        return String.join("; ", rows);
    }

    @Override
    public String difference(Difference plan) {
        return Sentences.capital(
                scopes.before(plan.summary().period(), plan.summary().filters())
                        + say("a diferença ", "the difference ")
                        + measures.in(plan.summary().measure())
                        + say(" entre ", " between ")
                        + called(plan.minuend())
                        + say(" e ", " and ")
                        + called(plan.subtrahend())
                        + outcome());
    }

    @Override
    public String series(Series plan) {
        Measure measure = plan.trend().measure();
        String what = plan.outcome() == Series.Outcome.RUNNING_TOTAL
                ? say(
                        measures.label(measure) + " " + measures.accumulated(measure),
                        "running total " + measures.of(measure))
                : say("crescimento " + measures.of(measure), "growth " + measures.of(measure));
        return Sentences.capital(
                scopes.before(plan.trend().period(), plan.trend().filters())
                        + what + by(plan.trend().groupings()) + ": "
                        + (result.rows().isEmpty()
                                ? say("sem registros.", "no records.")
                                : trend(plan.trend().groupings())));
    }

    @Override
    public String bucketAverage(BucketAverage plan) {
        Optional<String> value = singleMissing() ? Optional.empty() : Optional.of(single());
        return Sentences.capital(
                scopes.before(plan.trend().period(), plan.trend().filters())
                        + new AverageWords(language).sentence(plan, value));
    }

    @Override
    public String bestPerGroup(BestPerGroup plan) {
        Summary summary = plan.summary();
        return Sentences.capital(scopes.before(summary.period(), summary.filters())
                + words.best(plan) + say(" com ", " with ")
                + measures.end(plan.direction(), summary.measure()) + say(" em cada ", " in each ")
                + summary.groupings().get(0).label().in(language) + ": "
                + (result.rows().isEmpty() ? say("sem registros.", "no records.") : list(summary.groupings())));
    }

    @Override
    public String groupCount(GroupCount plan) {
        Summary summary = plan.summary();
        String condition =
                summary.having().stream().map(conditions::condition).collect(Collectors.joining(say(" e ", " and ")));
        String what = condition.isEmpty() ? measures.label(summary.measure()) : condition;
        return Sentences.capital(scopes.before(summary.period(), summary.filters())
                + counted(summary.groupings().get(0)) + say(" com ", " with ") + what + ": " + single() + ".");
    }

    private String counted(Dimension dimension) {
        return say("número de ", "number of ") + dimension.plural().in(language);
    }

    @Override
    public String listing(Listing plan) {
        return records.all(plan);
    }

    @Override
    public String membership(Membership plan) {
        MembershipWords members = new MembershipWords(plan, language);
        return Sentences.capital(
                scopes.before(members.period(), members.filters()) + members.members(periods::adverb) + " "
                        + members.activities(scopes::behind) + ": "
                        + (plan.counted() ? single() : records.listed(plan.registered())) + ".");
    }
}
