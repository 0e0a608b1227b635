package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Bounds;
import datalk.plan.Value;
import datalk.semantic.Aggregate;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings different ways of saying the same into one.
 *
 * <pre>
 * "100 pedidos ou mais"          → "pelo menos 100" pedidos
 * "lojas que venderam mais de …" → lojas, faturamento, mais de …
 * "segunda a sexta"              → the weekdays 1 to 5
 * "mês de abril"                 → abril
 * "cidade de São Paulo"          → São Paulo, the city
 * </pre>
 */
final class Rewriter {
    private final SemanticModel model;
    private final Words words;
    private final List<Mention> all;
    private final Language language;

    Rewriter(SemanticModel model, Words words, List<Mention> all, Language language) {
        this.language = language;
        this.model = model;
        this.words = words;
        this.all = all;
    }

    void rewrite() {
        dropReplaced();
        joinActive();
        averageFields();
        perOrder();
        excludeValues();
        joinBirthYears();
        exactlyOne();
        valueOfCanceled();
        joinConditions();
        countHours();
        excludeRanges();
        groupRepeated();
        placeCustomers();
        splitActive();
        joinWeekdays();
        new NounJoiner(model, words).join();
        dropRepeatedPeriod();
    }

    /** "em vez de número de pedidos" */
    private void dropReplaced() {
        int instead = words.find(Cue.INSTEAD);
        if (instead >= 0) {
            words.remove(instead);
            boolean grouping = words.dimensionAt(instead).isPresent() || words.is(instead, Cue.GRAIN);
            boolean statistic = words.is(instead, Cue.MEDIAN)
                    || words.is(instead, Cue.AVERAGE)
                    || words.is(instead, Cue.PERCENTILE)
                    || words.is(instead, Cue.GRAIN);
            if (statistic
                    || words.at(instead, Meaning.MeasureWord.class).isPresent()
                    || words.at(instead, Meaning.FieldWord.class).isPresent()
                    || words.at(instead, Meaning.DimensionWord.class).isPresent()
                    || words.at(instead, Meaning.TimeWord.class).isPresent()
                    || words.at(instead, Meaning.ValueWord.class).isPresent()) {
                words.remove(instead);
            }
            if (grouping) {
                groupOther();
            }
        }
    }

    /** "em vez de segmento, a categoria": the other dimension takes its place. */
    private void groupOther() {
        for (int i = 0; i < words.size() && !words.has(Cue.GROUP); i++) {
            boolean other = words.dimensionAt(i)
                    .filter(dimension -> !dimension.name().equals("order"))
                    .isPresent();
            if (other) {
                Mention noun = words.get(i);
                words.insert(i, new Mention(new Meaning.CueWord(Cue.GROUP, ""), noun.from(), noun.from(), noun.text()));
            }
        }
    }

    /** "menos o Alvorada", "sem as lojas 3862 e 3412": what follows is a name, so it is left out. */
    private void excludeValues() {
        for (int i = 0; i < words.size(); i++) {
            boolean noun = words.dimensionAt(i + 1)
                    .filter(each -> !each.name().equals("order"))
                    .isPresent();
            boolean name =
                    words.at(noun ? i + 2 : i + 1, Meaning.ValueWord.class).isPresent();
            boolean lacking = words.is(i, Cue.WITHOUT);
            boolean less = words.is(i, Cue.LOWEST)
                    && words.get(i).text().toLowerCase(Locale.ROOT).matches("menos|minus");
            boolean negated = words.is(i, Cue.NOT)
                    || lacking && Phrases.fold(words.get(i).text()).matches("(nao|not|.*n't)\\b.*");
            if (name && (lacking && !isStatus(i + 1) || less || negated && isStatus(i + 1))) {
                words.replace(i, new Meaning.CueWord(Cue.EXCEPT, ""), 1);
            }
        }
    }

    /** "clientes ouro ativos", "active gold customers" */
    private void joinActive() {
        for (int i = 0; i < words.size(); i++) {
            for (int near = Math.max(0, i - 3);
                    near < Math.min(words.size(), i + 4) && words.is(i, Cue.ACTIVE);
                    near++) {
                Optional<Measure> active = words.dimensionAt(near).map(noun -> model.measures()
                        .get("active_" + noun.plural().en()));
                if (active.isPresent()) {
                    words.replace(near, new Meaning.MeasureWord(active.get()), 1);
                    words.remove(i);
                }
            }
        }
    }

    /** "receita por pedido", "frete por pedido": what an order comes to on average. */
    private void perOrder() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean per = words.is(i, Cue.GROUP)
                    && words.dimensionAt(i + 1)
                            .filter(noun -> noun.name().equals("order"))
                            .isPresent()
                    && !words.pluralAt(i + 1);
            List<Integer> measures = words.unused(Meaning.MeasureWord.class);
            if (per && measures.size() == 1) {
                int at = measures.get(0);
                Measure measure =
                        words.at(at, Meaning.MeasureWord.class).orElseThrow().measure();
                switch (measure.name()) {
                    case "revenue" -> words.replace(at, new Meaning.MeasureWord(model.measure("average_ticket")), 1);
                    case "delivery_fees" -> words.replace(i, new Meaning.CueWord(Cue.AVERAGE, ""), 2);
                    case "delivery_cost", "delivery_margin" ->
                        throw new PlanningException(
                                Issue.of(Reason.UNSUPPORTED, words.get(i).text()));
                    default -> {
                        // a time or a ticket is of an order as it is
                    }
                }
            } else if (per && words.unused(Meaning.FieldWord.class).size() == 1 && measures.isEmpty()) {
                words.replace(i, new Meaning.CueWord(Cue.AVERAGE, ""), 2);
            }
        }
    }

    /** "valor médio do frete" is the average of that, not of orders. */
    private void averageFields() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean value = words.at(i, Meaning.MeasureWord.class).isPresent()
                    && Phrases.fold(words.get(i).text()).matches("valor(es)? medios?|average (value|amount|size)");
            boolean field = words.at(i + 1, Meaning.FieldWord.class)
                    .filter(word -> word.field().statistic())
                    .isPresent();
            if (value && field) {
                words.replace(i, new Meaning.CueWord(Cue.AVERAGE, ""), 1);
            }
        }
    }

    /** "só um pedido", "exatamente uma compra" */
    private void exactlyOne() {
        for (int i = 0; i + 1 < words.size(); i++) {
            Mention only = words.get(i);
            int from = only.to();
            int to = words.get(i + 1).from();
            boolean one = all.stream()
                    .filter(mention -> mention.from() >= from && mention.to() <= to)
                    .anyMatch(mention -> Phrases.fold(mention.text()).matches("(exatamente )?(um|uma|one)"));
            boolean counted = words.dimensionAt(i + 1)
                            .filter(noun -> noun.name().equals("order"))
                            .isPresent()
                    || words.at(i + 1, Meaning.MeasureWord.class)
                            .filter(word -> word.measure().aggregate() == Aggregate.COUNT)
                            .isPresent();
            boolean exact = words.is(i, Cue.ONLY) || words.is(i, Cue.WITH) || exactBefore(from, to);
            if (one && counted && exact) {
                Meaning condition = new Meaning.ConditionWord(Bounds.exactly(BigDecimal.ONE), Optional.empty());
                if (words.is(i, Cue.ONLY)) {
                    words.replace(i, condition, 1);
                } else {
                    words.insert(i + 1, new Mention(condition, to, to, "1"));
                    i++;
                }
            }
        }
    }

    private boolean exactBefore(int from, int to) {
        return all.stream()
                .filter(mention -> mention.from() >= from && mention.to() <= to)
                .anyMatch(mention -> Phrases.fold(mention.text()).matches("exatamente.*|exactly.*"));
    }

    /** "cancelamentos em reais": what the canceled orders amount to. */
    private void valueOfCanceled() {
        for (int i = 0; i < words.size() && words.has(Cue.VALUE); i++) {
            boolean canceled = words.at(i, Meaning.MeasureWord.class)
                    .filter(word -> word.measure().name().equals("canceled_orders"))
                    .isPresent();
            if (canceled) {
                Value status = new Value("CANCELED", words.get(i).text());
                Meaning.Candidate candidate = new Meaning.Candidate(model.dimension("status"), List.of(status));
                words.replace(i, new Meaning.ValueWord(List.of(candidate), false, true, false), 1);
            }
        }
    }

    /** "acima de 1 hora" is 60 minutes. */
    private void countHours() {
        for (int i = 0; i + 1 < words.size(); i++) {
            Optional<Meaning.ConditionWord> condition = words.at(i, Meaning.ConditionWord.class)
                    .filter(word -> word.unit().isEmpty());
            boolean hours = words.dimensionAt(i + 1)
                    .filter(noun -> noun.name().equals("hour"))
                    .isPresent();
            if (condition.isPresent() && hours) {
                Bounds bounds = condition.get().bounds();
                BigDecimal sixty = BigDecimal.valueOf(60);
                Bounds minutes = new Bounds(
                        bounds.lower().map(sixty::multiply),
                        bounds.lowerIncluded(),
                        bounds.upper().map(sixty::multiply),
                        bounds.upperIncluded());
                words.replace(i, new Meaning.ConditionWord(minutes, Optional.of(Unit.MINUTES)), 2);
            }
        }
    }

    /** "exceto pedidos acima de 500 reais" are those up to 500. */
    private void excludeRanges() {
        for (int i = 0; i < words.size(); i++) {
            boolean excluded = words.is(i, Cue.EXCEPT) || words.is(i, Cue.NOT);
            int condition = i + 1;
            while (words.is(condition, Cue.WITH)
                    || words.is(condition, Cue.WHICH)
                    || words.dimensionAt(condition).isPresent()) {
                condition++;
            }
            Optional<Meaning.ConditionWord> range = words.at(condition, Meaning.ConditionWord.class);
            if (excluded && range.isPresent()) {
                Bounds bounds = range.get().bounds();
                if (bounds.lower().isPresent() && bounds.upper().isPresent()) {
                    throw new PlanningException(
                            Issue.of(Reason.UNSUPPORTED, words.get(condition).text()));
                }
                Bounds rest =
                        new Bounds(bounds.upper(), !bounds.upperIncluded(), bounds.lower(), !bounds.lowerIncluded());
                words.replace(
                        condition, new Meaning.ConditionWord(rest, range.get().unit()), 1);
                words.remove(i);
            }
        }
    }

    private boolean isStatus(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .filter(value -> value.candidates().get(0).dimension().name().equals("status"))
                .isPresent();
    }

    /** "nascidos entre 1980 e 1990": the years are the customers', not the orders'. */
    private void joinBirthYears() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean birth = words.at(i, Meaning.FieldWord.class)
                    .filter(word -> word.field().unit() == Unit.YEARS)
                    .isPresent();
            Optional<Meaning.TimeWord> years = words.at(i + 1, Meaning.TimeWord.class);
            if (birth && years.isPresent()) {
                var range = years.get().time().range();
                var first = BigDecimal.valueOf(range.firstDay().getYear());
                var last = BigDecimal.valueOf(range.lastDay().getYear());
                boolean open = range.firstDay().getYear() < 1900 + 71;
                Bounds bounds = open ? Bounds.atMost(last) : Bounds.between(first, last);
                words.replace(i + 1, new Meaning.ConditionWord(bounds, Optional.empty()), 1);
            }
        }
    }

    /** "os clientes de qual cidade": the city is theirs. */
    private void placeCustomers() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean customers = words.dimensionAt(i)
                    .filter(each -> each.name().equals("customer"))
                    .isPresent();
            boolean active = words.at(i + 1, Meaning.MeasureWord.class)
                    .filter(word -> word.measure().name().equals("active_customers"))
                    .isPresent();
            int next = words.is(i + 1, Cue.WHICH) ? i + 2 : i + 1;
            Optional<Dimension> place =
                    words.dimensionAt(next).map(each -> model.dimensions().get("customer_" + each.name()));
            Optional<Dimension> behind =
                    words.dimensionAt(i).map(each -> model.dimensions().get("customer_" + each.name()));
            boolean ofCustomers = words.dimensionAt(i + 1)
                    .filter(each -> each.name().equals("customer"))
                    .isPresent();
            if (ofCustomers && behind.isPresent()) {
                words.replace(i, new Meaning.DimensionWord(behind.get(), words.pluralAt(i)), 2);
            } else if (active && behind.isPresent() && !words.is(i - 1, Cue.WITH)) {
                words.replace(i, new Meaning.DimensionWord(behind.get(), words.pluralAt(i)), 1);
            } else if (customers && place.isPresent()) {
                words.replace(next, new Meaning.DimensionWord(place.get(), words.pluralAt(next)), 1);
            }
        }
    }

    /** "shopping a shopping", "canal por canal" */
    private void groupRepeated() {
        for (int i = 0; i + 1 < words.size(); i++) {
            int next = words.is(i + 1, Cue.GROUP) ? i + 2 : i + 1;
            Optional<Dimension> first = words.dimensionAt(i);
            if (first.isPresent() && first.equals(words.dimensionAt(next))) {
                boolean apart = rangeWordBetween(words.get(i), words.get(next)) || next == i + 2;
                words.replace(i, words.get(next).meaning(), next - i + 1);
                if (apart) {
                    Mention noun = words.get(i);
                    words.insert(
                            i, new Mention(new Meaning.CueWord(Cue.GROUP, ""), noun.from(), noun.from(), noun.text()));
                }
            }
        }
    }

    private void joinConditions() {
        for (int i = 0; i < words.size(); i++) {
            Optional<Meaning.NumberWord> number = words.at(i, Meaning.NumberWord.class);
            int suffix = words.is(i + 1, Cue.OR_MORE) || words.is(i + 1, Cue.OR_LESS) ? i + 1 : i + 2;
            boolean more = words.is(suffix, Cue.OR_MORE);
            if (number.isPresent() && (more || words.is(suffix, Cue.OR_LESS))) {
                Bounds bounds = more
                        ? Bounds.atLeast(number.get().value())
                        : Bounds.atMost(number.get().value());
                words.remove(suffix);
                words.replace(i, new Meaning.ConditionWord(bounds, number.get().unit()), 1);
            }
        }
    }

    /** "lojas que venderam", followed by how much, is not the number of active stores. */
    private void splitActive() {
        boolean lacking = words.has(Cue.WITHOUT) || words.has(Cue.NOT);
        boolean narrowed =
                lacking || words.hasAny(Meaning.ConditionWord.class) || words.has(Cue.HIGHEST) || words.has(Cue.LOWEST);
        for (int i = 0; i < words.size(); i++) {
            Optional<Measure> active = words.at(i, Meaning.MeasureWord.class)
                    .map(Meaning.MeasureWord::measure)
                    .filter(measure -> measure.aggregate() == Aggregate.COUNT_DISTINCT);
            boolean verb = active.isPresent()
                    && !words.get(i).text().toLowerCase(Locale.ROOT).contains("ativ")
                    && !words.get(i).text().toLowerCase(Locale.ROOT).contains("active");
            boolean listed = active.isPresent() && isListed(i) && !words.has(Cue.SHARE);
            if ((verb && narrowed || listed) && !otherEntity(i)) {
                Mention mention = words.get(i);
                words.replace(i, new Meaning.DimensionWord(entityOf(active.get()), true), 1);
                words.insert(
                        i + 1,
                        new Mention(
                                new Meaning.MeasureWord(deedOf(active.get())),
                                mention.from(),
                                mention.to(),
                                mention.text()));
            }
        }
    }

    /** "quais lojas venderam", "liste os clientes ativos": each of them, not how many. */
    private boolean isListed(int index) {
        int before = index - 1;
        while (words.is(before, Cue.ALL)) {
            before--;
        }
        return words.is(before, Cue.LIST)
                || words.is(before, Cue.WHICH)
                        && Phrases.fold(words.get(before).text()).matches("quais|que|which");
    }

    /** Stores sell for money; customers who "bought" are counted by their purchases, unless money is named. */
    private Measure deedOf(Measure active) {
        boolean money = words.all().stream()
                .flatMap(mention -> mention.as(Meaning.ConditionWord.class).stream())
                .anyMatch(condition -> condition.unit().filter(Unit.BRL::equals).isPresent());
        boolean customers = entityOf(active).name().equals("customer");
        return model.measure(customers && !money ? "finished_orders" : "revenue");
    }

    private boolean otherEntity(int index) {
        for (int i = 0; i < words.size(); i++) {
            boolean entity = words.dimensionAt(i)
                    .filter(dimension -> !dimension.name().equals("order") && !dimension.isTime())
                    .isPresent();
            if (i != index && entity) {
                return true;
            }
        }
        return false;
    }

    private Dimension entityOf(Measure distinct) {
        String field = distinct.distinctField().orElseThrow();
        return model.dimensions().values().stream()
                .filter(dimension ->
                        field.equals(dimension.keys().get(distinct.source().name())))
                .filter(dimension -> dimension.kind() == Dimension.Kind.ENTITY)
                .findFirst()
                .orElseThrow();
    }

    private void joinWeekdays() {
        for (int i = 0; i + 1 < words.size(); i++) {
            Optional<Integer> first = singleDay(i);
            Optional<Integer> last = singleDay(i + 1);
            if (first.isPresent() && last.isPresent() && rangeWordBetween(words.get(i), words.get(i + 1))) {
                List<Value> days = new ArrayList<>();
                for (int day = first.get(); day <= last.get(); day++) {
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

    private Optional<Integer> singleDay(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .map(word -> word.candidates().get(0))
                .filter(candidate -> candidate.dimension().name().equals("weekday")
                        && candidate.values().size() == 1)
                .map(candidate -> (Integer) candidate.values().get(0).key());
    }

    private boolean rangeWordBetween(Mention one, Mention other) {
        return all.stream()
                .filter(mention -> mention.from() >= one.to() && mention.to() <= other.from())
                .anyMatch(mention -> mention.text().toLowerCase(Locale.ROOT).matches("a|à|ate|até|to|through"));
    }

    /** "nesse mês", behind a month that is named, is that month. */
    private void dropRepeatedPeriod() {
        boolean named = false;
        for (int i = 0; i < words.size(); i++) {
            if (words.at(i, Meaning.TimeWord.class).isPresent()) {
                String text = words.get(i).text().toLowerCase(Locale.ROOT);
                if (named && text.matches("(n|d)?ess[ea] .*")) {
                    words.remove(i);
                    i--;
                }
                named = true;
            }
        }
        if (named) {
            words.useAll(Cue.SAME_PERIOD);
        }
    }
}
