package datalk.local;

import datalk.local.sample.SampleData;
import datalk.local.sample.SampleGate;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Serves the function app on this machine: the same controllers, behind the same function doors.
 *
 * <p>A database that is empty and our own gets sample data first. {@code datalk.sample-data} decides otherwise:
 * {@code true} also fills an empty database that was given ({@code MONGODB_URI}), {@code false} fills none.
 */
public final class LocalRun {
    private static final String SAMPLE_DATA = "datalk.sample-data";
    private static final ZoneId ZONE_OF_THE_MALLS = ZoneId.of("America/Sao_Paulo");

    private LocalRun() {}

    /** Starts the server; further arguments are Micronaut properties. */
    public static void main(String[] arguments) {
        // A deployment logs elsewhere, with a back end that is on the class path too.
        System.setProperty("slf4j.provider", "ch.qos.logback.classic.spi.LogbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        // Else the JDK's server holds every answer back for 40 ms (Nagle's algorithm and delayed acknowledgement).
        System.setProperty("sun.net.httpserver.nodelay", "true");
        boolean ownDatabase = System.getenv("MONGODB_URI") == null && System.getProperty("mongodb.uri") == null;
        CompletableFuture<SampleData> sampleData =
                CompletableFuture.supplyAsync(() -> SampleData.until(Clock.system(ZONE_OF_THE_MALLS)));

        ApplicationContext context = ApplicationContext.builder(LocalRun.class)
                .args(arguments)
                .banner(false)
                .start();
        SampleGate gate = context.getBean(SampleGate.class);
        boolean wanted = context.getProperty(SAMPLE_DATA, Boolean.class).orElse(ownDatabase);
        if (wanted) {
            gate.close();
        }
        // Not Micronaut.run, which never comes back from starting a server.
        EmbeddedServer server = serve(context);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-server"));

        URI datalk = URI.create("http://localhost:" + server.getPort());
        Optional<String> key = context.getProperty(FunctionHost.KEY, String.class);
        new Welcome(System.out, datalk, key).greet(wanted && fill(gate, datalk, key, sampleData));
    }

    private static EmbeddedServer serve(ApplicationContext context) {
        try {
            return context.getBean(EmbeddedServer.class).start();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    System.err.println("The port is taken. Choose another, for example -Dmicronaut.server.port=8081");
                    System.exit(1);
                }
            }
            throw e;
        }
    }

    /** Whether sample data were sent. A local run without is better than none: what fails is said, not thrown. */
    private static boolean fill(
            SampleGate gate, URI datalk, Optional<String> key, CompletableFuture<SampleData> sampleData) {
        try {
            return gate.fill(datalk, key, sampleData::join);
        } catch (RuntimeException e) {
            System.err.println("Datalk runs, but without sample data. " + e.getMessage());
            return false;
        }
    }
}
