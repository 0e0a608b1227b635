package datalk.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.AzureCliCredential;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import io.micronaut.core.value.MapPropertyResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way of saying who the app is, through the real SDK, up to a secret read from the vault. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AzureCredentialsTest {
    private static final String CLIENT = "99999999-8888-7777-6666-555555555555";
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @TempDir
    Path folder;

    private FakeKeyVault vault;
    private FakeLogin login;
    private HttpClient http;
    private SSLSocketFactory usual;

    @BeforeAll
    void open() throws Exception {
        vault = new FakeKeyVault();
        usual = HttpsURLConnection.getDefaultSSLSocketFactory();
        HttpsURLConnection.setDefaultSSLSocketFactory(vault.ssl().getSocketFactory());
        vault.put("there", "value-of-there");
        login = new FakeLogin(vault);
        http = login.leadingHere(
                new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(vault.ssl())).build());
    }

    @AfterAll
    void close() {
        HttpsURLConnection.setDefaultSSLSocketFactory(usual);
        vault.close();
    }

    @Test
    void isAServicePrincipalWithASecret() {
        login.knows(form -> "s3cret".equals(form.get("client_secret")));

        assertThat(read(principal("client-secret", "secret", "s3cret"))).isEqualTo(Secret.of("value-of-there"));
        assertThat(login.asked())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", CLIENT)
                .hasEntrySatisfying("scope", scope -> assertThat(scope).endsWith(" https://vault.azure.net/.default"));
    }

    @Test
    void isNobodyWithAWrongSecret() {
        login.knows(form -> "s3cret".equals(form.get("client_secret")));

        assertThat(read(principal("client-secret", "secret", "guessed")))
                .isEqualTo(Secret.missing(SecretStatus.OtherReasons));
    }

    @Test
    void isAServicePrincipalWithACertificate() throws Exception {
        login.knows(form -> ASSERTION.equals(form.get("client_assertion_type")));
        Path pem = pem();

        assertThat(read(principal("client-certificate", "pem-certificate-path", pem.toString())))
                .isEqualTo(Secret.of("value-of-there"));
        assertThat(payload(login.asked().get("client_assertion"))).contains(CLIENT, "login.microsoftonline.com");
    }

    @Test
    void isAServicePrincipalWithACertificateAndItsKeyInOneFile() {
        login.knows(form -> ASSERTION.equals(form.get("client_assertion_type")));
        Map<String, Object> properties = new HashMap<>(principal(
                "client-certificate", "pfx-certificate-path", vault.trustStore().toString()));
        properties.put(
                "azure.credential.client-certificate.pfx-certificate-password", FakeKeyVault.trustStorePassword());

        assertThat(read(properties)).isEqualTo(Secret.of("value-of-there"));
    }

    @ParameterizedTest(name = "tenant: {0}")
    @NullSource
    @ValueSource(strings = FakeLogin.TENANT)
    void isAUserWithAPassword(String tenant) {
        login.knows(form -> "pa55 word".equals(form.get("password")));
        Map<String, Object> user = new HashMap<>(user("pa55 word"));
        if (tenant != null) {
            user.put("azure.credential.username-password.tenant-id", tenant);
        }

        assertThat(read(user)).isEqualTo(Secret.of("value-of-there"));
        assertThat(login.asked())
                .containsEntry("grant_type", "password")
                .containsEntry("client_id", CLIENT)
                .containsEntry("username", "ana@example.com")
                .hasEntrySatisfying("scope", scope -> assertThat(scope).contains("https://vault.azure.net/.default"));
    }

    @Test
    void isNobodyWithAWrongPassword() {
        login.knows(form -> "pa55 word".equals(form.get("password")));

        assertThat(read(user("guessed"))).isEqualTo(Secret.missing(SecretStatus.OtherReasons));
        assertThat(login.asked()).containsEntry("password", "guessed");
    }

    @Test
    void isNoUserWithoutAPassword() {
        Map<String, Object> properties = new HashMap<>(user(" "));
        properties.put("azure.credential.cli.enabled", true);

        assertThat(credential(properties)).isInstanceOf(AzureCliCredential.class);
    }

    /**
     * As a pod of a cluster is: the token that the cluster has written, for one of Entra ID. The SDK tries first
     * whether it reaches the login at all, by the JDK and not by the client that it is given.
     */
    @Test
    void isAWorkloadOfACluster() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "token-of-the-cluster");
        login.knows(form -> "token-of-the-cluster".equals(form.get("client_assertion")));

        assertThat(read(Map.of(
                        "azure.client.id",
                        CLIENT,
                        "azure.tenant.id",
                        FakeLogin.TENANT,
                        "azure.authority.host",
                        vault.localUri().toString(),
                        "azure.federated.token.file",
                        token.toString())))
                .isEqualTo(Secret.of("value-of-there"));
        assertThat(login.asked())
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", CLIENT)
                .containsEntry("client_assertion_type", ASSERTION);
    }

    /** {@code AZURE_CLIENT_ID}, {@code AZURE_TENANT_ID}, {@code AZURE_CLIENT_SECRET}, as settings or variables. */
    @Test
    void isWhomTheEnvironmentNames() {
        login.knows(form -> "of-the-environment".equals(form.get("client_secret")));

        assertThat(read(Map.of(
                        "azure.client.id",
                        CLIENT,
                        "azure.tenant.id",
                        FakeLogin.TENANT,
                        "azure.client.secret",
                        "of-the-environment")))
                .isEqualTo(Secret.of("value-of-there"));
    }

    private static Map<String, Object> principal(String kind, String key, String value) {
        String prefix = "azure.credential." + kind + ".";
        return Map.of(prefix + "client-id", CLIENT, prefix + "tenant-id", FakeLogin.TENANT, prefix + key, value);
    }

    private static Map<String, Object> user(String password) {
        String prefix = "azure.credential.username-password.";
        return Map.of(
                prefix + "client-id", CLIENT, prefix + "username", "ana@example.com", prefix + "password", password);
    }

    private Secret read(Map<String, Object> properties) {
        SecretReference reference = new SecretReference(vault.localUri(), "there", Optional.empty());
        return new AzureVaults(
                        http,
                        credential(properties),
                        Duration.ofSeconds(20),
                        SecretClientBuilder::disableChallengeResourceVerification)
                .read(List.of(reference))
                .get(reference);
    }

    private TokenCredential credential(Map<String, Object> properties) {
        return new AzureCredentials(new MapPropertyResolver(new HashMap<>(properties)), http).credential();
    }

    /** The vault's own certificate and its key, as text. */
    private Path pem() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = FakeKeyVault.trustStorePassword().toCharArray();
        try (var content = Files.newInputStream(vault.trustStore())) {
            store.load(content, password);
        }
        return Files.writeString(
                folder.resolve("certificate.pem"),
                pem("PRIVATE KEY", store.getKey("vault", password).getEncoded())
                        + pem("CERTIFICATE", store.getCertificate("vault").getEncoded()));
    }

    private static String pem(String name, byte[] content) {
        String text = Base64.getMimeEncoder().encodeToString(content);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(name, text);
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
