package datalk.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import datalk.Mall;
import datalk.MallNames;
import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.plan.Grain;
import datalk.planning.Planner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** A model that has the required names is enough for the rules, whatever else it lacks. */
class RequiredNamesTest {
    private static final SemanticModel BUILT_IN = SemanticModelLoader.load(Optional.empty());
    private static final Path SOURCES = Path.of("src/main/java/datalk");
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "source", RequiredNames.SOURCES,
            "field", RequiredNames.FIELDS,
            "measure", RequiredNames.MEASURES,
            "dimension", RequiredNames.DIMENSIONS);

    @ParameterizedTest(name = "{0}")
    @CsvSource({"source", "field", "measure", "dimension"})
    void whatTheCodeLooksUpByNameIsRequired(String kind) throws IOException {
        Pattern lookUp = Pattern.compile("\\." + kind + "\\(\\s*\"([a-z_]+)\"\\)");
        Set<String> lookedUp = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> lookUp.matcher(text(file)).results())
                    .forEach(found -> lookedUp.add(found.group(1)));
        }

        assertThat(lookedUp).isNotEmpty();
        assertThat(REQUIRED.get(kind)).containsAll(lookedUp);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void grainsAreThoseOfBUILT_IN() {
        Set<String> grains = Arrays.stream(Grain.values())
                .map(grain -> grain.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(ModelCheck.GRAINS).isEqualTo(grains);
        assertThat(RequiredNames.DIMENSIONS).containsAll(grains);
    }

    /** The built-in model with the required names and what they are made of. */
    private static SemanticModel smallest() {
        Map<String, Map<String, Object>> file = new Yaml().load(text(Path.of("src/main/resources/semantic-model.yml")));
        Set<String> measures = new HashSet<>();
        RequiredNames.MEASURES.forEach(name -> addWithParts(BUILT_IN.measure(name), measures));
        Set<String> fields = new HashSet<>(RequiredNames.FIELDS);
        measures.forEach(name -> BUILT_IN.measure(name).field().ifPresent(field -> fields.add(field.name())));
        file.get("measures").keySet().retainAll(measures);
        file.get("fields").keySet().retainAll(fields);
        file.get("dimensions").keySet().retainAll(RequiredNames.DIMENSIONS);
        return SemanticModelLoader.parse(new Yaml().dump(file));
    }

    private static void addWithParts(Measure measure, Set<String> names) {
        names.add(measure.name());
        measure.operands().forEach(operand -> addWithParts(operand, names));
    }

    private static List<List<String>> questions() throws IOException {
        List<List<String>> all = new ArrayList<>();
        Files.readAllLines(Path.of("src/test/resources/corpus/readings.txt")).stream()
                .filter(line -> line.startsWith("? "))
                .forEach(line -> all.add(List.of(line.substring(2).split(" > "))));
        return all;
    }

    @Test
    void theSmallestModelReadsQuestions() throws IOException {
        SemanticModel model = smallest();
        RequiredNames.requireIn(model);
        assertThat(model.measures()).hasSizeLessThan(BUILT_IN.measures().size());
        Grounder grounder = new Grounder(model, new MallNames());
        Planner planner = new Planner(model, Optional.empty(), List::of);

        for (List<String> conversation : questions()) {
            List<Grounding> turns = conversation.stream()
                    .map(question -> grounder.ground(question, LocalDateTime.parse(Mall.NOW), Language.PT))
                    .toList();
            assertThatCode(() -> planner.plan(turns)).as("%s", conversation).doesNotThrowAnyException();
        }
    }
}
