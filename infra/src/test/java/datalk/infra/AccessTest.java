package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.infra.Bicep.Call;
import datalk.infra.Bicep.Choice;
import datalk.infra.Bicep.Declaration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches what in Azure, and as whom: the attachments that make a rule or a role count. */
class AccessTest {
    private static Declaration find(String module, String name) {
        return Bicep.find("modules/" + module + ".bicep", name);
    }

    private static Map<String, Object> arguments(String module) {
        Map<?, ?> given = (Map<?, ?>) Bicep.find("main.bicep", module).at("params");
        return given.entrySet().stream()
                .collect(Collectors.toMap(each -> String.valueOf(each.getKey()), Map.Entry::getValue));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"MONGODB_URI, mongodb-uri", "MONGODB_READ_ONLY_URI, mongodb-reader-uri"})
    void givesTheAppTwoUsersByReference(String setting, String secret) {
        List<Object> settings = Bicep.elements(find("function-app", "app").at("properties.siteConfig.appSettings"));

        assertThat(settings)
                .contains(Map.of(
                        "name",
                        "'" + setting + "'",
                        "value",
                        "'@Microsoft.KeyVault(VaultName=${vaultName};SecretName=" + secret + ")'"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"reader, read, readerUri, mongodb-reader-uri", "writer, readWrite, writerUri, mongodb-uri"})
    void asksTheDatabaseAsTheUserWhoMayDoThatAndNoMore(String user, String role, String uri, String secret) {
        Declaration account = find("cosmos-ru", user);
        Declaration kept = find("cosmos-ru", uri);

        assertThat(account.text("properties.userName")).isEqualTo("'datalk-" + user + "'");
        assertThat(account.text("properties.password")).isEqualTo(user + "Password");
        assertThat(account.at("properties.roles"))
                .isEqualTo(List.of(Map.of("db", "databaseName", "role", "'" + role + "'")));
        assertThat(kept.text("name")).isEqualTo("'" + secret + "'");
        assertThat(kept.text("properties.value")).startsWith("'mongodb://datalk-" + user + ":${" + user + "Password}@");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "readerUri, mongodb-reader-uri, readerName, readerPassword",
        "writerUri, mongodb-uri, administratorName, writerPassword"
    })
    void asksAClusterAsTwoUsersToo(String uri, String secret, String user, String password) {
        Declaration kept = find("documentdb", uri);

        assertThat(kept.text("name")).isEqualTo("'" + secret + "'");
        assertThat(kept.text("properties.value")).contains("'<user>', " + user, "'<password>', " + password);
        assertThat(find("documentdb", "readerName").value())
                .isNotEqualTo(find("documentdb", "administratorName").value());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "hostUsesStorage, storage, functionsIdentity, storageBlobDataOwner, b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        "appReadsSecrets, vault, functionsIdentity, keyVaultSecretsUser, 4633458b-17de-408a-874b-0445c86b69e6",
        "hostSendsTelemetry, insights, functionsIdentity, monitoringMetricsPublisher,"
                + " 3913510d-42f4-4e42-8a64-420c390055eb",
        "ollamaPullsImage, registry, ollamaIdentity, acrPull, 7f951dda-4ed3-4680-a7ca-43fe172d538d",
        "keeperWritesRecord, internalZone, addressKeeperIdentity, privateDnsZoneContributor,"
                + " b12aa53e-6015-4669-85d0-8515ebb3ae7f"
    })
    void givesARoleToOneIdentityOnOneResource(String given, String on, String to, String role, String id) {
        Declaration assignment = find("roles", given);

        assertThat(assignment.text("scope")).isEqualTo(on);
        assertThat(assignment.text("properties.principalId")).isEqualTo(to + ".properties.principalId");
        assertThat(assignment.at("properties.roleDefinitionId"))
                .isEqualTo(
                        new Call("subscriptionResourceId", List.of("'Microsoft.Authorization/roleDefinitions'", role)));
        assertThat(find("roles", role).value()).isEqualTo("'" + id + "'");
    }

    /** The container group is made anew now and then, so its reader reads in the group. */
    @Test
    void givesNoOtherRoleButToReadContainerGroups() {
        List<Declaration> assignments = Bicep.read("infra/modules/roles.bicep").stream()
                .filter(each -> each.type().equals("Microsoft.Authorization/roleAssignments"))
                .toList();

        assertThat(assignments)
                .hasSize(6)
                .filteredOn(each -> each.at("scope") == null)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.name()).isEqualTo("keeperReadsAddress");
                    assertThat(each.text("properties.roleDefinitionId")).contains("containerGroupReaderId");
                });
        assertThat(find("container-group-reader", "containerGroupReader").at("properties.permissions.0.actions"))
                .isEqualTo(List.of("'Microsoft.ContainerInstance/containerGroups/read'"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "functions, functionsRules, Microsoft.App/environments",
        "ollama, ollamaRules, Microsoft.ContainerInstance/containerGroups",
        "endpoints, endpointsRules,"
    })
    void guardsEachSubnetByItsOwnRules(String subnet, String rules, String delegatedTo) {
        Map<?, ?> properties =
                (Map<?, ?>) find("network", "network").at("properties.subnets." + subnet + ".properties");

        assertThat(properties.get("networkSecurityGroup")).isEqualTo(Map.of("id", rules + ".id"));
        assertThat(properties.get("addressPrefix")).isEqualTo(subnet + "Prefix");
        assertThat(String.valueOf(properties.get("delegations")))
                .contains(delegatedTo == null ? "null" : "serviceName='" + delegatedTo + "'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"functions, 26, 0", "ollama, 27, 8", "endpoints, 27, 16"})
    void dividesTheAddressesThatItWasGiven(String subnet, String size, String place) {
        assertThat(find("network", subnet + "Prefix").value())
                .isEqualTo(new Call("cidrSubnet", List.of("networkPrefix", size, place)));
        assertThat(find("network", "network").text("properties.addressSpace.addressPrefixes.0"))
                .isEqualTo("networkPrefix");
    }

    @Test
    void letsTheModelOutByOneAddressAndHeedsRulesAtTheEndpoints() {
        Declaration network = find("network", "network");

        assertThat(network.text("properties.subnets.ollama.properties.natGateway.id"))
                .isEqualTo("nat.id");
        assertThat(network.text("properties.subnets.endpoints.properties.privateEndpointNetworkPolicies"))
                .isEqualTo("'NetworkSecurityGroupEnabled'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "storage, account, networkAcls.virtualNetworkRules, networkAcls.defaultAction, 'Deny'",
                "key-vault, vault, networkAcls.virtualNetworkRules, networkAcls.defaultAction, 'Deny'",
                "cosmos-ru, account, virtualNetworkRules, isVirtualNetworkFilterEnabled, !private"
            })
    void isClosedToTheWorldWherePrivateAndElseOpenToTheAppAlone(
            String module, String name, String rules, String closing, String closed) {
        Declaration resource = find(module, name);

        assertThat(resource.at("properties.publicNetworkAccess"))
                .isEqualTo(new Choice("private", "'Disabled'", "'Enabled'"));
        assertThat(resource.at("properties." + rules))
                .isEqualTo(new Choice("private", List.of(), List.of(Map.of("id", "functionsSubnetId"))));
        assertThat(resource.text("properties." + closing)).isEqualTo(closed);
    }

    @Test
    void opensNoClusterToTheWorld() {
        assertThat(find("documentdb", "cluster").text("properties.publicNetworkAccess"))
                .isEqualTo("'Disabled'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "vault, vault, privatelink.vaultcore.azure.net, vaultId",
        "storage, blob, privatelink.blob.${environment().suffixes.storage}, storageId"
    })
    void givesEachServiceItsAddressAndItsName(String service, String group, String zone, String target) {
        Declaration endpoint = find("private-endpoints", service);

        assertThat(endpoint.text("params.groupId")).isEqualTo("'" + group + "'");
        assertThat(endpoint.text("params.zoneName")).isEqualTo("'" + zone + "'");
        assertThat(endpoint.text("params.targetId")).isEqualTo(target);
    }

    @Test
    void givesTheDatabaseItsAddressAndItsName() {
        Declaration endpoint = find("private-endpoints", "database");

        assertThat(endpoint.at("params.groupId"))
                .isEqualTo(new Choice("databaseKind == 'cosmos-ru'", "'MongoDB'", "'MongoCluster'"));
        assertThat(endpoint.at("params.zoneName"))
                .isEqualTo(new Choice(
                        "databaseKind == 'cosmos-ru'",
                        "'privatelink.mongo.cosmos.azure.com'",
                        "'privatelink.mongocluster.cosmos.azure.com'"));
    }

    @Test
    void keepsProdPrivateAndAnInstanceReady() {
        assertThat(Bicep.find("prod.bicepparam", "privateNetworking").value()).isEqualTo("true");
        assertThat(Bicep.find("prod.bicepparam", "alwaysReadyInstances").value())
                .isEqualTo("1");
        assertThat(arguments("functionApp")).containsEntry("alwaysReadyInstances", "alwaysReadyInstances");
        assertThat(Bicep.find("main.bicep", "privateDatabase").value())
                .isEqualTo("privateNetworking || databaseKind == 'documentdb'");
        assertThat(Bicep.find("main.bicep", "endpoints").condition()).isEqualTo("privateDatabase");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"storage, privateNetworking", "vault, privateNetworking", "database, privateDatabase"})
    void closesWhatTheParameterFileSays(String module, String isPrivate) {
        assertThat(arguments(module)).containsEntry("private", isPrivate);
    }

    /** References are resolved when settings are written. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"roles", "database", "endpoints"})
    void writesTheAppsSettingsOnceItsSecretsCanBeRead(String module) {
        assertThat(Bicep.find("main.bicep", "functionApp").text("dependsOn")).contains(module);
    }

    @Test
    void buysWhatCannotBeChangedLater() {
        assertThat(find("cosmos-ru", "account").at("properties.capabilities"))
                .isEqualTo(List.of(
                        Map.of("name", "'EnableMongo'"),
                        Map.of("name", "'EnableServerless'"),
                        Map.of("name", "'EnableMongoRoleBasedAccessControl'")));
    }

    @Test
    void looksForTheModelsAddressEveryMinute() {
        assertThat(find("ollama-address", "keeper").at("properties.definition.triggers.everyMinute.recurrence"))
                .isEqualTo(Map.of("frequency", "'Minute'", "interval", "1"));
    }
}
