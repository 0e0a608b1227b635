package datalk.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.CredentialUnavailableException;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import datalk.secrets.FakeKeyVault.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** The real SDK against Key Vault's interface over HTTPS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AzureVaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OFTEN = 1_000;

    private FakeKeyVault fake;
    private HttpClient http;

    @BeforeAll
    void open() throws Exception {
        fake = new FakeKeyVault();
        http = new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(fake.ssl())).build();
        fake.put("there", "value-of-there");
    }

    @AfterAll
    void close() {
        fake.close();
    }

    @Test
    void readsASecretAfterAChallenge() {
        assertThat(read("there", PATIENCE)).isEqualTo(Secret.of("value-of-there"));
        assertThat(fake.challenges()).isPositive();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"403, AccessToKeyVaultDenied", "500, OtherReasons", "404, SecretNotFound"})
    void saysWhyThereIsNone(int status, SecretStatus expected) {
        fake.fail("refused-" + status, new Fault(status, OFTEN, 0));

        assertThat(read("refused-" + status, PATIENCE)).isEqualTo(Secret.missing(expected));
    }

    @Test
    void saysThatAVersionIsMissing() {
        SecretReference old = new SecretReference(fake.localUri(), "there", Optional.of("0".repeat(32)));

        assertThat(vaults(PATIENCE, given()).read(List.of(old)))
                .containsEntry(old, Secret.missing(SecretStatus.SecretVersionNotFound));
    }

    @Test
    void saysThatThereIsNoSuchVault() {
        SecretReference lost = new SecretReference(URI.create("https://no-vault.invalid/"), "any", Optional.empty());

        assertThat(vaults(PATIENCE, given()).read(List.of(lost)))
                .containsEntry(lost, Secret.missing(SecretStatus.VaultNotFound));
    }

    @Test
    void saysThatThereIsNoIdentity() {
        TokenCredential nobody = request -> Mono.error(new CredentialUnavailableException("no identity"));
        SecretReference any = reference("there");

        assertThat(vaults(PATIENCE, nobody).read(List.of(any)))
                .containsEntry(any, Secret.missing(SecretStatus.MSINotEnabled));
    }

    @Test
    void waitsAsLongAsAThrottlingVaultAsks() {
        fake.put("busy", "value-of-busy");
        fake.fail("busy", new Fault(429, 1, 0));
        Instant start = Instant.now();

        assertThat(read("busy", PATIENCE)).isEqualTo(Secret.of("value-of-busy"));
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void triesAgainAfterAnErrorOfTheServer() {
        fake.put("shaky", "value-of-shaky");
        fake.fail("shaky", new Fault(503, 2, 0));

        assertThat(read("shaky", PATIENCE)).isEqualTo(Secret.of("value-of-shaky"));
    }

    @Test
    void waitsForASlowVaultOnlySoLong() {
        fake.put("slow", "value-of-slow");
        fake.fail("slow", new Fault(200, OFTEN, 5_000));
        Instant start = Instant.now();

        assertThat(read("slow", Duration.ofSeconds(1))).isEqualTo(Secret.missing(SecretStatus.OtherReasons));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void readsManyAtOnce() {
        List<SecretReference> all = IntStream.range(0, 6)
                .mapToObj(number -> reference("many-" + number))
                .toList();
        all.forEach(each -> {
            fake.put(each.name(), "x");
            fake.fail(each.name(), new Fault(200, 1, 700));
        });
        Vaults vaults = vaults(PATIENCE, given());
        vaults.read(List.of(reference("there"))); // the SDK is loaded
        Instant start = Instant.now();

        assertThat(vaults.read(all).values()).hasSize(6).allMatch(Secret.of("x")::equals);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(6 * 700 - 1));
    }

    @Test
    void listsAVault() {
        Map<SecretReference, Secret> all = vaults(PATIENCE, given()).readAll(fake.localUri());

        assertThat(all).containsEntry(reference("there"), Secret.of("value-of-there"));
    }

    @Test
    void waitsForASlowListOnlySoLong() {
        fake.listsAfter(5_000);
        Instant start = Instant.now();
        try {
            Map<SecretReference, Secret> all =
                    vaults(Duration.ofSeconds(1), given()).readAll(fake.localUri());

            assertThat(all.values()).containsExactly(Secret.missing(SecretStatus.OtherReasons));
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        } finally {
            fake.listsAfter(0);
        }
    }

    @Test
    void neverShowsAValue() {
        assertThat(Secret.of("password").toString()).isEqualTo("Resolved");
    }

    private Secret read(String name, Duration patience) {
        SecretReference reference = reference(name);
        return vaults(patience, given()).read(List.of(reference)).get(reference);
    }

    private SecretReference reference(String name) {
        return new SecretReference(fake.localUri(), name, Optional.empty());
    }

    private static TokenCredential given() {
        return request -> Mono.just(
                new AccessToken(FakeKeyVault.token(), OffsetDateTime.now().plusHours(1)));
    }

    private Vaults vaults(Duration patience, TokenCredential credential) {
        return new AzureVaults(http, credential, patience, SecretClientBuilder::disableChallengeResourceVerification);
    }
}
