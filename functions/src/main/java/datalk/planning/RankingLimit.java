package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.semantic.Phrases;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Tells how many of those that are ranked a question asks for: five of "as 5 maiores", one of "qual das lojas". */
final class RankingLimit {
    private final Words words;
    private final Prepositions prepositions;

    RankingLimit(Words words, Prepositions prepositions) {
        this.words = words;
        this.prepositions = prepositions;
    }

    /** So many as are named; one where one is asked for. */
    int of(Subjects.Subject subject) {
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
        return subject.plural() && !oneAsked(subject.index()) && !oneOfThose() && !isOneAmong(subject.index())
                ? RankingReader.PLURAL_WITHOUT_NUMBER
                : 1;
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
