package datalk.phrasing;

import datalk.execution.ResultTable;
import datalk.semantic.Language;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Says what a result does not show. */
final class CoverageWords {
    private final Language language;
    private final Formats formats;

    CoverageWords(Language language) {
        this.language = language;
        this.formats = new Formats(language);
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    /** "a tabela traz só as primeiras 1.000 linhas", where there were more. */
    Optional<String> cut(ResultTable result) {
        if (!result.truncated()) {
            return Optional.empty();
        }
        String rows = formats.number(BigDecimal.valueOf(result.rows().size()), Unit.COUNT);
        return Optional.of(say(
                "a tabela traz só as primeiras " + rows + " linhas; há mais",
                "the table has only the first " + rows + " rows; there are more"));
    }
}
