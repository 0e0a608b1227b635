package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Grounding;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a grounded question into a draft, one slot after the other, and refuses where a word is left over. */
final class DraftReader {
    /** Cues that may stay unused: they shape a sentence and not its answer. */
    private static final Set<Cue> HARMLESS = Set.of(
            Cue.WHICH,
            Cue.HOW_MUCH,
            Cue.HOW_MANY,
            Cue.LIST,
            Cue.ALL,
            Cue.WITH,
            Cue.AND,
            Cue.ONLY,
            Cue.ID,
            Cue.REGISTERED,
            Cue.TREND,
            Cue.EACH_OF,
            Cue.OF_THOSE,
            Cue.SPLIT,
            Cue.ORDERED,
            Cue.ALSO,
            Cue.UNGROUP,
            Cue.VALUE);

    private final SemanticModel model;
    private final Grounding grounding;
    private final Optional<PlanDraft> previous;

    DraftReader(SemanticModel model, Grounding grounding, Optional<PlanDraft> previous) {
        this.model = model;
        this.grounding = grounding;
        this.previous = previous;
    }

    PlanDraft read() {
        Words words = new Words(grounding.mentions());
        new ListedValues(model, words).read();
        int edit = words.find(Cue.EDIT);
        if (previous.isEmpty() && edit >= 0) {
            throw new PlanningException(
                    Issue.of(Reason.WRITE_REQUEST, words.get(edit).text()));
        }
        ScopeGuard.check(words);
        new TopicRewriter(model, words, grounding.mentions()).rewrite(previous);
        FollowUp followUp = new FollowUp(words, grounding.mentions(), previous);
        Edit edits = new EditReader(model, words, grounding.mentions(), previous).read();
        Optional<TimeRange> cohort = new CohortReader(model, words).read();
        Optional<MembershipReader.Members> members = new MembershipReader(model, words).read();
        new Rewriter(model, words, grounding.mentions(), grounding.language()).rewrite();
        ScopeGuard.checkUnknown(words);
        new Doubts(words, grounding.mentions()).refuse();
        List<FilterReader.Named> named =
                new FilterReader(words, followUp, new Prepositions(words, grounding.mentions())).read();
        List<PeriodReader.Period> periods = new PeriodReader(words, previous, grounding.asOf()).read();
        refuseOneWeekday(words, named, !periods.isEmpty());
        Subjects subjects = new Subjects(model, words);
        PlanDraft draft = new PlanDraft();
        draft.cohort = cohort;
        GroupingReader groupings = new GroupingReader(model, words);
        groupings.read(draft);
        AverageReader averages = new AverageReader(words, grounding.mentions(), grounding.language());
        averages.group(draft);
        subjects.find();
        new ConditionReader(model, words, subjects, followUp, grounding.asOf().getYear()).read(draft, named);
        ShapeReader shape =
                new ShapeReader(model, words, subjects, named, periods, followUp, grounding.mentions(), averages);
        if (members.isPresent()) {
            shape.narrow(draft);
            members.get().fill(draft);
        } else {
            shape.read(draft);
        }
        checkLeft(words, draft);
        new ShapeCheck(words, grounding.mentions()).check(draft);
        new FollowUpCheck(words, grounding.mentions(), followUp).check(draft);
        PlanDraft merged = followUp.merge(draft, edits);
        if (merged == draft) {
            refuseUnheeded(draft, words);
        }
        return merged;
    }

    /** An edit of the question before drops what it changes; a whole question drops nothing. */
    private void refuseUnheeded(PlanDraft draft, Words words) {
        new HeedCheck(grounding, draft, words::isSettled)
                .unheeded()
                .or(() -> new AskedCheck(grounding, draft).unanswered())
                .ifPresent(word -> {
                    throw new PlanningException(Issue.of(Reason.NOT_UNDERSTOOD, word.text()));
                });
    }

    /** "na sexta" alone may be the last Friday or every Friday. */
    static void refuseOneWeekday(Words words, List<FilterReader.Named> named, boolean dated) {
        for (FilterReader.Named each : named) {
            boolean one = each.filter().dimension().name().equals("weekday")
                    && each.filter().values().size() == 1;
            String text = words.get(each.index()).text().toLowerCase(Locale.ROOT);
            if (one && !dated && !text.endsWith("s")) {
                throw new PlanningException(Issue.of(Reason.IMPOSSIBLE_PERIOD, text));
            }
        }
    }

    /** "lojas com um pedido": what the question begins with is what it asks for, and carries nothing else. */
    private boolean isTopic(Words words, Mention mention) {
        boolean plural = mention.as(Meaning.DimensionWord.class)
                .filter(word -> word.plural()
                        && word.dimension().kind() == Dimension.Kind.ENTITY
                        && !word.dimension().name().equals("order"))
                .isPresent();
        return plural
                && words.get(0).equals(mention)
                && (words.is(1, Cue.WITH)
                        || words.is(1, Cue.WHICH)
                                && words.dimensionAt(2).isEmpty()
                                && words.at(2, Meaning.ValueWord.class).isEmpty())
                && !words.has(Cue.HOW_MUCH)
                && !words.has(Cue.HOW_MANY)
                && previous.isEmpty();
    }

    private void checkLeft(Words words, PlanDraft draft) {
        List<String> left = words.left().stream()
                .filter(mention -> mention.as(Meaning.CueWord.class)
                        .filter(word -> HARMLESS.contains(word.cue()))
                        .isEmpty())
                .filter(mention -> !Subjects.isCarrier(mention, draft) || isTopic(words, mention))
                .map(Mention::text)
                .toList();
        if (!left.isEmpty()) {
            throw new PlanningException(Issue.of(Reason.NOT_UNDERSTOOD, left.toArray(String[]::new)));
        }
    }
}
