package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Grounding;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A question as a model is shown it, and as its draft refers to it by number: what grounding found stays in code.
 *
 * <p>Example: of "quanto o Shopping Aurora embolsou em março", {@code w1} is the word that nothing accounts for,
 * "embolsou", {@code v1} the value "Shopping Aurora"; the month is read already and needs no number.
 *
 * @param unread the words that nothing accounts for: w1, w2, …
 * @param named one filter for each value that is named: v1, v2, …
 * @param conditions c1, c2, …
 */
record QuestionParts(
        Grounding grounding,
        Words words,
        Earlier earlier,
        FollowUp followUp,
        List<Mention> unread,
        List<FilterReader.Named> named,
        List<Mention> conditions,
        List<PeriodReader.Period> periods) {

    /** What cannot be said in a draft: no model is asked about it. */
    private static final List<Cue> BEYOND = List.of(
            Cue.RATIO,
            Cue.AGE,
            Cue.OR_MORE,
            Cue.OR_LESS,
            Cue.INSTEAD,
            Cue.OF_THOSE,
            Cue.EDIT,
            Cue.ALSO,
            Cue.UNGROUP,
            Cue.SAME_PERIOD,
            Cue.PERIOD_BEFORE,
            Cue.DEFINE,
            Cue.CAPABILITIES,
            Cue.AMBIGUOUS_TIME,
            Cue.PERCENTILE_WORD);

    /**
     * A question with more unknown words than these is not about our data in other words; it is about something else.
     */
    private static final int MOST_UNREAD = 3;

    /** Refuses what {@link ScopeGuard} refuses, and names that fit several values. */
    static QuestionParts of(SemanticModel model, Grounding grounding, Earlier earlier) {
        Words words = new Words(grounding.mentions());
        ScopeGuard.check(words);
        new TopicRewriter(model, words, grounding.mentions()).rewrite(earlier.draft());
        FollowUp followUp = new FollowUp(words, grounding.mentions(), earlier.draft());
        new Rewriter(model, words, grounding.mentions(), grounding.language()).rewrite();
        new Doubts(words, grounding.mentions()).refuse();
        List<FilterReader.Named> named =
                new FilterReader(words, followUp, new Prepositions(words, grounding.mentions())).read();
        List<PeriodReader.Period> periods =
                new PeriodReader(new Words(words.all()), earlier.draft(), grounding.asOf()).read();
        DraftReader.refuseOneWeekday(words, named, !periods.isEmpty());
        return new QuestionParts(
                grounding,
                words,
                earlier,
                followUp,
                with(words, Meaning.UnknownWord.class),
                named,
                with(words, Meaning.ConditionWord.class),
                periods);
    }

    private static List<Mention> with(Words words, Class<? extends Meaning> kind) {
        return words.all().stream().filter(each -> each.as(kind).isPresent()).toList();
    }

    private static <M extends Meaning> Stream<M> meanings(Words words, Class<M> kind) {
        return words.all().stream().flatMap(each -> each.as(kind).stream());
    }

    /** Meanings of that kind, in order. */
    <M extends Meaning> List<M> all(Class<M> kind) {
        return meanings(words, kind).toList();
    }

    boolean has(Cue... cues) {
        return Stream.of(cues).anyMatch(words::has);
    }

    /**
     * Whether a draft can say it, and enough of it is understood for a guess at the rest to be about our data. What
     * leans on the question before is about that.
     */
    boolean worthAsking() {
        boolean about = words.all().stream()
                .map(Mention::meaning)
                .anyMatch(meaning -> meaning instanceof Meaning.MeasureWord
                        || meaning instanceof Meaning.DimensionWord
                        || meaning instanceof Meaning.FieldWord
                        || meaning instanceof Meaning.ValueWord
                        || meaning instanceof Meaning.TimeWord);
        boolean alone = about && !words.is(0, Cue.AND);
        return (followUp.leans() ? !unread.isEmpty() : alone)
                && unread.size() <= MOST_UNREAD
                && BEYOND.stream().noneMatch(words::has);
    }

    /**
     * Whether what a model reads in it is offered and never answered. In "e a mussarela?" nothing says what kind of
     * word the unknown one is, and it may be a name that the data do not have; "e quanto abocanhamos?" asks how much.
     */
    boolean isOnlyAskedBack() {
        return followUp.leans() && !has(Cue.HOW_MUCH);
    }

    /** Whether that unknown word is counted: "quantas pizzas" asks for something that the data do not have. */
    boolean counted(Mention word) {
        int at = words.all().indexOf(word);
        return words.is(at - 1, Cue.HOW_MANY);
    }

    /** The values of {@code v1} and so on as people wrote them. */
    String written(FilterReader.Named value) {
        return words.get(value.index()).text();
    }

    /** Whether that word of the question speaks of several. */
    static boolean plural(Mention word) {
        return word.text().toLowerCase(Locale.ROOT).endsWith("s");
    }
}
