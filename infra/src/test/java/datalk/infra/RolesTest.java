package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may do what in Azure: the least that works, and no way to more of it. */
class RolesTest {
    private static final String CONTAINER_GROUP_READER = "guid(resourceGroup().id, 'container-group-reader')";

    @Test
    void givesRolesInOneModuleAndNoneThatMayDoEverything() {
        assertThat(BicepTest.templates().stream()
                        .filter(path -> Repository.read(path).contains("/roleAssignments@"))
                        .map(path -> path.getFileName().toString()))
                .containsExactly("bootstrap.bicep", "roles.bicep");
        assertThat(Repository.read("infra/modules/roles.bicep"))
                .doesNotContain("b24988ac-6180-42a0-ab88-20f7382dd24c"); // Contributor
    }

    @Test
    void letsTheWorkflowsGiveTheseRolesAndNoOthers() {
        String guid = "'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'";
        String bootstrap = Repository.read("infra/bootstrap.bicep");
        String assignable =
                bootstrap.substring(bootstrap.indexOf("var assignable"), bootstrap.indexOf("resource deployer"));

        assertThat(Repository.matches(guid, assignable))
                .containsExactlyInAnyOrderElementsOf(
                        Repository.matches(guid, Repository.read("infra/modules/roles.bicep")));
        assertThat(assignable).contains(CONTAINER_GROUP_READER);
        assertThat(Repository.read("infra/modules/roles.bicep")).contains(CONTAINER_GROUP_READER);
        assertThat(Repository.read("infra/modules/container-group-reader.bicep"))
                .contains(CONTAINER_GROUP_READER);
    }

    @Test
    void letsTheWorkflowsDefineNoRole() {
        assertThat(BicepTest.all()).doesNotContain("8e3af657-a8ff-443c-a75c-2fe8c4bcb635"); // Owner
        assertThat(BicepTest.all()).doesNotContain("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"); // User Access Administrator
        assertThat(BicepTest.templates().stream()
                        .filter(path -> Repository.read(path).contains("/roleDefinitions@"))
                        .map(path -> path.getFileName().toString()))
                .containsExactly("bootstrap.bicep", "container-group-reader.bicep");
        assertThat(Repository.read("infra/modules/roles.bicep"))
                .contains("module containerGroupReader 'container-group-reader.bicep' = if (defineRoles)");
        assertThat(Repository.read(".github/workflows/deploy-to.yml")).contains("DATALK_DEFINE_ROLES: \"false\"");
        assertThat(Repository.read(".github/workflows/preview.yml")).contains("DATALK_DEFINE_ROLES: \"false\"");
    }

    @Test
    void showsPullRequestsOneEnvironmentOnly() {
        String bootstrap = Repository.read("infra/bootstrap.bicep");

        assertThat(bootstrap).contains("param withPreviewer bool = false");
        assertThat(Repository.matches("^resource preview\\w+ .*$", bootstrap))
                .hasSize(4)
                .allMatch(resource -> resource.endsWith("= if (withPreviewer) {"));
    }

    @Test
    void needsNoRightsInTheSubscriptionToDeploy() {
        String registered = Repository.matches(
                        "for provider in [\\s\\S]*?; do", Repository.read("infra/register-providers"))
                .get(0);

        assertThat(Repository.matches("(?<=^ {0,4}resource \\w{1,40} 'Microsoft\\.)\\w+(?=/)", BicepTest.all()))
                .hasSizeGreaterThan(20)
                .filteredOn(provider -> !Set.of("Authorization", "Resources").contains(provider)) // always there
                .allMatch(provider -> registered.contains(" " + provider));
    }

    @Test
    void namesItsRolesSoThatAnotherGroupOfThatNameMayHaveThemToo() {
        assertThat(Repository.matches("roleName: .*$", BicepTest.all()))
                .hasSize(2)
                .allMatch(name -> name.contains("uniqueString("));
    }
}
