package datalk.alerts;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A real Prometheus that asks a running Datalk, a real Alertmanager that it tells, and a stand-in for the channel that
 * people read.
 *
 * <p>All three are set up by the files that a cluster gets. Only stretches of time are shortened, and addresses are
 * those of this machine.
 */
final class Watch implements AutoCloseable {
    private static final Path MONITORING = Path.of("..", "infra", "kubernetes", "components", "monitoring");
    private static final List<String> PROGRAMS = List.of("prometheus", "prometheus-alertmanager");

    private final Path folder;
    private final HttpServer channel;
    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final Process alertmanager;
    private final Process prometheus;

    private Watch(Path folder, int datalkPort) throws IOException {
        this.folder = folder;
        channel = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        channel.createContext("/", exchange -> {
            messages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "ok".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        channel.start();
        int alertmanagerPort = freePort();
        write("rules.yml", shortened(read("prometheus/rules.yml")));
        write("prometheus.yml", prometheusSettings(datalkPort, alertmanagerPort));
        write("alertmanager.yml", alertmanagerSettings(channel.getAddress().getPort()));
        alertmanager = start(
                "prometheus-alertmanager",
                "--config.file=alertmanager.yml",
                "--storage.path=alertmanager",
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + alertmanagerPort);
        prometheus = start(
                "prometheus",
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=prometheus",
                "--web.listen-address=127.0.0.1:" + freePort());
    }

    static Watch over(Path folder, int datalkPort) {
        try {
            return new Watch(folder, datalkPort);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot start " + PROGRAMS + ": apt-get install --no-install-recommends prometheus"
                            + " prometheus-alertmanager",
                    e);
        }
    }

    /** Expressions and thresholds stay as they are. */
    private static String shortened(String rules) {
        return rules.replaceAll("for: \\d+m", "for: 2s")
                .replaceAll("\\[\\d+m]", "[20s]")
                .replaceAll("offset \\d+m", "offset 20s");
    }

    private static String prometheusSettings(int datalkPort, int alertmanagerPort) {
        String settings = read("prometheus/prometheus.yml");
        // In a cluster the pods are looked up; Debian's Prometheus is built without that.
        return settings.substring(0, settings.indexOf("    kubernetes_sd_configs:"))
                        .replace("15s", "1s")
                        .replace("alertmanager:9093", "127.0.0.1:" + alertmanagerPort)
                + "    static_configs:\n      - targets: [\"127.0.0.1:" + datalkPort + "\"]\n";
    }

    private static String alertmanagerSettings(int channelPort) {
        return read("alertmanager/alertmanager.yml")
                .replaceAll("slack_api_url_file: .*", "slack_api_url: http://127.0.0.1:" + channelPort + "/")
                .replaceAll("group_wait: \\d+s", "group_wait: 1s")
                .replaceAll("group_interval: \\d+m", "group_interval: 1s");
    }

    /** Waits until the channel has read that an alert fires, and returns the message. */
    String awaitFiring(String alert, Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        while (Instant.now().isBefore(deadline)) {
            for (String message : messages) {
                if (message.contains(alert + ": firing")) {
                    return message;
                }
            }
            Thread.sleep(200);
        }
        throw new AssertionError(alert + " does not fire within " + patience + "; the channel has read " + messages
                + "; prometheus says " + read(folder.resolve("prometheus.log")));
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + ".log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String read(String file) {
        return read(MONITORING.resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }

    @Override
    public void close() {
        prometheus.destroyForcibly();
        alertmanager.destroyForcibly();
        channel.stop(0);
    }
}
