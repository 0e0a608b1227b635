package datalk.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import datalk.Http;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Asks a set of questions and says how many were answered rightly, wrongly or not at all. */
final class Evaluation {
    /** What one wrong answer costs, in right ones. */
    private static final int PENALTY = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Evaluation() {}

    /** How a question ended. A refusal is right where nothing else is. */
    enum Outcome {
        RIGHT,
        WRONG,
        DECLINED
    }

    /** One question and its end. */
    record Asked(LiveQuestion question, Outcome outcome, JsonNode answer, long millis) {
        private int tokens(String name) {
            return answer.at("/model/" + name).asInt();
        }

        private boolean byModel() {
            return answer.has("model");
        }

        /** What an asker would notice if it were another the next time. */
        private String said() {
            return answer.get("status") + " " + answer.at("/result/rows");
        }
    }

    static List<Asked> ask(Http http, List<LiveQuestion> questions) throws IOException {
        List<Asked> asked = new ArrayList<>();
        for (LiveQuestion question : questions) {
            long start = System.nanoTime();
            String body = JSON.writeValueAsString(Map.of("question", question.question(), "as_of", question.asOf()));
            JsonNode answer = JSON.readTree(http.post("/api/ask", body).body());
            long millis = (System.nanoTime() - start) / 1_000_000;
            asked.add(new Asked(question, outcome(question, answer), answer, millis));
        }
        return asked;
    }

    private static Outcome outcome(LiveQuestion question, JsonNode answer) {
        boolean answered = answer.path("status").asText().equals("answered");
        if (!question.expect().equals("answered")) {
            return answered ? Outcome.WRONG : Outcome.RIGHT;
        }
        if (!answered) {
            return Outcome.DECLINED;
        }
        return LiveQuestion.rows(answer.at("/result/rows")).equals(question.rows()) ? Outcome.RIGHT : Outcome.WRONG;
    }

    /** The figures of a run, and how many questions ended otherwise in a second one. */
    static String report(List<Asked> first, List<Asked> second) {
        long right = count(first, Outcome.RIGHT);
        long wrong = count(first, Outcome.WRONG);
        long changed = IntStream.range(0, first.size())
                .filter(i -> !first.get(i).said().equals(second.get(i).said()))
                .count();
        List<Asked> byModel = first.stream().filter(Asked::byModel).toList();
        StringBuilder report = new StringBuilder();
        line(
                report,
                "questions %d: right %d, wrong %d, declined %d",
                first.size(),
                right,
                wrong,
                count(first, Outcome.DECLINED));
        line(report, "RS(%d) %.3f", PENALTY, (right - PENALTY * wrong) / (double) first.size());
        line(report, "asked of the model %d, calls %d", byModel.size(), sum(byModel, "calls"));
        line(report, "p50 %d ms, p95 %d ms of those", percentile(byModel, 50), percentile(byModel, 95));
        line(report, "tokens read %d, written %d", sum(byModel, "prompt_tokens"), sum(byModel, "output_tokens"));
        line(report, "changed between two runs %d", changed);
        first.stream()
                .filter(asked -> asked.outcome() != Outcome.RIGHT)
                .forEach(asked -> line(
                        report, "%s: %s %s", asked.outcome(), asked.question().question(), asked.said()));
        return report.toString();
    }

    private static void line(StringBuilder report, String format, Object... values) {
        report.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static long count(List<Asked> asked, Outcome outcome) {
        return asked.stream().filter(each -> each.outcome() == outcome).count();
    }

    private static int sum(List<Asked> asked, String tokens) {
        return asked.stream().mapToInt(each -> each.tokens(tokens)).sum();
    }

    private static long percentile(List<Asked> asked, int rank) {
        List<Long> times = asked.stream().map(Asked::millis).sorted().toList();
        return times.isEmpty() ? 0 : times.get((int) Math.ceil(rank / 100.0 * times.size()) - 1);
    }
}
