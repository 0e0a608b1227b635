package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.plan.Grain;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
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
        OrderRewriter orders = new OrderRewriter(model, words, all);
        GroupingRewriter groupings = new GroupingRewriter(words, all);
        SubjectRewriter subjects = new SubjectRewriter(model, words, all);
        new NegationRewriter(words).dropEmphasis();
        dropSlashes();
        dropReplaced();
        subtract();
        passThrough();
        subjects.nameThings();
        new RepeatedNouns(words).nameOnce();
        groupings.nameGroups();
        measures.nameMeasures();
        new BuyerRewriter(model, words, all).rewrite();
        orders.nameAmounts();
        excludeValues();
        new ConditionRewriter(words, all).rewrite();
        orders.countStatuses();
        orders.valueOfCanceled();
        groupings.groupRepeated();
        subjects.placeThings();
        measures.splitActive();
        new WeekdayRewriter(model, words, all, language).joinWeekdays();
        new NounJoiner(model, words).join();
        dropRepeatedPeriod();
    }

    /** "março/abril": a quotient is of figures only. */
    private void dropSlashes() {
        for (int i = words.size() - 1; i >= 0; i--) {
            boolean slash = words.is(i, Cue.RATIO) && words.textAt(i).equals("/");
            boolean figures = (words.isFigure(i - 1) || words.isOrders(i - 1))
                    && (words.isFigure(i + 1) || words.isOrders(i + 1));
            if (slash && !figures) {
                words.remove(i);
            }
        }
    }

    /** "taxas de abril menos taxas de janeiro": a difference of the same. */
    private void subtract() {
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean minus = words.is(i, Cue.LOWEST) && words.textAt(i).matches("menos|minus");
            boolean again = words.isTime(i - 1)
                    && words.isTime(i + 2)
                    && i >= 2
                    && words.get(i + 1).meaning().equals(words.get(i - 2).meaning());
            if (minus && again) {
                words.replace(i, new Meaning.CueWord(Cue.DIFFERENCE, ""), 2);
            } else if (minus && words.isTime(i - 1) && words.isTime(i + 1) && sameGrain(i - 1, i + 1)) {
                words.replace(i, new Meaning.CueWord(Cue.DIFFERENCE, ""), 1);
            }
        }
    }

    private boolean sameGrain(int one, int other) {
        Optional<Grain> first = words.at(one, Meaning.TimeWord.class)
                .flatMap(word -> word.time().grain());
        return first.isPresent()
                && first.equals(words.at(other, Meaning.TimeWord.class)
                        .flatMap(word -> word.time().grain()));
    }

    /** "passou o trimestre sem compras": a time, and no comparison. */
    private void passThrough() {
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, Cue.DIFFERENCE) && words.textAt(i).matches("passou [oa]s?") && words.isTime(i + 1)) {
                words.settle(i, 1);
                words.remove(i);
            }
        }
    }

    /** "em vez de número de pedidos" */
    private void dropReplaced() {
        int instead = words.find(Cue.INSTEAD);
        if (instead >= 0) {
            refuseOther(instead);
            words.remove(instead);
            if (words.is(instead, Cue.GROUP) && words.dimensionAt(instead + 1).isPresent()) {
                words.remove(instead); // "por estado em vez de por segmento"
            }
            boolean grouping = words.dimensionAt(instead).isPresent() || words.is(instead, Cue.GRAIN);
            boolean statistic = words.is(instead, Cue.MEDIAN)
                    || words.is(instead, Cue.AVERAGE)
                    || words.is(instead, Cue.PERCENTILE)
                    || words.is(instead, Cue.GRAIN);
            if (statistic
                    || words.isFigure(instead)
                    || words.dimensionAt(instead).isPresent()
                    || words.isTime(instead)
                    || words.isValue(instead)) {
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
        boolean contradiction = words.isValue(instead - 1)
                && words.isValue(instead + 1)
                && words.get(instead - 1)
                        .meaning()
                        .equals(words.get(instead + 1).meaning());
        if (contradiction || apart && (words.isTime(instead + 1) || words.isValue(instead + 1)) && !times && !values) {
            throw PlanningException.unsupported(words.get(instead).text());
        }
    }

    private Optional<Dimension> dimension(int value) {
        return words.valueDimension(value);
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
            boolean noun = words.dimensionAt(i + 1).isPresent() && (!words.isOrders(i + 1) || isDefinite(i));
            skipRelative(i, noun ? i + 2 : i + 1);
            boolean name = words.isValue(noun ? i + 2 : i + 1);
            boolean never =
                    words.textAt(i).matches("(.* )?(nenhuma?|nunca|jamais|zero|none|nothing|never|at all)( .*)?");
            boolean lacking = words.is(i, Cue.WITHOUT) && !never; // "nenhum no Aurora" is where there was none
            boolean less = words.is(i, Cue.LOWEST)
                    && words.get(i).text().toLowerCase(Locale.ROOT).matches("menos|minus");
            boolean least = less
                    && words.isMeasure(i - 1)
                    && words.get(i - 1).to() == words.get(i).from()
                    && words.has(Cue.WHICH); // "quais shoppings vendem menos comida"
            boolean negated = words.is(i, Cue.NOT)
                    || lacking && Phrases.fold(words.get(i).text()).matches("(nao|not|.*n't)\\b.*");
            boolean ofOrders = words.isOrders(i + 2) || words.isMeasure(i + 2); // "didn't get any Totem orders"
            if (name
                    && !(lacking && !noun && ofOrders)
                    && (lacking && !isStatus(i + 1) || less && !least || negated && isStatus(i + 1))) {
                words.replace(i, new Meaning.CueWord(Cue.EXCEPT, ""), 1);
            }
        }
    }

    /** "sem os pedidos do marketplace", where "sem pedidos do marketplace" is who has none. */
    private boolean isDefinite(int lacking) {
        int to = words.get(lacking).to();
        return words.textAt(lacking).matches("sem|without")
                && all.stream()
                        .anyMatch(mention ->
                                mention.from() == to && mention.text().matches("(?i)os|the"));
    }

    /** "menos os clientes que moram em Natal", "excluindo quem mora em Natal" */
    private void skipRelative(int excluding, int relative) {
        boolean excludes = words.is(excluding, Cue.EXCEPT)
                || words.is(excluding, Cue.LOWEST) && words.textAt(excluding).matches("menos( [oa]s)?");
        if (excludes && words.is(relative, Cue.WHICH) && words.isValue(relative + 1)) {
            words.remove(relative);
        }
    }

    private boolean isStatus(int index) {
        return words.at(index, Meaning.ValueWord.class)
                .filter(value -> value.candidates().get(0).dimension().name().equals("status"))
                .isPresent();
    }

    /** "nesse mês", behind a month that is named, is that month. */
    private void dropRepeatedPeriod() {
        int named = -1;
        for (int i = 0; i < words.size(); i++) {
            if (words.isTime(i)) {
                if (named >= 0 && words.textAt(i).matches("(n|d)?ess[ea] .*") && sameGrain(named, i)) {
                    words.remove(i);
                    i--;
                }
                named = i;
            }
        }
        if (named >= 0) {
            words.useAll(Cue.SAME_PERIOD);
        }
    }
}
