package datalk.phrasing;

import datalk.execution.ResultTable;
import datalk.plan.QueryPlan;
import datalk.planning.Issue;
import datalk.planning.PlanDecision;
import datalk.planning.Reason;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes answers, refusals and choices in the asker's language; numbers come from results only. */
public final class AnswerWriter {
    private final SemanticModel model;

    public AnswerWriter(SemanticModel model) {
        this.model = model;
    }

    /**
     * The answer to a plan that was run.
     *
     * @throws datalk.execution.FailedCheckException rather than to say a number that is in no row
     */
    public Answer write(QueryPlan plan, ResultTable result, List<String> notes, Language language) {
        PlanWords words = new PlanWords(language);
        List<String> remarks = new ArrayList<>(notes);
        CoverageWords coverage = new CoverageWords(model, language);
        remarks.addAll(new AverageWords(language).buckets(result.averaged()));
        remarks.addAll(coverage.leftOut(result));
        Optional<String> cut = coverage.cut(result);
        cut.ifPresent(remarks::add);
        String understood =
                words.of(plan) + remarks.stream().map(remark -> "; " + remark).collect(Collectors.joining());
        String sentence = plan.accept(new SentenceWriter(model, language, result));
        new SentenceCheck(result, PlanShape.of(plan), new RowNames(model, language), new Formats(language))
                .check(sentence, understood);
        return new Answer(
                Answer.Status.ANSWERED,
                sentence
                        + cut.map(remark -> " " + Sentences.capital(remark) + ".")
                                .orElse(""),
                Optional.of(understood),
                Optional.of(result),
                result.leftOut().stream()
                        .map(records -> new Answer.LeftOut(coverage.reason(records), records.count()))
                        .toList(),
                new ChartWriter(plan, result, model, language).chart(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** What a word means, or what can be asked. */
    public Answer explain(PlanDecision.Explanation explanation, Language language) {
        String text = explanation
                .measure()
                .map(measure -> definition(measure, language))
                .or(() -> explanation.dimension().map(dimension -> values(dimension, language)))
                .orElseGet(() -> capabilities(language));
        return Answer.ofWords(Answer.Status.ANSWERED, text, Optional.of(text), Optional.empty(), List.of(), List.of());
    }

    private static String definition(Measure measure, Language language) {
        return Sentences.capital(measure.label().in(language)) + ": "
                + measure.definition().in(language) + ".";
    }

    private String values(Dimension dimension, Language language) {
        String known = model.valueLabels().getOrDefault(dimension.name(), Map.of()).values().stream()
                .map(label -> label.in(language))
                .collect(Collectors.joining(", "));
        boolean portuguese = language == Language.PT;
        String text = Sentences.capital(dimension.label().in(language))
                + (portuguese ? ": dá para agrupar e filtrar por " : ": you can group and filter by ")
                + dimension.label().in(language);
        return text + (known.isEmpty() ? "." : " (" + known + ").");
    }

    private String capabilities(Language language) {
        String measures = model.measures().values().stream()
                .map(measure -> measure.label().in(language))
                .distinct()
                .collect(Collectors.joining(", "));
        String dimensions = model.dimensions().values().stream()
                .map(dimension -> dimension.label().in(language))
                .distinct()
                .collect(Collectors.joining(", "));
        return language == Language.PT
                ? "Calculo: " + measures + ". Por: " + dimensions + ". Em qualquer período."
                : "I compute: " + measures + ". By: " + dimensions + ". Over any period.";
    }

    /** A choice between readings. */
    public Answer ask(PlanDecision.Clarification clarification, Language language) {
        return Answer.ofWords(
                Answer.Status.NEEDS_CLARIFICATION,
                new IssueWriter(language).text(clarification.issue()),
                Optional.empty(),
                Optional.of(clarification.issue().reason().code()),
                questions(clarification.options(), language),
                List.of());
    }

    /** A refusal that says why and what can be asked. */
    public Answer refuse(PlanDecision.Refusal refusal, Language language) {
        IssueWriter issues = new IssueWriter(language);
        String text = refusal.issues().stream().map(issues::text).distinct().collect(Collectors.joining(" "));
        Issue first = refusal.issues().get(0);
        return Answer.ofWords(
                Answer.Status.UNANSWERABLE,
                text,
                Optional.empty(),
                Optional.of(first.reason().code()),
                List.of(),
                questions(refusal.suggestions(), language));
    }

    /** A refusal of what would have to bring more groups together than is done for one answer. */
    public Answer tooManyGroups(int most, Language language) {
        String number = new Formats(language).number(BigDecimal.valueOf(most), Unit.COUNT);
        return refuse(new PlanDecision.Refusal(List.of(Issue.of(Reason.TOO_MANY_GROUPS, number)), List.of()), language);
    }

    private List<String> questions(List<QueryPlan> plans, Language language) {
        QuestionWriter writer = new QuestionWriter(model, language);
        return plans.stream()
                .flatMap(plan -> writer.question(plan).stream())
                .distinct()
                .toList();
    }
}
