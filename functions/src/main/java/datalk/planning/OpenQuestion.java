package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Grounding;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question that got no answer. Where it was asked back for its measure, what names a measure alone behind it is its
 * end.
 *
 * <p>"Top 5 lojas de abril" (by what?) "em faturamento" is read as "top 5 lojas de abril em faturamento".
 *
 * @param reason why it got none
 * @param whole whether it leans on no other that got none
 */
record OpenQuestion(Grounding question, Reason reason, boolean whole) {
    private static final Set<Reason> LEFT_OPEN =
            Set.of(Reason.AMBIGUOUS_MEASURE, Reason.AMBIGUOUS_TIME, Reason.MISSING_MEASURE);
    private static final Set<Cue> SMALL =
            Set.of(Cue.VOID, Cue.OF, Cue.GROUP, Cue.AVERAGE, Cue.MEDIAN, Cue.HIGHEST, Cue.ORDERED, Cue.VALUE, Cue.ONLY);

    static OpenQuestion after(Issue issue, Grounding turn, Optional<OpenQuestion> before) {
        return new OpenQuestion(turn, issue.reason(), before.isEmpty());
    }

    /** "Shopping Nova Era" behind a question that was not understood says which mall was meant; it asks for nothing. */
    void refuseAnswer(PlanDraft draft, Grounding turn) {
        boolean noun = turn.mentions().stream()
                .anyMatch(mention -> mention.as(Meaning.DimensionWord.class).isPresent()
                        || mention.as(Meaning.FieldWord.class).isPresent());
        if (draft.shape == Shape.LISTING && !noun || isUnmeasured() && answers(turn)) {
            throw new PlanningException(Issue.of(Reason.MISSING_MEASURE));
        }
    }

    /** The whole question, where that turn answers; else the turn as it is. */
    Grounding with(Grounding turn) {
        if (!whole || !isUnmeasured() || !answers(turn) || names(question)) {
            return turn;
        }
        List<Mention> mentions = new ArrayList<>(question.mentions());
        int behind = mentions.isEmpty() ? 0 : mentions.get(mentions.size() - 1).to();
        turn.mentions()
                .forEach(mention -> mentions.add(new Mention(
                        mention.meaning(), mention.from() + behind, mention.to() + behind, mention.text())));
        return new Grounding(
                question.question() + " " + turn.question(),
                turn.language(),
                mentions,
                turn.corrections(),
                turn.asOf());
    }

    private boolean isUnmeasured() {
        return LEFT_OPEN.contains(reason);
    }

    private static boolean answers(Grounding turn) {
        return names(turn) && turn.mentions().stream().allMatch(mention -> isNumber(mention) || isSmall(mention));
    }

    private static boolean names(Grounding turn) {
        return turn.mentions().stream().anyMatch(OpenQuestion::isNumber);
    }

    private static boolean isNumber(Mention mention) {
        return mention.as(Meaning.MeasureWord.class).isPresent()
                || mention.as(Meaning.FieldWord.class).isPresent()
                || mention.as(Meaning.DimensionWord.class)
                        .filter(word -> word.dimension().name().equals("order"))
                        .isPresent();
    }

    private static boolean isSmall(Mention mention) {
        return mention.as(Meaning.CueWord.class)
                .filter(word -> SMALL.contains(word.cue()))
                .isPresent();
    }
}
