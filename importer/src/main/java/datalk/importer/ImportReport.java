package datalk.importer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the rows that were sent.
 *
 * @param rejected why rows were not taken; a server names no more than so many of them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ImportReport(long read, long inserted, long updated, long unchanged, List<RejectedField> rejected) {
    static final ImportReport NOTHING = new ImportReport(0, 0, 0, 0, List.of());

    ImportReport {
        rejected = rejected == null ? List.of() : List.copyOf(rejected);
    }

    ImportReport plus(ImportReport other) {
        return new ImportReport(
                read + other.read,
                inserted + other.inserted,
                updated + other.updated,
                unchanged + other.unchanged,
                Stream.concat(rejected.stream(), other.rejected.stream()).toList());
    }

    ImportReport withRejected(List<RejectedField> newRejected) {
        return new ImportReport(read, inserted, updated, unchanged, newRejected);
    }

    /** All, named or not. */
    long rejectedRows() {
        return read - inserted - updated - unchanged;
    }

    long rejectedRowsNotNamed() {
        return rejectedRows()
                - rejected.stream().mapToLong(RejectedField::line).distinct().count();
    }

    @Override
    public String toString() {
        return "%,d read, %,d inserted, %,d updated, %,d unchanged, %,d rejected"
                .formatted(read, inserted, updated, unchanged, rejectedRows());
    }
}
