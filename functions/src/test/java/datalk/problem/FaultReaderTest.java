package datalk.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultReaderTest {
    private static final ServerAddress SERVER = new ServerAddress();

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void readsFaultsOfTheDatabase(String name, Throwable fault, ProblemType type, Duration retryAfter) {
        ProblemException problem =
                FaultReader.read(new IllegalStateException("around", fault)).orElseThrow();

        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.retryAfter().orElse(Duration.ZERO)).isEqualTo(retryAfter);
    }

    static Stream<Arguments> faults() {
        Duration none = Duration.ZERO;
        Duration failover = Duration.ofSeconds(5);
        return Stream.of(
                arguments(
                        "throttled command",
                        command(16500, "Error=16500, RetryAfterMs=1234, Details='"),
                        ProblemType.DATABASE_BUSY,
                        Duration.ofMillis(1234)),
                arguments(
                        "throttled without a time",
                        command(16500, "Request rate is large"),
                        ProblemType.DATABASE_BUSY,
                        Duration.ofSeconds(1)),
                arguments(
                        "throttled inside write errors",
                        bulk(16500, "RetryAfterMs=40"),
                        ProblemType.DATABASE_BUSY,
                        Duration.ofMillis(40)),
                arguments("no server", new MongoTimeoutException("x"), ProblemType.DATABASE_UNAVAILABLE, failover),
                arguments(
                        "connection broken",
                        new MongoSocketReadException("x", SERVER),
                        ProblemType.DATABASE_UNAVAILABLE,
                        failover),
                arguments("not the primary", command(10107, "x"), ProblemType.DATABASE_UNAVAILABLE, failover),
                arguments(
                        "silent server",
                        new MongoSocketReadTimeoutException("x", SERVER, new RuntimeException()),
                        ProblemType.DEADLINE_EXCEEDED,
                        none),
                arguments("over the server's time", command(50, "x"), ProblemType.DEADLINE_EXCEEDED, none));
    }

    @Test
    void knowsNothingOfBugs() {
        assertThat(FaultReader.read(new NullPointerException())).isEmpty();
        assertThat(FaultReader.read(new MongoException(2, "bad value"))).isEmpty();
    }

    private static MongoException command(int code, String message) {
        String answer = "{ok: 0, code: %d, errmsg: '%s'}".formatted(code, message.replace("'", ""));
        return new MongoCommandException(BsonDocument.parse(answer), SERVER);
    }

    private static MongoException bulk(int code, String message) {
        BulkWriteError error = new BulkWriteError(code, message, new BsonDocument(), 3);
        return new MongoBulkWriteException(
                BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()), List.of(error), null, SERVER, Set.of());
    }
}
