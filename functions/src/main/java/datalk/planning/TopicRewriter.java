package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Measure;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells what "quantos" counts where orders are what is spoken of, in the question or in the one before.
 *
 * <pre>
 * "dos pedidos de maio, quantos vieram de clientes ouro" → quantos pedidos de maio de clientes ouro
 * "quantos pedidos em maio?", "quantos foram de lojas de comida?" → … de lojas de comida
 * </pre>
 */
final class TopicRewriter {
    private static final Pattern LEADS =
            Pattern.compile("(.* )?(de|do|da|dos|das|em|no|na|nos|nas|por|pelo|pela|pelos|pelas"
                    + "|para|pra|a|aos|from|at|in|by|to|on|through|via)( .*)?");
    private static final Pattern ASKED = Pattern.compile("(quant|qt)[oa]s( .*)?|how many( .*)?");
    private static final Set<String> COUNTS = Set.of("order_count", "finished_orders", "canceled_orders");

    private final SemanticModel model;
    private final Words words;
    private final List<Mention> all;

    TopicRewriter(SemanticModel model, Words words, List<Mention> all) {
        this.model = model;
        this.words = words;
        this.all = all;
    }

    void rewrite(Optional<PlanDraft> previous) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.is(i, Cue.HOW_MANY) && ASKED.matcher(words.textAt(i)).matches() && leadsToThing(i)) {
                OptionalInt topic = topicBefore(i);
                boolean ofPrevious = previous.filter(draft -> draft.shape == Shape.SUMMARY && draft.groupings.isEmpty())
                        .flatMap(draft -> draft.measure)
                        .filter(measure -> COUNTS.contains(measure.name()))
                        .isPresent();
                if (topic.isPresent()) {
                    count(i, topic.getAsInt());
                } else if (ofPrevious) {
                    ofThose(i);
                } else if (ofAmount(previous) && i == 0) {
                    throw PlanningException.unsupported(words.get(i).text()); // of what was sold, how many?
                }
                return;
            }
        }
    }

    private static boolean ofAmount(Optional<PlanDraft> previous) {
        return previous.flatMap(draft -> draft.measure)
                .filter(measure -> measure.source().name().equals("orders"))
                .isPresent();
    }

    /** "quantos vieram de clientes", and not "quantos clientes". */
    private boolean leadsToThing(int index) {
        boolean grouped = words.is(index + 1, Cue.GROUP);
        int next = grouped ? index + 2 : index + 1;
        boolean led = grouped
                || all.stream()
                        .filter(mention -> mention.from() >= words.get(index).to())
                        .filter(mention -> mention.to() <= words.get(next).from())
                        .anyMatch(mention ->
                                LEADS.matcher(Phrases.fold(mention.text())).matches());
        return led && (words.isThing(next) || words.isValue(next));
    }

    private OptionalInt topicBefore(int index) {
        return IntStream.range(0, index)
                .filter(i -> words.isOrders(i) && words.pluralAt(i) || isCount(i) || isSales(i))
                .findFirst();
    }

    private boolean isCount(int index) {
        return words.at(index, Meaning.MeasureWord.class)
                .filter(word -> COUNTS.contains(word.measure().name()))
                .isPresent();
    }

    /** How many sales there were is the number of orders, and no money. */
    private boolean isSales(int index) {
        return words.isMeasure(index) && words.textAt(index).matches("vendas|compras|sales|purchases");
    }

    private void ofThose(int howMany) {
        Mention cue = words.get(howMany);
        words.insert(howMany, new Mention(new Meaning.CueWord(Cue.OF_THOSE, ""), cue.from(), cue.from(), cue.text()));
    }

    private void count(int howMany, int topic) {
        Mention cue = words.get(howMany);
        Mention counted = words.get(topic);
        words.remove(howMany);
        if (words.isOrders(topic)) {
            words.insert(topic, new Mention(cue.meaning(), counted.from(), counted.from(), cue.text()));
        } else if (isSales(topic)) {
            Measure sales = model.measure("finished_orders");
            words.replace(topic, new Meaning.MeasureWord(sales), 1);
        }
    }
}
