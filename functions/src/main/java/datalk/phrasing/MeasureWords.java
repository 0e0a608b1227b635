package datalk.phrasing;

import datalk.plan.Direction;
import datalk.semantic.Language;
import datalk.semantic.Measure;
import datalk.semantic.Unit;

/**
 * Writes a measure with the small words that a sentence needs: "o faturamento", "das taxas de entrega", "mais pedidos".
 */
final class MeasureWords {
    private final Language language;

    MeasureWords(Language language) {
        this.language = language;
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    String label(Measure measure) {
        return measure.label().in(language);
    }

    private String article(Measure measure) {
        return Sentences.article(label(measure));
    }

    private boolean plural(Measure measure) {
        return article(measure).endsWith("s");
    }

    /** "o faturamento"; English has no article here. */
    String the(Measure measure) {
        return say(article(measure) + " " + label(measure), label(measure));
    }

    /** "do faturamento", "of revenue". */
    String of(Measure measure) {
        return say("d" + the(measure), "of " + label(measure));
    }

    /** "no faturamento", "in revenue". */
    String in(Measure measure) {
        return say("n" + the(measure), "in " + label(measure));
    }

    /** "o faturamento foi", "as taxas de entrega foram", "delivery fees were". */
    String was(Measure measure) {
        return language == Language.PT
                ? the(measure) + " " + Sentences.was(label(measure))
                : label(measure) + (isSeveral(measure) ? " were" : " was");
    }

    /** Whether an English label is plural: "delivery fees". */
    private boolean isSeveral(Measure measure) {
        return label(measure).endsWith("s");
    }

    /** The end of a ranking: "o maior faturamento", "menos pedidos", "the highest revenue". */
    String end(Direction direction, Measure measure) {
        boolean highest = direction == Direction.HIGHEST;
        if (measure.unit() == Unit.COUNT) {
            return say(highest ? "mais " : "menos ", highest ? "the most " : "the fewest ") + label(measure);
        }
        String adjective = (highest ? "maior" : "menor") + (plural(measure) ? "es " : " ");
        return say(article(measure) + " " + adjective, highest ? "the highest " : "the lowest ") + label(measure);
    }

    /** "acumulado", "acumuladas", as the label demands. */
    String accumulated(Measure measure) {
        String article = article(measure);
        return "acumulad" + (article.startsWith("a") ? "a" : "o") + (plural(measure) ? "s" : "");
    }

    /** How its total is asked for: "quantos pedidos", "qual foi o faturamento". */
    String question(Measure measure) {
        if (measure.unit() == Unit.COUNT) {
            return say(article(measure).equals("as") ? "quantas " : "quantos ", "how many ") + label(measure);
        }
        String was = isSeveral(measure) ? "what were the " : "what was the ";
        return say(plural(measure) ? "quais foram " : "qual foi ", was) + the(measure);
    }
}
