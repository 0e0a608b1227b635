package datalk.semantic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Builds a {@link SemanticModel} from a parsed file and refuses one that contradicts itself. */
final class SemanticModelReader {
    private static final String[] LANGUAGES = {"pt", "en"};

    private final List<Word> words = new ArrayList<>();
    private final Map<String, Map<String, Text>> valueLabels = new LinkedHashMap<>();
    private Map<String, Source> sources = Map.of();
    private Map<String, NumericField> fields = Map.of();
    private final Map<String, Measure> measures = new LinkedHashMap<>();

    SemanticModel read(Object file, String version) {
        Entry root = Entry.of("semantic model", file).allowing("sources", "fields", "measures", "dimensions");
        sources = all(root, "sources", this::source);
        fields = all(root, "fields", this::field);
        readMeasures(root.entry("measures"));
        Map<String, Dimension> dimensions = all(root, "dimensions", this::dimension);
        SemanticModel model = new SemanticModel(sources, fields, measures, dimensions, words, valueLabels, version);
        ModelCheck.check(model);
        return model;
    }

    private static <V> Map<String, V> all(Entry root, String section, BiFunction<String, Entry, V> reader) {
        Map<String, V> read = new LinkedHashMap<>();
        Entry entries = root.entry(section);
        entries.content().keySet().forEach(key -> {
            String name = String.valueOf(key);
            read.put(name, reader.apply(name, entries.entry(name)));
        });
        if (read.isEmpty()) {
            throw new SemanticModelException(section + " must name at least one");
        }
        return read;
    }

    private Source source(String name, Entry entry) {
        entry.allowing("collection", "time", "date_only");
        return new Source(name, entry.text("collection"), entry.findText("time"), entry.flag("date_only"));
    }

    private NumericField field(String name, Entry entry) {
        entry.allowing("columns", "unit", "label", "words", "statistic", "optional");
        Map<String, String> columns = entry.textMap("columns");
        columns.keySet().forEach(source -> requireSource(entry, source));
        readWords(Word.Kind.FIELD, name, entry.entry("words"));
        return new NumericField(
                name,
                columns,
                entry.oneOf(Unit.class, "unit"),
                entry.translated("label"),
                entry.flag("statistic"),
                optional(entry, columns));
    }

    /** The sources whose records may lack the entry; they have to be sources that know it. */
    private static List<String> optional(Entry entry, Map<String, String> columns) {
        List<String> optional = entry.texts("optional");
        if (!columns.keySet().containsAll(optional)) {
            throw new SemanticModelException(entry.path() + ": optional names a source that does not know it");
        }
        return optional;
    }

    /** Operands may stand after the measure that uses them, so a measure reads its operands first. */
    private void readMeasures(Entry entries) {
        List<String> names =
                entries.content().keySet().stream().map(String::valueOf).toList();
        names.forEach(name -> measures.put(name, null));
        names.forEach(name -> measure(name, entries, new ArrayList<>()));
    }

    private Measure measure(String name, Entry entries, List<String> path) {
        Measure known = measures.get(name);
        if (known != null) {
            return known;
        }
        if (!measures.containsKey(name) || path.contains(name)) {
            throw new SemanticModelException("measures." + path + " refers to " + name + ", unknown or itself");
        }
        Entry entry = entries.entry(name)
                .allowing(
                        "source",
                        "aggregate",
                        "field",
                        "distinct",
                        "where",
                        "required",
                        "of",
                        "unit",
                        "label",
                        "definition",
                        "words");
        List<String> deeper = new ArrayList<>(path);
        deeper.add(name);
        List<Measure> operands = entry.texts("of").stream()
                .map(operand -> measure(operand, entries, deeper))
                .toList();
        Measure measure = checked(name, entry, operands);
        measures.put(name, measure);
        readWords(Word.Kind.MEASURE, name, entry.entry("words"));
        return measure;
    }

    private Measure checked(String name, Entry entry, List<Measure> operands) {
        Source source = requireSource(entry, entry.text("source"));
        Optional<NumericField> field = entry.findText("field").map(text -> requireField(entry, text));
        field.filter(each -> !each.columns().containsKey(source.name())).ifPresent(elsewhere -> {
            throw new SemanticModelException(
                    entry.path() + ": " + elsewhere.name() + " is not a field of " + source.name());
        });
        try {
            return new Measure(
                    name,
                    source,
                    entry.oneOf(Aggregate.class, "aggregate"),
                    field,
                    entry.findText("distinct"),
                    conditions(entry.entry("where")),
                    entry.texts("required"),
                    0,
                    operands,
                    entry.oneOf(Unit.class, "unit"),
                    entry.translated("label"),
                    entry.translated("definition"));
        } catch (IllegalArgumentException contradiction) {
            throw new SemanticModelException(entry.path() + ": " + contradiction.getMessage());
        }
    }

    private static Map<String, List<String>> conditions(Entry where) {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        where.content().keySet().forEach(key -> conditions.put(String.valueOf(key), where.texts(String.valueOf(key))));
        return conditions;
    }

    private Dimension dimension(String name, Entry entry) {
        entry.allowing(
                "kind",
                "keys",
                "names",
                "key_column",
                "name_column",
                "prefix",
                "optional",
                "cycle",
                "label",
                "plural",
                "words",
                "values",
                "spelled");
        Map<String, String> keys = entry.textMap("keys");
        keys.keySet().forEach(source -> requireSource(entry, source));
        Entry dimensionWords = entry.entry("words").allowing(LANGUAGES);
        for (Language language : Language.values()) {
            Entry both = dimensionWords
                    .entry(language.name().toLowerCase(Locale.ROOT))
                    .allowing("one", "many");
            both.texts("one").forEach(word -> add(Word.Kind.DIMENSION, language, word, name, "", false, false));
            both.texts("many").forEach(word -> add(Word.Kind.DIMENSION, language, word, name, "", true, false));
        }
        readValues(name, entry.entry("values"));
        return new Dimension(
                name,
                entry.oneOf(Dimension.Kind.class, "kind"),
                keys,
                entry.textMap("names"),
                entry.text("key_column"),
                entry.findText("name_column"),
                entry.numbers("cycle"),
                entry.textMap("spelled"),
                entry.findText("prefix"),
                optional(entry, keys),
                entry.translated("label"),
                entry.translated("plural"));
    }

    private void readValues(String dimension, Entry values) {
        values.content().keySet().forEach(key -> {
            String value = String.valueOf(key);
            Entry entry = values.entry(value).allowing("label", "pt", "en", "nouns");
            valueLabels.computeIfAbsent(dimension, any -> new LinkedHashMap<>()).put(value, entry.translated("label"));
            for (Language language : Language.values()) {
                String code = language.name().toLowerCase(Locale.ROOT);
                entry.texts(code).forEach(word -> add(Word.Kind.VALUE, language, word, dimension, value, false, false));
                entry.entry("nouns")
                        .texts(code)
                        .forEach(word ->
                                add(Word.Kind.VALUE, language, word, dimension, value, word.endsWith("s"), true));
            }
        });
    }

    private void readWords(Word.Kind kind, String name, Entry byLanguage) {
        byLanguage.allowing(LANGUAGES);
        for (Language language : Language.values()) {
            byLanguage
                    .texts(language.name().toLowerCase(Locale.ROOT))
                    .forEach(word -> add(kind, language, word, name, "", false, false));
        }
    }

    private void add(
            Word.Kind kind,
            Language language,
            String pattern,
            String name,
            String value,
            boolean plural,
            boolean noun) {
        try {
            Phrases.expand(pattern);
        } catch (IllegalArgumentException malformed) {
            throw new SemanticModelException(name + ": " + malformed.getMessage());
        }
        words.add(new Word(kind, language, pattern, name, value, plural, noun));
    }

    private Source requireSource(Entry entry, String name) {
        return Optional.ofNullable(sources.get(name))
                .orElseThrow(() -> new SemanticModelException(entry.path() + " names the unknown source " + name));
    }

    private NumericField requireField(Entry entry, String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new SemanticModelException(entry.path() + " names the unknown field " + name));
    }
}
