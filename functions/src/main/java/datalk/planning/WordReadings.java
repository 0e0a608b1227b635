package datalk.planning;

import datalk.grounding.Grounding;
import datalk.plan.Direction;
import datalk.semantic.Language;
import datalk.semantic.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what words were taken for that only a model or a person could read, so that the answer can say so. */
final class WordReadings {
    private WordReadings() {}

    static List<Grounding.Correction> of(QuestionParts parts, DraftResolver.Resolved resolved) {
        Language language = parts.grounding().language();
        PlanDraft draft = resolved.draft().orElseThrow();
        List<Grounding.Correction> readings = new ArrayList<>();
        for (int number = 1; number <= parts.unread().size(); number++) {
            String written = parts.unread().get(number - 1).text();
            read(resolved.proposed().word(number), draft)
                    .ifPresent(text -> readings.add(new Grounding.Correction(written, text.in(language))));
        }
        return readings;
    }

    private static Optional<Text> read(String meaning, PlanDraft draft) {
        return switch (meaning) {
            case "measure" -> draft.measure.map(measure -> measure.label());
            case "group" ->
                draft.subject
                        .or(() -> draft.groupings.stream().reduce((first, last) -> last))
                        .map(dimension -> dimension.label());
            case "order" ->
                draft.ranking.map(ranking -> ranking.direction() == Direction.HIGHEST
                        ? new Text("o maior", "the highest")
                        : new Text("o menor", "the lowest"));
            case "shape" -> Optional.of(shape(draft.shape));
            default -> Optional.empty();
        };
    }

    private static Text shape(Shape shape) {
        return switch (shape) {
            case SUMMARY -> new Text("total", "total");
            case SHARE -> new Text("participação", "share");
            case COMPARISON -> new Text("comparação", "comparison");
            case GROWTH, GROWTH_SERIES -> new Text("crescimento", "growth");
            case DIFFERENCE -> new Text("diferença", "difference");
            case RUNNING_TOTAL -> new Text("acumulado", "running total");
            case BUCKET_AVERAGE -> new Text("média no tempo", "average over time");
            case BEST_PER_GROUP -> new Text("os primeiros de cada grupo", "the first of each group");
            case GROUP_COUNT -> new Text("quantos", "how many");
            case LISTING -> new Text("lista", "list");
            case ABSENCE, MEMBERSHIP -> new Text("sem", "without");
        };
    }
}
