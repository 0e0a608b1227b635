package datalk.grounding;

import java.util.Optional;

/**
 * Words found in a question and what they refer to.
 *
 * @param from the first token, counted from 0
 * @param to the token after the last
 * @param text the words as written
 */
public record Mention(Meaning meaning, int from, int to, String text) {

    /** The meaning, where it is of that kind. */
    public <M extends Meaning> Optional<M> as(Class<M> kind) {
        return kind.isInstance(meaning) ? Optional.of(kind.cast(meaning)) : Optional.empty();
    }

    public boolean is(Cue cue) {
        return as(Meaning.CueWord.class).filter(word -> word.cue() == cue).isPresent();
    }
}
