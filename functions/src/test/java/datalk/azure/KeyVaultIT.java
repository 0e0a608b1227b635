package datalk.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import datalk.local.EmbeddedMongo;
import datalk.secrets.FakeKeyVault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The staged app with Key Vault references among its settings: real SDK, real HTTPS, identity as App Service gives it.
 */
class KeyVaultIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STORE = "/api/stores/1";

    /** Nothing listens there. */
    private static final String NOWHERE = "http://localhost:1";

    private final FakeKeyVault vault = new FakeKeyVault();
    private final EmbeddedMongo database = EmbeddedMongo.inMemory();

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        try (MongoClient client = MongoClients.create(database.uri())) {
            for (String name : new String[] {"first", "second"}) {
                client.getDatabase(name)
                        .getCollection("stores")
                        .insertOne(new Document("_id", 1L)
                                .append("store_name", name)
                                .append("hub_id", 2L)
                                .append("version", 0L));
            }
        }
    }

    @AfterEach
    void close() {
        vault.close();
        database.close();
    }

    @Test
    void takesASecretAndItsNextVersionWithoutARestart() throws IOException {
        vault.put("mongodb-uri", uri("first"));
        try (WorkerProcess worker = worker(reference("mongodb-uri"))) {
            assertThat(worker.get("/health/readiness")).startsWith("200 ").contains(state("secrets", "UP"));
            assertThat(worker.get(STORE)).contains("\"store_name\":\"first\"");

            vault.put("mongodb-uri", uri("second"));

            assertThat(await(worker, STORE, answer -> answer.contains("second")))
                    .contains("\"store_name\":\"second\"");
        }
        assertThat(loaded("com.azure.security.keyvault.secrets.SecretClient")).isTrue();
    }

    /** With indexes to make, the database's address is read at the start, and a wrong one ends it. */
    @Test
    void keepsWhatRunsWhileItCannotStartWithTheNextVersion() {
        vault.put("mongodb-uri", uri("first"));
        Map<String, String> settings = new HashMap<>(fromThePlatform());
        settings.put("DATALK_INDEXES_CREATE", "true");
        try (WorkerProcess worker = worker(reference("mongodb-uri"), settings)) {
            assertThat(worker.get(STORE)).contains("\"store_name\":\"first\"");

            vault.put("mongodb-uri", "no address");

            assertThat(await(WorkerProcess::log, log -> log.contains("could not start anew")))
                    .contains("could not start anew");
            assertThat(worker.get(STORE)).contains("\"store_name\":\"first\"");

            vault.put("mongodb-uri", uri("second"));

            assertThat(await(worker, STORE, answer -> answer.contains("second")))
                    .contains("\"store_name\":\"second\"");
            assertThat(await(worker, "/health/readiness", answer -> answer.startsWith("200")))
                    .as("the next application makes indexes of its own")
                    .contains(state("indexes", "UP"));
        }
    }

    @Test
    void namesWhatIsMissingAndWorksWhenItIsThere() {
        try (WorkerProcess worker = worker(reference("mongodb-uri"))) {
            assertThat(worker.get("/health")).isEqualTo("200 {\"status\":\"UP\"}");
            assertThat(worker.get("/health/readiness"))
                    .startsWith("503 ")
                    .contains(
                            state("secrets", "DOWN"),
                            "\"details\":[\"SecretNotFound: secret mongodb-uri in vault kv-test\"]");
            assertThat(worker.get(STORE))
                    .startsWith("503 ")
                    .contains("urn:datalk:problem:not-ready")
                    .doesNotContain("KeyVault", "vault.azure.net");

            vault.put("mongodb-uri", uri("first"));

            assertThat(await(worker, "/health/readiness", answer -> answer.startsWith("200")))
                    .contains("\"status\":\"UP\"");
            assertThat(worker.get(STORE)).contains("\"store_name\":\"first\"");
        }
    }

    @Test
    void loadsNothingOfTheSdkWithoutAReference() throws IOException {
        try (WorkerProcess worker = worker(uri("first"))) {
            assertThat(worker.get("/health/readiness"))
                    .startsWith("200 ")
                    .contains(state("database", "UP"))
                    .doesNotContain("secrets");
            assertThat(worker.get(STORE)).contains("\"store_name\":\"first\"");
        }
        assertThat(loaded("datalk.secrets.KeyVaultConfigurer")).isTrue();
        assertThat(loaded("com.azure.")).isFalse();
        assertThat(loaded("com.microsoft.aad.")).isFalse();
    }

    /** A desk has no identity of its own: what stands in for {@code az} and {@code azd} says who logged in. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    az  | account get-access-token | {"accessToken": "%s", "expires_on": 4102444800, "tokenType": "Bearer"}
                    azd | auth token               | {"token": "%s", "expiresOn": "2100-01-01T00:00:00Z"}
                    """)
    void isWhoeverLoggedInOnADesk(String program, String asked, String token) throws IOException {
        vault.put("mongodb-uri", uri("first"));
        login("az", "echo \"Please run 'az login' to setup account.\" >&2; exit 1");
        login("azd", "echo 'not logged in, run `azd auth login` to login' >&2; exit 1");
        login(program, "case \"$*\" in '" + asked + "'*) echo '" + token.formatted(FakeKeyVault.token()) + "' ;; esac");
        Map<String, String> desk = Map.of(
                "PATH",
                folder + File.pathSeparator + System.getenv("PATH"),
                "AZURE_POD_IDENTITY_AUTHORITY_HOST",
                NOWHERE);

        try (WorkerProcess worker = worker(reference("mongodb-uri"), desk)) {
            assertThat(worker.get("/health/readiness")).startsWith("200 ").contains(state("secrets", "UP"));
            assertThat(worker.get(STORE)).contains("\"store_name\":\"first\"");
        }
    }

    private void login(String program, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(program), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String state(String name, String status) {
        return "\"" + name + "\":{\"name\":\"datalk\",\"status\":\"" + status + "\"";
    }

    private String reference(String secret) {
        return "@Microsoft.KeyVault(SecretUri=" + vault.uri(secret) + ")";
    }

    private String uri(String name) {
        return database.uri().replaceFirst("/datalk$", "/" + name);
    }

    /** With the identity that the platform gives. */
    private WorkerProcess worker(String mongodbUri) {
        return worker(mongodbUri, fromThePlatform());
    }

    private Map<String, String> fromThePlatform() {
        return Map.of("IDENTITY_ENDPOINT", vault.identityEndpoint(), "IDENTITY_HEADER", "from-the-platform");
    }

    private WorkerProcess worker(String mongodbUri, Map<String, String> settings) {
        try {
            Map<String, String> environment = new HashMap<>(settings);
            environment.put("MONGODB_URI", mongodbUri);
            environment.put("DATALK_SECRETS_REFRESH", "1s");
            Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost " + FakeKeyVault.HOST + "\n");
            return new WorkerProcess(
                    environment,
                    "-Djdk.net.hosts.file=" + hosts,
                    "-Djavax.net.ssl.trustStore=" + vault.trustStore(),
                    "-Djavax.net.ssl.trustStorePassword=" + FakeKeyVault.trustStorePassword(),
                    "-Xlog:class+load:file=" + folder.resolve("classes"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String await(WorkerProcess worker, String path, Predicate<String> expected) {
        return await(() -> worker.get(path), expected);
    }

    private static String await(Supplier<String> source, Predicate<String> expected) {
        Instant end = Instant.now().plus(PATIENCE);
        String last = source.get();
        while (!expected.test(last) && Instant.now().isBefore(end)) {
            last = source.get();
        }
        return last;
    }

    private boolean loaded(String className) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("classes"))) {
            return lines.anyMatch(line -> line.contains(" " + className));
        }
    }
}
