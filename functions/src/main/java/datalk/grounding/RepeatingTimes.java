package datalk.grounding;

import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Joins what a question says of one repeating time: "de manhã entre 8h e 10h", "nos fins de semana, só sábado" name
 * hours and days within others, not more of them.
 */
final class RepeatingTimes {
    /** Words that add one time to another, set one against another, or take one out of another. */
    private static final Set<Cue> APART =
            Set.of(Cue.AND, Cue.OR, Cue.EXCEPT, Cue.NOT, Cue.WITHOUT, Cue.COMPARE, Cue.DIFFERENCE, Cue.INSTEAD);

    private static final Set<Cue> ASKING = Set.of(Cue.GROUP, Cue.WHICH, Cue.ALL, Cue.HIGHEST, Cue.LOWEST, Cue.BEST);
    private static final Set<String> ON =
            Set.of("on", "during", "over", "in", "at", "and", "nos", "em", "aos", "durante", "e");

    private final SemanticModel model;
    private final Language language;
    private final List<Token> tokens;

    RepeatingTimes(SemanticModel model, Language language, List<Token> tokens) {
        this.model = model;
        this.language = language;
        this.tokens = tokens;
    }

    List<Mention> complete(List<Mention> found) {
        List<Mention> mentions = workingDays(found);
        for (int i = 0; i < mentions.size(); i++) {
            Optional<Meaning.Candidate> first = cycle(mentions.get(i));
            for (int j = i + 1; first.isPresent() && j < mentions.size(); j++) {
                Optional<Meaning.Candidate> second = cycle(mentions.get(j))
                        .filter(other -> other.dimension().equals(first.get().dimension()));
                if (second.isPresent()) {
                    narrow(mentions, i, j, first.get(), second.get());
                    break;
                }
            }
        }
        return mentions;
    }

    private static Optional<Meaning.Candidate> cycle(Mention mention) {
        return mention.as(Meaning.ValueWord.class)
                .filter(word -> word.candidates().size() == 1)
                .map(word -> word.candidates().get(0))
                .filter(candidate -> candidate.dimension().kind() == Dimension.Kind.CYCLE);
    }

    private void narrow(List<Mention> mentions, int from, int to, Meaning.Candidate first, Meaning.Candidate second) {
        List<Mention> between = mentions.subList(from + 1, to);
        boolean apart = between.stream().anyMatch(mention -> mention.as(Meaning.CueWord.class)
                .filter(word -> APART.contains(word.cue()))
                .isPresent());
        if (apart) {
            without(mentions, from, to, first, second);
            return;
        }
        List<Object> kept = second.values().stream().map(Value::key).toList();
        List<Value> both = first.values().stream()
                .filter(value -> kept.contains(value.key()))
                .toList();
        boolean joined = tokens
                .subList(mentions.get(from).to(), mentions.get(to).from())
                .stream()
                .allMatch(token -> token.folded().matches("de|da|do|of"));
        if (!both.isEmpty()) {
            mentions.set(to, with(mentions.get(to), first.dimension(), both));
            boolean only = mentions.get(to - 1).is(Cue.ONLY);
            mentions.set(from, silent(mentions.get(from)));
            if (only) {
                mentions.set(to - 1, silent(mentions.get(to - 1)));
            }
        } else if (both.isEmpty() && joined) {
            Mention mention = mentions.get(to);
            mentions.set(
                    to,
                    new Mention(new Meaning.UnclearTime(mention.text()), mention.from(), mention.to(), mention.text()));
        }
    }

    /** "dias úteis exceto sextas" */
    private void without(List<Mention> mentions, int from, int to, Meaning.Candidate first, Meaning.Candidate second) {
        List<Integer> telling = IntStream.range(from + 1, to)
                .filter(i -> !mentions.get(i).is(Cue.VOID) && !mentions.get(i).is(Cue.OF))
                .boxed()
                .toList();
        boolean excepted = telling.size() == 1
                && (mentions.get(telling.get(0)).is(Cue.EXCEPT)
                        || mentions.get(telling.get(0)).is(Cue.WITHOUT));
        List<Object> gone = second.values().stream().map(Value::key).toList();
        List<Value> left = first.values().stream()
                .filter(value -> !gone.contains(value.key()))
                .toList();
        if (excepted && left.size() == first.values().size() - gone.size() && !left.isEmpty()) {
            mentions.set(from, with(mentions.get(from), first.dimension(), left));
            mentions.set(telling.get(0), silent(mentions.get(telling.get(0))));
            mentions.set(to, silent(mentions.get(to)));
        }
    }

    private static Mention silent(Mention mention) {
        return new Mention(new Meaning.CueWord(Cue.VOID, ""), mention.from(), mention.to(), mention.text());
    }

    private static Mention with(Mention mention, Dimension dimension, List<Value> values) {
        return new Mention(
                new Meaning.ValueWord(List.of(new Meaning.Candidate(dimension, values)), false, true, true),
                mention.from(),
                mention.to(),
                mention.text());
    }

    /** "on weekdays", "weekday orders", "nos dias de semana" are Monday to Friday; "by weekday" is each day. */
    private List<Mention> workingDays(List<Mention> found) {
        List<Mention> mentions = new ArrayList<>(found);
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            Optional<Dimension> weekday = mention.as(Meaning.DimensionWord.class)
                    .map(Meaning.DimensionWord::dimension)
                    .filter(dimension -> dimension.name().equals("weekday"))
                    .filter(any -> mention.text().toLowerCase(Locale.ROOT).matches("weekdays?|dias de semana"));
            if (weekday.isPresent() && !isAsked(mentions, i) && (isOn(mention) || qualifies(mentions, i))) {
                List<Meaning.Candidate> days =
                        List.of(new Meaning.Candidate(weekday.get(), mondayToFriday(weekday.get())));
                Meaning meaning = new Meaning.ValueWord(days, false, false, false);
                mentions.set(i, new Mention(meaning, mention.from(), mention.to(), mention.text()));
            }
        }
        return mentions;
    }

    private static boolean isAsked(List<Mention> mentions, int index) {
        return mentions.stream()
                        .limit(index)
                        .flatMap(mention -> mention.as(Meaning.CueWord.class).stream())
                        .anyMatch(word ->
                                ASKING.contains(word.cue()) && word.cue() != Cue.GROUP && word.cue() != Cue.WHICH)
                || index > 0
                        && mentions.get(index - 1)
                                .as(Meaning.CueWord.class)
                                .filter(word -> ASKING.contains(word.cue()))
                                .isPresent();
    }

    private boolean isOn(Mention mention) {
        return mention.from() > 0
                && mention.text().toLowerCase(Locale.ROOT).matches("weekdays|dias de semana")
                && ON.contains(tokens.get(mention.from() - 1).folded());
    }

    /** "weekday revenue", "weekday mornings" */
    private static boolean qualifies(List<Mention> mentions, int index) {
        if (index + 1 >= mentions.size()) {
            return false;
        }
        Mention next = mentions.get(index + 1);
        boolean orders = next.as(Meaning.DimensionWord.class)
                .filter(word -> word.dimension().name().equals("order"))
                .isPresent();
        return mentions.get(index).text().equalsIgnoreCase("weekday")
                && (orders
                        || next.as(Meaning.MeasureWord.class).isPresent()
                        || cycle(next).isPresent());
    }

    private List<Value> mondayToFriday(Dimension weekday) {
        List<Value> days = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            String label = model.findValueLabel(weekday.name(), String.valueOf(day))
                    .orElseThrow()
                    .in(language);
            days.add(new Value(day, label));
        }
        return days;
    }
}
