package datalk.azure;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/**
 * Prints what is logged as the host of Azure Functions reads it: each line that the worker prints becomes an entry of
 * Application Insights, and what comes over standard error gets its level from the words in it.
 *
 * <p>The JDK's own handler prints two lines for a message, and all of them over standard error. Here a message is one
 * line, and whatever is logged during a request begins with its id, so that one search finds all of it:
 * {@code request_id=7d0c question status=answered …}, {@code WARNING request_id=7d0c datalk.llm.GuardedModel: …}.
 */
final class HostLog extends Handler {
    /** Application Insights keeps no more of an entry than 32,768 characters. */
    private static final int LONGEST = 16_000;

    private static final String ID = RequestLog.ID_KEY + "=";

    private final PrintStream out;
    private final PrintStream err;

    HostLog(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        setFormatter(new SimpleFormatter()); // fills in the parameters of a message
    }

    /** In place of whatever else prints what is logged in this process. */
    static void install() {
        Logger root = Logger.getLogger("");
        for (Handler other : root.getHandlers()) {
            root.removeHandler(other);
        }
        root.addHandler(new HostLog(System.out, System.err));
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            boolean warns = entry.getLevel().intValue() > Level.INFO.intValue();
            (warns ? err : out).println(line(entry, warns));
        }
    }

    private String line(LogRecord entry, boolean warns) {
        String text = getFormatter().formatMessage(entry);
        String id = MDC.get(RequestLog.ID_KEY);
        String line = (warns ? entry.getLevel().getName() + " " : "")
                + (id == null || text.startsWith(ID) ? "" : ID + id + " ")
                + (warns ? entry.getLoggerName() + ": " : "")
                + text
                + (entry.getThrown() == null ? "" : "\n" + trace(entry.getThrown()));
        String whole = line.lines().map(String::strip).collect(Collectors.joining(" | "));
        return whole.substring(0, Math.min(whole.length(), LONGEST));
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Override
    public void flush() {
        out.flush();
        err.flush();
    }

    /** The streams are the process's own. */
    @Override
    public void close() {
        flush();
    }
}
