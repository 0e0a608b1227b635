package datalk.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {
    @Test
    void givesEachChunkTheHeader() throws IOException {
        List<Chunk> chunks = read("id,name\r\n1,A\r\n2,B\r\n3,C", 2);

        assertThat(chunks).extracting(Chunk::text).containsExactly("id,name\n1,A\n2,B\n", "id,name\n3,C\n");
        assertThat(chunks).extracting(Chunk::rows).containsExactly(2, 1);
        assertThat(chunks).extracting(Chunk::lastLine).containsExactly(3L, 4L);
    }

    @Test
    void doesNotCutInsideOfQuotes() throws IOException {
        List<Chunk> chunks = read("id,name\n1,\"A \"\"one\"\"\nand more\"\n2,B\n", 1);

        assertThat(chunks)
                .extracting(Chunk::text)
                .containsExactly("id,name\n1,\"A \"\"one\"\"\nand more\"\n", "id,name\n2,B\n");
    }

    @Test
    void keepsBrokenRowsForTheServerToJudge() throws IOException {
        String text = "id,name,city\n1\n2,B,C,D\n3,\"b\"c,\n\n";

        assertThat(read(text, 9)).extracting(Chunk::text).containsExactly(text);
    }

    @Test
    void givesUpOnAQuoteThatNeverCloses() throws IOException {
        String rows = IntStream.range(0, 200).mapToObj(id -> id + ",x\n").collect(Collectors.joining());

        List<Chunk> chunks = read("id,name\n1,\"open\n" + rows, 1);

        assertThat(chunks.get(0).rows()).isEqualTo(ChunkReader.MOST_LINES_OF_A_ROW);
        assertThat(chunks.get(1).rows()).isEqualTo(1);
    }

    @Test
    void translatesLinesBackToTheFile() throws IOException {
        List<Chunk> chunks = read("\nid,name\n1,A\n\n2,B\n3,C\n4,D", 2);

        assertThat(fileLines(chunks.get(0), 1, 2, 4)).containsExactly(1L, 3L, 5L);
        assertThat(fileLines(chunks.get(1), 2, 3)).containsExactly(6L, 7L);
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
        for (int rowsPerChunk = 1; rowsPerChunk <= 60; rowsPerChunk++) {
            List<Chunk> chunks = read("id,name\n" + rows, rowsPerChunk);

            String sent = chunks.stream()
                    .map(chunk -> chunk.text().substring("id,name\n".length()))
                    .collect(Collectors.joining());
            assertThat(sent).as("%d rows per chunk", rowsPerChunk).isEqualTo(rows);
        }
    }

    private static List<Long> fileLines(Chunk chunk, int... lines) {
        return IntStream.of(lines)
                .mapToObj(line -> new RejectedField(line, "id", "wrong"))
                .map(field -> chunk.inFile(List.of(field)).get(0).line())
                .toList();
    }

    private static List<Chunk> read(String text, int rowsPerChunk) throws IOException {
        var chunks = new ArrayList<Chunk>();
        try (ChunkReader reader = new ChunkReader(new BufferedReader(new StringReader(text)), rowsPerChunk)) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                chunks.add(next.get());
            }
        }
        return chunks;
    }
}
