package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.planning.Issue;
import datalk.planning.Reason;
import datalk.semantic.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssueWriterTest {
    private static final IssueWriter PORTUGUESE = new IssueWriter(Language.PT);
    private static final IssueWriter ENGLISH = new IssueWriter(Language.EN);

    @Test
    void quotesTheWordsThatItIsAbout() {
        Issue issue = Issue.of(Reason.UNSUPPORTED, "comparação", "participação");

        assertThat(PORTUGUESE.text(issue))
                .isEqualTo(
                        "Entendi as palavras, mas ainda não sei calcular isso junto (“comparação”, “participação”).");
        assertThat(ENGLISH.text(Issue.of(Reason.UNSUPPORTED, "share")))
                .isEqualTo("I understood the words but cannot compute that together (“share”).");
    }

    /** All reasons that are given without a word. */
    @ParameterizedTest
    @EnumSource(names = {"UNSUPPORTED", "AMBIGUOUS_MEASURE", "AMBIGUOUS_TIME", "MISSING_MEASURE", "TOTAL_OR_EACH"})
    void quotesNothingOfAWholeQuestion(Reason reason) {
        for (IssueWriter writer : new IssueWriter[] {PORTUGUESE, ENGLISH}) {
            assertThat(writer.text(Issue.of(reason))).isNotBlank().doesNotContain("“", "{");
        }
    }
}
