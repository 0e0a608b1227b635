package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.semantic.Phrases;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Tells how many of those that are ranked a question asks for: five of "as 5 maiores", one of "qual das lojas". */
final class RankingLimit {
    static final int MOST_ROWS = 1000;

    private final Words words;
    private final Prepositions prepositions;

    RankingLimit(Words words, Prepositions prepositions) {
        this.words = words;
        this.prepositions = prepositions;
    }

    /** So many as are named; one where one is asked for. */
    int of(Subjects.Subject subject) {
        List<Integer> numbers = words.unused(Meaning.NumberWord.class);
        OptionalInt named = named();
        if (named.isPresent()) {
            boolean oneOfThem = numbers.get(0) < subject.index() && oneAsked(subject.index());
            return oneOfThem ? 1 : named.getAsInt(); // "of the ten channels, which"
        }
        if (asksForRanking(subject.index())) {
            return RankingReader.PLURAL_WITHOUT_NUMBER; // "ranking de loja por faturamento"
        }
        return subject.plural() && !oneAsked(subject.index()) && !oneOfThose() && !isOneAmong(subject.index())
                ? RankingReader.PLURAL_WITHOUT_NUMBER
                : 1;
    }

    /** So many as are named, or a ranking's ten: "ranking de faturamento por loja". */
    OptionalInt namedOrRanking() {
        OptionalInt named = named();
        boolean ranking =
                named.isEmpty() && words.unused(Meaning.NumberWord.class).isEmpty() && asksForRanking(words.size());
        return ranking ? OptionalInt.of(RankingReader.PLURAL_WITHOUT_NUMBER) : named;
    }

    private boolean asksForRanking(int end) {
        return IntStream.range(0, end)
                .anyMatch(i -> words.is(i, Cue.HIGHEST) && words.textAt(i).matches("rank(ing)?( d[eao]s?)?"));
    }

    /** The only number that is left, where things can be counted by it: five of "as 5 maiores", nothing of "2,5". */
    OptionalInt named() {
        List<Integer> numbers = words.unused(Meaning.NumberWord.class);
        if (numbers.size() != 1) {
            return OptionalInt.empty();
        }
        var number = words.at(numbers.get(0), Meaning.NumberWord.class).orElseThrow();
        BigDecimal value = number.value();
        if (number.unit().isPresent() || value.signum() <= 0 || value.scale() > 0) {
            return OptionalInt.empty();
        }
        words.use(numbers.get(0));
        return OptionalInt.of(value.min(BigDecimal.valueOf(MOST_ROWS)).intValue());
    }

    /** "o menor ticket médio entre os shoppings" */
    private boolean isOneAmong(int subject) {
        return prepositions.choosesAt(subject)
                && IntStream.range(0, subject).anyMatch(words::isOneSuperlative)
                && !words.all().stream()
                        .anyMatch(mention -> Phrases.fold(mention.text()).matches("quais|que|which|what are"));
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
            if (words.is(i, Cue.WHICH) && (text.matches("qual|quem|who") || text.startsWith("which"))) {
                return true;
            }
        }
        return false;
    }
}
