package datalk.phrasing;

import datalk.plan.Grain;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.List;

/** Names the groups of a row as people call them. */
final class RowNames {
    private final SemanticModel model;
    private final Language language;
    private final PeriodWords periods;

    RowNames(SemanticModel model, Language language) {
        this.model = model;
        this.language = language;
        this.periods = new PeriodWords(language);
    }

    /** The names of a row's groups. */
    String group(List<Object> row, List<Dimension> groupings) {
        List<String> names = new ArrayList<>();
        int column = 0;
        for (Dimension dimension : groupings) {
            Object key = row.get(column++);
            Object name = dimension.nameColumn().isPresent() ? row.get(column++) : null;
            names.add(name(dimension, key, name));
        }
        return String.join(" / ", names);
    }

    /** One group's name: of a value as the model says it, of a time as people do. */
    String name(Dimension dimension, Object key, Object name) {
        if (dimension.kind() == Dimension.Kind.GRAIN) {
            return periods.bucket(Grain.named(dimension.name()), key);
        }
        String label = model.findValueLabel(dimension.name(), String.valueOf(key))
                .map(text -> text.in(language))
                .orElse(null);
        if (dimension.name().equals("hour")) {
            return key + "h";
        }
        if (label != null) {
            return label;
        }
        if (name == null) {
            return dimension.kind() == Dimension.Kind.ENTITY
                    ? dimension.label().in(language) + " " + key
                    : String.valueOf(key);
        }
        return dimension.name().equals("store") ? name + " (" + key + ")" : String.valueOf(name);
    }
}
