package datalk.phrasing;

import datalk.execution.Column;
import datalk.execution.ResultTable;
import datalk.plan.Absence;
import datalk.plan.BestPerGroup;
import datalk.plan.Difference;
import datalk.plan.Direction;
import datalk.plan.Filter;
import datalk.plan.GroupCount;
import datalk.plan.Listing;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.Series;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    SentenceWriter(SemanticModel model, Language language, ResultTable result) {
        this.names = new RowNames(model, language);
        this.language = language;
        this.result = result;
        this.formats = new Formats(language);
        this.periods = new PeriodWords(language);
        this.words = new PlanWords(language);
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

    private String where(Optional<TimeRange> period, List<Filter> filters) {
        String scope = filters.stream().map(words::filter).collect(Collectors.joining("; "));
        String time = period.map(periods::adverb).orElse("");
        String both = time + (scope.isEmpty() ? "" : (time.isEmpty() ? "" : ", ") + scope);
        return both.isEmpty() ? "" : both + ", ";
    }

    @Override
    public String summary(Summary plan) {
        String where = where(plan.period(), plan.filters());
        if (plan.groupings().isEmpty()) {
            return Sentences.capital(where + total(plan.measure()));
        }
        if (result.rows().isEmpty()) {
            return Sentences.capital(where
                    + say("não há registros que contem para essa pergunta.", "no records count for this question."));
        }
        boolean trend = plan.groupings().size() == 1
                && plan.groupings().get(0).isTime()
                && plan.ranking().isEmpty();
        String label = plan.measure().label().in(language);
        if (plan.ranking().filter(ranking -> ranking.limit() == 1).isPresent()
                && result.rows().size() == 1) {
            boolean highest = plan.ranking().get().direction() == Direction.HIGHEST;
            String end = highest ? say("o maior valor de ", "the highest ") : say("o menor valor de ", "the lowest ");
            return Sentences.capital(where + names.group(result.rows().get(0), plan.groupings())
                    + say(" teve ", " had ") + end + label + ": " + single() + ".");
        }
        String head = where
                + label
                + say(" por ", " by ")
                + plan.groupings().stream()
                        .map(each -> each.label().in(language))
                        .collect(Collectors.joining(say(" e ", " and ")));
        return Sentences.capital(head + ": " + (trend ? trend(plan.groupings()) : list(plan.groupings())));
    }

    private String total(Measure measure) {
        String label = measure.label().in(language);
        if (singleMissing()) {
            return say("não há registros para calcular ", "there are no records to compute ") + label + ".";
        }
        if (measure.unit() == Unit.COUNT && "1".equals(single())) {
            return label + ": 1."; // labels are plural
        }
        if (measure.unit() == Unit.COUNT) {
            return say("foram ", "there were ") + single() + " " + label + ".";
        }
        return language == Language.PT
                ? Sentences.article(label) + " " + label + " " + Sentences.was(label) + " de " + single() + "."
                : label + " was " + single() + ".";
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
        String where = where(whole.period(), whole.filters());
        String label = whole.measure().label().in(language);
        if (plan.part().isPresent()) {
            String part = words.filter(plan.part().get());
            return Sentences.capital(where
                    + (singleMissing()
                            ? say("não há de que calcular a participação.", "there is nothing to take a share of.")
                            : part + say(" respondeu por ", " accounted for ") + single() + say(" de ", " of ") + label
                                    + "."));
        }
        return Sentences.capital(where + say("participação em ", "share of ") + label + ": " + list(whole.groupings()));
    }

    @Override
    public String periodComparison(PeriodComparison plan) {
        Summary summary = plan.summary();
        String label = summary.measure().label().in(language);
        String scope = where(Optional.empty(), summary.filters());
        String stretch = plan.periods().stream()
                .map(periods::of)
                .collect(Collectors.joining(
                        plan.outcome() == PeriodComparison.Outcome.ROWS ? say(" e ", " and ") : say(" a ", " to ")));
        if (plan.outcome() == PeriodComparison.Outcome.ROWS) {
            String listed = result.rows().stream()
                    .limit(2L * MOST_LISTED)
                    .map(row -> row.subList(0, row.size() - 1).stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(" "))
                            + " " + value(row))
                    .collect(Collectors.joining("; "));
            return Sentences.capital(scope + label + say(" em ", " in ") + stretch + ": " + listed + ".");
        }
        String what = plan.outcome() == PeriodComparison.Outcome.GROWTH
                ? say("crescimento de ", "growth of ")
                : say("diferença de ", "difference in ");
        String head = scope + what + label + ", " + stretch + ": ";
        if (result.rows().isEmpty()) {
            return Sentences.capital(head + say("nada a comparar.", "nothing to compare."));
        }
        return Sentences.capital(head + (summary.groupings().isEmpty() ? single() + "." : list(summary.groupings())));
    }

    @Override
    public String difference(Difference plan) {
        return Sentences.capital(where(plan.summary().period(), plan.summary().filters())
                + say("diferença de ", "difference in ")
                + plan.summary().measure().label().in(language) + ", "
                + words.filter(plan.minuend()) + say(" menos ", " less ") + words.filter(plan.subtrahend()) + ": "
                + single() + ".");
    }

    @Override
    public String series(Series plan) {
        String kind = plan.outcome() == Series.Outcome.RUNNING_TOTAL
                ? say(" acumulado: ", " running total: ")
                : say(", crescimento: ", ", growth: ");
        return Sentences.capital(where(plan.trend().period(), plan.trend().filters())
                + plan.trend().measure().label().in(language)
                + kind
                + (result.rows().isEmpty()
                        ? say("sem registros.", "no records.")
                        : trend(plan.trend().groupings())));
    }

    @Override
    public String bestPerGroup(BestPerGroup plan) {
        return Sentences.capital(words.of(plan) + ": "
                + (result.rows().isEmpty()
                        ? say("sem registros.", "no records.")
                        : list(plan.summary().groupings())));
    }

    @Override
    public String groupCount(GroupCount plan) {
        return counted(words.of(plan));
    }

    private String counted(String what) {
        return Sentences.capital(what + ": " + single() + ".");
    }

    @Override
    public String listing(Listing plan) {
        String what = plan.entity().plural().in(language);
        if (result.rows().isEmpty()) {
            return say("Nenhum registro encontrado: ", "No record found: ") + words.of(plan) + ".";
        }
        if (result.rows().size() == 1) {
            return record(result.rows().get(0), plan);
        }
        String listed = result.rows().stream()
                .limit(MOST_LISTED)
                .map(row -> names.group(row, List.of(plan.entity())))
                .collect(Collectors.joining("; "));
        String more = result.rows().size() > MOST_LISTED ? say("; e mais na tabela", "; and more in the table") : "";
        return Sentences.capital(what + ": " + listed + more + ".");
    }

    private String record(List<Object> row, Listing plan) {
        List<String> facts = new ArrayList<>();
        int column = plan.entity().nameColumn().isPresent() ? 2 : 1;
        for (Dimension attribute : plan.attributes()) {
            Object key = row.get(column++);
            Object name = attribute.nameColumn().isPresent() ? row.get(column++) : null;
            facts.add(attribute.label().in(language) + ": "
                    + (key == null ? say("sem valor", "no value") : names.name(attribute, key, name)));
        }
        for (int i = 0; i < plan.numbers().size(); i++) {
            facts.add(plan.numbers().get(i).label().in(language) + ": "
                    + formats.cell(row.get(column + i), result.columns().get(column + i)));
        }
        String label = plan.entity().label().in(language);
        String name = names.group(row, List.of(plan.entity()));
        boolean labelled = name.toLowerCase(Locale.ROOT).startsWith(label + " "); // "Shopping SHOPPING AURORA"
        String entity = Sentences.capital(labelled ? name : label + " " + name);
        return entity + (facts.isEmpty() ? "." : " – " + String.join("; ", facts) + ".");
    }

    @Override
    public String absence(Absence plan) {
        return plan.counted() ? counted(words.of(plan)) : words.of(plan) + ": " + listing(plan.registered());
    }
}
