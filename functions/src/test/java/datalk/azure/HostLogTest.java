package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class HostLogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void forget() {
        MDC.remove(RequestLog.ID_KEY);
    }

    @Test
    void printsWhatIsForInformationAsItIs() {
        log(new LogRecord(Level.INFO, "database reason=throttled attempt=1"));

        assertThat(text(out)).isEqualTo("database reason=throttled attempt=1" + System.lineSeparator());
        assertThat(text(err)).isEmpty();
    }

    @Test
    void beginsWithTheRequestOnce() {
        MDC.put(RequestLog.ID_KEY, "7d0c");

        log(new LogRecord(Level.INFO, "question status=answered"));
        log(new LogRecord(Level.INFO, "request_id=7d0c method=GET"));

        assertThat(text(out).lines())
                .containsExactly("request_id=7d0c question status=answered", "request_id=7d0c method=GET");
    }

    /** The host reads the level off the words of a line. */
    @Test
    void saysWhatIsAWarningAndWhoseItIs() {
        MDC.put(RequestLog.ID_KEY, "7d0c");

        log(new LogRecord(Level.WARNING, "no reply of the model: timeout"));
        MDC.remove(RequestLog.ID_KEY);
        LogRecord severe = new LogRecord(Level.SEVERE, "{0} could not be made");
        severe.setParameters(new Object[] {"indexes"});
        log(severe);

        assertThat(text(err).lines())
                .containsExactly(
                        "WARNING request_id=7d0c datalk.some.Room: no reply of the model: timeout",
                        "SEVERE datalk.some.Room: indexes could not be made");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void keepsAnExceptionInTheLineOfItsMessage() {
        LogRecord thrown = new LogRecord(Level.SEVERE, "first\nsecond");
        thrown.setThrown(new IllegalStateException("why"));

        log(thrown);

        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .startsWith("SEVERE datalk.some.Room: first | second |"
                        + " java.lang.IllegalStateException: why | at datalk.azure.HostLogTest.");
    }

    @Test
    void printsNoMoreOfALineThanIsKept() {
        log(new LogRecord(Level.INFO, "x".repeat(40_000)));

        assertThat(text(out).strip()).hasSize(16_000);
    }

    private void log(LogRecord entry) {
        entry.setLoggerName("datalk.some.Room");
        new HostLog(print(out), print(err)).publish(entry);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
