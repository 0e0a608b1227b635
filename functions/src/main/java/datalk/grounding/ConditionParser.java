package datalk.grounding;

import datalk.plan.Bounds;
import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads a number with what it is compared by: "acima de 200 reais", "100 ou mais", "entre 80 e 120". */
final class ConditionParser {
    private static final Map<String, Function<BigDecimal, Bounds>> BEFORE = Map.of(
            "above", Bounds::above,
            "at_least", Bounds::atLeast,
            "below", Bounds::below,
            "at_most", Bounds::atMost,
            "exactly", Bounds::exactly);
    private static final Map<String, Function<BigDecimal, Bounds>> AFTER =
            Map.of("or_more", Bounds::atLeast, "or_less", Bounds::atMost);

    private final NumberParser numbers;
    private final PhraseTable<String> comparisons = new PhraseTable<>();
    private final Map<String, BigDecimal> scales;

    /** A condition and how many tokens it takes. */
    record Match(Meaning.ConditionWord condition, int length) {}

    ConditionParser(Language language, NumberParser numbers) {
        this.numbers = numbers;
        this.scales = Grammar.of(language).scales();
        Grammar.of(language)
                .comparisons()
                .forEach((kind, phrases) -> phrases.forEach(phrase -> comparisons.add(phrase, kind)));
    }

    /** The longest condition that starts at {@code position}. */
    Optional<Match> at(List<Token> tokens, int position) {
        Optional<Match> longest = suffixed(tokens, position);
        for (PhraseTable.Match<String> comparison : comparisons.at(tokens, position)) {
            int start = position + comparison.length();
            Optional<Match> match = comparison.target().equals("between")
                    ? between(tokens, position, start)
                    : compared(tokens, position, start, comparison.target());
            longest = longer(longest, match);
        }
        return longest;
    }

    private static Optional<Match> longer(Optional<Match> one, Optional<Match> other) {
        return one.isEmpty()
                        || other.isPresent() && other.get().length() > one.get().length()
                ? other
                : one;
    }

    private Optional<Match> compared(List<Token> tokens, int position, int start, String kind) {
        Function<BigDecimal, Bounds> bounds = BEFORE.get(kind);
        if (bounds == null) {
            return Optional.empty();
        }
        boolean extreme = tokens.subList(position, start).stream()
                .anyMatch(token -> token.folded().matches("minimo|maximo|minimum|maximum"));
        boolean article = kind.equals("exactly") || extreme; // "o máximo de um pedido"
        return (article ? numbers.at(tokens, start) : numbers.oneOrMoreAt(tokens, start))
                .map(number -> new Match(
                        new Meaning.ConditionWord(bounds.apply(number.value()), number.unit()),
                        start + number.length() - position));
    }

    private Optional<Match> suffixed(List<Token> tokens, int position) {
        return numbers.at(tokens, position).flatMap(number -> {
            int end = position + number.length();
            return end >= tokens.size() ? Optional.empty() : suffix(tokens, position, end, number);
        });
    }

    private Optional<Match> suffix(List<Token> tokens, int position, int end, NumberParser.Match number) {
        return comparisons.at(tokens, end).stream()
                .filter(comparison -> AFTER.containsKey(comparison.target()))
                .findFirst()
                .map(comparison -> new Match(
                        new Meaning.ConditionWord(AFTER.get(comparison.target()).apply(number.value()), number.unit()),
                        end + comparison.length() - position));
    }

    private Optional<Match> between(List<Token> tokens, int position, int start) {
        return numbers.at(tokens, start).flatMap(first -> {
            int joiner = start + first.length();
            return joiner >= tokens.size() ? Optional.empty() : second(tokens, position, joiner, first);
        });
    }

    private Optional<Match> second(List<Token> tokens, int position, int joiner, NumberParser.Match first) {
        return comparisons.at(tokens, joiner).stream()
                .filter(comparison -> comparison.target().equals("and"))
                .findFirst()
                .flatMap(comparison -> {
                    int start = joiner + comparison.length();
                    return numbers.at(tokens, start)
                            .map(last -> pair(position, start, likeLast(first, last, tokens, start), last));
                });
    }

    /** "entre 20 e 50 mil", "entre 5 e 6 por cento": what the last is counted in, the first is too. */
    private NumberParser.Match likeLast(
            NumberParser.Match first, NumberParser.Match last, List<Token> tokens, int start) {
        boolean percent = last.unit().filter(Unit.FRACTION::equals).isPresent()
                && first.unit().isEmpty();
        if (percent) {
            return new NumberParser.Match(first.value().movePointLeft(2), last.unit(), first.length());
        }
        BigDecimal scale = tokens.subList(start, start + last.length()).stream()
                .map(token -> scales.get(token.folded()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(BigDecimal.ONE);
        BigDecimal scaled = first.value().multiply(scale);
        boolean fits = scaled.compareTo(last.value()) < 0;
        return fits ? new NumberParser.Match(scaled, first.unit(), first.length()) : first;
    }

    private static Match pair(int position, int start, NumberParser.Match first, NumberParser.Match last) {
        Optional<Unit> unit = last.unit().or(first::unit);
        BigDecimal lower = first.value().min(last.value());
        return new Match(
                new Meaning.ConditionWord(Bounds.between(lower, first.value().max(last.value())), unit),
                start + last.length() - position);
    }
}
