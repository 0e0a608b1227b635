package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
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
        MeasureRewriter measures = new MeasureRewriter(model, words);
        dropReplaced();
        askForOne();
        measures.nameMeasures();
        excludeValues();
        new ConditionRewriter(words, all).rewrite();
        measures.valueOfCanceled();
        groupRepeated();
        placeCustomers();
        measures.splitActive();
        joinWeekdays();
        new NounJoiner(model, words).join();
        dropRepeatedPeriod();
    }

    /** "entre as lojas do Farol, a que mais cancelou", "of the malls, which had the most orders": one of them. */
    private void askForOne() {
        for (int i = 1; i < words.size(); i++) {
            int from = words.get(i).from();
            boolean article = all.stream()
                    .anyMatch(mention -> mention.to() == from && mention.text().matches("[aAoO]"));
            boolean single = words.is(i, Cue.WHICH)
                    && words.isSuperlative(i + 1)
                    && (words.textAt(i).matches("[ao] (que|q)")
                            || article && words.textAt(i).matches("que|q"));
            boolean which = words.textAt(i).matches("which (had|has)")
                    && all.get(0).text().matches("(?i)of|among|between");
            if (single || which) {
                Mention mention = words.get(i);
                words.remove(i);
                words.insert(i, new Mention(new Meaning.CueWord(Cue.WHICH, ""), mention.from(), mention.to(), "qual"));
            }
        }
    }

    /** "em vez de número de pedidos" */
    private void dropReplaced() {
        int instead = words.find(Cue.INSTEAD);
        if (instead >= 0) {
            refuseOther(instead);
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

    /** "do Aurora e não do Farol" names one of two malls; "em março e não no Aurora" leaves something out. */
    private void refuseOther(int instead) {
        boolean apart = words.textAt(instead).equals("e nao") && instead > 0;
        boolean times = words.isTime(instead - 1) && words.isTime(instead + 1);
        boolean values = dimension(instead - 1)
                .filter(before -> dimension(instead + 1).filter(before::equals).isPresent())
                .isPresent();
        if (apart && (words.isTime(instead + 1) || words.isValue(instead + 1)) && !times && !values) {
            throw Doubts.refusal(words.get(instead).text());
        }
    }

    private Optional<Dimension> dimension(int value) {
        return words.at(value, Meaning.ValueWord.class)
                .map(word -> word.candidates().get(0).dimension());
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

    private boolean isStatus(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .filter(value -> value.candidates().get(0).dimension().name().equals("status"))
                .isPresent();
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
