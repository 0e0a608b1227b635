package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Direction;
import datalk.plan.Ranking;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Reads rankings: which groups, how many of them, from which end. */
final class RankingReader {
    static final int PLURAL_WITHOUT_NUMBER = 10;

    private final Words words;
    private final Subjects subjects;
    private final FollowUp followUp;
    private final Prepositions prepositions;
    private final RankingLimit limits;

    RankingReader(Words words, Subjects subjects, FollowUp followUp, Prepositions prepositions) {
        this.prepositions = prepositions;
        this.limits = new RankingLimit(words, prepositions);
        this.words = words;
        this.subjects = subjects;
        this.followUp = followUp;
    }

    /** "mais", "maior", "top 5": which groups, how many, from which end. */
    void read(PlanDraft draft) {
        boolean highest = words.find(Cue.HIGHEST) >= 0 || words.find(Cue.BEST) >= 0;
        boolean lowest = words.find(Cue.LOWEST) >= 0 || isWorst();
        if ((highest || lowest) && contest(draft, lowest)) {
            return;
        }
        Optional<Subjects.Subject> subject = subjects.subject().filter(each -> !isScope(each));
        if (subject.filter(each -> isPassing(each, draft)).isPresent()) {
            subject = Optional.empty();
        }
        boolean again = followUp.previousRanked() || followUp.previousGrouped() && namesNothing();
        if (subject.isEmpty() && again) {
            rankingAgain(draft, lowest);
            return;
        }
        if (subject.isEmpty()) {
            if (!groupedAlready(draft, highest, lowest)) {
                ascending(draft);
            }
            return;
        }
        if (!highest && !lowest) {
            ordered(draft, subject.get());
            return;
        }
        words.useAll(Cue.HIGHEST, Cue.LOWEST, Cue.BEST);
        Dimension dimension = subject.get().dimension();
        words.use(subject.get().index());
        boolean numbered = !words.unused(Meaning.NumberWord.class).isEmpty();
        int limit = limits.of(subject.get());
        if (highest && isAscending()) {
            throw PlanningException.unsupported(
                    words.get(words.find(Cue.ORDERED)).text()); // the greatest, the least of them first
        }
        Direction direction = lowest ? Direction.LOWEST : Direction.HIGHEST;
        boolean perGroup = !draft.groupings.isEmpty() && !draft.groupings.contains(dimension);
        draft.ranking = Optional.of(new Ranking(direction, perGroup && !numbered ? 1 : limit));
        if (!draft.groupings.contains(dimension)) {
            draft.groupings.add(dimension);
        }
        if (perGroup) {
            boolean ofOneGroup = draft.groupings.size() == 2 && !words.has(Cue.GROWTH) && !words.has(Cue.DECLINE);
            if (!ofOneGroup) {
                throw PlanningException.unsupported(dimension.plural());
            }
            draft.shape = Shape.BEST_PER_GROUP;
        }
    }

    /** "por cidade, o valor em canal próprio foi mais alto em quais três?": cities are sought, the channel is where. */
    private boolean isPassing(Subjects.Subject subject, PlanDraft draft) {
        return words.isNounValue(subject.index())
                && !subject.asked()
                && draft.groupings.size() == 1
                && draft.timeGrouping().isEmpty()
                && words.unused(Meaning.NumberWord.class).stream().anyMatch(i -> words.is(i - 1, Cue.WHICH));
    }

    /**
     * "o menor valor de pedido nas lojas de comida", "nas lojas de comida, qual o menor valor de pedido": an order of
     * those stores is sought, and no store.
     */
    private boolean isScope(Subjects.Subject subject) {
        int index = subject.index();
        boolean grouped = words.is(index - 1, Cue.GROUP);
        if (subject.asked() || grouped || words.has(Cue.AVERAGE)) {
            return false;
        }
        boolean behind = IntStream.range(0, index)
                .anyMatch(i -> isOfOrder(i)
                        && (words.isOneSuperlative(i - 1) || i + 1 < index && words.isOneSuperlative(i + 1)));
        boolean chosen = prepositions.choosesAt(index);
        boolean before = IntStream.range(index + 1, words.size())
                .anyMatch(i -> isOfOrder(i)
                        && !(chosen && words.isMeasure(i))
                        && (isFound(i - 1, index) || words.isOneSuperlative(i + 1)));
        boolean one = words.unused(Meaning.NumberWord.class).isEmpty();
        return behind && !chosen || before && one && prepositions.leadsTo(index);
    }

    /** "qual o maior", and not "a com o maior", which is one of those. */
    private boolean isFound(int superlative, int subject) {
        return superlative > subject && words.isOneSuperlative(superlative) && !words.is(superlative - 1, Cue.WITH);
    }

    private boolean isOfOrder(int index) {
        boolean order = words.isOrders(index) && !words.pluralAt(index);
        return order
                || words.at(index, Meaning.FieldWord.class)
                        .filter(word -> word.field().statistic())
                        .isPresent()
                || words.at(index, Meaning.MeasureWord.class)
                        .filter(word -> word.measure().aggregate() == Aggregate.AVERAGE)
                        .isPresent();
    }

    /** The lowest by the measure that is named; alone it is asked back. */
    private boolean isWorst() {
        int best = words.find(Cue.BEST);
        return best >= 0 && Phrases.fold(words.get(best).text()).matches("(.* )?(pior|piores|worst|worse)( .*)?");
    }

    /** "Aurora ou Farol, qual vendeu mais?", "entre Aurora, Farol e Mirante, qual …": the first of them. */
    private boolean contest(PlanDraft draft, boolean lowest) {
        for (int i = 1; i + 1 < words.size(); i++) {
            Optional<Dimension> before = words.valueDimension(i - 1);
            boolean joined = words.is(i, Cue.OR) || words.is(i, Cue.AND) && whichOne(i + 2);
            boolean two = joined && before.isPresent() && before.equals(words.valueDimension(i + 1));
            if (two && words.textAt(i + 2).matches("quem|who") && !isOf(before.get())) {
                throw PlanningException.unsupported(
                        words.get(i + 2).text()); // "entre clientes ouro e prata, quem": of them, or of the two
            }
            if (two && (isSeveral(i - 1) || isSeveral(i + 1))) {
                throw PlanningException.unsupported(
                        words.get(i + 1).text()); // "de manhã ou à noite": of hours, the best
            }
            if (two && draft.groupings.isEmpty() && isOf(before.get())) {
                words.use(i);
                words.useAll(Cue.HIGHEST, Cue.LOWEST, Cue.BEST);
                draft.groupings.add(before.get());
                draft.ranking = Optional.of(new Ranking(lowest ? Direction.LOWEST : Direction.HIGHEST, 1));
                subjects.subject().ifPresent(each -> words.use(each.index()));
                return true;
            }
        }
        return false;
    }

    private boolean isSeveral(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .filter(word -> word.candidates().get(0).dimension().kind() == Dimension.Kind.CYCLE)
                .filter(word -> word.candidates().get(0).values().size() > 1)
                .isPresent();
    }

    private boolean whichOne(int index) {
        return words.is(index, Cue.WHICH) && words.textAt(index).matches("qual|quem|which|which one|which of them");
    }

    /** No other things are asked for: "FOOD ou GOOD, qual loja vendeu mais?" is of stores. */
    private boolean isOf(Dimension dimension) {
        boolean itself = subjects.subject()
                .filter(subject -> words.valueDimension(subject.index())
                        .filter(dimension::equals)
                        .isPresent())
                .isPresent(); // "entre marketplace e canal próprio, qual"
        return words.has(Cue.OR)
                || itself
                || subjects.subject()
                        .filter(subject -> !subject.dimension().equals(dimension))
                        .isEmpty();
    }

    /** "lojas ordenadas por faturamento": each of them, none left out. */
    private void ordered(PlanDraft draft, Subjects.Subject subject) {
        if (words.has(Cue.ORDERED) && subject.plural() && draft.groupings.isEmpty()) {
            words.use(subject.index());
            draft.groupings.add(subject.dimension());
        }
        ascending(draft);
    }

    /** "por loja, as 3 maiores": the grouping is what is ranked. */
    private boolean groupedAlready(PlanDraft draft, boolean highest, boolean lowest) {
        boolean single = draft.groupings.size() == 1 && draft.timeGrouping().isEmpty();
        OptionalInt limit = single && highest != lowest ? limits.namedOrRanking() : OptionalInt.empty();
        if (limit.isEmpty()) {
            return false;
        }
        words.useAll(Cue.HIGHEST, Cue.LOWEST);
        draft.ranking = Optional.of(new Ranking(lowest ? Direction.LOWEST : Direction.HIGHEST, limit.getAsInt()));
        return true;
    }

    /** "do menor para o maior": all of them, the lowest first. */
    private void ascending(PlanDraft draft) {
        boolean up = isAscending();
        boolean timed = draft.groupings.size() == 1 && draft.groupings.get(0).isTime();
        if (!up && timed && (isDescending() || isOrderedByFigure())) {
            draft.ranking = Optional.of(new Ranking(Direction.HIGHEST, RankingLimit.MOST_ROWS)); // else in time's order
            return;
        }
        boolean grouped = draft.groupings.size() == 1 && draft.timeGrouping().isEmpty();
        if (up && (grouped || draft.groupings.isEmpty() && followUp.previousGrouped())) {
            draft.ranking = Optional.of(new Ranking(Direction.LOWEST, RankingLimit.MOST_ROWS));
        } else if (up) {
            throw PlanningException.unsupported(
                    words.get(words.find(Cue.ORDERED)).text());
        }
    }

    private boolean isDescending() {
        return words.all().stream()
                .anyMatch(mention -> Doubts.says(
                        mention,
                        Cue.ORDERED,
                        ".*(maior|mais|decrescente|descending|highest|largest|most|biggest)\\b.*"));
    }

    /** "meses ordenados por faturamento" */
    private boolean isOrderedByFigure() {
        return IntStream.range(0, words.size())
                .anyMatch(i -> words.is(i, Cue.ORDERED)
                        && words.textAt(i).matches("(ordenad|classificad|ranquead|sorted|ordered|ranked).*")
                        && words.isFigure(i + 1));
    }

    private boolean isAscending() {
        return words.all().stream()
                .flatMap(mention -> mention.as(Meaning.CueWord.class).stream())
                .anyMatch(cue -> cue.cue() == Cue.ORDERED && cue.detail().equals("ascending"));
    }

    /** "só o top 3", "e os 3 que menos venderam": the groups of the question before. */
    private void rankingAgain(PlanDraft draft, boolean lowest) {
        List<Integer> numbers = words.unused(Meaning.NumberWord.class);
        boolean named = words.has(Cue.HIGHEST) || words.has(Cue.BEST) || lowest;
        if (!named && numbers.isEmpty()) {
            return;
        }
        Ranking before =
                followUp.previousRanked() ? followUp.previousRanking() : new Ranking(Direction.HIGHEST, many());
        boolean ofThose =
                numbers.isEmpty() && before.limit() > 1 && lowest == (before.direction() == Direction.HIGHEST);
        if (ofThose && followUp.previousRanked() && says("qual|which one|which")) {
            throw PlanningException.unsupported(
                    words.get(Math.max(0, words.find(Cue.LOWEST))).text()); // the last of five, or the last of all
        }
        int limit = limits.named().orElse(before.limit());
        words.useAll(Cue.HIGHEST, Cue.LOWEST, Cue.BEST);
        Direction direction = !named ? before.direction() : lowest ? Direction.LOWEST : Direction.HIGHEST;
        draft.ranking = Optional.of(new Ranking(direction, limit));
    }

    private boolean namesNothing() {
        return !words.hasAny(Meaning.MeasureWord.class)
                && !words.hasAny(Meaning.FieldWord.class)
                && !words.hasAny(Meaning.DimensionWord.class);
    }

    /** "os maiores", "the lowest ones" are several, "o maior", "the lowest" is one. */
    private int many() {
        int cue = Math.max(words.find(Cue.HIGHEST), words.find(Cue.LOWEST));
        boolean several = says("(.* )?(were|are|ones|quais)( .*)?");
        boolean one = says("(.* )?(one|qual)( .*)?") || words.textAt(cue).matches(".*(r|est|most|least)");
        return one && !several ? 1 : PLURAL_WITHOUT_NUMBER;
    }

    private boolean says(String pattern) {
        return words.all().stream()
                .anyMatch(mention -> Phrases.fold(mention.text()).matches(pattern));
    }
}
