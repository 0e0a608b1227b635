package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Secrets that {@code make-secrets} makes fit each other and those who read them. Each run makes others. */
@Tag("cluster")
class ClusterSecretsTest {
    private static final String FUNCTION_KEYS = "datalk-function-keys";

    @ParameterizedTest
    @CsvSource({
        "local, mongodb-secrets datalk-secrets datalk-function-keys datalk-gateway datalk-caller-key datalk-monitoring",
        "aks, datalk-function-keys datalk-gateway datalk-caller-key datalk-monitoring"
    })
    void areThoseThatAreAskedForAndNoOthers(String overlay, String names) {
        Cluster cluster = Cluster.of(overlay);

        assertThat(cluster.secrets()).containsOnlyKeys(names.split(" "));
        assertThat(cluster.all("Secret")).isEmpty();
        assertThat(Cluster.of(overlay).secrets().get(FUNCTION_KEYS))
                .isNotEqualTo(cluster.secrets().get(FUNCTION_KEYS));
    }

    /** The Functions host looks for its keys in this folder, under these names, where it is told to. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void giveTheHostItsKeysWhereItLooksForThem(String overlay) {
        Cluster cluster = Cluster.of(overlay);
        Source source = new Source(cluster, cluster.workload("datalk"));

        assertThat(cluster.data("datalk-settings", "AzureWebJobsSecretStorageType"))
                .isEqualTo("ContainerApps");
        assertThat(cluster.secrets().get(FUNCTION_KEYS)).containsOnlyKeys("host.master", "host.function.default");
        assertThat(source.mounts())
                .filteredOn(mount -> FUNCTION_KEYS.equals(
                        source.volumes().get(mount.get("name").toString())))
                .containsExactly(
                        Map.of("name", "function-keys", "mountPath", "/run/secrets/functions-keys", "readOnly", true));
    }

    /** What a caller sends as a key stays with Kong, and nothing but the app's own key comes to the app. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "aks"})
    void exchangeTheCallersKeyForTheApps(String overlay) {
        Cluster cluster = Cluster.of(overlay);
        Map<String, Object> key = cluster.get("KongPlugin", "datalk-key").at("config");
        Map<String, Object> from =
                cluster.get("KongPlugin", "datalk-function-key").at("configFrom", "secretKeyRef");
        Map<String, Object> exchange = Manifest.map(new Gson()
                .fromJson(
                        cluster.secrets()
                                .get(from.get("name").toString())
                                .get(from.get("key").toString())
                                .toString(),
                        Map.class));

        assertThat(exchange)
                .isEqualTo(Map.of(
                        "remove",
                        Map.of("headers", key.get("key_names")),
                        "add",
                        Map.of(
                                "headers",
                                List.of("x-functions-key:"
                                        + cluster.secrets().get(FUNCTION_KEYS).get("host.function.default")))));
        assertThat(cluster.get("KongConsumer", "datalk-caller").content().get("credentials"))
                .isEqualTo(List.of("datalk-caller-key"));
        assertThat(cluster.secrets().get("datalk-caller-key"))
                .containsOnlyKeys("key")
                .doesNotContainValue(cluster.secrets().get(FUNCTION_KEYS).get("host.function.default"));
    }

    /** One user who may write, and one who may only read: the one that questions are asked as. */
    @Test
    void nameTwoUsersOfTheDatabaseAndWhatEachMay() {
        Cluster local = Cluster.of("local");
        Map<String, Object> uris = local.secrets().get("datalk-secrets");
        Map<String, Object> passwords = local.secrets().get("mongodb-secrets");
        String users = local.data("mongodb-users", "users.js");

        assertThat(uris)
                .isEqualTo(Map.of(
                        "MONGODB_URI", uri("datalk-writer", passwords.get("DATALK_WRITER_PASSWORD")),
                        "MONGODB_READ_ONLY_URI", uri("datalk-reader", passwords.get("DATALK_READER_PASSWORD"))));
        assertThat(Set.copyOf(passwords.values())).hasSize(3);
        assertThat(users.replaceAll("\\s+", " "))
                .contains(user("datalk-writer", "DATALK_WRITER_PASSWORD", "readWrite"))
                .contains(user("datalk-reader", "DATALK_READER_PASSWORD", "read"));
        assertThat(Repository.matches("createUser\\(", users)).hasSize(2);
        assertThat(new Source(local, local.workload("mongodb")).mounts()) // where its image looks for them
                .contains(Map.of("name", "users", "mountPath", "/docker-entrypoint-initdb.d", "readOnly", true));
    }

    private static String uri(String user, Object password) {
        return "mongodb://" + user + ":" + password + "@mongodb:27017/datalk?authSource=datalk";
    }

    private static String user(String user, String password, String role) {
        return "createUser({ user: \"" + user + "\", pwd: process.env." + password + ", roles: [{ role: \"" + role
                + "\", db: \"datalk\" }], })";
    }
}
