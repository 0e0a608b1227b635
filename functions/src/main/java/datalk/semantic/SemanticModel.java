package datalk.semantic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The business words that questions can use and what they mean in the data.
 *
 * @param version changes whenever any entry changes
 */
public record SemanticModel(
        Map<String, Source> sources,
        Map<String, NumericField> fields,
        Map<String, Measure> measures,
        Map<String, Dimension> dimensions,
        List<Word> words,
        Map<String, Map<String, Text>> valueLabels,
        String version) {
    public SemanticModel {
        sources = Map.copyOf(sources);
        fields = ordered(fields);
        measures = ordered(measures);
        dimensions = ordered(dimensions);
        words = List.copyOf(words);
        valueLabels = Map.copyOf(valueLabels);
    }

    private static <V> Map<String, V> ordered(Map<String, V> entries) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public Measure measure(String name) {
        return known("measure", name, measures);
    }

    public Dimension dimension(String name) {
        return known("dimension", name, dimensions);
    }

    public NumericField field(String name) {
        return known("field", name, fields);
    }

    public Source source(String name) {
        return known("source", name, sources);
    }

    /** The register of an entity: the source whose records it identifies; nothing for dimensions that are no entity. */
    public Optional<Source> findRegister(Dimension entity) {
        return sources.values().stream()
                .filter(source -> "_id".equals(entity.keys().get(source.name())))
                .findFirst();
    }

    /** How a value reads in an answer, where the model says it otherwise than the data do. */
    public Optional<Text> findValueLabel(String dimension, String value) {
        return Optional.ofNullable(valueLabels.getOrDefault(dimension, Map.of()).get(value));
    }

    private static <V> V known(String kind, String name, Map<String, V> entries) {
        V entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no " + kind + " named " + name);
        }
        return entry;
    }
}
