package datalk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

class RepeaterTest {
    private static final ServerAddress SERVER = new ServerAddress();
    private static final Supplier<CodecRegistry> CODECS = MongoClientSettings::getDefaultCodecRegistry;

    private final List<Long> pauses = new ArrayList<>();
    private long now;
    private final Repeater repeater = new Repeater(() -> now, millis -> {
        pauses.add(millis);
        now += millis;
    });
    private int attempts;

    @Test
    void neverWaitsLessThanTheDatabaseAsksFor() {
        for (int i = 0; i < 1_000; i++) {
            int failures = i % 3 == 0 ? 1 : 0;
            attempts = 0;
            assertThat(repeater.run(
                            Repetition.IF_NOT_DONE, () -> failing(failures, command(16500, "RetryAfterMs=340"))))
                    .isEqualTo("done");
        }

        assertThat(pauses).hasSize(334).allMatch(pause -> pause >= 340);
        assertThat(pauses.stream().distinct()).hasSizeGreaterThan(5);
    }

    @Test
    void beginsNoAttemptAfterItsWindow() {
        MongoException throttled = command(16500, "RetryAfterMs=900");

        assertThatThrownBy(() -> repeater.run(Repetition.ALWAYS, () -> failing(1_000, throttled)))
                .isSameAs(throttled);
        assertThat(now).isLessThanOrEqualTo(Repeater.WINDOW.toMillis());
        assertThat(attempts).isBetween(4, 6);
    }

    /** A bulk is throttled record by record first, and as a whole then. */
    @Test
    void aBulkBeginsNoAttemptAfterItsWindowEither() {
        MongoException whole = command(16500, "RetryAfterMs=900");
        MongoBulkWriteException some = new MongoBulkWriteException(
                BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()),
                List.of(new BulkWriteError(16500, "RetryAfterMs=900", new BsonDocument(), 0)),
                null,
                SERVER,
                Set.of());
        Bulk bulk = new Bulk(repeater, List.of(new DeleteOneModel<>(new Document())), pending -> {
            throw attempts++ < 4 ? some : whole;
        });

        assertThatThrownBy(() -> bulk.run(Repetition.ALWAYS)).isSameAs(whole);
        assertThat(now).isLessThanOrEqualTo(Repeater.WINDOW.toMillis());
    }

    @Test
    void tellsTheLogWhatItRepeatsAndGivesUp() {
        Logger log = (Logger) LoggerFactory.getLogger(Repeater.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
        try {
            repeater.run(Repetition.ALWAYS, () -> failing(1, command(16500, "RetryAfterMs=340")));
            assertThatThrownBy(() ->
                            repeater.run(Repetition.ALWAYS, () -> failing(9, command(16500, "RetryAfterMs=6000"))))
                    .isInstanceOf(MongoException.class);
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }

        assertThat(lines.list).hasSize(2);
        assertThat(lines.list.get(0).getFormattedMessage())
                .matches("database reason=throttled attempt=1 wait_ms=3\\d\\d repeated=true");
        assertThat(lines.list.get(1).getFormattedMessage())
                .matches("database reason=throttled attempt=1 wait_ms=60\\d\\d repeated=false");
    }

    @Test
    void spendsNoMoreThanItsBudget() {
        for (int i = 0; i < 10_000; i++) {
            assertThatThrownBy(() -> repeater.run(Repetition.ALWAYS, () -> failing(1_000_000, command(16500, ""))))
                    .isInstanceOf(MongoException.class);
        }

        assertThat(attempts).isBetween(10_500, 11_050);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failures")
    void knowsWhatAFailureHasDone(String name, Outcome expected, MongoException failed) {
        assertThat(Outcome.of(failed)).isEqualTo(expected);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("throttled", Outcome.NOT_DONE, command(16500, "")),
                arguments("not the primary", Outcome.NOT_DONE, command(10107, "")),
                arguments(
                        "not connected", Outcome.NOT_DONE, new MongoSocketOpenException("", SERVER, new IOException())),
                arguments("stepping down", Outcome.UNKNOWN, command(11602, "")),
                arguments("answer lost", Outcome.UNKNOWN, new MongoSocketReadException("", SERVER)),
                arguments("no answer in time", Outcome.FINAL, new MongoSocketReadTimeoutException("", SERVER, null)),
                arguments("no server", Outcome.FINAL, new MongoTimeoutException("")),
                arguments("over the server's time", Outcome.FINAL, command(50, "")),
                arguments("duplicate key", Outcome.FINAL, command(11000, "")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("operations")
    void knowsWhatMayBeRepeated(String method, Repetition expected, Object... arguments) {
        assertThat(Repetition.of(method, arguments, CODECS)).isEqualTo(expected);
    }

    static Stream<Arguments> operations() {
        Document any = new Document("_id", 1);
        return Stream.of(
                arguments("first", Repetition.ALWAYS, new Object[0]),
                arguments("insertOne", Repetition.IF_NOT_DONE, new Object[] {any}),
                arguments("insertMany", Repetition.NEVER, new Object[] {List.of(any)}),
                arguments("bulkWrite", Repetition.NEVER, new Object[] {List.of(new InsertOneModel<>(any))}),
                arguments("bulkWrite", Repetition.ALWAYS, new Object[] {
                    List.of(new UpdateManyModel<>(any, Updates.set("a", 1)))
                }),
                arguments("bulkWrite", Repetition.NEVER, new Object[] {
                    List.of(new UpdateManyModel<>(any, Updates.inc("a", 1)))
                }),
                arguments("bulkWrite", Repetition.NEVER, new Object[] {
                    List.of(new UpdateManyModel<>(any, Updates.set("a", 1), new UpdateOptions().upsert(true)))
                }),
                arguments("close", Repetition.NEVER, null));
    }

    @Test
    void repeatsOnlyWhatIsSafe() {
        assertThat(Repetition.ALWAYS.allows(Outcome.UNKNOWN)).isTrue();
        assertThat(Repetition.IF_NOT_DONE.allows(Outcome.NOT_DONE)).isTrue();
        assertThat(Repetition.IF_NOT_DONE.allows(Outcome.UNKNOWN)).isFalse();
        assertThat(Repetition.NEVER.allows(Outcome.NOT_DONE)).isFalse();
        assertThat(Stream.of(Repetition.values()).noneMatch(each -> each.allows(Outcome.FINAL)))
                .isTrue();
    }

    private String failing(int times, MongoException failure) {
        if (attempts++ < times) {
            throw failure;
        }
        return "done";
    }

    private static MongoException command(int code, String message) {
        return new MongoCommandException(
                BsonDocument.parse("{ok: 0, code: %d, errmsg: '%s'}".formatted(code, message)), SERVER);
    }
}
