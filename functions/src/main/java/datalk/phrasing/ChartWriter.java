package datalk.phrasing;

import datalk.execution.Column;
import datalk.execution.ResultTable;
import datalk.plan.QueryPlan;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Draws a result as a Vega-Lite chart: trends as lines, groups as bars, two groupings as coloured bars.
 *
 * <p>Coloured bars are stacked where the parts add up, and stand side by side where they do not.
 */
final class ChartWriter {
    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
    private static final int MOST_BARS = 40;

    /** Names a row where its name alone would not: two stores of one name are two bars. */
    private static final String LABEL = "label";

    private final ResultTable result;
    private final PlanShape shape;
    private final RowNames names;
    private final Language language;

    ChartWriter(QueryPlan plan, ResultTable result, SemanticModel model, Language language) {
        this.result = result;
        this.shape = PlanShape.of(plan);
        this.names = new RowNames(model, language);
        this.language = language;
    }

    /**
     * The chart; nothing where a picture does not help: for one number, a list, or more bars than can be told apart.
     */
    Optional<Map<String, Object>> chart() {
        int groups = shape.labels(result).size();
        boolean drawable = groups > 0
                && result.rows().size() > 1
                && (shape.trend() || result.rows().size() <= MOST_BARS * groups);
        return drawable ? Optional.of(draw(shape.labels(result))) : Optional.empty();
    }

    private Map<String, Object> draw(List<Integer> labels) {
        int value = result.columns().size() - 1;
        boolean labelled = isAmbiguous(labels);
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("$schema", SCHEMA);
        chart.put("data", Map.of("values", values(labels, value, labelled)));
        chart.put("mark", Map.of("type", shape.trend() ? "line" : "bar", "tooltip", true));
        Map<String, Object> encoding = new LinkedHashMap<>();
        String field = labelled ? LABEL : result.columns().get(labels.get(0)).name();
        boolean upright = shape.trend() || shape.groupings().stream().limit(1).anyMatch(Dimension::isTime);
        encoding.put(upright ? "x" : "y", label(field, upright));
        encoding.put(upright ? "y" : "x", number(value));
        if (labels.size() > 1) {
            String second = result.columns().get(labels.get(1)).name();
            encoding.put("color", Map.of("field", second, "type", "nominal", "title", title(1)));
            if (!shape.additive()) {
                encoding.put(upright ? "xOffset" : "yOffset", Map.of("field", second, "type", "nominal"));
            }
        }
        chart.put("encoding", encoding);
        return chart;
    }

    private Map<String, Object> label(String field, boolean ordered) {
        Map<String, Object> label = new LinkedHashMap<>();
        label.put("field", field);
        label.put("type", ordered ? "ordinal" : "nominal");
        label.put("title", title(0));
        label.put("sort", null);
        return label;
    }

    private Map<String, Object> number(int value) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("field", result.columns().get(value).name());
        number.put("type", "quantitative");
        number.put("axis", Map.of("format", format(result.columns().get(value))));
        return number;
    }

    /** What a channel shows: the grouping in the asker's language, or periods. */
    private String title(int index) {
        return index < shape.groupings().size()
                ? shape.groupings().get(index).label().in(language)
                : language == Language.PT ? "período" : "period";
    }

    private static String format(Column column) {
        return column.unit().filter(Unit.FRACTION::equals).isPresent() ? ".1%" : ",.2~f";
    }

    /** Whether rows of one grouping that has keys bear the same name. */
    private boolean isAmbiguous(List<Integer> labels) {
        boolean named = shape.groupings().stream().limit(1).anyMatch(each -> each.nameColumn()
                .isPresent());
        if (!named) {
            return false;
        }
        int name = labels.get(0);
        long keys =
                result.rows().stream().map(row -> row.get(name - 1)).distinct().count();
        long different =
                result.rows().stream().map(row -> row.get(name)).distinct().count();
        return different < keys;
    }

    private List<Map<String, Object>> values(List<Integer> labels, int value, boolean labelled) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (List<Object> row : result.rows()) {
            Map<String, Object> datum = new LinkedHashMap<>();
            labels.forEach(index -> datum.put(result.columns().get(index).name(), row.get(index)));
            if (labelled) {
                datum.put(LABEL, names.group(row, shape.groupings().subList(0, 1)));
            }
            datum.put(result.columns().get(value).name(), row.get(value));
            values.add(datum);
        }
        return values;
    }
}
