package datalk.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretConfigurationTest {
    private static final String REFERENCE = "@Microsoft.KeyVault(VaultName=kv-a;SecretName=mongo-uri)";

    private final Known vaults = new Known();
    private final ApplicationContext application = ApplicationContext.builder().build();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void exchangesReferencesInVariablesForTheirSecrets() {
        vaults.secrets.put("mongo-uri", "mongodb://secret");

        load(Map.of("MONGODB_URI", REFERENCE, "MONGODB_READ_ONLY_URI", REFERENCE, "OTHER", "plain"));

        assertThat(property("mongodb.uri")).isEqualTo("mongodb://secret");
        assertThat(property("mongodb.read-only-uri")).isEqualTo("mongodb://secret");
        assertThat(property("other")).isEqualTo("plain");
    }

    /** As a file in YAML gives them. */
    @Test
    void exchangesReferencesInListsAndMaps() {
        vaults.secrets.put("mongo-uri", "mongodb://secret");
        application
                .getEnvironment()
                .addPropertySource(PropertySource.of(
                        "file",
                        Map.of(
                                "some.list",
                                new ArrayList<>(List.of("plain", REFERENCE)),
                                "some.map",
                                Map.of("key", REFERENCE))));

        load(Map.of());

        assertThat(application.getProperty("some.list", String[].class))
                .hasValueSatisfying(list -> assertThat(list).containsExactly("plain", "mongodb://secret"));
        assertThat(property("some.list[1]")).isEqualTo("mongodb://secret");
        assertThat(property("some.map.key")).isEqualTo("mongodb://secret");
    }

    @Test
    void leavesAReferenceAloneThatIsOverridden() {
        application
                .getEnvironment()
                .addPropertySource(PropertySource.of("higher", Map.of("mongodb.uri", "mongodb://given"), 100));

        SecretConfiguration loaded = load(Map.of("MONGODB_URI", REFERENCE));

        assertThat(property("mongodb.uri")).isEqualTo("mongodb://given");
        assertThat(loaded.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-vault", "my-vault.vault.azure.net", "http://my-vault.vault.azure.net", "https:// x"})
    void startsWithNoVaultThatHasNoAddress(String written) {
        ApplicationContextBuilder start =
                ApplicationContext.builder().properties(Map.of("azure.key-vault.vault-url", written));

        assertThatThrownBy(start::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("azure.key-vault.vault-url")
                .hasMessageContaining(written);
    }

    @Test
    void putsAnUnresolvedReferenceOutOfReach() {
        SecretConfiguration loaded = load(Map.of("MONGODB_URI", REFERENCE, "A_B", "@Microsoft.KeyVault(nonsense)"));

        assertThat(loaded.problems())
                .contains("SecretNotFound: secret mongo-uri in vault kv-a")
                .anyMatch(problem -> problem.startsWith("InvalidSyntax: property a."));
        assertThatThrownBy(() -> property("mongodb.uri"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("SecretNotFound.kv-a.mongo-uri");
    }

    @Test
    void publishesAWholeVaultByName() {
        vaults.secrets.put("datalk-questions-time-zone", "UTC");
        application.getEnvironment().start();
        SecretConfiguration configuration =
                new SecretConfiguration(Map.of(), Optional.of(URI.create("https://kv-a.vault.azure.net/")), vaults);

        configuration.load(application.getEnvironment());

        assertThat(property("datalk.questions.time.zone")).isEqualTo("UTC");
        assertThat(property("datalk_questions_time_zone")).isEqualTo("UTC");
    }

    @Test
    void noticesANewVersionAndASecretThatHasComeToBe() {
        SecretConfiguration without = load(Map.of("MONGODB_URI", REFERENCE));
        assertThat(without.hasChanged()).isFalse();
        vaults.secrets.put("mongo-uri", "mongodb://one");
        assertThat(without.hasChanged()).isTrue();

        SecretConfiguration with = new SecretConfiguration(Map.of("mongodb.uri", REFERENCE), Optional.empty(), vaults);
        with.load(application.getEnvironment());
        assertThat(with.hasChanged()).isFalse();
        vaults.secrets.put("mongo-uri", "mongodb://two");
        assertThat(with.hasChanged()).isTrue();
        vaults.secrets.clear(); // keeps what it has while the vault is away
        assertThat(with.hasChanged()).isFalse();
    }

    @Test
    void noticesANewVersionWhileAnotherSecretIsMissing() {
        vaults.secrets.put("mongo-uri", "mongodb://one");
        SecretConfiguration partly = load(
                Map.of("MONGODB_URI", REFERENCE, "SOME_OTHER", "@Microsoft.KeyVault(VaultName=kv-a;SecretName=other)"));
        assertThat(partly.problems()).containsExactly("SecretNotFound: secret other in vault kv-a");
        assertThat(partly.hasChanged()).isFalse();

        vaults.status = SecretStatus.AccessToKeyVaultDenied; // another reason is no other value
        assertThat(partly.hasChanged()).isFalse();
        vaults.secrets.put("mongo-uri", "mongodb://two");
        assertThat(partly.hasChanged()).isTrue();
    }

    @Test
    void keepsALiteralReferenceFromADriverEvenBehindSpaces() {
        SecretConfiguration loaded = load(Map.of("MONGODB_URI", " \t" + REFERENCE));

        assertThat(loaded.problems()).containsExactly("SecretNotFound: secret mongo-uri in vault kv-a");
        assertThatThrownBy(() -> property("mongodb.uri")).isInstanceOf(ConfigurationException.class);
    }

    private SecretConfiguration load(Map<String, Object> variables) {
        application
                .getEnvironment()
                .addPropertySource(PropertySource.of(
                        "variables",
                        variables,
                        PropertyConvention.ENVIRONMENT_VARIABLE,
                        PropertySource.Origin.of("test")));
        application.getEnvironment().start();
        SecretConfiguration configuration =
                new SecretConfiguration(ReferenceScan.of(application.getEnvironment()), Optional.empty(), vaults);
        configuration.load(application.getEnvironment());
        return configuration;
    }

    private String property(String name) {
        return application.getEnvironment().getRequiredProperty(name, String.class);
    }

    private static final class Known implements Vaults {
        private final Map<String, String> secrets = new HashMap<>();
        private SecretStatus status = SecretStatus.SecretNotFound;

        @Override
        public Map<SecretReference, Secret> read(Collection<SecretReference> references) {
            Map<SecretReference, Secret> found = new HashMap<>();
            references.forEach(each -> found.put(
                    each,
                    Optional.ofNullable(secrets.get(each.name()))
                            .map(Secret::of)
                            .orElse(Secret.missing(status))));
            return found;
        }

        @Override
        public Map<SecretReference, Secret> readAll(URI vault) {
            return read(secrets.keySet().stream()
                    .map(name -> new SecretReference(vault, name, Optional.empty()))
                    .toList());
        }
    }
}
