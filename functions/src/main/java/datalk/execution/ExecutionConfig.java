package datalk.execution;

import datalk.pipeline.PipelineCompiler;
import datalk.plan.QueryPlan;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How pipelines are run.
 *
 * @param deadline how long the database may take for all pipelines of one question
 * @param mostGroups how many groups one pipeline may bring into memory: a question that needs more is refused
 */
@ConfigurationProperties("datalk.execution")
public record ExecutionConfig(
        @Bindable(defaultValue = "10s") Duration deadline, @Bindable(defaultValue = "200000") int mostGroups) {
    public ExecutionConfig {
        if (deadline.toMillis() < 1) {
            throw new IllegalArgumentException("datalk.execution.deadline is at least a millisecond: " + deadline);
        }
        if (mostGroups <= QueryPlan.MOST_ROWS || mostGroups > PipelineCompiler.MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "datalk.execution.most-groups is above the rows of an answer and at most "
                            + PipelineCompiler.MOST_GROUPS + ": " + mostGroups);
        }
    }
}
