package datalk.execution;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import datalk.pipeline.PipelineCompiler;
import datalk.plan.Grain;
import datalk.plan.PeriodComparison;
import datalk.plan.QueryPlan;
import datalk.plan.TimeRange;
import io.micronaut.configuration.mongo.core.DefaultMongoConfiguration;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** All pipelines of a question share one deadline. */
@MicronautTest(startApplication = false)
class DeadlineTest {
    private static final TimeRange MAY = Grain.MONTH.rangeAt(LocalDate.of(2021, 5, 1));
    private static final QueryPlan THREE_PIPELINES = new PeriodComparison(
            total("revenue"), List.of(MARCH, APRIL, MAY), PeriodComparison.Outcome.ROWS, Optional.empty());

    @Inject
    DefaultMongoConfiguration configuration;

    private final List<Long> given = new CopyOnWriteArrayList<>();

    /** Each command is held up for a while before it is sent; the time that the database is given is noted. */
    private ResultTable run(Duration deadline, Duration delay) {
        CommandListener slow = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommandName().equals("aggregate")) {
                    given.add(event.getCommand().getNumber("maxTimeMS").longValue());
                    sleep(delay);
                }
            }
        };
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(configuration.getUri()))
                .addCommandListener(slow)
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            ReadOnlyDatabase database = new ReadOnlyDatabase(() -> client, () -> "deadline", deadline);
            return new PipelineRunner(database, new ExecutionConfig(deadline, PipelineCompiler.MOST_GROUPS))
                    .run(THREE_PIPELINES, new PipelineCompiler().compile(THREE_PIPELINES), LocalDateTime.now());
        }
    }

    private static void sleep(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void eachPipelineGetsWhatTheOnesBeforeHaveLeft() {
        run(Duration.ofSeconds(10), Duration.ofMillis(40));

        assertThat(given).hasSize(3);
        assertThat(given.get(0)).isBetween(1L, 10_000L);
        assertThat(given.get(1)).isLessThanOrEqualTo(given.get(0) - 40);
        assertThat(given.get(2)).isLessThanOrEqualTo(given.get(1) - 40);
    }

    @Test
    void nothingIsSentWhenTheTimeIsOver() {
        assertThatThrownBy(() -> run(Duration.ofMillis(500), Duration.ofMillis(300)))
                .isInstanceOf(MongoExecutionTimeoutException.class);

        assertThat(given).hasSizeBetween(1, 2); // of three; on a busy machine the first takes it all
    }

    @Test
    void aMillisecondIsTheLeastThatIsGiven() {
        AtomicLong nanoTime = new AtomicLong();
        Deadline deadline = Deadline.after(Duration.ofMillis(2), nanoTime::get);

        nanoTime.set(999_999);
        assertThat(deadline.millisLeft()).isEqualTo(1);
        nanoTime.set(1_000_001);
        assertThatThrownBy(deadline::millisLeft).isInstanceOf(MongoExecutionTimeoutException.class);
    }
}
