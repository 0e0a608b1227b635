package datalk.grounding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one hour of the clock: "18h", "18:00", "6 pm", "8 da noite", "noon". */
final class ClockReader {
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})(?:h(?:00)?|:00|hs|hrs)?(am|pm)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final Set<String> HOURS = Set.of("h", "hs", "horas", "hora", "hours", "o'clock");

    private final NumberParser numbers;

    /** The half or part of the day behind an hour, and the hours that it tells of. */
    private enum Part {
        AM(0, 12),
        PM(12, 24),
        SMALL_HOURS(0, 6),
        MORNING(1, 12),
        AFTERNOON(12, 19),
        EVENING(18, 24);

        private final int first;
        private final int end;

        Part(int first, int end) {
            this.first = first;
            this.end = end;
        }

        /** The hour of this part that a clock of twelve or of twenty-four hours shows so. */
        Optional<Integer> hour(int shown) {
            int early = shown % 12;
            return (shown > 12 ? List.of(shown) : List.of(early, early + 12))
                    .stream().filter(hour -> hour >= first && hour < end).findFirst();
        }
    }

    /**
     * @param part the part of the day that is said with it
     * @param marked whether something beside the number says that it is an hour
     */
    record Said(int shown, Optional<Part> part, boolean marked, int end) {
        private Optional<Integer> hour() {
            return part.isEmpty()
                    ? Optional.of(shown).filter(hour -> hour <= 24)
                    : part.get().hour(shown);
        }
    }

    /** An hour, or none where "15h da manhã" is said. */
    record At(Optional<Integer> hour, Optional<Part> part, int end) {}

    ClockReader(NumberParser numbers) {
        this.numbers = numbers;
    }

    /** An hour that is clearly one. */
    Optional<At> at(List<Token> tokens, int position) {
        return said(tokens, position).filter(Said::marked).map(said -> new At(said.hour(), said.part(), said.end()));
    }

    /** What may be an hour beside another: the 8 of "das 8 às 10 da manhã". */
    Optional<Said> said(List<Token> tokens, int position) {
        if (position >= tokens.size()) {
            return Optional.empty();
        }
        String text = tokens.get(position).folded();
        Optional<Said> named = named(tokens, position, text);
        return named.isPresent() ? named : number(tokens, position, text);
    }

    private static Optional<Said> named(List<Token> tokens, int position, String text) {
        String next = word(tokens, position + 1);
        return switch (text) {
            case "noon", "midday" -> Optional.of(new Said(12, Optional.empty(), true, position + 1));
            case "midnight" -> Optional.of(new Said(0, Optional.empty(), true, position + 1));
            case "meio" ->
                Optional.of(new Said(12, Optional.empty(), true, position + 2)).filter(any -> next.equals("dia"));
            case "meia" ->
                Optional.of(new Said(0, Optional.empty(), true, position + 2)).filter(any -> next.equals("noite"));
            default -> Optional.empty();
        };
    }

    private Optional<Said> number(List<Token> tokens, int position, String text) {
        Matcher clock = CLOCK.matcher(text);
        boolean digits = clock.matches();
        Optional<Integer> shown = digits
                ? Optional.of(Integer.valueOf(clock.group(1)))
                : numbers.oneOrMoreAt(tokens, position)
                        .filter(number -> number.length() == 1 && number.unit().isEmpty())
                        .map(number -> number.value().intValue());
        if (shown.isEmpty() || shown.get() > 24) {
            return Optional.empty();
        }
        boolean unit = HOURS.contains(word(tokens, position + 1));
        int end = position + (unit ? 2 : 1);
        Optional<Part> half = digits && clock.group(2) != null
                ? Optional.of(Part.valueOf(clock.group(2).toUpperCase(Locale.ROOT)))
                : Optional.empty();
        Optional<Behind> behind = half.isPresent() ? Optional.empty() : behind(tokens, end);
        boolean marked = half.isPresent()
                || behind.isPresent()
                || unit && digits
                || digits && !NUMBER.matcher(text).matches();
        return Optional.of(new Said(
                shown.get(),
                half.or(() -> behind.map(Behind::part)),
                marked,
                behind.map(Behind::end).orElse(end)));
    }

    private record Behind(Part part, int end) {}

    /** "pm", "da noite", "in the afternoon", "at night". */
    private static Optional<Behind> behind(List<Token> tokens, int position) {
        int end = position;
        while (word(tokens, end).matches("da|de|in|the|at")) {
            end++;
        }
        boolean joined = end > position;
        int last = end + 1;
        Optional<Part> part =
                switch (word(tokens, end)) {
                    case "am" -> Optional.of(Part.AM).filter(any -> !joined);
                    case "pm" -> Optional.of(Part.PM).filter(any -> !joined);
                    case "madrugada" -> Optional.of(Part.SMALL_HOURS).filter(any -> joined);
                    case "manha", "morning" -> Optional.of(Part.MORNING).filter(any -> joined);
                    case "tarde", "afternoon" -> Optional.of(Part.AFTERNOON).filter(any -> joined);
                    case "noite", "evening", "night" ->
                        Optional.of(Part.EVENING).filter(any -> joined);
                    default -> Optional.empty();
                };
        return part.map(found -> new Behind(found, last));
    }

    /** The hour that a stretch begins with: the part of the day said with its end is that of both, where it can be. */
    Optional<Integer> before(Said from, At to) {
        if (to.hour().isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> shared =
                from.part().isEmpty() ? to.part().flatMap(part -> part.hour(from.shown())) : from.hour();
        return shared.filter(hour -> hour < to.hour().get())
                .or(() -> from.hour().filter(hour -> hour < to.hour().get()));
    }

    private static String word(List<Token> tokens, int position) {
        return position < tokens.size() ? tokens.get(position).folded() : "";
    }
}
