package datalk.question;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How questions are answered.
 *
 * @param semanticModel an operator's own semantic model; the one inside the application where none is named
 * @param timeZone where the malls are: "hoje" is today there, wherever the process runs
 * @param retention how long answers, feedback and conversations are kept after they were last written
 */
@ConfigurationProperties("datalk.questions")
public record QuestionConfig(
        @Nullable Path semanticModel,
        @Bindable(defaultValue = "America/Sao_Paulo") ZoneId timeZone,
        @Bindable(defaultValue = "30d") Duration retention) {
    public QuestionConfig {
        if (retention.toSeconds() < 1 || retention.toSeconds() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("datalk.questions.retention is from a second to 68 years: " + retention);
        }
    }
}
