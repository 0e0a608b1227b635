package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What must hold of the workflows, whoever changes them. Their syntax is held by {@code infra/check}. */
class WorkflowsTest {
    static List<Path> workflows() {
        return Repository.files(".github/workflows", ".yml");
    }

    private static String all() {
        return workflows().stream().map(Repository::read).collect(Collectors.joining("\n"));
    }

    @SuppressWarnings("unchecked") // YAML's objects
    private static Map<String, Object> yaml(Path workflow) {
        return (Map<String, Object>) new Yaml().load(Repository.read(workflow));
    }

    @SuppressWarnings("unchecked") // YAML's objects
    private static Map<String, Map<String, Object>> jobs(Path workflow) {
        return (Map<String, Map<String, Object>>) yaml(workflow).get("jobs");
    }

    @Test
    void pinsEveryActionToACommitAndSaysWhichRelease() {
        assertThat(Repository.matches("(?<=uses: ).*$", all()))
                .hasSizeGreaterThan(15)
                .allMatch(uses -> uses.startsWith("./.github/workflows/")
                        || uses.matches("[\\w-]+/[\\w/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void pinsAnActionToOneCommitEverywhere() {
        Map<String, Long> commits =
                Repository.matches("(?<=uses: )[\\w-]+/[\\w-]+[\\w/-]*@[0-9a-f]{40}", all()).stream()
                        .distinct()
                        .collect(Collectors.groupingBy(uses -> uses.split("@")[0], Collectors.counting()));

        assertThat(commits).isNotEmpty().allSatisfy((action, count) -> assertThat(count)
                .isEqualTo(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workflows")
    void mayReadTheCodeAndNothingElseUnlessAJobSaysSo(Path workflow) {
        assertThat(yaml(workflow)).containsEntry("permissions", Map.of("contents", "read"));
        assertThat(jobs(workflow))
                .allSatisfy((name, job) -> assertThat(String.valueOf(job.getOrDefault("permissions", "")))
                        .doesNotContain("write-all", "contents=write", "packages=write"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workflows")
    void endsAndDoesNotRunTwiceAtATime(Path workflow) {
        assertThat(yaml(workflow).containsKey("concurrency")
                        || jobs(workflow).values().stream()
                                .filter(job -> !job.containsKey("uses"))
                                .allMatch(job -> job.containsKey("concurrency")))
                .isTrue();
        assertThat(jobs(workflow))
                .allSatisfy((name, job) -> assertThat(job.containsKey("timeout-minutes") || job.containsKey("uses"))
                        .isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ci", "codeql"})
    void finishesOnMainWhateverIsPushedMeanwhile(String workflow) {
        assertThat(Repository.read(".github/workflows/" + workflow + ".yml"))
                .contains("group: " + workflow
                        + "-${{ github.event_name == 'pull_request' && github.ref || github.sha }}")
                .contains("cancel-in-progress: ${{ github.event_name == 'pull_request' }}");
    }

    @Test
    void knowsNoSecretOfAzure() {
        assertThat(Repository.matches("secrets\\.\\w+", all())).isEmpty();
        assertThat(all()).doesNotContain("publish-profile", "client-secret", "creds:");
        assertThat(Repository.matches("client-id: .*$", all())).allMatch(id -> id.contains("vars."));
    }

    @Test
    void givesForeignPullRequestsNoToken() {
        assertThat(all()).doesNotContain("pull_request_target");
        assertThat(Repository.read(".github/workflows/preview.yml"))
                .contains("github.event.pull_request.head.repo.full_name == github.repository");
    }

    @Test
    void changesNoCommentButItsOwn() {
        assertThat(Repository.read(".github/workflows/preview.yml"))
                .contains("echo '<!-- what-if -->'", "startswith(\"<!-- what-if -->\")")
                .doesNotContain("--edit-last");
    }

    @Test
    void keepsItsOwnTokenOutOfTheCheckedOutFolder() {
        assertThat(Repository.matches("persist-credentials: false", all()))
                .hasSameSizeAs(Repository.matches("actions/checkout@", all()));
    }

    @Test
    void writesNothingThatACallerGaveIntoAScript() {
        workflows()
                .forEach(workflow -> jobs(workflow).forEach((name, job) -> assertThat(String.valueOf(job.get("steps")))
                        .as(workflow.getFileName() + " " + name)
                        .doesNotContainPattern("run=[^}]*\\$\\{\\{")));
    }

    @Test
    void asksBeforeItDeploysToProd() {
        assertThat(Repository.read(".github/workflows/deploy-to.yml"))
                .contains("environment: ${{ inputs.environment }}", "infra/smoke-test", "sha256sum --check");
    }

    /** Scripts and templates of then would bring their faults back, and may not be there at all. */
    @Test
    void goesBackWithTheScriptsOfToday() {
        String deployTo = Repository.read(".github/workflows/deploy-to.yml");

        assertThat(deployTo)
                .doesNotContain("ref:")
                .contains("name: package-${{ inputs.commit }}", "infra/build-image \"$registry\" --kept \"$COMMIT\"");
        assertThat(Repository.matches("infra/create-indexes", deployTo)).hasSize(1);
        assertThat(deployTo).contains("if [ \"$NEW\" = true ]; then\n            infra/create-indexes");
    }

    /** What GitHub says of a job is believed for minutes only. */
    @Test
    void logsInAgainBeforeWhatMayComeLate() {
        assertThat(Repository.matches(
                        "azure/login@(?:(?!azure/login@)[\\s\\S])*?name: (?:First run|Image|Infrastructure|App|Does it work)\\b",
                        Repository.read(".github/workflows/deploy-to.yml")))
                .hasSize(5);
    }

    @Test
    void deploysNothingBeforeThereIsWhereTo() {
        assertThat(jobs(Path.of("").toAbsolutePath().getParent().resolve(".github/workflows/deploy.yml"))
                        .get("package"))
                .containsEntry("if", "vars.DATALK_DEPLOY == 'true'");
    }

    @Test
    void keepsNobodyWaitingForAnApprovalInAnotherEnvironment() {
        Path deploy = workflows().stream()
                .filter(path -> path.endsWith("deploy.yml"))
                .findFirst()
                .orElseThrow();

        assertThat(yaml(deploy)).doesNotContainKey("concurrency");
        assertThat(Repository.read(".github/workflows/deploy-to.yml"))
                .contains("group: deploy-${{ inputs.environment }}", "cancel-in-progress: false");
    }

    @Test
    void deploysNoSettingsOfADevelopersMachine() {
        assertThat(Repository.read(".github/workflows/deploy.yml"))
                .contains("rm -f functions/target/azure-functions/datalk/local.settings.json");
        assertThat(Repository.read("infra/deploy-app")).contains("which must not be deployed");
    }

    @Test
    void listsWhatThePackageIsMadeOfAndSaysHowToKnowIt() {
        assertThat(Repository.read(".github/workflows/deploy.yml"))
                .contains("cyclonedx-maven-plugin:", "makeBom", "npm sbom --package-lock-only --sbom-format cyclonedx")
                .contains("sha256sum datalk.zip datalk.cdx.json page.cdx.json > SHA256SUMS");
    }

    @Test
    void looksForNewReleasesOfAllItIsMadeOf() {
        assertThat(Repository.read(".github/dependabot.yml"))
                .contains("maven", "github-actions", "docker", "docker-compose", "npm");
    }
}
