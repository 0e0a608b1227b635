package datalk.bench;

import datalk.local.EmbeddedMongo;
import datalk.local.LocalRun;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What questions cost from end to end: over HTTP, on the embedded database, with as many orders as asked for.
 *
 * <p>Arguments: the number of orders, and how often the questions are asked. The first round warms up and is not
 * counted. One question at a time: what is measured is how long an asker waits.
 */
public final class Questions {
    private static final int CHUNK = 5_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int WORST = 10;

    /** One of each shape, as people ask them. */
    private static final List<String> ASKED = List.of(
            "Qual foi o faturamento em março de 2021?",
            "Quantos pedidos tivemos em abril de 2021?",
            "Qual foi o ticket médio do Shopping Aurora em abril?",
            "Faturamento por shopping em abril",
            "Pedidos por canal e segmento em março",
            "Top 10 lojas por faturamento em abril",
            "Faturamento por dia em abril",
            "Pedidos por hora em abril",
            "Faturamento acumulado por mês em 2021",
            "Crescimento do faturamento mês a mês em 2021",
            "Qual a participação do marketplace no faturamento de abril?",
            "Compare o faturamento de março e abril",
            "p90 do tempo de ciclo em abril",
            "Mediana do valor dos pedidos por segmento em 2021",
            "Quais lojas tiveram mais de 50 pedidos em abril?",
            "Quantas lojas ficaram sem pedidos em abril?",
            "Qual loja mais vendeu em cada shopping em abril?",
            "Quantos clientes ativos tivemos em 2021?",
            "Qual é a taxa de cancelamento por cidade em 2021?",
            "Em qual shopping fica a loja 10?",
            "How many orders above R$ 100 in April?",
            "Revenue by week in 2021",
            "Which customers spent the most in April?",
            "Pedidos dos últimos 7 dias");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI datalk;

    private Questions(URI datalk) {
        this.datalk = datalk;
    }

    /** Starts Datalk, fills it, asks, prints and ends. */
    public static void main(String[] arguments) throws Exception {
        int orders = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int port = freePort();
        System.setProperty("mongodb.uri", EmbeddedMongo.inMemory().uri());
        System.setProperty("micronaut.server.port", String.valueOf(port));
        System.setProperty("datalk.sample-data", "false");
        int exitCode = 1;
        try {
            LocalRun.main(new String[0]);
            Questions questions = new Questions(URI.create("http://localhost:" + port));
            questions.fill(orders);
            questions.report(out, orders, questions.ask(rounds));
            exitCode = 0;
        } catch (IllegalStateException failed) {
            System.err.println(failed.getMessage());
        } finally {
            System.exit(exitCode);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(datalk.resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private void fill(int orders) throws IOException, InterruptedException {
        for (Export.Table table : new Export().tables(orders)) {
            for (String chunk : table.chunks(CHUNK)) {
                String report = post("/api/imports/" + table.name(), "text/csv", chunk);
                if (!report.contains("\"rejected\":[]")) {
                    throw new IllegalStateException(table.name() + ": " + report);
                }
            }
        }
    }

    private record Asked(String question, double millis) {}

    private List<Asked> ask(int rounds) throws IOException, InterruptedException {
        List<Asked> asked = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            for (String question : ASKED) {
                String body = "{\"question\":\"" + question + "\",\"as_of\":\"2021-04-30T23:59:59\"}";
                long start = System.nanoTime();
                String answer = post("/api/ask", "application/json", body);
                double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
                if (!answer.contains("\"status\":\"answered\"")) {
                    throw new IllegalStateException(question + ": " + answer);
                }
                if (round > 0) {
                    asked.add(new Asked(question, millis));
                }
            }
        }
        return asked;
    }

    private void report(PrintStream out, int orders, List<Asked> asked) {
        List<Asked> sorted =
                asked.stream().sorted(Comparator.comparingDouble(Asked::millis)).toList();
        out.printf(
                Locale.ROOT,
                "%,d orders, %d questions: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, worst %.1f ms (load %.1f)%n",
                orders,
                sorted.size(),
                percentile(sorted, 0.5),
                percentile(sorted, 0.9),
                percentile(sorted, 0.99),
                percentile(sorted, 1),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        ASKED.stream()
                .map(question -> new Asked(
                        question,
                        percentile(
                                sorted.stream()
                                        .filter(each -> each.question().equals(question))
                                        .toList(),
                                0.5)))
                .sorted(Comparator.comparingDouble(Asked::millis).reversed())
                .limit(WORST)
                .forEach(each -> out.printf(Locale.ROOT, "%8.1f ms  %s%n", each.millis(), each.question()));
    }

    private static double percentile(List<Asked> sorted, double fraction) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(fraction * sorted.size())))
                .millis();
    }
}
