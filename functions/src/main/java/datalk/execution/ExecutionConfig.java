package datalk.execution;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How pipelines are run.
 *
 * @param deadline how long the database may take for one pipeline
 */
@ConfigurationProperties("datalk.execution")
record ExecutionConfig(@Bindable(defaultValue = "20s") Duration deadline) {}
