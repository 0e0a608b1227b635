package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.function.ToIntFunction;

/** Tells what is asked of those who bought: how many they were, how often they did, or what they spent. */
final class BuyerRewriter {
    private final SemanticModel model;
    private final Words words;
    private final List<Mention> all;

    BuyerRewriter(SemanticModel model, Words words, List<Mention> all) {
        this.model = model;
        this.words = words;
        this.all = all;
    }

    void rewrite() {
        boughtInValue();
        differentBuyers();
        buyersBehind();
    }

    /**
     * "clientes que mais compraram em valor", "total comprado", "purchase value": what they spent, and not how often.
     */
    private void boughtInValue() {
        for (int i = 0; i < words.size(); i++) {
            if (!words.isMeasure(i, "finished_orders")) {
                continue;
            }
            boolean inValue = words.textAt(i).matches("compr(ou|aram|am|a)|bought")
                    && isSaid(Mention::from, words.get(i).to(), "(em|in|by) (valor|reais|value|brl)");
            boolean total = words.textAt(i).matches("comprad[oa]|bought|purchased")
                    && isSaid(Mention::to, words.get(i).from(), "total");
            int value = words.is(i - 1, Cue.VALUE) ? i - 1 : words.is(i + 1, Cue.VALUE) ? i + 1 : -1;
            if (inValue || total || value >= 0) {
                words.replace(i, new Meaning.MeasureWord(model.measure("revenue")), 1);
            }
            if (value >= 0) {
                words.remove(value);
                return;
            }
        }
    }

    /** Whether something so said begins, or ends, at that token. */
    private boolean isSaid(ToIntFunction<Mention> edge, int token, String pattern) {
        return all.stream()
                .anyMatch(mention -> edge.applyAsInt(mention) == token
                        && Phrases.fold(mention.text()).matches(pattern));
    }

    /** "clientes diferentes que compraram": how many they were, and not how often. */
    private void differentBuyers() {
        for (int i = 0; i + 2 < words.size(); i++) {
            boolean different =
                    isSaid(Mention::from, words.get(i).to(), "diferentes|distintos|unicos|different|distinct|unique");
            if (different
                    && words.isCustomers(i)
                    && words.is(i + 1, Cue.WHICH)
                    && words.isMeasure(i + 2, "finished_orders")) {
                words.replace(i, new Meaning.MeasureWord(model.measure("active_customers")), 3);
            }
        }
    }

    /** "em que compraram mais de 100 clientes": customers who bought, though the verb comes first. */
    private void buyersBehind() {
        for (int i = 0; i + 2 < words.size(); i++) {
            boolean bought = words.textAt(i).matches("compraram|comprou|bought") && words.isCondition(i + 1);
            boolean customers = words.isCustomers(i + 2);
            if (bought && customers) {
                words.replace(i + 2, new Meaning.MeasureWord(model.measure("active_customers")), 1);
                words.remove(i);
            }
        }
    }
}
