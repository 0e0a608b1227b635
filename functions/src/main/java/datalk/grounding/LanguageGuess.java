package datalk.grounding;

import datalk.semantic.Language;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the language of a question by the words of grammar and business that only one language has. */
final class LanguageGuess {
    private static final Set<String> PORTUGUESE = grammarWords(Language.PT);
    private static final Set<String> ENGLISH = grammarWords(Language.EN);

    private final Set<String> portuguese;
    private final Set<String> english;

    LanguageGuess(SemanticModel model) {
        this.portuguese = businessWords(model, Language.PT);
        this.english = businessWords(model, Language.EN);
    }

    private static Set<String> businessWords(SemanticModel model, Language language) {
        Set<String> words = new HashSet<>();
        model.words().stream()
                .filter(word -> word.language() == language)
                .forEach(word -> Phrases.expand(word.pattern()).forEach(words::addAll));
        return words;
    }

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
    Language of(List<Token> tokens, Language otherwise) {
        int inPt = 0;
        int inEn = 0;
        for (Token token : tokens) {
            boolean inPortuguese =
                    (PORTUGUESE.contains(token.folded()) || portuguese.contains(token.folded())) && token.isWord();
            boolean inEnglish =
                    (ENGLISH.contains(token.folded()) || english.contains(token.folded())) && token.isWord();
            inPt += inPortuguese && !inEnglish ? 1 : 0;
            inEn += inEnglish && !inPortuguese ? 1 : 0;
        }
        return inPt == inEn ? otherwise : inPt > inEn ? Language.PT : Language.EN;
    }
}
