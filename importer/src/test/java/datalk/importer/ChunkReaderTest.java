package datalk.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {
    @Test
    void givesEachChunkTheHeader() throws IOException {
        List<Chunk> chunks = read("id,name\n1,A\n2,B\n3,C\n", 2);

        assertThat(chunks).extracting(Chunk::text).containsExactly("id,name\n1,A\n2,B\n", "id,name\n3,C\n");
        assertThat(chunks).extracting(Chunk::rows).containsExactly(2, 1);
    }

    @Test
    void keepsLineBreaksInsideOfQuotes() throws IOException {
        List<Chunk> chunks = read("id,name\r\n1,\"A \"\"one\"\"\nand more\"\r\n2,B\r\n", 1);

        assertThat(chunks)
                .extracting(Chunk::text)
                .containsExactly("id,name\n1,\"A \"\"one\"\"\nand more\"\n", "id,name\n2,B\n");
    }

    @Test
    void keepsMissingAndExtraCellsForTheServerToJudge() throws IOException {
        assertThat(read("id,name,city\n1\n2,B,C,D\n3,,\n", 9))
                .extracting(Chunk::text)
                .containsExactly("id,name,city\n1\n2,B,C,D\n3,,\n");
    }

    @Test
    void translatesLinesBackToTheFile() throws IOException {
        List<Chunk> chunks = read("id,name\n1,A\n\n2,\"B\nb\nb\"\n3,C\n4,D", 2);

        assertThat(fileLines(chunks.get(0), 2, 3, 5)).containsExactly(2L, 4L, 4L);
        assertThat(fileLines(chunks.get(1), 2, 3)).containsExactly(7L, 8L);
    }

    @Test
    void hasNoChunkForAHeaderAlone() throws IOException {
        assertThat(read("id,name\n", 5)).isEmpty();
        assertThat(read("", 5)).isEmpty();
    }

    @Test
    void losesNoRowInAnyChunking() throws IOException {
        String rows = IntStream.range(0, 50)
                .mapToObj(id -> id + (id % 7 == 0 ? ",\"x\ny\"" : ",z"))
                .collect(Collectors.joining("\n", "", "\n"));
        for (int rowsPerChunk = 1; rowsPerChunk <= 51; rowsPerChunk++) {
            List<Chunk> chunks = read("id,name\n" + rows, rowsPerChunk);

            assertThat(chunks.stream().map(chunk -> chunk.text().substring("id,name\n".length())))
                    .as("%d rows per chunk", rowsPerChunk)
                    .satisfies(texts -> assertThat(String.join("", texts)).isEqualTo(rows));
        }
    }

    private static List<Long> fileLines(Chunk chunk, long... lines) {
        return Arrays.stream(lines)
                .mapToObj(line -> new RejectedRow(line, "id", "wrong"))
                .map(row -> chunk.inFile(List.of(row)).get(0).line())
                .toList();
    }

    private static List<Chunk> read(String text, int rowsPerChunk) throws IOException {
        var chunks = new ArrayList<Chunk>();
        try (ChunkReader reader = new ChunkReader(new StringReader(text), rowsPerChunk)) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                chunks.add(next.get());
            }
        }
        return chunks;
    }
}
