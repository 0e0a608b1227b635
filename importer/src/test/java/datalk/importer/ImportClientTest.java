package datalk.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportClientTest {
    private static final Chunk CHUNK = new Chunk("hub_id\n1\n", 1, 2, 2);
    private final List<Duration> pauses = new ArrayList<>();
    private FakeDatalk datalk;

    @BeforeEach
    void start() throws IOException {
        datalk = new FakeDatalk();
    }

    @AfterEach
    void stop() {
        datalk.close();
    }

    @Test
    void postsTheChunkWithTheKey() throws Exception {
        ImportReport report = client(datalk.uri(), Optional.of("s3cret")).send(Table.HUBS, CHUNK);

        assertThat(report).isEqualTo(new ImportReport(1, 1, 0, 0, List.of()));
        assertThat(datalk.requests())
                .containsExactly(new FakeDatalk.Request(
                        "POST /api/imports/hubs", "text/csv; charset=utf-8", List.of("s3cret"), "hub_id\n1\n"));
    }

    @Test
    void keepsAPathInTheAddress() throws Exception {
        client(datalk.uri().resolve("/behind/a/gateway"), Optional.empty()).send(Table.HUBS, CHUNK);

        assertThat(datalk.requests().get(0).call()).isEqualTo("POST /behind/a/gateway/api/imports/hubs");
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        datalk.willAnswer(503, "", Map.of("Retry-After", "7"));

        ImportReport report = client(datalk.uri(), Optional.empty()).send(Table.HUBS, CHUNK);

        assertThat(report.inserted()).isEqualTo(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void waitsLongerEachTimeWhereTheServerDoesNotSay() throws Exception {
        datalk.willAnswer(503, "", Map.of());
        datalk.willAnswer(503, "", Map.of("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"));
        datalk.willAnswer(429, "", Map.of());

        client(datalk.uri(), Optional.empty()).send(Table.HUBS, CHUNK);

        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void givesUpAfterSixAttempts() {
        for (int i = 0; i < 6; i++) {
            datalk.willAnswer(503, "{\"detail\":\"database away\"}", Map.of());
        }

        assertThatThrownBy(() -> client(datalk.uri(), Optional.empty()).send(Table.HUBS, CHUNK))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageContaining("database away");
        assertThat(datalk.requests()).hasSize(6);
    }

    @ParameterizedTest(name = "{0} hints at {1}")
    @CsvSource({"401,--key", "403,--key", "404,--url", "413,--rows", "400,answered 400"})
    void doesNotRepeatWhatWouldFailAgain(int status, String hint) {
        datalk.willAnswer(status, "{}", Map.of());

        assertThatThrownBy(() -> client(datalk.uri(), Optional.empty()).send(Table.HUBS, CHUNK))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageContaining(hint);
        assertThat(pauses).isEmpty();
    }

    @Test
    void saysWhenNobodyAnswers() {
        URI gone = datalk.uri();
        datalk.close();

        assertThatThrownBy(() -> client(gone, Optional.empty()).send(Table.HUBS, CHUNK))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageContaining("Is Datalk running there?");
        assertThat(pauses).hasSize(5);
    }

    @Test
    void saysWhenTheAnswerIsNoReport() {
        datalk.willAnswer(200, "<html>a proxy's page</html>", Map.of());

        assertThatThrownBy(() -> client(datalk.uri(), Optional.empty()).send(Table.HUBS, CHUNK))
                .isInstanceOf(ImportFailedException.class)
                .hasMessageContaining("something else than an import report");
    }

    private ImportClient client(URI uri, Optional<String> key) {
        return new ImportClient(uri, key, pauses::add);
    }
}
