package datalk.records.imports;

import datalk.problem.FieldIssue;
import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import datalk.problem.Texts;
import datalk.records.ApiRecord;
import datalk.records.RecordReader;
import datalk.records.RecordService;
import datalk.records.UpsertReport;
import datalk.records.imports.ImportReport.RejectedField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One file on its way into the database, a thousand rows at a time. Where an id stands twice, the later right row is
 * what is there in the end, in whatever chunks they come.
 */
final class CsvImport<R extends ApiRecord> {
    private static final int BATCH = 1000;

    /** As many as the command-line importer sends at a time. */
    private static final int MOST_REJECTED_NAMED = 1000;

    private final RecordService<R, ?> service;
    private final RecordReader reader;
    private final Texts texts;
    private final List<R> batch = new ArrayList<>(BATCH);
    private final List<Integer> lines = new ArrayList<>(BATCH);
    private final List<RejectedField> rejected = new ArrayList<>();
    private int rejectedRows;
    private int read;
    private int inserted;
    private int updated;
    private int unchanged;

    CsvImport(RecordService<R, ?> service, RecordReader reader, Texts texts) {
        this.service = service;
        this.reader = reader;
        this.texts = texts;
    }

    ImportReport run(String csv) {
        CsvLines lines = new CsvLines(csv);
        CsvHeader header = header(lines);
        for (Optional<CsvLines.Row> row = lines.next(); row.isPresent(); row = lines.next()) {
            read++;
            add(row.get(), header);
            if (batch.size() == BATCH) {
                write();
            }
        }
        write();
        rejected.sort(Comparator.comparingInt(RejectedField::line));
        return new ImportReport(read, inserted, updated, unchanged, rejected);
    }

    private CsvHeader header(CsvLines lines) {
        List<String> cells = lines.next()
                .orElseThrow(() -> new ProblemException(ProblemType.MISSING_BODY))
                .cells()
                .orElse(List.of());
        return CsvHeader.of(cells, reader.columns(service.kind().type()));
    }

    private void add(CsvLines.Row row, CsvHeader header) {
        List<FieldIssue> issues = new ArrayList<>();
        Optional<R> record = record(row, header, issues);
        record.ifPresent(found -> {
            batch.add(found);
            lines.add(row.line());
        });
        reject(row.line(), issues);
    }

    private Optional<R> record(CsvLines.Row row, CsvHeader header, List<FieldIssue> issues) {
        if (row.cells().isEmpty()) {
            issues.add(new FieldIssue("", "reason.no-row"));
            return Optional.empty();
        }
        return header.named(row.cells().get(), issues)
                .flatMap(cells -> reader.read(service.kind().type(), cells, issues));
    }

    private void write() {
        if (batch.isEmpty()) {
            return;
        }
        UpsertReport report = service.upsert(batch);
        inserted += report.inserted();
        updated += report.updated();
        unchanged += report.unchanged();
        report.rejected().forEach((place, issues) -> reject(lines.get(place), issues));
        batch.clear();
        lines.clear();
    }

    private void reject(int line, List<FieldIssue> issues) {
        if (issues.isEmpty() || ++rejectedRows > MOST_REJECTED_NAMED) {
            return;
        }
        FieldIssue.in(texts, issues)
                .forEach(error -> rejected.add(new RejectedField(line, error.field(), error.reason())));
    }
}
