package datalk.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Prints how well a live model does; run by the profile {@code live-model} only, and never part of a build.
 *
 * <pre>./mvnw -q -Plive-model test -Dlangchain4j.ollama.base-url=http://localhost:11434</pre>
 */
class LiveModelEvaluation {
    @Test
    void printsHowWellTheModelDoes() throws IOException {
        String address = System.getProperty("langchain4j.ollama.base-url");
        if (address == null) {
            throw new IllegalArgumentException("-Dlangchain4j.ollama.base-url=http://… says where Ollama is");
        }
        Path questions = Path.of(System.getProperty("live.questions", "src/test/resources/live/questions.jsonl"));
        Path data = Optional.ofNullable(System.getProperty("live.data"))
                .map(Path::of)
                .orElse(null);

        System.out.println(LiveRun.report(address, LiveQuestion.read(questions), data));
    }
}
