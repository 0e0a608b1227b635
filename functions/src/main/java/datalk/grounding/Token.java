package datalk.grounding;

/**
 * A word, a number or a mark of a question.
 *
 * @param text as written
 * @param folded in lower case without accents
 * @param start its first character's position in the question
 */
public record Token(String text, String folded, int start) {
    boolean isWord() {
        return Character.isLetter(folded.charAt(0));
    }

    boolean isMark() {
        return !Character.isLetterOrDigit(folded.charAt(0)) && !folded.equals("%");
    }
}
