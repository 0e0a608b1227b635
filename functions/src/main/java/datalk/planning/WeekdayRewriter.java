package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Brings the two ends of a stretch of weekdays into one filter: "de segunda a sexta", "entre segunda e sexta". */
final class WeekdayRewriter {
    private final SemanticModel model;
    private final Words words;
    private final List<Mention> all;
    private final Language language;

    WeekdayRewriter(SemanticModel model, Words words, List<Mention> all, Language language) {
        this.model = model;
        this.words = words;
        this.all = all;
        this.language = language;
    }

    void joinWeekdays() {
        for (int i = 0; i + 1 < words.size(); i++) {
            Optional<Integer> first = singleDay(i);
            Optional<Integer> last = singleDay(i + 1);
            boolean between = isBetween(i);
            if (between) {
                last = singleDay(i + 2);
                words.remove(i + 1);
            }
            if (first.isPresent()
                    && last.isPresent()
                    && (between || Words.isStretch(words.get(i), words.get(i + 1), all))) {
                List<Value> days = new ArrayList<>();
                int length = Math.floorMod(last.get() - first.get(), 7); // "de sexta a segunda" goes over Sunday
                for (int offset = 0; offset <= length; offset++) {
                    int day = Math.floorMod(first.get() - 1 + offset, 7) + 1;
                    String name = String.valueOf(day);
                    days.add(new Value(
                            day,
                            model.findValueLabel("weekday", name)
                                    .map(label -> label.in(language))
                                    .orElse(name)));
                }
                if (days.size() == 7) {
                    words.remove(i + 1);
                    words.remove(i);
                } else if (!days.isEmpty()) {
                    Dimension weekday = model.dimension("weekday");
                    words.replace(
                            i,
                            new Meaning.ValueWord(List.of(new Meaning.Candidate(weekday, days)), false, true, true),
                            2);
                }
            }
        }
    }

    /** "entre segunda e sexta", where the two are not held against each other. */
    private boolean isBetween(int index) {
        boolean two = singleDay(index).isPresent()
                && words.is(index + 1, Cue.AND)
                && singleDay(index + 2).isPresent();
        boolean compared = Stream.of(
                        Cue.COMPARE,
                        Cue.DIFFERENCE,
                        Cue.GROWTH,
                        Cue.DECLINE,
                        Cue.HIGHEST,
                        Cue.LOWEST,
                        Cue.EACH_OF,
                        Cue.SPLIT)
                .anyMatch(words::has);
        boolean days =
                IntStream.range(0, words.size()).anyMatch(words::isTimeUnit); // "entre segunda e sexta, qual dia"
        return two
                && (!compared || days)
                && new Prepositions(words, all).leadAt(index).matches("entre|between");
    }

    private Optional<Integer> singleDay(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .map(word -> word.candidates().get(0))
                .filter(candidate -> candidate.dimension().name().equals("weekday")
                        && candidate.values().size() == 1)
                .map(candidate -> (Integer) candidate.values().get(0).key());
    }
}
