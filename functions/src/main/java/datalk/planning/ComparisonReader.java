package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Text;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads shares, growth, differences and comparisons, of periods or of values. */
final class ComparisonReader {
    private final SemanticModel model;
    private final Words words;
    private final List<FilterReader.Named> named;
    private final List<PeriodReader.Period> periods;
    private final List<Mention> all;
    private final FollowUp followUp;

    ComparisonReader(
            SemanticModel model,
            Words words,
            List<FilterReader.Named> named,
            List<PeriodReader.Period> periods,
            List<Mention> all,
            FollowUp followUp) {
        this.all = all;
        this.followUp = followUp;
        this.model = model;
        this.words = words;
        this.named = named;
        this.periods = periods;
    }

    /** Whether the periods of the question have found their place in the draft. */
    boolean read(PlanDraft draft) {
        dropFallsOn();
        boolean changes = words.has(Cue.GROWTH) || words.find(Cue.DECLINE) >= 0 || words.has(Cue.SUCCESSIVE);
        if (changes && partOfWhole() && ranges().size() < 2) {
            words.useAll(Cue.GROWTH, Cue.DECLINE); // "que parcela caiu à noite"
        } else if (changes) {
            if (comparesValues()) {
                values(draft);
            }
            return new GrowthReader(model, words, periods, all, followUp).read(draft, ranges());
        }
        if (words.find(Cue.DIFFERENCE) >= 0) {
            return difference(draft);
        }
        if (words.has(Cue.SHARE) || words.find(Cue.PERCENT) >= 0 && !isFraction(draft)) {
            if (allNamed()) {
                values(draft);
            }
            new ShareReader(model, words, named, all, followUp).read(draft);
            return false;
        }
        words.useAll(Cue.PERCENT, Cue.TOGETHER, Cue.DIFFERENCE);
        if (comparesValues()) {
            values(draft);
        }
        return comparesPeriods(draft);
    }

    /** "caíram no domingo": on which day they were. */
    private void dropFallsOn() {
        for (int i = 0; i < words.size(); i++) {
            boolean cycle = words.at(i + 1, Meaning.ValueWord.class)
                    .filter(word -> word.candidates().get(0).dimension().kind() == Dimension.Kind.CYCLE)
                    .isPresent();
            boolean each = words.is(i + 1, Cue.GROUP)
                    && words.dimensionAt(i + 2).filter(Dimension::isTime).isPresent();
            boolean asked = words.is(i + 1, Cue.WHICH)
                    && words.dimensionAt(i + 2).filter(Dimension::isTime).isPresent();
            boolean most = words.textAt(i + 1).matches("(o |a |os |as )?(maior|menor)(es)?");
            boolean falls = words.textAt(i).matches("caiu|cairam|cai|caem|fell");
            boolean day = words.dimensionAt(i - 1).filter(Dimension::isTime).isPresent()
                    && words.isSuperlative(i + 1); // "em que dia caíram mais pedidos"
            if (words.is(i, Cue.DECLINE) && falls && (cycle || each || asked || most || day)) {
                words.settle(i, 1);
                words.use(i);
            }
        }
    }

    /** "parcela", "fatia", "share": the word for a part, not only a per cent sign. */
    private boolean partOfWhole() {
        for (int i = 0; i < words.size(); i++) {
            String text = Phrases.fold(words.get(i).text());
            if (words.is(i, Cue.SHARE)
                    && text.matches(".*(parcela|fatia|participac|propor|share|fraction|slice|portion|frac).*")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFraction(PlanDraft draft) {
        return draft.measure.filter(measure -> measure.unit() == Unit.FRACTION).isPresent();
    }

    private List<TimeRange> ranges() {
        List<TimeRange> ranges = new ArrayList<>();
        periods.forEach(period -> {
            if (period.ends().isEmpty() || periods.size() > 1) {
                ranges.add(period.range());
            } else {
                ranges.addAll(period.ends());
            }
        });
        return ranges.stream().distinct().toList();
    }

    private boolean difference(PlanDraft draft) {
        words.useAll(Cue.DIFFERENCE, Cue.COMPARE);
        List<TimeRange> ranges = new ArrayList<>(ranges());
        draft.shape = Shape.DIFFERENCE;
        List<FilterReader.Named> sides = sides();
        if (sides.size() == 2) {
            boolean turned = words.textAt(sides.get(0).index() - 1).matches("(.* )?(a mais (que|do que)|than)( .*)?")
                    && sides.get(1).index() == sides.get(0).index() + 1;
            if (turned) {
                sides = List.of(sides.get(1), sides.get(0)); // "a mais que Salvador teve Belo Horizonte"
            }
            sides.forEach(side -> draft.sides.add(side.filter()));
            return false;
        }
        if (ranges.size() != 2) {
            throw new PlanningException(Issue.of(Reason.NOT_UNDERSTOOD, new Text("diferença", "difference")));
        }
        boolean change = periods.size() == 1 && !isBetween();
        draft.periods.add(ranges.get(change ? 0 : 1));
        draft.periods.add(ranges.get(change ? 1 : 0));
        return true;
    }

    /** "entre abril e março" is the first less the second, "de março para abril" what it came to less what it was. */
    private boolean isBetween() {
        return Phrases.fold(words.get(periods.get(0).index()).text()).matches("(entre|between).*");
    }

    /** The positive values of the dimension that has most of them. */
    private List<FilterReader.Named> sides() {
        List<FilterReader.Named> most = List.of();
        for (FilterReader.Named each : named) {
            List<FilterReader.Named> alike = named.stream()
                    .filter(other ->
                            other.filter().dimension().equals(each.filter().dimension()))
                    .filter(other -> !other.filter().negated())
                    .toList();
            most = different(alike) > different(most) ? alike : most;
        }
        return most;
    }

    private static long different(List<FilterReader.Named> named) {
        return named.stream().map(FilterReader.Named::filter).distinct().count();
    }

    private boolean comparesValues() {
        boolean each = allNamed()
                || words.has(Cue.COMPARE)
                || words.has(Cue.EACH_OF)
                || words.has(Cue.SPLIT)
                || howManyTwice()
                || eachByArticle();
        return each && sides().size() > 1;
    }

    /** "o pedido dos clientes bronze, e o dos clientes ouro": the article stands for the measure said again. */
    private boolean eachByArticle() {
        return IntStream.range(0, all.size() - 3)
                .anyMatch(i -> all.get(i).is(Cue.AND)
                        && all.get(i + 1).text().matches("[oa]s?")
                        && all.get(i + 2).is(Cue.OF)
                        && named.stream()
                                .skip(1)
                                .anyMatch(each -> words.get(each.index()).from()
                                                >= all.get(i + 2).to()
                                        && words.get(each.index()).from()
                                                <= all.get(i + 2).to() + 2));
    }

    /** "bronze, prata e ouro" leaves nothing out, so it is no filter but a row for each. */
    private boolean allNamed() {
        return !sides().isEmpty()
                && !words.has(Cue.TOGETHER)
                && allNamed(sides().get(0).filter().dimension());
    }

    private boolean allNamed(Dimension dimension) {
        int known = model.valueLabels().getOrDefault(dimension.name(), Map.of()).size();
        long values = named.stream()
                .filter(each -> each.filter().dimension().equals(dimension)
                        && !each.filter().negated())
                .flatMap(side -> side.filter().values().stream())
                .distinct()
                .count();
        return dimension.kind() == Dimension.Kind.VALUE && known > 1 && values == known;
    }

    private boolean howManyTwice() {
        int count = 0;
        boolean trailing = words.is(words.size() - 1, Cue.WHICH); // "o número de lojas foi qual?"
        for (int i = 0; i < words.size() - (trailing ? 1 : 0); i++) {
            boolean which =
                    words.is(i, Cue.WHICH) && words.textAt(i).matches("qual|what") && !words.is(i + 1, Cue.HOW_MANY);
            count += which || words.is(i, Cue.HOW_MANY) || words.is(i, Cue.HOW_MUCH) ? 1 : 0;
        }
        return count > 1;
    }

    private void values(PlanDraft draft) {
        words.useAll(Cue.COMPARE, Cue.SPLIT, Cue.EACH_OF);
        Dimension dimension = sides().get(0).filter().dimension();
        boolean stretches = dimension.kind() == Dimension.Kind.CYCLE
                && sides().stream().anyMatch(side -> side.filter().values().size() > 1);
        if (stretches) {
            throw PlanningException.unsupported(
                    words.get(sides().get(0).index()).text());
        }
        if (!draft.groupings.contains(dimension)) {
            draft.groupings.add(0, dimension);
        }
        named.stream()
                .map(each -> each.filter().dimension())
                .filter(other -> draft.groupings.equals(List.of(dimension)) && !other.equals(dimension))
                .filter(this::allNamed)
                .findFirst()
                .ifPresent(draft.groupings::add); // "marketplace e canal próprio com bronze, prata e ouro"
        draft.ranking
                .filter(ranking -> draft.shape == Shape.SUMMARY && draft.groupings.size() == 2 && ranking.limit() > 1)
                .ifPresent(ranking -> {
                    throw PlanningException.unsupported(
                            words.get(sides().get(0).index()).text()); // so many of all, or of each?
                });
        boolean oneOfEach = draft.shape == Shape.SUMMARY
                && draft.groupings.size() == 2
                && draft.ranking.filter(ranking -> ranking.limit() == 1).isPresent();
        if (oneOfEach) {
            draft.shape = Shape.BEST_PER_GROUP; // "para FOOD e para GOOD, a marca de maior receita"
        } else {
            draft.rowPerValue = true;
        }
    }

    private boolean comparesPeriods(PlanDraft draft) {
        List<TimeRange> ranges = draft.rowPerValue && periods.size() < 2 ? List.of() : ranges();
        boolean each = periods.size() > 1 && (words.has(Cue.EACH_OF) || howManyTwice());
        boolean compare = words.find(Cue.COMPARE) >= 0 || each;
        if (!compare || ranges.size() < 2) {
            return false;
        }
        words.useAll(Cue.COMPARE);
        draft.shape = Shape.COMPARISON;
        draft.periods.addAll(ranges);
        return true;
    }
}
