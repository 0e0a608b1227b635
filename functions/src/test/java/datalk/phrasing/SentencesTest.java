package datalk.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.question.Asker;
import datalk.question.Intent;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is answered to each intent of the corpus, in both languages: {@code src/test/resources/corpus/sentences.txt}.
 *
 * <p>A change of wording shows there. After a change that is wanted, {@code -Ddatalk.write-sentences=true} writes the
 * file anew: read what changed before committing it.
 */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class SentencesTest {
    private static final Path FILE = Path.of("src/test/resources/corpus/sentences.txt");

    @Inject
    EmbeddedServer server;

    @Inject
    JsonMapper json;

    @Test
    void saysWhatItSaidBefore() throws IOException {
        Asker asker = new Asker(Mall.open(server), json);
        String said = Intent.all()
                .flatMap(intent ->
                        List.of(intent.wordings().get(0), intent.wordings().get(3)).stream())
                .map(wording -> said(wording, asker.ask(wording.ask())))
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("datalk.write-sentences")) {
            Files.writeString(FILE, said);
        }

        assertThat(said.lines().toList()).isEqualTo(Files.readAllLines(FILE));
    }

    private static String said(Intent.Wording wording, Asker.Reply reply) {
        return "? " + wording + "\n! " + reply.text("answer") + "\n= " + reply.text("understood") + "\n";
    }
}
