package datalk.question;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How questions are answered.
 *
 * @param semanticModel an operator's own semantic model; the one inside the application where none is named
 * @param timeZone where the malls are: "hoje" is today there, wherever the process runs
 */
@ConfigurationProperties("datalk.questions")
public record QuestionConfig(
        @Nullable Path semanticModel, @Bindable(defaultValue = "America/Sao_Paulo") ZoneId timeZone) {}
