package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Filter;
import datalk.plan.TimeRange;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import datalk.semantic.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads who did one thing and not, or also, another: "lojas que venderam em março e não em abril", "clientes que
 * compraram no marketplace e também no canal próprio".
 *
 * <p>The two things differ by two periods or by two values of what a register does not hold. What says them is taken
 * out of the question; the rest, such as the segment of the stores, is read as ever.
 */
final class MembershipReader {
    private static final Set<Cue> DENIALS = Set.of(Cue.NOT, Cue.INSTEAD, Cue.EXCEPT, Cue.WITHOUT);
    private static final Set<Cue> LINKS =
            Set.of(Cue.AND, Cue.ALSO, Cue.WITH, Cue.WHICH, Cue.HOW_MANY, Cue.HOW_MUCH, Cue.LIST, Cue.BOTH);

    private final SemanticModel model;
    private final Words words;
    private final Activities activities;

    MembershipReader(SemanticModel model, Words words) {
        this.model = model;
        this.words = words;
        this.activities = new Activities(model, words);
    }

    /** Those asked for, and the two things that they did or did not do. */
    record Members(Dimension entity, boolean counted, List<Deed> deeds) {

        void fill(PlanDraft draft) {
            draft.shape = Shape.MEMBERSHIP;
            draft.subject = Optional.of(entity);
            draft.counted = counted;
            draft.deeds.addAll(deeds);
            boolean bounded =
                    draft.filters.stream().anyMatch(filter -> filter.asOneOf().isEmpty());
            if (bounded || !draft.groupings.isEmpty() || !draft.having.isEmpty() || draft.periods.size() > 1) {
                throw PlanningException.unsupported(entity.label());
            }
        }
    }

    /** Where the two times or values stand between which a question tells two things apart. */
    private record Pair(int first, int second) {}

    /** What a question asks so; its words are taken out. Nothing where it asks something else. */
    Optional<Members> read() {
        Optional<Integer> subject = subject();
        Optional<Pair> pair = subject.flatMap(this::pair).filter(this::isLinked);
        Optional<Members> members = pair.flatMap(each -> members(subject.orElseThrow(), each));
        members.ifPresent(any -> refuseSeveral(subject.orElseThrow()));
        members.ifPresent(any -> takeOut(subject.orElseThrow(), pair.orElseThrow()));
        dropEmphasis(members.isPresent());
        return members;
    }

    /** "shoppings com lojas que venderam em março e não em abril": whose deeds are they? */
    private void refuseSeveral(int subject) {
        IntStream.range(0, words.size())
                .filter(i -> i != subject && !words.isValue(i) && entity(i).isPresent())
                .findFirst()
                .ifPresent(i -> {
                    throw PlanningException.unsupported(words.get(i).text());
                });
    }

    /** The first things named whose records a register holds and who can have orders. */
    private Optional<Integer> subject() {
        return IntStream.range(0, words.size())
                .filter(i -> entity(i).isPresent())
                .boxed()
                .findFirst();
    }

    private Optional<Dimension> entity(int index) {
        Optional<Dimension> active = words.at(index, Meaning.MeasureWord.class)
                .map(word -> word.measure().name())
                .filter(name -> name.equals("active_stores") || name.equals("active_customers"))
                .map(name -> model.dimension(name.equals("active_stores") ? "store" : "customer"));
        Optional<Dimension> noun = words.at(index, Meaning.ValueWord.class)
                .filter(Meaning.ValueWord::noun)
                .map(new Subjects(model, words)::entityOf);
        return active.or(() -> words.isThing(index) ? words.dimensionAt(index) : Optional.empty())
                .or(() -> noun)
                .filter(entity -> model.findRegister(entity).isPresent() && entity.knownIn(model.source("orders")));
    }

    private Optional<Pair> pair(int subject) {
        List<Integer> times = words.unused(Meaning.TimeWord.class);
        if (times.size() == 2) {
            return Optional.of(new Pair(times.get(0), times.get(1)));
        }
        Source register = model.findRegister(entity(subject).orElseThrow()).orElseThrow();
        List<Integer> values = words.unused(Meaning.ValueWord.class).stream()
                .filter(i -> !value(i).dimension().knownIn(register))
                .toList();
        boolean comparable = values.size() == 2
                && value(values.get(0)).dimension().equals(value(values.get(1)).dimension());
        return times.size() > 1
                ? Optional.empty()
                : comparable ? Optional.of(new Pair(values.get(0), values.get(1))) : deeds(subject);
    }

    /** "com pedidos e sem vendas": the two things that they did. */
    private Optional<Pair> deeds(int subject) {
        List<Integer> named = IntStream.range(subject + 1, words.size())
                .filter(i -> activities.at(i).isPresent())
                .boxed()
                .toList();
        boolean others = named.size() == 2
                && !denies(named.get(0) - 1)
                && !activities.at(named.get(0)).equals(activities.at(named.get(1)))
                && IntStream.range(named.get(0), named.get(1)).anyMatch(this::denies);
        return others ? Optional.of(new Pair(named.get(0), named.get(1))) : Optional.empty();
    }

    private Meaning.Candidate value(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .orElseThrow()
                .candidates()
                .get(0);
    }

    /** Only small words and deeds stand between the two. */
    private boolean isLinked(Pair pair) {
        return between(pair).allMatch(i -> isLink(i) || activities.at(i).isPresent());
    }

    private static IntStream between(Pair pair) {
        return IntStream.range(pair.first() + 1, pair.second());
    }

    private boolean isLink(int index) {
        boolean but = words.isUnknown(index) && words.textAt(index).equals("but");
        return but
                || words.get(index)
                        .as(Meaning.CueWord.class)
                        .filter(word -> LINKS.contains(word.cue()) || DENIALS.contains(word.cue()))
                        .isPresent();
    }

    private boolean denies(int index) {
        return DENIALS.stream().anyMatch(cue -> words.is(index, cue));
    }

    private Optional<Members> members(int subject, Pair pair) {
        Optional<Integer> first = activityBefore(subject, pair.first() + 1);
        Optional<Integer> second = IntStream.rangeClosed(pair.first() + 1, pair.second())
                .filter(i -> activities.at(i).isPresent())
                .boxed()
                .findFirst();
        Optional<Measure> activity = first.or(() -> second).flatMap(activities::at);
        boolean firstLacked = first.filter(i -> denies(i - 1)).isPresent();
        boolean secondLacked = between(pair).anyMatch(this::denies) || words.is(pair.second() + 1, Cue.NOT);
        boolean both = words.is(pair.second() + 1, Cue.ALSO)
                || between(pair).anyMatch(i -> words.is(i, Cue.ALSO))
                || IntStream.range(subject, pair.first()).anyMatch(i -> words.is(i, Cue.BOTH));
        boolean contrast = firstLacked && !secondLacked ? second.isPresent() && !both : secondLacked && !both;
        boolean alike = both && !firstLacked && !secondLacked;
        if (activity.isEmpty() || first.isEmpty() || !contrast && !alike || isTwoQuestions()) {
            return Optional.empty();
        }
        List<Deed> deeds = List.of(
                deed(firstLacked, activity.get(), pair.first()),
                deed(secondLacked, second.flatMap(activities::at).orElse(activity.get()), pair.second()));
        return Optional.of(new Members(entity(subject).orElseThrow(), words.has(Cue.HOW_MANY), deeds));
    }

    /** "quantas venderam em março e quantas não venderam em abril?" */
    private boolean isTwoQuestions() {
        return words.all().stream().filter(mention -> mention.is(Cue.HOW_MANY)).count() > 1;
    }

    private Deed deed(boolean lacked, Measure activity, int index) {
        Optional<TimeRange> period =
                words.at(index, Meaning.TimeWord.class).map(word -> word.time().range());
        Optional<Filter.OneOf> value = words.at(index, Meaning.ValueWord.class)
                .map(any ->
                        new Filter.OneOf(value(index).dimension(), value(index).values(), false));
        return new Deed(lacked, activity, period, value);
    }

    /** "tanto do Aurora quanto do Farol", "both Aurora and Farol": no more than the one and the other. */
    private void dropEmphasis(boolean read) {
        for (int i = words.size() - 1; i >= 0; i--) {
            boolean english = words.textAt(i).equals("both");
            boolean named = words.isValue(i + 1) && words.is(i + 2, Cue.HOW_MUCH) && words.isValue(i + 3);
            if (words.is(i, Cue.BOTH) && (read || english || named)) {
                words.remove(i);
            }
        }
    }

    private Optional<Integer> activityBefore(int subject, int end) {
        return IntStream.range(subject, end)
                .filter(i -> activities.at(i).isPresent())
                .boxed()
                .reduce((one, later) -> later);
    }

    private void takeOut(int subject, Pair pair) {
        int activity = activityBefore(subject, pair.first()).orElse(subject);
        int end = words.is(pair.second() + 1, Cue.NOT) ? pair.second() + 1 : pair.second(); // "e em abril não"
        for (int i = end; i >= pair.first(); i--) {
            words.remove(i);
        }
        if (activity != subject) {
            words.remove(activity);
            if (denies(activity - 1)) {
                words.remove(activity - 1);
            }
        }
        if (words.isMeasure(subject)) {
            words.remove(subject);
        } else if (!words.isValue(subject)) {
            words.use(subject); // a place beside "clientes" is theirs
        }
    }
}
