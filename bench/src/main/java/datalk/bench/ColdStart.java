package datalk.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import datalk.local.EmbeddedMongo;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Compares cold starts: a function that does nothing, and this app's first health check and first record.
 *
 * <p>Each run starts a fresh JVM with the Java worker's own flags; the kinds take turns, so that a slow moment of the
 * machine hits all alike. Arguments: the number of runs, the folder of the bare function, the folder of the staged app,
 * the probe's class path, and, to compare with, the folder of another build of the app if there is one. The embedded
 * database runs in this JVM, not in theirs. Processor time, of the whole JVM, is what a busy machine disturbs least.
 */
public final class ColdStart {
    /** As the Java worker is started on every plan but those with flags of their own. */
    private static final List<String> WORKER_FLAGS = List.of(
            "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1", "-noverify", "-Djava.net.preferIPv4Stack=true");

    private static final double MICROS_PER_MILLI = 1_000;
    private static final int STORE_ID = 3;
    private static final int OTHER_APP = 4;

    private ColdStart() {}

    /** Runs the comparison, and ends the embedded database with the JVM, whatever happens. */
    public static void main(String[] arguments) throws Exception {
        int exitCode = 1;
        try {
            compare(arguments);
            exitCode = 0;
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
        } finally {
            System.exit(exitCode);
        }
    }

    private static void compare(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[0]);
        String hello = arguments[1];
        String app = arguments[2];
        String classPath = arguments[3];
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String databaseUri = databaseWithOneStore();
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("bare function", List.of(hello, "datalk.bench.hello.HelloFunction", "/hello"));
        kinds.put("first /health", List.of(app, "datalk.azure.SiteFunction", "/health"));
        kinds.put("first record", List.of(app, "datalk.azure.ApiFunction", "/api/stores/" + STORE_ID));
        if (arguments.length > OTHER_APP) {
            kinds.put(
                    "record, other",
                    List.of(arguments[OTHER_APP], "datalk.azure.ApiFunction", "/api/stores/" + STORE_ID));
        }
        Map<String, List<long[]>> times = new LinkedHashMap<>();
        kinds.keySet().forEach(kind -> times.put(kind, new ArrayList<>()));

        for (int run = 0; run < runs; run++) {
            for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
                times.get(kind.getKey()).add(probe(classPath, kind.getValue(), databaseUri));
            }
        }

        out.println("JVM flags: " + String.join(" ", WORKER_FLAGS));
        out.printf(Locale.ROOT, "medians of %d runs, milliseconds%n", runs);
        out.printf("%-16s %8s %8s %8s %8s %8s %8s%n", "", "load", "first", "sum", "x bare", "second", "cpu");
        double bare = median(times.get("bare function"), 0, 1);
        times.forEach((kind, measured) -> out.printf(
                Locale.ROOT,
                "%-16s %8.1f %8.1f %8.1f %8.2f %8.1f %8.1f%n",
                kind,
                median(measured, 0),
                median(measured, 1),
                median(measured, 0, 1),
                median(measured, 0, 1) / bare,
                median(measured, 2),
                median(measured, 3)));
    }

    private static String databaseWithOneStore() {
        String uri = EmbeddedMongo.inMemory().uri();
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase("datalk")
                    .getCollection("stores")
                    .insertOne(new Document("_id", STORE_ID)
                            .append("store_name", "CUMIURI")
                            .append("hub_id", 2)
                            .append("version", 1L));
        }
        return uri;
    }

    private static long[] probe(String classPath, List<String> arguments, String databaseUri)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(WORKER_FLAGS);
        command.addAll(extraFlags());
        command.addAll(List.of("-cp", classPath.replace(':', File.pathSeparatorChar)));
        command.add(ColdStartProbe.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MONGODB_URI", databaseUri);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command) + "\n" + output);
        }
        String lastLine = output.lines().reduce((before, last) -> last).orElseThrow();
        return Stream.of(lastLine.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    /** For experiments only, such as {@code -Xlog:class+load}: a deployment cannot set flags. */
    private static List<String> extraFlags() {
        String flags = System.getProperty("datalk.bench.flags", "");
        return flags.isEmpty() ? List.of() : List.of(flags.split(" "));
    }

    private static double median(List<long[]> measured, int... columns) {
        double[] sums = measured.stream()
                .mapToDouble(times -> Arrays.stream(columns)
                                .mapToLong(column -> times[column])
                                .sum()
                        / MICROS_PER_MILLI)
                .sorted()
                .toArray();
        int middle = sums.length / 2;
        return sums.length % 2 == 1 ? sums[middle] : (sums[middle - 1] + sums[middle]) / 2;
    }
}
