package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses what malls, stores and channels spend or cost: the data know what customers spend, and where. */
final class Spending {
    private static final Pattern VERB =
            Pattern.compile("(gast|pag|cust)(ou|a|aram|am)|compr(ou|aram)|spent|spend|spends|cost|costs|paid|pay|pays");
    private static final List<String> PLACES = List.of("hub", "store", "chain", "channel", "channel_type");

    private final Words words;
    private final List<Mention> all;

    Spending(Words words, List<Mention> all) {
        this.words = words;
        this.all = all;
    }

    void refuse() {
        boolean others = words.hasAny(Meaning.FieldWord.class) || words.has(Cue.HOW_MANY);
        for (int i = 0; i < all.size() && !others && words.has(Cue.HOW_MUCH); i++) {
            boolean spends = VERB.matcher(Phrases.fold(all.get(i).text())).matches();
            if (spends
                    && (isPlace(i - 1) && !isLocated(i - 2) || isPlace(i + 1) || isPlace(i + 2) && isArticle(i + 1))) {
                throw PlanningException.unsupported(all.get(i).text());
            }
        }
    }

    private boolean isPlace(int index) {
        return index >= 0
                && index < all.size()
                && all.get(index)
                        .as(Meaning.ValueWord.class)
                        .filter(word -> PLACES.contains(
                                word.candidates().get(0).dimension().name()))
                        .isPresent();
    }

    private boolean isArticle(int index) {
        return all.get(index).text().matches("(?i)o|a|os|as|the");
    }

    private boolean isLocated(int index) {
        return index >= 0
                && Phrases.fold(all.get(index).text())
                        .matches("(no|na|nos|nas|em|do|da|dos|das|de|pelo|pela|at|in|from|through|via|for)( .*)?");
    }
}
