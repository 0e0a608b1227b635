package datalk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that the app sent to its database in all tests before this one, held against what Cosmos DB supports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CosmosCommandsIT {
    /** With each of these, what is sent needs more than the page promises. */
    private static final Set<String> NEVER_SENT = Set.of(
            "txnNumber", "startTransaction", "autocommit", "collation", "hint", "let", "readConcern", "arrayFilters");

    private static final Set<String> BEFORE_JOINING = Set.of("$match", "$project", "$unwind");

    /** The mark of sample data, which no deployment has. */
    private static final BsonString OF_A_LOCAL_RUN = new BsonString("local_run");

    private static final int MOST_FIELDS_OF_AN_INDEX = 8;

    private List<BsonDocument> commands;

    @BeforeAll
    void read() throws IOException {
        commands = Files.readAllLines(Path.of(WireRecorder.RECORD)).stream()
                .map(BsonDocument::parse)
                .filter(command -> !OF_A_LOCAL_RUN.equals(command.get(command.getFirstKey())))
                .toList();
    }

    @Test
    void sawWhatTheAppDoes() {
        assertThat(commands.stream().map(BsonDocument::getFirstKey))
                .contains("find", "aggregate", "insert", "update", "delete", "createIndexes", "ping");
        assertThat(named("aggregate")).hasSizeGreaterThan(50);
    }

    @Test
    void sendsOnlyCommandsThatAreSupported() {
        assertThat(supported("commands"))
                .containsAll(commands.stream().map(BsonDocument::getFirstKey).collect(Collectors.toSet()));
        assertThat(commands)
                .allSatisfy(command -> assertThat(command.keySet()).doesNotContainAnyElementsOf(NEVER_SENT));
    }

    @Test
    void usesOnlyStagesThatAreSupported() {
        Set<String> stages = named("aggregate").stream()
                .flatMap(command -> command.getArray("pipeline").stream())
                .map(stage -> stage.asDocument().getFirstKey())
                .collect(Collectors.toSet());

        assertThat(supported("stages")).containsAll(stages);
        assertThat(stages).doesNotContain("$out", "$merge");
    }

    @Test
    void usesOnlyOperatorsThatAreSupported() {
        Set<String> used = new TreeSet<>();
        commands.forEach(command -> used.addAll(operators(command)));
        used.removeAll(supported("stages"));

        assertThat(supported("operators")).containsAll(used);
        assertThat(used).contains("$sum", "$gte", "$inc");
    }

    @Test
    void writesWithTheShardKey() {
        assertThat(elements("update", "updates"))
                .isNotEmpty()
                .allMatch(each -> each.getDocument("q").containsKey("_id") || isTrue(each.get("multi")));
        assertThat(elements("delete", "deletes"))
                .isNotEmpty()
                .allMatch(each -> each.getDocument("q").containsKey("_id") || isEverything(each));
        assertThat(elements("insert", "documents")).isNotEmpty().allMatch(each -> each.containsKey("_id"));
    }

    /** What comes before the first stage that brings documents together must not care which are where. */
    @Test
    void asksNothingThatDependsOnWhereADocumentIs() {
        assertThat(named("aggregate")).allSatisfy(command -> {
            List<String> stages = command.getArray("pipeline").stream()
                    .map(stage -> stage.asDocument().getFirstKey())
                    .toList();
            String joining = stages.stream()
                    .filter(stage -> !BEFORE_JOINING.contains(stage))
                    .findFirst()
                    .orElse("$group");
            assertThat(joining).as("%s", command).isIn(joinsFor(command));
            assertThat(operators(command)).doesNotContain("$last", "$sample");
        });
    }

    /** Any name will do where all documents of a group have the same; else the first is that of a sort. */
    @Test
    void takesTheFirstOfWhatIsSortedOrOfWhatIsTheSame() {
        int seen = 0;
        for (BsonDocument command : named("aggregate")) {
            boolean sorted = false;
            for (BsonValue stage : command.getArray("pipeline")) {
                sorted |= stage.asDocument().containsKey("$sort");
                for (String field : firsts(stage.asDocument().get("$group"))) {
                    seen++;
                    assertThat(sorted || field.matches("n\\d"))
                            .as("%s", command)
                            .isTrue();
                }
            }
        }
        assertThat(seen).isPositive();
    }

    private static List<String> firsts(BsonValue group) {
        return group == null
                ? List.of()
                : group.asDocument().entrySet().stream()
                        .filter(field -> field.getValue() instanceof BsonDocument accumulator
                                && accumulator.containsKey("$first"))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** Of a collection that holds one document, any is the first. */
    private static Set<String> joinsFor(BsonDocument command) {
        return command.getString("aggregate").getValue().equals("register_versions")
                ? Set.of("$limit")
                : Set.of("$group", "$sort", "$count");
    }

    @Test
    void makesOnlyIndexesThatAreSupported() {
        assertThat(elements("createIndexes", "indexes")).isNotEmpty().allSatisfy(index -> {
            assertThat(index.keySet()).isSubsetOf("key", "name", "expireAfterSeconds");
            assertThat(index.getDocument("key")).hasSizeLessThanOrEqualTo(MOST_FIELDS_OF_AN_INDEX);
            assertThat(index.getDocument("key").values())
                    .allMatch(direction -> direction instanceof BsonNumber number && Math.abs(number.intValue()) == 1);
        });
    }

    private List<BsonDocument> named(String name) {
        return commands.stream()
                .filter(command -> command.getFirstKey().equals(name))
                .toList();
    }

    private Stream<BsonDocument> elements(String command, String field) {
        return named(command).stream()
                .flatMap(each -> each.getArray(field).stream())
                .map(BsonValue::asDocument);
    }

    private static Set<String> operators(BsonDocument command) {
        Set<String> used = new TreeSet<>();
        for (String part : List.of("filter", "query", "pipeline", "updates", "deletes", "projection")) {
            if (command.containsKey(part)) {
                walk(command.get(part), used::add);
            }
        }
        return used;
    }

    private static boolean isTrue(BsonValue value) {
        return value != null && value.isBoolean() && value.asBoolean().getValue();
    }

    /** {@code {q: {}, limit: 0}}, as a local run clears sample data. */
    private static boolean isEverything(BsonDocument delete) {
        return !(delete.get("limit") instanceof BsonNumber);
    }

    private static void walk(BsonValue value, Consumer<String> operator) {
        if (value.isArray()) {
            value.asArray().forEach(each -> walk(each, operator));
        } else if (value.isDocument()) {
            value.asDocument().forEach((name, inner) -> {
                if (name.startsWith("$")) {
                    operator.accept(name);
                }
                walk(inner, operator);
            });
        }
    }

    private static Set<String> supported(String kind) {
        try (var page = CosmosCommandsIT.class.getResourceAsStream("/cosmos-ru-7.0.txt")) {
            Set<String> names = new HashSet<>();
            new String(page.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind + " "))
                    .forEach(line -> names.addAll(Arrays.asList(line.split(" "))));
            return names;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
