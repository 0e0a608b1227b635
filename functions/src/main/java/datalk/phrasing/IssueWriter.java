package datalk.phrasing;

import datalk.planning.Issue;
import datalk.semantic.Language;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Says why a question was not answered: the texts stand in {@code phrasing/issues*.properties}. A reason that may be
 * about the whole question, and then quotes none of its words, has a second text for that.
 */
final class IssueWriter {
    private static final String WHOLE = "_whole";

    private final Language language;
    private final ResourceBundle texts;

    IssueWriter(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                "phrasing/issues",
                language == Language.EN ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String text(Issue issue) {
        List<String> words = issue.words(language);
        String all = String.join("”, “", words);
        String first = words.isEmpty() ? "" : words.get(0);
        return MessageFormat.format(texts.getString(key(issue)), all, first).strip();
    }

    private String key(Issue issue) {
        String code = issue.reason().code();
        return issue.names().isEmpty() && texts.containsKey(code + WHOLE) ? code + WHOLE : code;
    }
}
