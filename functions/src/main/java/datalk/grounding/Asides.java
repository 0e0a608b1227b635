package datalk.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Drops what people say about themselves beside their question: "estou fechando a apresentação da diretoria: …".
 *
 * <p>Only a clause that begins like one and holds nothing but words of such errands is dropped; of any other the words
 * stay unread, so that no condition is lost with it.
 */
final class Asides {
    private static final Set<String> ENDS = Set.of(".", "!", "?", ":", ";", ",", "–", "—");

    /** What may be meant by words of the asker's own errand. */
    private static final Set<Cue> ERRANDS =
            Set.of(Cue.ERRAND, Cue.VOID, Cue.AND, Cue.OF, Cue.FORECAST, Cue.SAME_PERIOD);

    private final List<Token> tokens;

    Asides(List<Token> tokens) {
        this.tokens = tokens;
    }

    List<Mention> drop(List<Mention> mentions) {
        List<Mention> left = new ArrayList<>();
        int droppedUpTo = 0;
        for (Mention mention : mentions) {
            boolean aside = mention.is(Cue.ASIDE) && mention.from() >= droppedUpTo;
            int end = aside ? endOfClause(mention.to()) : droppedUpTo;
            if (aside && within(mentions, mention, end).stream().allMatch(Asides::isErrand)) {
                droppedUpTo = end;
            } else if (aside) {
                left.add(new Mention(new Meaning.UnknownWord(), mention.from(), mention.to(), mention.text()));
            } else if (mention.from() >= droppedUpTo) {
                left.add(mention);
            }
        }
        return left;
    }

    private int endOfClause(int from) {
        int end = from;
        while (end < tokens.size() && !ENDS.contains(tokens.get(end).folded())) {
            end++;
        }
        return end;
    }

    private static List<Mention> within(List<Mention> mentions, Mention opening, int end) {
        return mentions.stream()
                .filter(mention -> mention.from() >= opening.to() && mention.from() < end)
                .toList();
    }

    private static boolean isErrand(Mention mention) {
        return mention.as(Meaning.CueWord.class)
                .filter(word -> ERRANDS.contains(word.cue()))
                .isPresent();
    }
}
