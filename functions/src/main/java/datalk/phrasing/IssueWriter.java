package datalk.phrasing;

import datalk.planning.Issue;
import datalk.semantic.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says why a question was not answered: the texts stand in {@code phrasing/issues*.properties}. */
final class IssueWriter {
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
        return MessageFormat.format(texts.getString(issue.reason().code()), words, first)
                .strip();
    }
}
