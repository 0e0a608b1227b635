package datalk.azure;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import datalk.local.LocalRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The staged app in a JVM and with an environment of its own, as an instance of Azure Functions has it: asked for paths
 * line by line, each with what is posted to it, if anything is.
 */
final class WorkerProcess implements AutoCloseable {
    private static final Path STAGED = Path.of("target", "azure-functions", "datalk");
    private static final Path LOG = Path.of("target", "worker-process.log");
    private static final String MARK = "answer ";

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final List<String> printed = new ArrayList<>();

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
        return ask(path);
    }

    /** Likewise, of what is posted: JSON in one line. */
    String post(String path, String json) {
        return ask(path + " " + json);
    }

    private String ask(String line) {
        try {
            questions.write(line + "\n");
            questions.flush();
            for (String said = answers.readLine(); said != null; said = answers.readLine()) {
                if (said.startsWith(MARK)) {
                    return said.substring(MARK.length());
                }
                printed.add(said);
            }
            throw new IllegalStateException("the worker has ended, see " + LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has printed beside its answers, up to the last of them. */
    List<String> printed() {
        return List.copyOf(printed);
    }

    /** What the last one has logged of warnings and errors so far. */
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
        for (String line = paths.readLine(); line != null; line = paths.readLine()) {
            String[] request = line.split(" ", 2);
            String path = request[0];
            HttpResponseMessage answer = worker.invoke(
                    injector,
                    path.startsWith("/api/") ? ApiFunction.class : SiteFunction.class,
                    request.length == 1 ? LocalRequest.get("http://localhost" + path) : posted(path, request[1]));
            out.println(MARK + answer.getStatusCode() + " "
                    + String.valueOf(answer.getBody()).replace('\n', ' '));
        }
    }

    private static LocalRequest posted(String path, String json) {
        return new LocalRequest(
                HttpMethod.POST,
                URI.create("http://localhost" + path),
                Map.of("content-type", "application/json"),
                Map.of(),
                Optional.of(json));
    }
}
