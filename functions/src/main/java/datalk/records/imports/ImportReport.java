package datalk.records.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What became of the rows of a file. The numbers of inserted, updated, unchanged and rejected rows add up to those
 * read.
 *
 * @param rejected each wrong field of the rows that were not written, by line; of more than a thousand such rows, the
 *     thousand that were found first
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImportReport(int read, int inserted, int updated, int unchanged, List<RejectedField> rejected) {
    public ImportReport {
        rejected = List.copyOf(rejected);
    }

    /**
     * Why a row was not written.
     *
     * @param line of the file as it was sent; the header is line 1
     * @param field the column; empty where the row as a whole is wrong
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RejectedField(int line, String field, String reason) {}
}
