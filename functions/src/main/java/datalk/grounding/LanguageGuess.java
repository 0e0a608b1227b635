package datalk.grounding;

import datalk.semantic.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the language of a question by the grammar words that only one language has. */
final class LanguageGuess {
    private static final Set<String> PORTUGUESE = grammarWords(Language.PT);
    private static final Set<String> ENGLISH = grammarWords(Language.EN);

    private LanguageGuess() {}

    private static Set<String> grammarWords(Language language) {
        Set<String> words = new HashSet<>();
        Grammar.of(language).cues().forEach((cue, phrases) -> {
            boolean business = cue.cue() == Cue.ABSENT || cue.cue() == Cue.PERSONAL;
            if (!business) {
                phrases.forEach(words::addAll);
            }
        });
        words.addAll(Grammar.of(language).abbreviations().keySet());
        TimeWords.of(language).collectWords(words);
        return words;
    }

    /** The language with more words of its own in the question; {@code otherwise} where neither has. */
    static Language of(List<Token> tokens, Language otherwise) {
        int portuguese = 0;
        int english = 0;
        for (Token token : tokens) {
            boolean inPortuguese = PORTUGUESE.contains(token.folded()) && token.isWord();
            boolean inEnglish = ENGLISH.contains(token.folded()) && token.isWord();
            portuguese += inPortuguese && !inEnglish ? 1 : 0;
            english += inEnglish && !inPortuguese ? 1 : 0;
        }
        return portuguese == english ? otherwise : portuguese > english ? Language.PT : Language.EN;
    }
}
