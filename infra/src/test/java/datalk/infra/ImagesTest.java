package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What must hold of the images and of what compose makes of them. */
class ImagesTest {
    /** Its digest could not be looked up where this was written: {@code infra/pin-images} brings it. */
    private static final Set<String> BY_TAG = Set.of("mcr.microsoft.com/azure-functions/java:4-java17");

    /** What the overlays give a name and a digest to. */
    private static final Set<String> OURS = Set.of("datalk-functions", "datalk-ollama");

    private static final String MENTION = "(?<=^FROM )\\S+|(?<=^ {1,40}image: )[^\\s$]\\S*|(?<=^ {1,40}IMAGE: )\\S+";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ollama-aci/Dockerfile", "functions/Dockerfile"})
    void runsAsNobodyInParticularAndSaysHowItFares(String dockerfile) {
        assertThat(Repository.read(dockerfile)).contains("USER 10001:10001", "HEALTHCHECK");
    }

    @Test
    void areMadeOfImagesThatAreNamedExactly() {
        List<String> images = Stream.of(
                        Repository.files("infra/kubernetes", ".yaml"),
                        Repository.files(".github", ".yml"),
                        Repository.files("functions", "Dockerfile"),
                        Repository.files("ollama-aci", "Dockerfile"),
                        Repository.files(".", "/compose.yaml"))
                .flatMap(List::stream)
                .flatMap(file -> Repository.matches(MENTION, Repository.read(file)).stream())
                .toList();

        assertThat(images)
                .hasSizeGreaterThan(8)
                .anyMatch(image -> image.startsWith("mcr.microsoft.com/azure-functions/java:4-java17"))
                .allMatch(image ->
                        image.matches(".+@sha256:[0-9a-f]{64}") || BY_TAG.contains(image) || OURS.contains(image));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "OLLAMA_KEEP_ALIVE=-1",
                "OLLAMA_NUM_PARALLEL=1",
                "OLLAMA_MAX_QUEUE=4",
                "OLLAMA_NOPRUNE=1",
                "OLLAMA_NO_CLOUD=1",
                "/usr/lib/ollama/cuda_*",
                "pull-model.sh \"${MODEL}\" \"${MODEL_DIGEST}\""
            })
    void holdsItsModelAndNothingForGraphicsCards(String setting) {
        assertThat(Repository.read("ollama-aci/Dockerfile")).contains(setting);
    }

    @Test
    void asksForTheModelThatTheTemplatesName() {
        assertThat(Repository.read("ollama-aci/Dockerfile")).contains("ARG MODEL=qwen3:4b-instruct");
        assertThat(Repository.read("infra/main.bicep")).contains("param ollamaModel string = 'qwen3:4b-instruct'");
        assertThat(Repository.read("infra/kubernetes/base/app/settings.env"))
                .contains("LANGCHAIN4J_OLLAMA_MODEL_NAME=qwen3:4b-instruct");
    }

    @Test
    @SuppressWarnings("unchecked") // YAML's objects
    void composesServicesThatAreWatchedAndKeptWithinLimits() {
        Map<String, Object> compose = (Map<String, Object>) new Yaml().load(Repository.read("compose.yaml"));
        Map<String, Map<String, Object>> services = (Map<String, Map<String, Object>>) compose.get("services");

        assertThat(services).containsOnlyKeys("app", "mongodb", "ollama").allSatisfy((name, service) -> assertThat(
                        service)
                .containsKeys("healthcheck", "restart", "mem_limit", "cpus", "security_opt"));
        assertThat(services.get("app")).containsEntry("user", "10001:10001");
        assertThat(services.get("app").get("ports")).asString().contains("127.0.0.1:");
        assertThat(services.get("mongodb")).doesNotContainKey("ports");
        assertThat(services.get("ollama")).doesNotContainKey("ports");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"MONGODB_URI, writer, WRITER, readWrite", "MONGODB_READ_ONLY_URI, reader, READER, read"})
    @SuppressWarnings("unchecked") // YAML's objects
    void composesAnAppOfTwoUsers(String setting, String user, String password, String role) {
        Map<String, Object> compose = (Map<String, Object>) new Yaml().load(Repository.read("compose.yaml"));
        Map<String, Map<String, Object>> services = (Map<String, Map<String, Object>>) compose.get("services");
        String variable = "DATALK_" + password + "_PASSWORD";

        assertThat((Map<String, String>) services.get("app").get("environment"))
                .extractingByKey(setting)
                .asString()
                .startsWith("mongodb://datalk-" + user + ":${" + variable + ":?");
        assertThat(Repository.read("infra/kubernetes/overlays/local/mongodb/users.js"))
                .containsPattern("user: \"datalk-" + user + "\",\\s+pwd: process.env." + variable
                        + ",\\s+roles: \\[\\{ role: \"" + role + "\", db: \"datalk\" }]");
    }

    @Test
    void showsWhichSettingsThereAreAndNoneOfTheirValues() {
        assertThat(Repository.matches("^\\w+(PASSWORD|KEY)=.*$", Repository.read(".env.example")))
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.endsWith("="));
        assertThat(Repository.matches("(?<=\\$\\{)\\w+(?=:)", Repository.read("compose.yaml")))
                .allMatch(name -> Repository.read(".env.example").contains(name + "="));
    }
}
