package datalk.secrets;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
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
    private Read loaded = new Read();

    SecretConfiguration(Map<String, String> references, Optional<URI> vault, Vaults vaults) {
        this.references = Map.copyOf(references);
        this.vault = vault;
        this.vaults = vaults;
    }

    /** Reads all secrets and puts them over the references. */
    void load(Environment environment) {
        loaded = read();
        environment.addPropertySource(PropertySource.of("key-vault", loaded.properties()));
        problems().forEach(problem -> LOG.error("Key Vault reference unresolved: {}", problem));
    }

    /** What is unresolved, one line each: status, secret and vault, never a value. */
    List<String> problems() {
        return List.copyOf(loaded.problems);
    }

    /**
     * Whether Key Vault says something else by now, of any secret that it tells. While one that was there has become
     * unreadable, all are kept as they are.
     */
    boolean hasChanged() {
        Read now = read();
        return loaded.unresolved.containsAll(now.unresolved) && !now.values.equals(loaded.values);
    }

    private Read read() {
        Map<String, SecretReference> parsed = new HashMap<>();
        references.forEach((property, written) ->
                SecretReference.parse(written).ifPresent(reference -> parsed.put(property, reference)));
        Read read = new Read();
        Optional<CompletableFuture<Map<SecretReference, Secret>>> named =
                vault.map(address -> CompletableFuture.supplyAsync(() -> vaults.readAll(address)));
        Map<SecretReference, Secret> secrets = vaults.read(parsed.values());
        named.ifPresent(all -> all.join().forEach(read::addByName));
        references.keySet().forEach(property -> read.add(property, Optional.ofNullable(parsed.get(property)), secrets));
        return read;
    }

    /** One reading of everything. */
    private static final class Read {
        private final Map<String, Object> values = new HashMap<>();
        private final Map<String, Object> placeholders = new HashMap<>();
        private final TreeSet<String> problems = new TreeSet<>();
        private final Set<String> unresolved = new HashSet<>();

        void add(String property, Optional<SecretReference> reference, Map<SecretReference, Secret> secrets) {
            Secret secret = reference.map(secrets::get).orElse(Secret.missing(SecretStatus.InvalidSyntax));
            String where =
                    reference.map(each -> each.vaultName() + "." + each.name()).orElse(property);
            secret.value()
                    .ifPresentOrElse(
                            value -> values.put(property, value),
                            () -> placeholders.put(property, NOWHERE + secret + "." + where + "}"));
            note(secret, reference.map(Read::shown).orElse("property " + property));
        }

        /** As micronaut-azure-secret-manager does: by its name, with dots, and with underscores. */
        void addByName(SecretReference reference, Secret secret) {
            secret.value().ifPresent(value -> {
                values.put(reference.name(), value);
                values.put(reference.name().replace('-', '.'), value);
                values.put(reference.name().replace('-', '_'), value);
            });
            note(secret, shown(reference));
        }

        private void note(Secret secret, String shown) {
            secret.problem().ifPresent(problem -> {
                problems.add(problem + ": " + shown);
                unresolved.add(shown);
            });
        }

        Map<String, Object> properties() {
            Map<String, Object> all = new HashMap<>(values);
            all.putAll(placeholders);
            return all;
        }

        private static String shown(SecretReference reference) {
            return (reference.name().isEmpty() ? "" : "secret " + reference.name() + " in ") + "vault "
                    + reference.vaultName();
        }
    }
}
