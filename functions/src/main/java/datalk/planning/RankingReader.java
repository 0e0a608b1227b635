package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Direction;
import datalk.plan.Ranking;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads rankings: which groups, how many of them, from which end. */
final class RankingReader {
    static final int PLURAL_WITHOUT_NUMBER = 10;
    private static final int MOST_ROWS = 1000;

    private final Words words;
    private final Subjects subjects;
    private final FollowUp followUp;
    private final Prepositions prepositions;

    RankingReader(Words words, Subjects subjects, FollowUp followUp, Prepositions prepositions) {
        this.prepositions = prepositions;
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
        int limit = limit(subject.get());
        Direction direction = lowest || isAscending() ? Direction.LOWEST : Direction.HIGHEST;
        boolean perGroup = !draft.groupings.isEmpty() && !draft.groupings.contains(dimension);
        draft.ranking = Optional.of(new Ranking(direction, perGroup && !numbered ? 1 : limit));
        if (!draft.groupings.contains(dimension)) {
            draft.groupings.add(dimension);
        }
        if (perGroup) {
            boolean ofOneGroup = draft.groupings.size() == 2 && !words.has(Cue.GROWTH) && !words.has(Cue.DECLINE);
            if (!ofOneGroup) {
                throw new PlanningException(
                        Issue.of(Reason.UNSUPPORTED, dimension.plural().pt()));
            }
            draft.shape = Shape.BEST_PER_GROUP;
        }
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
                .anyMatch(i -> isOfOrder(i) && (isOne(i - 1) || i + 1 < index && isOne(i + 1)));
        boolean chosen = prepositions.choosesAt(index);
        boolean before = IntStream.range(index + 1, words.size())
                .anyMatch(i ->
                        isOfOrder(i) && !(chosen && words.isMeasure(i)) && (isFound(i - 1, index) || isOne(i + 1)));
        boolean one = words.unused(Meaning.NumberWord.class).isEmpty();
        return behind && !chosen || before && one && prepositions.leadsTo(index);
    }

    /** "qual o maior", and not "a com o maior", which is one of those. */
    private boolean isFound(int superlative, int subject) {
        return superlative > subject && isOne(superlative) && !words.is(superlative - 1, Cue.WITH);
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

    /** "o maior" is one, "os maiores" are several. */
    private boolean isOne(int index) {
        return words.isSuperlative(index) && !words.textAt(index).matches(".*(maiores|menores|top).*|.*s");
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

    private boolean whichOne(int index) {
        return words.is(index, Cue.WHICH) && words.textAt(index).matches("qual|quem|which|which one|which of them");
    }

    /** No other things are asked for: "FOOD ou GOOD, qual loja vendeu mais?" is of stores. */
    private boolean isOf(Dimension dimension) {
        return words.has(Cue.OR)
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
        List<Integer> numbers = words.unused(Meaning.NumberWord.class);
        boolean single = draft.groupings.size() == 1 && draft.timeGrouping().isEmpty() && numbers.size() == 1;
        if (!single || highest == lowest) {
            return false;
        }
        int limit = words.at(numbers.get(0), Meaning.NumberWord.class)
                .orElseThrow()
                .value()
                .intValue();
        words.use(numbers.get(0));
        words.useAll(Cue.HIGHEST, Cue.LOWEST);
        draft.ranking = Optional.of(
                new Ranking(lowest ? Direction.LOWEST : Direction.HIGHEST, Math.min(Math.max(1, limit), MOST_ROWS)));
        return true;
    }

    /** "do menor para o maior": all of them, the lowest first. */
    private void ascending(PlanDraft draft) {
        boolean up = isAscending();
        boolean grouped = draft.groupings.size() == 1 && draft.timeGrouping().isEmpty();
        if (up && (grouped || draft.groupings.isEmpty() && followUp.previousGrouped())) {
            draft.ranking = Optional.of(new Ranking(Direction.LOWEST, MOST_ROWS));
        } else if (up) {
            throw new PlanningException(Issue.of(
                    Reason.UNSUPPORTED, words.get(words.find(Cue.ORDERED)).text()));
        }
    }

    private boolean isAscending() {
        return words.all().stream()
                .flatMap(mention -> mention.as(Meaning.CueWord.class).stream())
                .anyMatch(cue -> cue.cue() == Cue.ORDERED && cue.detail().equals("ascending"));
    }

    /** "só o top 3", "e os 3 que menos venderam": the groups of the question before. */
    private void rankingAgain(PlanDraft draft, boolean lowest) {
        List<Integer> numbers = words.unused(Meaning.NumberWord.class);
        boolean named = words.find(Cue.HIGHEST) >= 0 || lowest;
        if (!named && numbers.isEmpty()) {
            return;
        }
        Ranking before =
                followUp.previousRanked() ? followUp.previousRanking() : new Ranking(Direction.HIGHEST, many());
        int limit = numbers.size() == 1
                ? words.at(numbers.get(0), Meaning.NumberWord.class)
                        .orElseThrow()
                        .value()
                        .intValue()
                : before.limit();
        numbers.forEach(words::use);
        words.useAll(Cue.HIGHEST, Cue.LOWEST);
        Direction direction = !named ? before.direction() : lowest ? Direction.LOWEST : Direction.HIGHEST;
        draft.ranking = Optional.of(new Ranking(direction, Math.max(1, limit)));
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

    private int limit(Subjects.Subject subject) {
        List<Integer> numbers = words.unused(Meaning.NumberWord.class);
        if (numbers.size() == 1) {
            var number = words.at(numbers.get(0), Meaning.NumberWord.class).orElseThrow();
            if (number.unit().isEmpty()
                    && number.value().signum() > 0
                    && number.value().scale() <= 0) {
                words.use(numbers.get(0));
                if (numbers.get(0) < subject.index() && oneAsked(subject.index())) {
                    return 1; // "of the ten channels, which"
                }
                return number.value().min(BigDecimal.valueOf(1000)).intValue();
            }
        }
        return subject.plural() && !oneAsked(subject.index()) && !oneOfThose() ? PLURAL_WITHOUT_NUMBER : 1;
    }

    /** "qual das lojas", "which of the malls", "dos dez canais, qual", "o maior entre os shoppings" */
    private boolean oneOfThose() {
        for (int i = 0; i < words.size(); i++) {
            String text = Phrases.fold(words.get(i).text());
            boolean ranking = words.is(i + 1, Cue.HIGHEST)
                    && Phrases.fold(words.get(i + 1).text()).contains("rank");
            boolean who = text.equals("quem")
                    && (words.textAt(i + 1).matches("lider(ou|a)|encabec(ou|a)|pux(ou|a) .*")
                            || words.textAt(i + 2).matches("\\w+(ou|eu|iu)"));
            if (words.is(i, Cue.WHICH) && (who || text.matches("qual|which of the")) && !ranking) {
                return true;
            }
        }
        return false;
    }

    /** "de todos os meses, qual …" asks for one. */
    private boolean oneAsked(int subject) {
        for (int i = subject + 1; i < words.size(); i++) {
            String text = Phrases.fold(words.get(i).text());
            if (words.is(i, Cue.WHICH) && (text.equals("qual") || text.startsWith("which"))) {
                return true;
            }
        }
        return false;
    }
}
