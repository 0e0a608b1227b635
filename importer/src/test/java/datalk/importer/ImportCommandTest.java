package datalk.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

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
    void sendsWhatIsReferredToFirstAndSaysWhatIsMissing() throws IOException {
        write("orders.csv", "order_id\n1\n", UTF_8);
        write("stores.csv", "store_id\n1\n", UTF_8);
        write("hubs-2021.CSV", "hub_id\n1\n", UTF_8);
        write("notes.txt", "not for import", UTF_8);

        int exitCode = run(folder.toString());

        assertThat(exitCode).isZero();
        assertThat(datalk.requests())
                .extracting(FakeDatalk.Request::call)
                .containsExactly("POST /api/imports/hubs", "POST /api/imports/stores", "POST /api/imports/orders");
        assertThat(out.toString())
                .contains("channels: no file in", "customers: no file in", "orders.csv (UTF-8): 1 read");
    }

    @Test
    void transcodesLatin1() throws IOException {
        Path stores = write("stores.csv", "store_id,store_name\n1,AÇAÍ\n", ISO_8859_1);

        int exitCode = run(stores.toString());

        assertThat(exitCode).isZero();
        assertThat(datalk.requests().get(0).body()).isEqualTo("store_id,store_name\n1,AÇAÍ\n");
        assertThat(out.toString()).contains("stores.csv (ISO-8859-1)");
    }

    @Test
    void leavesUtf8AndDropsItsByteOrderMark() throws IOException {
        Path stores = write("stores.csv", "\uFEFFstore_id,store_name\n1,AÇAÍ\n", UTF_8);

        run(stores.toString());

        assertThat(datalk.requests().get(0).body()).isEqualTo("store_id,store_name\n1,AÇAÍ\n");
    }

    @Test
    void sumsUpChunksAndNamesRejectedRowsByTheFilesLines() throws IOException {
        Path hubs = write("hubs.csv", "hub_id,hub_name\n1,A\n\n2,B\n3,C\n4,D\n5,E\n", UTF_8);
        datalk.willAnswer(200, report(2, 1, "{'line':4,'field':'hub_name','reason':'too short'}"), Map.of());
        datalk.willAnswer(
                200,
                report(2, 1, "{'line':3,'field':'','reason':'missing cell'},{'line':3,'field':'hub_id','reason':'x'}"),
                Map.of());

        int exitCode = run("--rows=2", hubs.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString())
                .contains("hubs.csv, line 4: hub_name: too short")
                .contains("hubs.csv, line 6: missing cell")
                .contains("hubs.csv, line 6: hub_id: x")
                .contains("5 read, 3 inserted, 0 updated, 0 unchanged, 2 rejected");
    }

    @Test
    void countsRejectedRowsThatTheServerDoesNotName() throws IOException {
        Path hubs = write("hubs.csv", "hub_id\n1\n2\n3\n", UTF_8);
        datalk.willAnswer(200, report(3, 3, "{'line':2,'field':'hub_id','reason':'x'}"), Map.of());

        int exitCode = run(hubs.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString())
                .contains("hubs.csv, line 2: hub_id: x", "hubs.csv, and 2 rejected rows more")
                .contains("3 read, 0 inserted, 0 updated, 0 unchanged, 3 rejected");
    }

    @Test
    void failsWhereTheServerRefuses() throws IOException {
        Path hubs = write("hubs.csv", "hub_id\n1\n", UTF_8);
        datalk.willAnswer(401, "", Map.of());

        int exitCode = run("--key", "wrong", hubs.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("hubs.csv", "--key");
        assertThat(datalk.requests().get(0).keys()).containsExactly("wrong");
    }

    @Test
    void saysHowFarItCame() throws IOException {
        Path hubs = write("hubs.csv", "hub_id\n1\n2\n", UTF_8);
        datalk.willAnswer(200, report(1, 0, ""), Map.of());
        datalk.willAnswer(500, "", Map.of());

        int exitCode = run("--rows=1", hubs.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("hubs.csv was sent up to line 2");
    }

    @Test
    void sendsNothingInADryRun() throws IOException {
        write("hubs.csv", "hub_id\n1\n2\n", UTF_8);

        int exitCode = run("--dry-run", folder.toString());

        assertThat(exitCode).isZero();
        assertThat(datalk.requests()).isEmpty();
        assertThat(out.toString()).contains("hubs.csv (UTF-8): 2 rows, not sent");
    }

    @Test
    void refusesWhatItCannotPlace() throws IOException {
        Path unknown = write("sales.csv", "id\n1\n", UTF_8);

        assertThat(run(unknown.toString())).isEqualTo(2);
        assertThat(run(folder.resolve("absent.csv").toString())).isEqualTo(2);
        assertThat(run(folder.toString())).isEqualTo(2);
        assertThat(run("--rows=0", folder.toString())).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(datalk.requests()).isEmpty();
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--url", "--key", "--rows", "--dry-run", "latin-1", "Exit codes");
    }

    private static String report(int read, int rejectedRows, String rejected) {
        return "{'read':%d,'inserted':%d,'updated':0,'unchanged':0,'rejected':[%s]}"
                .formatted(read, read - rejectedRows, rejected)
                .replace('\'', '"');
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset);
    }

    private int run(String... arguments) {
        String[] all = Stream.concat(Stream.of("--url", datalk.uri().toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return new CommandLine(new ImportCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
