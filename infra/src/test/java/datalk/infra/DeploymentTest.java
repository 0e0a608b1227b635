package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The way from a push to prod, step by step: what is tested, who lets it through, and what is deployed then. */
@SuppressWarnings("unchecked") // YAML's objects
class DeploymentTest {
    private static Map<String, Object> job(String workflow, String name) {
        Map<String, Object> read =
                (Map<String, Object>) new Yaml().load(Repository.read(".github/workflows/" + workflow));
        return ((Map<String, Map<String, Object>>) read.get("jobs")).get(name);
    }

    private static List<Map<String, Object>> steps() {
        return (List<Map<String, Object>>) job("deploy-to.yml", "deploy").get("steps");
    }

    private static Map<String, Object> step(String name) {
        return steps().stream()
                .filter(step -> name.equals(step.get("name")))
                .findFirst()
                .orElseThrow();
    }

    /** Commands of a step, without what surrounds them. */
    private static List<String> commands(Map<String, Object> step) {
        return String.valueOf(step.get("run"))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"dev", "prod"})
    void deploysToTheEnvironmentThatAsksForItsApproval(String environment) {
        Map<String, Object> job = job("deploy.yml", environment);

        assertThat(job).containsEntry("uses", "./.github/workflows/deploy-to.yml");
        assertThat((Map<String, Object>) job.get("with"))
                .containsEntry("environment", environment)
                .containsEntry("commit", "${{ needs.package.outputs.commit }}")
                .containsEntry("with-infrastructure", "${{ github.event_name == 'push' }}");
        assertThat(job("deploy-to.yml", "deploy")).containsEntry("environment", "${{ inputs.environment }}");
    }

    @Test
    void deploysAPushToProdOnceDevHasIt() {
        Map<String, Object> prod = job("deploy.yml", "prod");

        assertThat(prod).containsEntry("needs", List.of("package", "dev"));
        assertThat(prod.get("if"))
                .isEqualTo("always() && needs.package.result == 'success' && ((github.event_name == 'push'"
                        + " && needs.dev.result == 'success') || inputs.environment == 'prod')");
    }

    @Test
    void bringsToProdTheImageThatDevRuns() {
        assertThat((Map<String, Object>) job("deploy.yml", "prod").get("with"))
                .containsEntry("tried-image", "${{ needs.dev.outputs.image }}");
        assertThat((Map<String, Object>) job("deploy-to.yml", "deploy").get("outputs"))
                .containsEntry("image", "${{ steps.image.outputs.image }}");
        assertThat((Map<String, Object>) job("deploy-to.yml", "deploy").get("env"))
                .containsEntry("DATALK_IMAGE_TRIED", "${{ inputs.tried-image }}");
    }

    @Test
    void deploysWhatWasTested() {
        List<Map<String, Object>> steps =
                (List<Map<String, Object>>) job("deploy.yml", "package").get("steps");
        Map<String, Object> build = steps.stream()
                .filter(step -> "Build and test".equals(step.get("name")))
                .findFirst()
                .orElseThrow();

        assertThat(commands(build)).startsWith("./mvnw -B verify");
        assertThat(build).containsEntry("if", "steps.kept.outputs.found != 'true'");
        assertThat(commands(steps().get(2))).containsExactly("cd package && sha256sum --check SHA256SUMS");
    }

    @Test
    void goesStepByStepInThisOrder() {
        assertThat(steps().stream()
                        .filter(step -> step.containsKey("name"))
                        .map(step -> step.get("name") + " if " + step.getOrDefault("if", "always"))
                        .collect(Collectors.toList()))
                .containsExactly(
                        "First run, a registry to build the image in if inputs.with-infrastructure",
                        "Image if inputs.with-infrastructure",
                        "Infrastructure if inputs.with-infrastructure",
                        "Image of the commit that is gone back to if ${{ !inputs.with-infrastructure }}",
                        "App if always",
                        "Does it work if always");
    }

    @Test
    void runsTheImageByDigest() {
        assertThat(step("Image")).containsEntry("id", "image");
        assertThat(commands(step("Image")))
                .containsExactly(
                        "image=$(infra/build-image \"$REGISTRY\")", "echo \"image=$image\" >> \"$GITHUB_OUTPUT\"");
        assertThat(step("Infrastructure")).containsEntry("env", Map.of("OLLAMA", "${{ steps.image.outputs.image }}"));
        assertThat(commands(step("Infrastructure")))
                .containsExactly("infra/deploy-infrastructure \"$ENVIRONMENT\" \"$GROUP\" --image \"$OLLAMA\"");
        assertThat(Repository.read("infra/build-image").lines().reduce((first, last) -> last))
                .hasValue("echo \"ollama@$found\"");
    }

    /** Else a login that has expired would leave today's model beside the app of then. */
    @Test
    void goesBackWithTheModelOfThenUnlessItIsKnownToBeKeptNoLonger() {
        assertThat(commands(step("Image of the commit that is gone back to")))
                .containsSequence(
                        "image=$(infra/build-image \"$registry\" --kept \"$COMMIT\") && code=0 || code=$?",
                        "if [ \"$code\" = 3 ]; then")
                .containsSequence(
                        "elif [ \"$code\" != 0 ]; then",
                        "exit \"$code\" # could not be looked up: not to know must not pass for not being there");
    }

    @Test
    void asksWhatItHasDeployedWhetherItWorksAndTellsNoKey() {
        assertThat(steps().get(steps().size() - 1)).isEqualTo(step("Does it work"));
        assertThat(commands(step("Does it work")))
                .containsExactly(
                        "DATALK_KEY=$(infra/function-key \"$APP\" \"$GROUP\")",
                        "echo \"::add-mask::$DATALK_KEY\"",
                        "export DATALK_KEY",
                        "infra/smoke-test \"$URL\" --model");
    }

    @Test
    void makesTheIndexesOfWhatIsNew() {
        assertThat(commands(step("App")))
                .containsSequence(
                        "infra/deploy-app \"$app\" \"$GROUP\" package/datalk.zip",
                        "if [ \"$NEW\" = true ]; then",
                        "infra/create-indexes \"$app\" \"$GROUP\"",
                        "fi");
    }
}
