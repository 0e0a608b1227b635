package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.List;

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

    /** "clientes que mais compraram em valor": what they spent, and not how often. */
    private void boughtInValue() {
        for (int i = 0; i < words.size(); i++) {
            int behind = words.get(i).to();
            boolean value = all.stream()
                    .anyMatch(mention -> mention.from() == behind
                            && Phrases.fold(mention.text()).matches("(em|in|by) (valor|reais|value|brl)"));
            boolean worth =
                    words.isMeasure(i, "finished_orders") && (words.is(i - 1, Cue.VALUE) || words.is(i + 1, Cue.VALUE));
            if (worth) {
                words.replace(i, new Meaning.MeasureWord(model.measure("revenue")), 1); // "purchase value"
                words.remove(words.is(i - 1, Cue.VALUE) ? i - 1 : i + 1);
                return;
            }
            boolean bought =
                    words.isMeasure(i, "finished_orders") && words.textAt(i).matches("compr(ou|aram|am|a)|bought");
            int from = words.get(i).from();
            boolean total = words.textAt(i).matches("comprad[oa]|bought|purchased")
                    && all.stream()
                            .anyMatch(mention -> mention.to() == from
                                    && Phrases.fold(mention.text()).equals("total"));
            if ((value && bought || total) && words.isMeasure(i, "finished_orders")) {
                words.replace(i, new Meaning.MeasureWord(model.measure("revenue")), 1);
            }
        }
    }

    /** "clientes diferentes que compraram": how many they were, and not how often. */
    private void differentBuyers() {
        for (int i = 0; i + 2 < words.size(); i++) {
            int from = words.get(i).to();
            boolean different = all.stream()
                    .anyMatch(mention -> mention.from() == from
                            && Phrases.fold(mention.text())
                                    .matches("diferentes|distintos|unicos|different|distinct|unique"));
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
