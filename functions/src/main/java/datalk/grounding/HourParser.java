package datalk.grounding;

import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads hours of the clock as hours of the day: "das 18h às 22h" is the hours 18 to 21, "after 8 pm" 20 to 23, "às 15h"
 * the hour 15. A time that is no whole hour is not read.
 */
final class HourParser {
    private static final Set<String> BETWEEN = Set.of("entre", "das", "de", "da", "between", "from");
    private static final Set<String> TO = Set.of("e", "a", "as", "ate", "and", "to", "until");
    private static final Set<String> AFTER = Set.of("depois", "apos", "after");
    private static final Set<String> BEFORE = Set.of("antes", "before");
    private static final Set<String> AT = Set.of("as", "at");
    private static final Set<String> SMALL = Set.of("as", "a", "das", "da", "do", "de", "o");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})(?:h(?:00)?|:00|(am|pm)|hs|hrs)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private final SemanticModel model;

    /** Hours and how many tokens name them. */
    record Match(Meaning meaning, int length) {}

    private record Hour(int value, int end) {}

    HourParser(SemanticModel model) {
        this.model = model;
    }

    Optional<Match> at(List<Token> tokens, int position) {
        String first = tokens.get(position).folded();
        if (BETWEEN.contains(first)) {
            return range(tokens, position);
        }
        if (AFTER.contains(first)) {
            return hour(tokens, past(tokens, position + 1)).map(from -> match(from.value(), 24, from.end() - position));
        }
        if (BEFORE.contains(first)) {
            return hour(tokens, past(tokens, position + 1)).map(to -> match(0, to.value(), to.end() - position));
        }
        return AT.contains(first)
                ? hour(tokens, position + 1).map(at -> match(at.value(), at.value() + 1, at.end() - position))
                : Optional.empty();
    }

    private Optional<Match> range(List<Token> tokens, int position) {
        Optional<Hour> from =
                hour(tokens, past(tokens, position + 1)).or(() -> bare(tokens, past(tokens, position + 1)));
        if (from.isEmpty() || from.get().end() >= tokens.size()) {
            return Optional.empty();
        }
        int joiner = from.get().end();
        if (!TO.contains(tokens.get(joiner).folded())) {
            return Optional.empty();
        }
        return hour(tokens, past(tokens, joiner + 1))
                .filter(to -> from.get().value() < to.value())
                .map(to -> match(from.get().value(), to.value(), to.end() - position));
    }

    private static int past(List<Token> tokens, int position) {
        int next = position;
        while (next < tokens.size() && SMALL.contains(tokens.get(next).folded())) {
            next++;
        }
        return next;
    }

    /** "18h", "18:00", "6 pm", "18 horas", "meio-dia". */
    private static Optional<Hour> hour(List<Token> tokens, int position) {
        if (position >= tokens.size()) {
            return Optional.empty();
        }
        String text = tokens.get(position).folded();
        String next = position + 1 < tokens.size() ? tokens.get(position + 1).folded() : "";
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return onDay(clock.group(1), clock.group(2), position + 1);
        }
        if (NUMBER.matcher(text).matches() && next.matches("am|pm|horas|hours|o'clock")) {
            return onDay(text, next.matches("am|pm") ? next : null, position + 2);
        }
        if (text.equals("noon") || text.equals("meio") && next.equals("dia")) {
            return Optional.of(new Hour(12, position + (text.equals("noon") ? 1 : 2)));
        }
        return Optional.empty();
    }

    /** The 18 of "das 18 às 22h". */
    private static Optional<Hour> bare(List<Token> tokens, int position) {
        return position < tokens.size()
                        && NUMBER.matcher(tokens.get(position).folded()).matches()
                ? onDay(tokens.get(position).folded(), null, position + 1)
                : Optional.empty();
    }

    private static Optional<Hour> onDay(String digits, String half, int end) {
        int said = Integer.parseInt(digits);
        OptionalInt hour = half == null
                ? OptionalInt.of(said)
                : said < 1 || said > 12
                        ? OptionalInt.empty()
                        : OptionalInt.of(said % 12 + (half.equals("pm") ? 12 : 0));
        return hour.isPresent() && hour.getAsInt() <= 24
                ? Optional.of(new Hour(hour.getAsInt(), end))
                : Optional.empty();
    }

    private Match match(int from, int to, int length) {
        Dimension hour = model.dimension("hour");
        List<Value> values = IntStream.range(Math.min(from, 23), Math.max(to, 1))
                .mapToObj(each -> new Value(each, each + "h"))
                .toList();
        return new Match(
                new Meaning.ValueWord(List.of(new Meaning.Candidate(hour, values)), false, true, true), length);
    }
}
