package datalk.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import datalk.plan.Grain;
import datalk.plan.Plans;
import datalk.plan.TimeRange;
import datalk.semantic.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of the corpus' intents, a line each, so that what is said about them can be tested without a database:
 * {@code src/test/resources/corpus/tables.jsonl}, which {@link TablesOfIntentsTest} holds against a database.
 */
public final class StoredTables {
    static final Path FILE = Path.of("src/test/resources/corpus/tables.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS);

    /** A result as the file has it: columns as their name, type and unit; sources by their name. */
    private record Line(
            List<List<String>> columns,
            List<List<Object>> rows,
            boolean truncated,
            long matched,
            List<Gap> gaps,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Averaged averaged) {
        private record Gap(String source, List<String> columns, long count) {}

        private record Averaged(
                String grain,
                long count,
                String first,
                String end,
                BigDecimal sum,
                BigDecimal least,
                BigDecimal greatest) {
            static Averaged of(AveragedBuckets buckets) {
                return new Averaged(
                        buckets.grain().name(),
                        buckets.count(),
                        buckets.days().firstDay().toString(),
                        buckets.days().end().toLocalDate().toString(),
                        buckets.sum(),
                        buckets.least(),
                        buckets.greatest());
            }

            AveragedBuckets buckets() {
                TimeRange days = TimeRange.ofDays(LocalDate.parse(first), LocalDate.parse(end));
                return new AveragedBuckets(Grain.valueOf(grain), count, days, sum, least, greatest);
            }
        }

        static Line of(ResultTable table) {
            return new Line(
                    table.columns().stream().map(Line::column).toList(),
                    table.rows().stream().map(Line::row).toList(),
                    table.truncated(),
                    table.matched(),
                    table.leftOut().stream()
                            .map(each -> new Gap(each.source().name(), each.columns(), each.count()))
                            .toList(),
                    table.averaged().map(Averaged::of).orElse(null));
        }

        private static List<String> column(Column column) {
            return List.of(
                    column.name(),
                    column.type().name(),
                    column.unit().map(Unit::name).orElse(""));
        }

        /** Numbers with a point keep it, so that they are read as what they were. */
        private static List<Object> row(List<Object> row) {
            return row.stream()
                    .map(cell -> cell instanceof BigDecimal number && number.scale() < 1 ? number.setScale(1) : cell)
                    .toList();
        }

        ResultTable table() {
            return new ResultTable(
                    columns.stream().map(Line::column).toList(),
                    rows,
                    truncated,
                    matched,
                    gaps.stream()
                            .map(gap -> new LeftOut(Plans.MODEL.source(gap.source), gap.columns, gap.count))
                            .toList(),
                    Optional.ofNullable(averaged).map(Averaged::buckets));
        }

        private static Column column(List<String> texts) {
            String unit = texts.get(2);
            return new Column(
                    texts.get(0),
                    Column.Type.valueOf(texts.get(1)),
                    unit.isEmpty() ? Optional.empty() : Optional.of(Unit.valueOf(unit)));
        }
    }

    private StoredTables() {}

    static String line(ResultTable table) {
        return write(Line.of(table));
    }

    /** The results, in the order of the intents. */
    public static List<ResultTable> all() {
        try {
            return Files.readAllLines(FILE).stream().map(StoredTables::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ResultTable read(String line) {
        try {
            return JSON.readValue(line, Line.class).table();
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
