package datalk.azure;

import com.microsoft.azure.functions.HttpResponseMessage;
import datalk.local.LocalRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The staged app in a JVM and with an environment of its own, as an instance of Azure Functions has it: asked for paths
 * line by line.
 */
final class WorkerProcess implements AutoCloseable {
    private static final Path STAGED = Path.of("target", "azure-functions", "datalk");
    private static final Path LOG = Path.of("target", "worker-process.log");
    private static final String MARK = "answer ";

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    WorkerProcess(Map<String, String> environment, String... flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkerProcess.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(LOG.toFile());
        builder.environment().remove("MONGODB_URI");
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** The status and the body of what the app answers, parted by a blank. */
    String get(String path) {
        try {
            questions.write(path + "\n");
            questions.flush();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(MARK)) {
                    return line.substring(MARK.length());
                }
            }
            throw new IllegalStateException("the worker has ended, see " + LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last one has logged so far. */
    static String log() {
        try {
            return Files.readString(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other side. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Worker worker = Worker.withStagedApp(STAGED);
        var injector = worker.injector();
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            HttpResponseMessage answer = worker.invoke(
                    injector,
                    path.startsWith("/api/") ? ApiFunction.class : SiteFunction.class,
                    LocalRequest.get("http://localhost" + path));
            out.println(MARK + answer.getStatusCode() + " "
                    + String.valueOf(answer.getBody()).replace('\n', ' '));
        }
    }
}
