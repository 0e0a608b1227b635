package datalk.phrasing;

import datalk.plan.Filter;
import datalk.plan.TimeRange;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says when and where a number is of, as a sentence does before it or behind it. */
final class ScopeWords {
    private final PeriodWords periods;
    private final PlanWords words;
    private final FilterQuestion conditions;

    ScopeWords(SemanticModel model, Language language) {
        this.periods = new PeriodWords(language);
        this.words = new PlanWords(language);
        this.conditions = new FilterQuestion(model, language);
    }

    /** "em março de 2021, no Shopping Aurora, "; nothing for all there is. */
    String before(Optional<TimeRange> period, List<Filter> filters) {
        String scope = filters.stream()
                .map(filter -> conditions.in(filter).orElseGet(() -> words.filter(filter)))
                .collect(Collectors.joining(", "));
        String time = period.map(periods::adverb).orElse("");
        String both = time + (scope.isEmpty() ? "" : (time.isEmpty() ? "" : ", ") + scope);
        return both.isEmpty() ? "" : both + ", ";
    }

    /** " em março de 2021, no Shopping Aurora". */
    String behind(Optional<TimeRange> period, List<Filter> filters) {
        String where = before(period, filters);
        return where.isEmpty() ? "" : " " + where.substring(0, where.length() - 2);
    }
}
