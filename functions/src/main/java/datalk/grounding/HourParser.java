package datalk.grounding;

import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads hours of the clock as hours of the day: "das 18h às 22h" is the hours 18 to 21, "after 8 pm" 20 to 23, "às 15h"
 * the hour 15. The part of the day behind an hour says which one is meant, and for both of "das 8 às 10 da noite". A
 * time that is no whole hour is not read.
 */
final class HourParser {
    private static final Set<String> BETWEEN = Set.of("entre", "between");
    private static final Set<String> FROM = Set.of("das", "de", "da", "from");
    private static final Set<String> TO = Set.of("a", "as", "ate", "to", "until", "till", "-");
    private static final Set<String> AND = Set.of("e", "and");
    private static final Set<String> AFTER = Set.of("depois", "apos", "after");
    private static final Set<String> BEFORE = Set.of("antes", "before", "ate", "until", "till");
    private static final Set<String> AT = Set.of("as", "at", "a");
    private static final Set<String> SMALL = Set.of("as", "a", "das", "da", "do", "de", "o");

    private final SemanticModel model;
    private final ClockReader clock;

    /** Hours and how many tokens name them. */
    record Match(Meaning meaning, int length) {}

    HourParser(SemanticModel model, NumberParser numbers) {
        this.model = model;
        this.clock = new ClockReader(numbers);
    }

    Optional<Match> at(List<Token> tokens, int position) {
        String first = tokens.get(position).folded();
        return range(tokens, position)
                .or(() -> onwards(tokens, position))
                .or(() -> AFTER.contains(first) ? open(tokens, position, true) : Optional.empty())
                .or(() -> BEFORE.contains(first) ? open(tokens, position, false) : Optional.empty())
                .or(() -> AT.contains(first) ? single(tokens, position) : Optional.empty());
    }

    private Optional<Match> single(List<Token> tokens, int position) {
        return clock.at(tokens, position + 1)
                .filter(at -> !isCounted(tokens, at.end()))
                .map(at -> at.hour()
                        .filter(hour -> hour < 24)
                        .map(hour -> match(hour, hour + 1, at.end() - position))
                        .orElseGet(() -> unclear(tokens, position, at.end())));
    }

    /** "as 3 horas do dia com mais pedidos" are three hours, and no time of the day. */
    private static boolean isCounted(List<Token> tokens, int end) {
        return says(tokens, end, "com") || says(tokens, end, "do") && says(tokens, end + 1, "dia");
    }

    /** "depois das 8 da noite", "antes das 9h", "até as 10h". */
    private Optional<Match> open(List<Token> tokens, int position, boolean after) {
        return clock.at(tokens, past(tokens, position + 1)).map(at -> at.hour()
                .filter(hour -> after ? hour < 24 : hour > 0)
                .map(hour -> match(after ? hour : 0, after ? 24 : hour, at.end() - position))
                .orElseGet(() -> unclear(tokens, position, at.end())));
    }

    /** "a partir das 18h", "das 18h em diante", "from 6 pm on". */
    private Optional<Match> onwards(List<Token> tokens, int position) {
        boolean starting = says(tokens, position, "a") && says(tokens, position + 1, "partir");
        boolean from = FROM.contains(tokens.get(position).folded());
        int start = past(tokens, position + (starting ? 2 : 1));
        return starting || from
                ? clock.at(tokens, start).flatMap(at -> {
                    int behind = says(tokens, at.end(), "em") && says(tokens, at.end() + 1, "diante")
                            ? 2
                            : isOn(tokens, at.end()) ? 1 : 0;
                    boolean open = starting || behind > 0;
                    return at.hour()
                            .filter(hour -> open && hour < 24)
                            .map(hour -> match(hour, 24, at.end() + behind - position));
                })
                : Optional.empty();
    }

    private Optional<Match> range(List<Token> tokens, int position) {
        String first = tokens.get(position).folded();
        boolean between = BETWEEN.contains(first);
        boolean opened = between || FROM.contains(first);
        int start = opened ? past(tokens, position + 1) : position;
        Optional<ClockReader.Said> from = clock.said(tokens, start).filter(said -> opened || said.marked());
        if (from.isEmpty() || from.get().end() >= tokens.size()) {
            return Optional.empty();
        }
        int joiner = from.get().end();
        String joined = tokens.get(joiner).folded();
        if (!TO.contains(joined) && !(between && AND.contains(joined))) {
            return Optional.empty();
        }
        return clock.at(tokens, past(tokens, joiner + 1)).map(to -> clock.before(from.get(), to)
                .map(hour -> match(hour, to.hour().orElseThrow(), to.end() - position))
                .orElseGet(() -> unclear(tokens, position, to.end())));
    }

    /** The "on" of "from 6 pm on", not of "from 6 pm on Saturdays". */
    private static boolean isOn(List<Token> tokens, int position) {
        boolean last =
                position + 1 >= tokens.size() || tokens.get(position + 1).isMark() || says(tokens, position + 1, "in");
        return says(tokens, position, "onwards") || says(tokens, position, "on") && last;
    }

    private static boolean says(List<Token> tokens, int position, String word) {
        return position < tokens.size() && tokens.get(position).folded().equals(word);
    }

    private static int past(List<Token> tokens, int position) {
        int next = position;
        while (next < tokens.size() && SMALL.contains(tokens.get(next).folded())) {
            next++;
        }
        return next;
    }

    private static Match unclear(List<Token> tokens, int position, int end) {
        String text = tokens.subList(position, end).stream().map(Token::text).collect(Collectors.joining(" "));
        return new Match(new Meaning.UnclearTime(text), end - position);
    }

    private Match match(int from, int to, int length) {
        Dimension hour = model.dimension("hour");
        int end = from == 0 && to == 23 ? 24 : to; // "da meia-noite às 23h" is all day
        List<Value> values = IntStream.range(from, end)
                .mapToObj(each -> new Value(each, each + "h"))
                .toList();
        return new Match(
                new Meaning.ValueWord(List.of(new Meaning.Candidate(hour, values)), false, true, true), length);
    }
}
