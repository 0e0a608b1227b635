package datalk.grounding;

import datalk.plan.Grain;
import datalk.plan.TimeRange;
import datalk.semantic.Language;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads time phrases, relative ones from {@code asOf}; the longest reading at a place wins. */
final class TimePhraseParser {
    /** Of words: "e", "e o". */
    private static final int LONGEST_AND = 2;

    private final TimeWords words;
    private final CalendarUnitParser units;
    private final RelativeTimeParser relative;
    private final MonthPartParser monthParts;
    private final NamedWeekParser weeks;
    private final LocalDateTime asOf;

    /** A time and how many tokens name it. */
    record Match(Meaning meaning, int length) {}

    TimePhraseParser(Language language, NumberParser numbers, LocalDateTime asOf) {
        this.words = TimeWords.of(language);
        this.units = new CalendarUnitParser(words, asOf.toLocalDate());
        this.relative = new RelativeTimeParser(words, numbers, asOf);
        this.monthParts = new MonthPartParser(words, units, numbers, asOf.toLocalDate());
        this.weeks = new NamedWeekParser(words, units, asOf.toLocalDate());
        this.asOf = asOf;
    }

    Optional<Match> at(List<Token> tokens, int position) {
        Match longest = null;
        for (Optional<Match> match : List.of(
                range(tokens, position),
                relative.at(tokens, position).map(found -> word(found.time(), found.length())),
                open(tokens, position),
                onwards(tokens, position),
                monthParts.at(tokens, position),
                weeks.at(tokens, position),
                pastMonth(tokens, position),
                single(tokens, position))) {
            if (match.isPresent() && (longest == null || match.get().length() > longest.length())) {
                longest = match.get();
            }
        }
        return Optional.ofNullable(longest);
    }

    private static Match word(TimeExpression time, int length) {
        return new Match(new Meaning.TimeWord(time), length);
    }

    private static Match unclear(List<Token> tokens, int position, int length) {
        return new Match(new Meaning.UnclearTime(tokens.get(position).text()), length);
    }

    private Optional<Match> single(List<Token> tokens, int position) {
        return units.at(tokens, position).map(match -> match.unit()
                .resolve(asOf.toLocalDate())
                .map(range -> word(said(tokens, position, range, match.unit().grain()), match.length()))
                .orElseGet(() -> unclear(tokens, position, match.length())));
    }

    /** The 2019 of "clientes desde 2019" runs until now, whatever its "desde" is read with. */
    private TimeExpression said(List<Token> tokens, int position, TimeRange range, Grain grain) {
        boolean since = position > 0 && tokens.get(position - 1).folded().matches("desde|since");
        return since
                ? stretch(range, "since").map(TimeExpression::of).orElseGet(() -> TimeExpression.of(range, grain))
                : TimeExpression.of(range, grain);
    }

    /** "dezembro passado", "last December": the latest of that name that is over. */
    private Optional<Match> pastMonth(List<Token> tokens, int position) {
        int before = words.length("last_day", tokens, position);
        LocalDate lastMonth = asOf.toLocalDate().withDayOfMonth(1).minusDays(1);
        return units.at(tokens, position + before)
                .filter(match -> match.unit().grain() == Grain.MONTH
                        && match.unit().year().isEmpty())
                .flatMap(match -> {
                    int end = position + before + match.length();
                    int behind = before > 0 ? 0 : words.length("last_day_behind", tokens, end);
                    return match.unit()
                            .resolve(lastMonth)
                            .filter(any -> before > 0 || behind > 0)
                            .map(range -> word(TimeExpression.of(range, Grain.MONTH), end + behind - position));
                });
    }

    /** "de janeiro a março", "entre 10/03 e 20/03", "10 a 20 de abril", "March 10 to 20". */
    private Optional<Match> range(List<Token> tokens, int position) {
        int opener = words.length("from", tokens, position);
        int start = position + opener;
        boolean between = opener > 0 && tokens.get(position).folded().matches("entre|between");
        return units.at(tokens, start)
                .or(() -> CalendarUnitParser.bareDay(tokens, start))
                .flatMap(first -> closed(tokens, position, start + first.length(), first.unit(), opener > 0, between));
    }

    private Optional<Match> closed(
            List<Token> tokens, int position, int joinerAt, CalendarUnit first, boolean opened, boolean between) {
        int joiner = words.length("to", tokens, joinerAt);
        boolean said = joiner > LONGEST_AND; // "e terminando em"
        boolean listed = joiner > 0
                && !between
                && !said
                && isList(tokens.get(joinerAt).folded(), opened)
                && !isPair(tokens, position, joinerAt, first);
        if (joiner == 0 || listed) {
            return Optional.empty();
        }
        int lastAt = joinerAt + joiner;
        int now = words.length("now", tokens, lastAt);
        if (now > 0 && !between && opened) {
            return first.resolve(asOf.toLocalDate())
                    .flatMap(range -> stretch(range, "since"))
                    .map(range -> word(TimeExpression.of(range), lastAt + now - position));
        }
        Optional<CalendarUnitParser.Match> last = units.at(tokens, lastAt);
        if (last.isEmpty() && !first.lacksMonth()) {
            last = CalendarUnitParser.bareDay(tokens, lastAt).filter(any -> first.grain() == Grain.DAY);
        }
        return last.filter(match -> !(first.lacksMonth() && match.unit().lacksMonth()))
                .filter(match -> opened || !isBackwards(first, match.unit()))
                .filter(match -> match.unit().grain() == first.grain() || !first.lacksMonth())
                .flatMap(match -> between(tokens, position, first, match.unit(), lastAt + match.length() - position));
    }

    /** "compare April to March" names two months, and no stretch over the turn of the year. */
    private static boolean isBackwards(CalendarUnit first, CalendarUnit last) {
        return first.grain() == Grain.MONTH
                && last.grain() == Grain.MONTH
                && first.year().isEmpty()
                && first.index() > last.index();
    }

    /** "nos dias 10 e 11 de abril": two days that follow each other. */
    private boolean isPair(List<Token> tokens, int position, int joinerAt, CalendarUnit first) {
        boolean days = tokens.subList(position, joinerAt).stream()
                .anyMatch(token -> token.folded().matches("dias|days"));
        return days
                && units.at(tokens, joinerAt + 1)
                        .filter(last ->
                                last.unit().grain() == Grain.DAY && last.unit().day() == first.day() + 1)
                        .isPresent();
    }

    /** "março e abril" is two months and not a stretch; so is "março para abril" without an opening word. */
    private static boolean isList(String joiner, boolean opened) {
        boolean and = joiner.equals("e") || joiner.equals("and");
        return and || !opened && (joiner.equals("para") || joiner.equals("pra"));
    }

    private Optional<Match> between(
            List<Token> tokens, int position, CalendarUnit first, CalendarUnit last, int length) {
        LocalDate today = asOf.toLocalDate();
        boolean months = first.grain() == Grain.MONTH && last.grain() == Grain.MONTH;
        boolean ofNoYear = months && first.year().isEmpty() && last.year().isEmpty();
        if (ofNoYear && first.index() <= last.index()) {
            return latest(first, last, today).map(range -> word(range, length));
        }
        Optional<TimeRange> end = last.inMonthOf(first).withYear(first.year()).resolve(today);
        boolean two = tokens.get(position).folded().matches("entre|between"); // a difference of two months
        boolean overTheTurn = ofNoYear && !two && 12 - first.index() + last.index() > 6; // "de agosto a março"
        if (end.isEmpty() || overTheTurn) {
            return Optional.of(unclear(tokens, position, length));
        }
        CalendarUnit opening = first.inMonthOf(last);
        Optional<TimeRange> begin = opening.resolve(end.get().firstDay());
        Optional<TimeRange> sameYear = backwards(opening, last, begin, end.get());
        if (sameYear.isPresent()) {
            TimeRange whole = new TimeRange(end.get().start(), sameYear.get().end());
            return Optional.of(
                    word(new TimeExpression(whole, Optional.empty(), List.of(sameYear.get(), end.get())), length));
        }
        boolean backwards = begin.isPresent()
                && first.grain() == Grain.DAY
                && begin.get().firstDay().plusDays(300).isBefore(end.get().firstDay())
                && first.year().isEmpty();
        if (begin.isEmpty()
                || backwards
                || !begin.get().start().isBefore(end.get().end())) {
            return Optional.of(unclear(tokens, position, length));
        }
        TimeRange whole = new TimeRange(begin.get().start(), end.get().end());
        return Optional.of(word(new TimeExpression(whole, Optional.empty(), List.of(begin.get(), end.get())), length));
    }

    /** "de junho a dezembro": the latest that do not begin after now, though they may not be over. */
    private static Optional<TimeExpression> latest(CalendarUnit first, CalendarUnit last, LocalDate today) {
        return first.resolve(today)
                .flatMap(begin -> last.withYear(OptionalInt.of(begin.firstDay().getYear()))
                        .resolve(LocalDate.MAX)
                        .map(end -> new TimeExpression(
                                new TimeRange(begin.start(), end.end()), Optional.empty(), List.of(begin, end))));
    }

    /** "entre abril e março de 2021": the year is that of both, for more than half a year back is not meant. */
    private static Optional<TimeRange> backwards(
            CalendarUnit first, CalendarUnit last, Optional<TimeRange> begin, TimeRange end) {
        boolean months = first.grain() == Grain.MONTH && last.grain() == Grain.MONTH;
        boolean far = begin.isPresent() && begin.get().firstDay().plusMonths(6).isBefore(end.firstDay());
        return months && far && first.index() > last.index() && first.year().isEmpty()
                ? first.withYear(OptionalInt.of(end.firstDay().getYear())).resolve(LocalDate.MAX)
                : Optional.empty();
    }

    /** "desde março", "até março", "antes de 10/03", "depois de 10/03". */
    private Optional<Match> open(List<Token> tokens, int position) {
        return opened(tokens, position, "since")
                .or(() -> opened(tokens, position, "until"))
                .or(() -> opened(tokens, position, "before"))
                .or(() -> opened(tokens, position, "after"));
    }

    private Optional<Match> opened(List<Token> tokens, int position, String opening) {
        int length = words.length(opening, tokens, position);
        if (length == 0) {
            return Optional.empty();
        }
        return at(tokens, position + length, opening)
                .map(range -> word(TimeExpression.of(range.range()), length + range.length()));
    }

    /** "de março em diante", "1990 or later" */
    private Optional<Match> onwards(List<Token> tokens, int position) {
        int start =
                position + Math.max(words.length("from", tokens, position), words.length("since", tokens, position));
        return units.at(tokens, start).flatMap(point -> {
            int end = start + point.length();
            int behind = words.length("since_behind", tokens, end);
            return point.unit()
                    .resolve(asOf.toLocalDate())
                    .filter(any -> behind > 0)
                    .flatMap(range -> stretch(range, "since"))
                    .map(range -> word(TimeExpression.of(range), end + behind - position));
        });
    }

    private record Opened(TimeRange range, int length) {}

    private Optional<Opened> at(List<Token> tokens, int position, String opening) {
        if (position >= tokens.size()) {
            return Optional.empty();
        }
        Optional<Match> point = relative.at(tokens, position)
                .map(found -> word(found.time(), found.length()))
                .or(() -> monthParts.at(tokens, position))
                .or(() -> single(tokens, position));
        return point.filter(match -> match.meaning() instanceof Meaning.TimeWord)
                .flatMap(match -> stretch(
                                ((Meaning.TimeWord) match.meaning()).time().range(), opening)
                        .map(range -> new Opened(range, match.length())));
    }

    private Optional<TimeRange> stretch(TimeRange point, String opening) {
        LocalDateTime beginning = TimeRange.BEGINNING.atStartOfDay();
        LocalDateTime now = asOf.plusSeconds(1);
        return switch (opening) {
            case "since" -> ordered(point.start(), now);
            case "after" -> ordered(point.end(), now);
            case "until" -> ordered(beginning, point.end());
            case "before" -> ordered(beginning, point.start());
            default -> throw new IllegalStateException(opening);
        };
    }

    private static Optional<TimeRange> ordered(LocalDateTime start, LocalDateTime end) {
        return start.isBefore(end) ? Optional.of(new TimeRange(start, end)) : Optional.empty();
    }
}
