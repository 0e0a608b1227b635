package datalk.secrets;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of one running app: read once while the configuration loads, and again to see whether they have changed.
 *
 * <p>A reference that has no secret is put out of reach: whoever reads that property gets an exception that names the
 * vault and the secret. So it never comes to a driver as an address.
 */
final class SecretConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SecretConfiguration.class);

    /** Begins a property that is never set: Micronaut refuses to read what refers to it. */
    private static final String NOWHERE = "${unresolved-key-vault-reference.";

    private final Map<String, String> references;
    private final Optional<URI> vault;
    private final Vaults vaults;
    private Map<String, Object> properties = Map.of();
    private List<String> problems = List.of();

    SecretConfiguration(Map<String, String> references, Optional<URI> vault, Vaults vaults) {
        this.references = Map.copyOf(references);
        this.vault = vault;
        this.vaults = vaults;
    }

    /** Reads all secrets and puts them over the references. */
    void load(Environment environment) {
        Read read = read();
        properties = read.properties;
        problems = List.copyOf(read.problems);
        environment.addPropertySource(PropertySource.of("key-vault", properties));
        problems.forEach(problem -> LOG.error("Key Vault reference unresolved: {}", problem));
    }

    /** What is unresolved, one line each: status, secret and vault, never a value. */
    List<String> problems() {
        return problems;
    }

    /** Whether Key Vault says something else by now. A secret that has become unreadable is kept as it was. */
    boolean hasChanged() {
        Read now = read();
        return problems.isEmpty()
                ? now.problems.isEmpty() && !now.properties.equals(properties)
                : now.problems.size() < problems.size();
    }

    private Read read() {
        Map<String, SecretReference> parsed = new HashMap<>();
        references.forEach((property, written) ->
                SecretReference.parse(written).ifPresent(reference -> parsed.put(property, reference)));
        Read read = new Read();
        vault.map(vaults::readAll).orElse(Map.of()).forEach(read::addByName);
        Map<SecretReference, Secret> secrets = vaults.read(parsed.values());
        references.keySet().forEach(property -> read.add(property, Optional.ofNullable(parsed.get(property)), secrets));
        return read;
    }

    /** One reading of everything. */
    private static final class Read {
        private final Map<String, Object> properties = new HashMap<>();
        private final TreeSet<String> problems = new TreeSet<>();

        void add(String property, Optional<SecretReference> reference, Map<SecretReference, Secret> secrets) {
            Secret secret = reference.map(secrets::get).orElse(Secret.missing(SecretStatus.InvalidSyntax));
            String where =
                    reference.map(each -> each.vaultName() + "." + each.name()).orElse(property);
            properties.put(property, secret.value().orElse(NOWHERE + secret + "." + where + "}"));
            String shown = reference.map(Read::shown).orElse("property " + property);
            secret.problem().ifPresent(problem -> problems.add(problem + ": " + shown));
        }

        /** As micronaut-azure-secret-manager does: by its name, with dots, and with underscores. */
        void addByName(SecretReference reference, Secret secret) {
            secret.value().ifPresent(value -> {
                properties.put(reference.name(), value);
                properties.put(reference.name().replace('-', '.'), value);
                properties.put(reference.name().replace('-', '_'), value);
            });
            secret.problem().ifPresent(problem -> problems.add(problem + ": " + shown(reference)));
        }

        private static String shown(SecretReference reference) {
            return (reference.name().isEmpty() ? "" : "secret " + reference.name() + " in ") + "vault "
                    + reference.vaultName();
        }
    }
}
