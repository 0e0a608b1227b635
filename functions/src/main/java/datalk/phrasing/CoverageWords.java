package datalk.phrasing;

import datalk.execution.LeftOut;
import datalk.execution.ResultTable;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import datalk.semantic.Source;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a result does not show. */
final class CoverageWords {
    /** One in so many left out is worth a word; {@code CoverageTest} shows both sides. */
    private static final int WORTH_A_WORD = 20;

    private final SemanticModel model;
    private final Language language;
    private final Formats formats;

    CoverageWords(SemanticModel model, Language language) {
        this.model = model;
        this.language = language;
        this.formats = new Formats(language);
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    private String number(long count) {
        return formats.number(BigDecimal.valueOf(count), Unit.COUNT);
    }

    /** "a tabela traz só as primeiras 1.000 linhas; há mais", where there were more. */
    Optional<String> cut(ResultTable result) {
        String rows = number(result.rows().size());
        return result.truncated()
                ? Optional.of(say(
                        "a tabela traz só as primeiras " + rows + " linhas; há mais",
                        "the table has only the first " + rows + " rows; there are more"))
                : Optional.empty();
    }

    /** "fora da conta: 12 sem tempo de ciclo", of what is enough to matter. */
    List<String> leftOut(ResultTable result) {
        List<String> remarks = new ArrayList<>();
        for (LeftOut records : result.leftOut()) {
            if (records.count() * WORTH_A_WORD >= result.matched() + records.count()) {
                remarks.add(say("fora da conta: ", "left out: ") + number(records.count()) + " " + reason(records));
            }
        }
        return remarks;
    }

    /** "sem tempo de ciclo", "no customer". */
    String reason(LeftOut records) {
        return records.columns().stream()
                .map(column -> label(records.source(), column))
                .collect(Collectors.joining(say(" ou ", " or "), say("sem ", "no "), ""));
    }

    /** What people call a column. */
    private String label(Source source, String column) {
        return Stream.concat(
                        model.dimensions().values().stream()
                                .filter(dimension ->
                                        column.equals(dimension.keys().get(source.name())))
                                .map(dimension -> dimension.label()),
                        model.fields().values().stream()
                                .filter(field -> column.equals(field.columns().get(source.name())))
                                .map(field -> field.label()))
                .findFirst()
                .map(label -> label.in(language))
                .orElse(column);
    }
}
