package datalk.phrasing;

import datalk.planning.Issue;
import datalk.semantic.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Says why a question was not answered: the texts stand in {@code phrasing/issues*.properties}. A reason that may be
 * about the whole question, and then quotes none of its words, has a second text for that.
 */
final class IssueWriter {
    private static final String WHOLE = "_whole";

    private final ResourceBundle texts;

    IssueWriter(Language language) {
        this.texts = ResourceBundle.getBundle(
                "phrasing/issues",
                language == Language.EN ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String text(Issue issue) {
        String words = issue.words().isEmpty() ? "" : String.join("”, “", issue.words());
        String first = issue.words().isEmpty() ? "" : issue.words().get(0);
        return MessageFormat.format(texts.getString(key(issue)), words, first).strip();
    }

    private String key(Issue issue) {
        String code = issue.reason().code();
        return issue.words().isEmpty() && texts.containsKey(code + WHOLE) ? code + WHOLE : code;
    }
}
