package datalk.grounding;

import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads numbers as people write them: {@code 1.234,56}, {@code 20 mil reais}, {@code vinte e cinco}, {@code R$ 20k}.
 */
final class NumberParser {
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,]\\d{3})+([.,]\\d{1,2})?");
    private static final Pattern PLAIN = Pattern.compile("(\\d+)([.,](\\d+))?(k|mil|m|mi)?");
    private static final Map<String, Unit> UNITS =
            Map.of("money", Unit.BRL, "percent", Unit.FRACTION, "minutes", Unit.MINUTES, "years", Unit.YEARS);

    private final Grammar grammar;
    private final PhraseTable<Unit> units = new PhraseTable<>();

    /** A number and how many tokens it takes, its unit among them. */
    record Match(BigDecimal value, Optional<Unit> unit, int length) {}

    NumberParser(Language language) {
        this.grammar = Grammar.of(language);
        grammar.units().forEach((name, phrases) -> phrases.forEach(phrase -> units.add(phrase, UNITS.get(name))));
    }

    /** The number that starts at {@code position}. */
    Optional<Match> at(List<Token> tokens, int position) {
        if (position >= tokens.size()) {
            return Optional.empty();
        }
        boolean currency = tokens.get(position).folded().equals("r$");
        int start = currency ? position + 1 : position;
        return bare(tokens, start).map(bare -> withUnit(tokens, position, start, bare, currency));
    }

    /** The number that starts at {@code position}, its unit left alone. */
    Optional<Match> plainAt(List<Token> tokens, int position) {
        return bare(tokens, position);
    }

    /** The same, where "um" is the number and not the article: "mais de um pedido". */
    Optional<Match> oneOrMoreAt(List<Token> tokens, int position) {
        return at(tokens, position)
                .or(() -> position < tokens.size()
                                && BigDecimal.ONE.equals(grammar.numerals()
                                        .get(tokens.get(position).folded()))
                        ? Optional.of(new Match(BigDecimal.ONE, Optional.empty(), 1))
                        : Optional.empty());
    }

    private Match withUnit(List<Token> tokens, int position, int start, Match bare, boolean currency) {
        int end = start + bare.length();
        Optional<PhraseTable.Match<Unit>> unit = end < tokens.size()
                ? units.at(tokens, end).stream().max(Comparator.comparingInt(PhraseTable.Match::length))
                : Optional.empty();
        int length = end - position + unit.map(PhraseTable.Match::length).orElse(0);
        Optional<Unit> read = currency ? Optional.of(Unit.BRL) : unit.map(PhraseTable.Match::target);
        BigDecimal value =
                read.filter(Unit.FRACTION::equals).isPresent() ? bare.value().movePointLeft(2) : bare.value();
        return new Match(value, read, length);
    }

    private Optional<Match> bare(List<Token> tokens, int start) {
        if (start >= tokens.size()) {
            return Optional.empty();
        }
        Optional<Match> digits = digits(tokens.get(start).folded()).map(value -> new Match(value, Optional.empty(), 1));
        return digits.map(match -> scaled(tokens, start, match)).or(() -> words(tokens, start));
    }

    private Match scaled(List<Token> tokens, int start, Match number) {
        int next = start + number.length();
        BigDecimal scale =
                next < tokens.size() ? grammar.scales().get(tokens.get(next).folded()) : null;
        return scale == null
                ? number
                : new Match(number.value().multiply(scale), Optional.empty(), number.length() + 1);
    }

    private Optional<BigDecimal> digits(String text) {
        if (GROUPED.matcher(text).matches()) {
            int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
            boolean fraction = text.length() - last - 1 != 3;
            String whole = (fraction ? text.substring(0, last) : text).replaceAll("[.,]", "");
            return Optional.of(new BigDecimal(fraction ? whole + "." + text.substring(last + 1) : whole));
        }
        var plain = PLAIN.matcher(text);
        if (!plain.matches()) {
            return Optional.empty();
        }
        String fraction = plain.group(3) == null ? "" : "." + plain.group(3);
        BigDecimal value = new BigDecimal(plain.group(1) + fraction);
        BigDecimal scale = plain.group(4) == null ? BigDecimal.ONE : scaleOf(plain.group(4));
        return Optional.of(value.multiply(scale));
    }

    private static BigDecimal scaleOf(String suffix) {
        return suffix.equals("k") || suffix.equals("mil") ? BigDecimal.valueOf(1000) : BigDecimal.valueOf(1_000_000);
    }

    /** "mil e duzentos", "vinte mil", "two hundred and fifty": groups below a scale are added, then multiplied. */
    private Optional<Match> words(List<Token> tokens, int start) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal group = null;
        int read = start;
        int position = start;
        while (position < tokens.size()) {
            String word = tokens.get(position).folded();
            BigDecimal numeral = grammar.numerals().get(word);
            BigDecimal scale = grammar.scales().get(word);
            if (numeral != null && (group == null || numeral.compareTo(group) < 0)) {
                group = group == null ? numeral : group.add(numeral);
                read = position + 1;
            } else if (scale != null && word.length() > 1) {
                BigDecimal factor = group == null ? BigDecimal.ONE : group;
                if (scale.intValue() == 100) {
                    group = factor.multiply(scale);
                } else {
                    total = total.add(factor.multiply(scale));
                    group = null;
                }
                read = position + 1;
            } else if (!(word.equals(grammar.joiner()) && read == position && position > start)) {
                break;
            }
            position++;
        }
        BigDecimal value = group == null ? total : total.add(group);
        boolean article = read == start + 1 && value.compareTo(BigDecimal.ONE) == 0;
        return read == start || article
                ? Optional.empty()
                : Optional.of(new Match(value, Optional.empty(), read - start));
    }
}
