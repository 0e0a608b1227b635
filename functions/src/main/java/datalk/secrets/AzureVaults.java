package datalk.secrets;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.azure.security.keyvault.secrets.models.SecretProperties;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Azure Key Vault, by its SDK on the JDK's HTTP client. Waits for all secrets together no longer than it was told. */
final class AzureVaults implements Vaults {
    private static final int MOST_AT_ONCE = 8;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;

    /** As the SDK does it, but within the time that a start has; {@code Retry-After} is kept to. */
    private static final RetryOptions RETRIES = new RetryOptions(new ExponentialBackoffOptions()
            .setMaxRetries(3)
            .setBaseDelay(Duration.ofMillis(200))
            .setMaxDelay(Duration.ofSeconds(2)));

    private final HttpClient http;
    private final TokenCredential credential;
    private final Duration patience;
    private final UnaryOperator<SecretClientBuilder> settings;
    private final Map<URI, SecretClient> clients = new ConcurrentHashMap<>();

    AzureVaults(HttpClient http, TokenCredential credential, Duration patience) {
        this(http, credential, patience, UnaryOperator.identity());
    }

    AzureVaults(
            HttpClient http,
            TokenCredential credential,
            Duration patience,
            UnaryOperator<SecretClientBuilder> settings) {
        this.settings = settings;
        this.http = http;
        this.credential = credential;
        this.patience = patience;
    }

    @Override
    public Map<SecretReference, Secret> read(Collection<SecretReference> references) {
        return within(patience, references);
    }

    @Override
    public Map<SecretReference, Secret> readAll(URI vault) {
        Instant end = Instant.now().plus(patience);
        ExecutorService thread = Executors.newSingleThreadExecutor(AzureVaults::thread);
        try {
            List<SecretReference> references = CompletableFuture.supplyAsync(() -> names(vault), thread)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return within(Duration.between(Instant.now(), end), references);
        } catch (CompletionException failed) {
            SecretReference all = new SecretReference(vault, "", Optional.empty());
            return Map.of(all, Secret.missing(status(all, failed)));
        } finally {
            thread.shutdownNow();
        }
    }

    private List<SecretReference> names(URI vault) {
        return client(vault).listPropertiesOfSecrets().stream()
                .filter(SecretProperties::isEnabled)
                .map(secret -> new SecretReference(vault, secret.getName(), Optional.empty()))
                .toList();
    }

    private Map<SecretReference, Secret> within(Duration time, Collection<SecretReference> references) {
        ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE, AzureVaults::thread);
        try {
            Map<SecretReference, CompletableFuture<Secret>> asked = references.stream()
                    .distinct()
                    .collect(Collectors.toMap(reference -> reference, reference -> CompletableFuture.supplyAsync(
                                    () -> read(reference), threads)
                            .completeOnTimeout(
                                    Secret.missing(SecretStatus.OtherReasons),
                                    Math.max(time.toMillis(), 0),
                                    TimeUnit.MILLISECONDS)));
            Map<SecretReference, Secret> secrets = new LinkedHashMap<>();
            asked.forEach((reference, secret) -> secrets.put(reference, secret.join()));
            return secrets;
        } finally {
            threads.shutdownNow();
        }
    }

    private Secret read(SecretReference reference) {
        try {
            return Secret.of(client(reference.vault())
                    .getSecret(reference.name(), reference.version().orElse(null))
                    .getValue());
        } catch (RuntimeException failed) {
            return Secret.missing(status(reference, failed));
        }
    }

    private SecretClient client(URI vault) {
        return clients.computeIfAbsent(vault, address -> settings.apply(new SecretClientBuilder()
                        .vaultUrl(address.toString())
                        .credential(credential)
                        .httpClient(http)
                        .retryOptions(RETRIES))
                .buildClient());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "read-secret");
        thread.setDaemon(true);
        thread.setContextClassLoader(AzureVaults.class.getClassLoader());
        return thread;
    }

    private static SecretStatus status(SecretReference reference, Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAuthenticationException denied && denied.getResponse() == null) {
                return SecretStatus.MSINotEnabled;
            }
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return SecretStatus.VaultNotFound;
            }
            if (cause instanceof HttpResponseException refused && refused.getResponse() != null) {
                return status(reference, refused.getResponse().getStatusCode());
            }
        }
        return SecretStatus.OtherReasons;
    }

    private static SecretStatus status(SecretReference reference, int code) {
        return switch (code) {
            case NOT_FOUND ->
                reference.version().isPresent() ? SecretStatus.SecretVersionNotFound : SecretStatus.SecretNotFound;
            case FORBIDDEN, UNAUTHORIZED -> SecretStatus.AccessToKeyVaultDenied;
            default -> SecretStatus.OtherReasons;
        };
    }
}
