package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import datalk.problem.ProblemException;
import java.nio.charset.StandardCharsets;

/** Whatever body comes through the door: a question, or a problem of the caller's. CONTRIBUTING.md says how to fuzz. */
class AskBodyFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void aBodyIsAQuestionOrAProblem(byte[] data) {
        try {
            AskRequest request = AskRequest.read(new String(data, StandardCharsets.UTF_8));
            assertThat(request.question()).isNotBlank();
            assertThat(request.question().codePointCount(0, request.question().length()))
                    .isLessThanOrEqualTo(AskRequest.LONGEST);
        } catch (ProblemException problem) {
            assertThat(problem.type().status().getCode()).isBetween(400, 499);
        }
    }
}
