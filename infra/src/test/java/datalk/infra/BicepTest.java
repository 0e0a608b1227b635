package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must hold of the templates, whoever changes them: read as text, since no compiler is needed for that.
 *
 * <p>Syntax, names and the properties of resources are held by {@code infra/check}.
 */
class BicepTest {
    private static final String ALLOW = "access: 'Allow'";

    static List<Path> templates() {
        return Stream.concat(
                        Repository.files("infra", ".bicep").stream(), Repository.files("infra", ".bicepparam").stream())
                .toList();
    }

    static String all() {
        return templates().stream().map(Repository::read).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void describesEveryParameterAndOutput(Path template) {
        List<String> lines = Repository.read(template).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("(param|output) .*") && template.toString().endsWith(".bicep")) {
                assertThat(decoratorsAbove(lines, i)).as(lines.get(i)).contains("@description(");
            }
        }
    }

    private static String decoratorsAbove(List<String> lines, int line) {
        int first = line;
        while (first > 0 && !lines.get(first - 1).isBlank()) {
            first--;
        }
        return String.join("\n", lines.subList(first, line));
    }

    @Test
    void tellsNoSecretInItsOutputs() {
        assertThat(Repository.matches("^output .*$", all()))
                .isNotEmpty()
                .noneMatch(output -> output.matches("(?i).*(listkeys|password|secret|connectionstring|sharedkey).*"));
    }

    @Test
    void keepsPasswordsOutOfFilesAndLogs() {
        assertThat(Repository.matches("^param \\w*[pP]assword string.*$", all()))
                .hasSizeGreaterThan(4)
                .allMatch(parameter -> parameter.endsWith(" string") || parameter.endsWith("string = ''"));
        assertThat(Repository.matches("@secure\\(\\)\nparam \\w*[pP]assword ", all()))
                .hasSameSizeAs(Repository.matches("^param \\w*[pP]assword string", all()));
        assertThat(Repository.matches("^param \\w*[pP]assword = (?!readEnvironmentVariable).*$", all()))
                .isEmpty();
    }

    @Test
    void givesOllamaNoPublicAddress() {
        String ollama = Repository.read("infra/modules/ollama.bicep");

        assertThat(ollama).contains("type: 'Private'").contains("subnetIds:").doesNotContain("dnsNameLabel");
        assertThat(all()).doesNotContain("type: 'Public'");
    }

    @Test
    void letsOnlyTheAppReachOllama() {
        String network = Repository.read("infra/modules/network.bicep");
        String rules =
                network.substring(network.indexOf("resource ollamaRules"), network.indexOf("resource endpointsRules"));

        assertThat(allowing(rules).filter(rule -> rule.contains("'Inbound'")))
                .singleElement()
                .asString()
                .contains("sourceAddressPrefix: functionsPrefix", "destinationPortRange: ollamaPort");
        assertThat(rules).containsPattern("deny-inbound[\\s\\S]*priority: 4000");
        assertThat(network).contains("var ollamaPort = '11434'");
    }

    @Test
    void allowsNothingByWildcard() {
        List<String> allowing =
                allowing(Repository.read("infra/modules/network.bicep")).toList();

        assertThat(allowing).hasSizeGreaterThan(3);
        assertThat(allowing)
                .noneMatch(rule -> rule.matches(
                        "(?s).*(protocol|sourceAddressPrefix|destinationAddressPrefix|destinationPortRange): '\\*'.*"));
        assertThat(allowing).noneMatch(rule -> rule.matches("(?s).*AddressPrefix: '(Internet|0\\.0\\.0\\.0/0)'.*"));
    }

    @Test
    void letsOtherNetworksInOnlyWhereSomebodyNamesThem() {
        String network = Repository.read("infra/modules/network.bicep");
        String trusted =
                network.substring(network.indexOf("var trustedRules"), network.indexOf("resource functionsRules"));

        assertThat(Repository.read("infra/main.bicep")).contains("param trustedPrefixes string[] = []");
        assertThat(trusted)
                .startsWith("var trustedRules = empty(trustedPrefixes)\n  ? []\n")
                .contains("sourceAddressPrefixes: trustedPrefixes", "destinationAddressPrefix: endpointsPrefix")
                .contains("destinationPortRanges: concat(['443'], databasePorts)");
        assertThat(network)
                .containsPattern(
                        "securityRules: concat\\(\\s+trustedRules,\\s+\\[\\s+\\{\\s+name: 'allow-functions-https'");
    }

    private static Stream<String> allowing(String rules) {
        return Stream.of(rules.split("(?=name: ')")).filter(rule -> rule.contains(ALLOW));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "storage, allowSharedKeyAccess: false",
        "storage, allowBlobPublicAccess: false",
        "storage, defaultAction: 'Deny'",
        "registry, adminUserEnabled: false",
        "registry, anonymousPullEnabled: false",
        "monitoring, DisableLocalAuth: true",
        "key-vault, enableRbacAuthorization: true",
        "key-vault, enablePurgeProtection: true",
        "key-vault, defaultAction: 'Deny'",
        "function-app, httpsOnly: true",
        "function-app, type: 'UserAssignedIdentity'",
        "function-app, keyVaultReferenceIdentity: identity.id",
        "ollama, allowPrivilegeEscalation: false",
        "ollama, runAsUser: 10001",
        "ollama, restartPolicy: 'Always'",
        "cosmos-ru, serverVersion: '7.0'",
        "cosmos-ru, role: 'read'",
        "network, serviceName: 'Microsoft.App/environments'",
        "network, serviceName: 'Microsoft.ContainerInstance/containerGroups'"
    })
    void isSetAsItHasToBe(String module, String setting) {
        assertThat(Repository.read("infra/modules/" + module + ".bicep")).contains(setting);
    }

    @Test
    void leavesCollectionsAndTheirIndexesWhenPasswordsChange() {
        String cosmos = Repository.read("infra/modules/cosmos-ru.bicep");
        String collections = cosmos.substring(cosmos.indexOf("resource database "), cosmos.indexOf("resource writer "));

        assertThat(Repository.matches("if \\(\\w+\\)", collections)).hasSize(2).containsOnly("if (createCollections)");
        assertThat(cosmos.replace(collections, "")).doesNotContain("if (createCollections)");
    }

    @Test
    void changesTheDatabaseAccountInOnePlaceAtATime() {
        String cosmos = Repository.read("infra/modules/cosmos-ru.bicep");

        assertThat(cosmos).contains("@batchSize(1)\nresource collections ");
        assertThat(cosmos.substring(cosmos.indexOf("resource writer "), cosmos.indexOf("resource reader ")))
                .contains("dependsOn: [collections]");
        assertThat(cosmos.substring(cosmos.indexOf("resource reader "), cosmos.indexOf("resource vault ")))
                .contains("dependsOn: [writer]");
    }

    /** Azure refuses it where a group is not confidential; the user of the image is held by ImagesTest. */
    @Test
    void statesASecurityContextOnlyWhereSomebodyChoosesTo() {
        assertThat(Repository.read("infra/main.bicep")).contains("param ollamaSecurityContext bool = false");
        assertThat(Repository.read("infra/modules/ollama.bicep")).contains("securityContext: withSecurityContext\n");
    }

    @Test
    void logsNotEachRequestOfTheDatabase() {
        assertThat(Repository.read("infra/modules/cosmos-ru.bicep"))
                .contains("logAnalyticsDestinationType: 'Dedicated'")
                .doesNotContain("'MongoRequests'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"cosmos-ru, '[collections, readerUri]'", "documentdb, '[readerUri]'"})
    void writesLastWhatTellsThatAFirstRunHasEnded(String module, String before) {
        String template = Repository.read("infra/modules/" + module + ".bicep");
        String marker =
                template.substring(template.indexOf("resource writerUri "), template.indexOf("resource readerUri "));

        assertThat(marker).contains("name: 'mongodb-uri'", "dependsOn: " + before);
        assertThat(Repository.read("infra/passwords")).contains("value[?name=='mongodb-uri'].name");
    }

    @Test
    void usesIdentitiesAndNotKeys() {
        // A container group can send its output to a workspace in no other way; the key stays inside the deployment.
        assertThat(Repository.matches("\\w+\\.list[A-Z]\\w*\\(", all())).containsExactly("workspace.listKeys(");
        assertThat(all()).doesNotContain("AccountKey=", "storageAccountConnectionStringName", "AzureWebJobsStorage'");
    }

    @Test
    void worksBeforeAnImageExists() {
        String main = Repository.read("infra/main.bicep");

        assertThat(main)
                .contains("param ollamaImage string = ''")
                .contains("module model 'modules/model.bicep' = if (hasOllama)")
                .contains("ollamaBaseUrl: hasOllama ? 'http://${ollamaRecord}.");
    }

    @Test
    void isPrivateWithAnInstanceReadyUnlessSomebodyChoosesOtherwise() {
        assertThat(Repository.read("infra/azd.bicepparam"))
                .contains("privateNetworking = bool(readEnvironmentVariable('DATALK_PRIVATE_NETWORKING', 'true'))")
                .contains("alwaysReadyInstances = int(readEnvironmentVariable('DATALK_ALWAYS_READY', '1'))")
                .contains("databaseKind = readEnvironmentVariable('DATALK_DATABASE_KIND', 'cosmos-ru')");
        assertThat(Repository.read("infra/main.bicep"))
                .contains("param privateNetworking bool = true", "param alwaysReadyInstances int = 1");
    }

    @Test
    void needsNoRegistryOfModules() {
        assertThat(Repository.matches("'(br|ts)[:/][^']*'", all())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "FUNCTIONS_WORKER_RUNTIME",
                "FUNCTIONS_EXTENSION_VERSION",
                "WEBSITE_RUN_FROM_PACKAGE",
                "WEBSITE_CONTENT",
                "SCM_DO_BUILD_DURING_DEPLOYMENT",
                "linuxFxVersion",
                "basicPublishingCredentialsPolicies",
                "healthCheckPath"
            })
    void sendsFlexConsumptionNothingItRefuses(String setting) {
        assertThat(all()).doesNotContain(setting);
    }

    @Test
    void takesWhatTheLinterFindsForAnError() {
        String rules = Repository.read("infra/bicepconfig.json");

        assertThat(Repository.matches("\"[a-z-]+\": \\{ \"level\": \"error\" }", rules))
                .hasSizeGreaterThan(30);
        // Off: the versions are those that the checks know.
        assertThat(Repository.matches("\"[a-z-]+\": \\{ \"level\": \"(?!error)\\w+\" }", rules))
                .containsExactly("\"use-recent-api-versions\": { \"level\": \"off\" }");
    }

    @Test
    void declaresEveryCollectionOfTheApp() {
        List<String> declared = Repository.matches("(?<=\"name\": \")\\w+", Repository.read("infra/collections.json"));

        assertThat(declared)
                .as("infra/collections.json")
                .containsAll(Repository.matches(
                        "(?<= = \")\\w+(?=\";)",
                        Repository.read("functions/src/main/java/datalk/records/CollectionNames.java")))
                .containsAll(Repository.files("functions/src/main/java", ".java").stream()
                        .flatMap(file ->
                                Repository.matches("(?<=@MappedEntity\\(\")\\w+", Repository.read(file)).stream())
                        .toList());
    }
}
