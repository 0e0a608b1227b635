package datalk.phrasing;

import datalk.execution.Column;
import datalk.execution.ResultTable;
import datalk.plan.QueryPlan;
import datalk.semantic.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws a result as a Vega-Lite chart: trends as lines, groups as bars, two groupings as coloured bars. */
final class ChartWriter {
    private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
    private static final int MOST_BARS = 40;

    private final ResultTable result;
    private final PlanShape shape;

    ChartWriter(QueryPlan plan, ResultTable result) {
        this.result = result;
        this.shape = PlanShape.of(plan);
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
        String x = result.columns().get(labels.get(0)).name();
        String y = result.columns().get(value).name();
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("$schema", SCHEMA);
        chart.put("data", Map.of("values", values(labels, value)));
        chart.put("mark", Map.of("type", shape.trend() ? "line" : "bar", "tooltip", true));
        Map<String, Object> encoding = new LinkedHashMap<>();
        Map<String, Object> label = new LinkedHashMap<>();
        label.put("field", x);
        label.put("type", shape.trend() ? "ordinal" : "nominal");
        label.put("sort", null);
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("field", y);
        number.put("type", "quantitative");
        number.put("axis", Map.of("format", format(result.columns().get(value))));
        encoding.put(shape.trend() ? "x" : "y", label);
        encoding.put(shape.trend() ? "y" : "x", number);
        if (labels.size() > 1) {
            encoding.put(
                    "color", Map.of("field", result.columns().get(labels.get(1)).name(), "type", "nominal"));
        }
        chart.put("encoding", encoding);
        return chart;
    }

    private static String format(Column column) {
        return column.unit().filter(Unit.FRACTION::equals).isPresent() ? ".1%" : ",.2~f";
    }

    private List<Map<String, Object>> values(List<Integer> labels, int value) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (List<Object> row : result.rows()) {
            Map<String, Object> datum = new LinkedHashMap<>();
            labels.forEach(index -> datum.put(result.columns().get(index).name(), row.get(index)));
            datum.put(result.columns().get(value).name(), row.get(value));
            values.add(datum);
        }
        return values;
    }
}
