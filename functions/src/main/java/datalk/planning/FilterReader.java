package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Filter;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes filters of the values that a question names. */
final class FilterReader {
    private final Words words;
    private final FollowUp followUp;
    private final Prepositions prepositions;

    /** A filter and where its value stands. */
    record Named(int index, Filter.OneOf filter) {}

    FilterReader(Words words, FollowUp followUp, Prepositions prepositions) {
        this.prepositions = prepositions;
        this.words = words;
        this.followUp = followUp;
    }

    /** One filter for each value mentioned, in order. */
    List<Named> read() {
        List<Named> named = new ArrayList<>();
        boolean negated = false;
        Optional<Dimension> left = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            Optional<Meaning.ValueWord> value = words.at(i, Meaning.ValueWord.class);
            if (words.at(i, Meaning.AmbiguousValue.class).isPresent()) {
                ambiguous(i, words.at(i, Meaning.AmbiguousValue.class).get());
            }
            if (words.is(i, Cue.EXCEPT) || words.is(i, Cue.NOT) && valueFollows(i)) {
                negated = true;
                left = Optional.empty();
                words.use(i);
            } else if (value.isPresent()) {
                Meaning.Candidate chosen = choose(i, value.get());
                refuseNarrower(i, negated, left, chosen.dimension());
                negated = negated && left.map(chosen.dimension()::equals).orElse(true);
                left = Optional.of(chosen.dimension());
                named.add(new Named(i, new Filter.OneOf(chosen.dimension(), chosen.values(), negated)));
                words.use(i);
                if (words.is(i + 1, Cue.OR) && valueFollows(i + 1)) {
                    words.use(i + 1);
                }
            } else if (!words.is(i, Cue.AND) && !words.is(i, Cue.OR) && (!isNoun(i) || startsAnew(i, left))) {
                negated = false;
            }
        }
        return named;
    }

    /** "exceto clientes ouro de Curitiba", "exceto o Aurora e o marketplace": what of the two is left out? */
    private void refuseNarrower(int index, boolean negated, Optional<Dimension> left, Dimension chosen) {
        boolean other = left.filter(dimension -> !dimension.equals(chosen)).isPresent();
        boolean status =
                left.filter(dimension -> dimension.name().equals("status")).isPresent();
        if (negated && other && !status) {
            throw PlanningException.unsupported(words.get(index).text());
        }
    }

    /** "exceto as de São Paulo, as lojas de comida": what is left out is told when others are named. */
    private boolean startsAnew(int noun, Optional<Dimension> left) {
        return left.isPresent() && words.pluralAt(noun) && words.isValue(noun - 1);
    }

    private boolean isNoun(int index) {
        return words.dimensionAt(index).isPresent();
    }

    private boolean valueFollows(int index) {
        return words.isValue(index + 1);
    }

    private void ambiguous(int index, Meaning.AmbiguousValue value) {
        List<PlanDraft> options = new ArrayList<>();
        for (Value each : value.values()) {
            PlanDraft option = new PlanDraft();
            option.filters.add(new Filter.OneOf(value.dimension(), List.of(each), false));
            options.add(option);
        }
        throw new PlanningException(
                Issue.of(Reason.AMBIGUOUS_NAME, words.get(index).text()), options);
    }

    private Meaning.Candidate choose(int index, Meaning.ValueWord value) {
        if (value.candidates().size() == 1) {
            return value.candidates().get(0);
        }
        boolean customers = isHome(index) || isOfBuyers(index) || speaksOfCustomers() && !ofShop(index);
        List<Meaning.Candidate> fitting = value.candidates().stream()
                .filter(candidate -> isCustomers(candidate.dimension()) == customers)
                .toList();
        List<Meaning.Candidate> left = fitting.isEmpty() ? value.candidates() : fitting;
        return bySpelling(left).orElseGet(() -> onlyOrAsk(index, left));
    }

    /**
     * "clientes de São Paulo em lojas de Curitiba", "São Paulo customers in Curitiba": of two places, the one that no
     * customer stands beside is a mall's.
     */
    private boolean ofShop(int index) {
        boolean two = IntStream.range(0, words.size()).filter(this::isPlace).count() > 1;
        boolean listed = words.is(index - 1, Cue.AND)
                || words.is(index - 1, Cue.OR)
                || words.is(index + 1, Cue.AND)
                || words.is(index + 1, Cue.OR)
                || words.is(index + 1, Cue.COMPARE)
                || words.is(index - 1, Cue.COMPARE);
        return two && !listed && !isBesideCustomers(index) || isNarrowedShop(index);
    }

    private boolean isBesideCustomers(int index) {
        boolean behind = words.isCustomers(index - 1) && !isAdjective(index - 2);
        return behind || isAdjective(index);
    }

    /** "Curitiba customers" */
    private boolean isAdjective(int index) {
        return isPlace(index)
                && words.isCustomers(index + 1)
                && words.get(index).to() == words.get(index + 1).from();
    }

    private boolean isPlace(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .filter(word -> word.candidates().stream()
                        .anyMatch(candidate -> candidate.dimension().name().matches("(customer_)?(city|state)")))
                .isPresent();
    }

    /** "clientes ouro em lojas de comida de Curitiba" */
    private boolean isNarrowedShop(int index) {
        int noun = index - 1;
        while (words.isValue(noun)
                && !words.at(noun, Meaning.ValueWord.class).orElseThrow().noun()) {
            noun--;
        }
        boolean named = words.dimensionAt(noun)
                .filter(dimension -> List.of("store", "hub").contains(dimension.name()))
                .isPresent();
        boolean behind = words.dimensionAt(index + 1)
                .filter(dimension -> List.of("store", "hub").contains(dimension.name()))
                .isPresent();
        return named || behind || words.isValue(noun);
    }

    /** "quantos moram em Salvador", "quantos são de Salvador", of those who bought. */
    private boolean isHome(int index) {
        boolean buyers = words.all().stream().anyMatch(mention -> mention.as(Meaning.MeasureWord.class)
                .filter(word -> word.measure().name().equals("active_customers"))
                .isPresent());
        return prepositions.livesAt(index) || buyers && prepositions.comesFromAt(index);
    }

    /**
     * "clientes ativos de Santos", "receita por cliente de Santos", "cidade dos clientes de São Paulo": where they
     * live.
     */
    private boolean isOfBuyers(int index) {
        boolean buyers =
                words.isMeasure(index - 1) && words.textAt(index - 1).matches(".*(clientes?( ativos?)?|customers?)")
                        || words.dimensionAt(index - 1)
                                .filter(FilterReader::isCustomers)
                                .isPresent();
        return buyers && prepositions.belongsAt(index);
    }

    private static boolean isCustomers(Dimension dimension) {
        return dimension.name().startsWith("customer_");
    }

    /** Of a city and a state that are written alike, the name is the city's own and the state's only when said so. */
    private static Optional<Meaning.Candidate> bySpelling(List<Meaning.Candidate> candidates) {
        List<Meaning.Candidate> exact = candidates.stream()
                .filter(candidate -> candidate.dimension().spelled().isEmpty())
                .toList();
        return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
    }

    private Meaning.Candidate onlyOrAsk(int index, List<Meaning.Candidate> candidates) {
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        List<PlanDraft> options = candidates.stream()
                .map(candidate -> {
                    PlanDraft option = new PlanDraft();
                    option.filters.add(new Filter.OneOf(candidate.dimension(), candidate.values(), false));
                    return option;
                })
                .toList();
        throw new PlanningException(
                Issue.of(Reason.AMBIGUOUS_NAME, words.get(index).text()), options);
    }

    /** "clientes de Curitiba", "pedidos de clientes que moram em Curitiba": the place is the customers' own. */
    private boolean speaksOfCustomers() {
        if (followUp.ofCustomers()) {
            return true;
        }
        for (int i = 0; i < words.size(); i++) {
            if (words.isCustomers(i)) {
                return true;
            }
        }
        return words.unused(Meaning.MeasureWord.class).stream().anyMatch(i -> words.at(i, Meaning.MeasureWord.class)
                .get()
                .measure()
                .source()
                .name()
                .equals("customers"));
    }

    /** Joins the filters of each dimension: several values of one are alternatives. */
    static List<Filter> merged(List<Named> named) {
        List<Filter> merged = new ArrayList<>();
        List<Filter.OneOf> pending =
                new ArrayList<>(named.stream().map(Named::filter).toList());
        while (!pending.isEmpty()) {
            Filter.OneOf first = pending.get(0);
            List<Value> values = new ArrayList<>();
            pending.removeIf(filter -> {
                boolean same = filter.dimension().equals(first.dimension()) && filter.negated() == first.negated();
                if (same) {
                    filter.values().stream()
                            .filter(value -> !values.contains(value))
                            .forEach(values::add);
                }
                return same;
            });
            merged.add(new Filter.OneOf(first.dimension(), values, first.negated()));
        }
        return merged;
    }
}
