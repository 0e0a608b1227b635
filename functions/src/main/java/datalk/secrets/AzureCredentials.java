package datalk.secrets;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzureDeveloperCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialUnavailableException;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.UsernamePasswordCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Who the app is to Key Vault, by the keys of micronaut-azure-secret-manager: {@code azure.credential.client-secret.*},
 * {@code .client-certificate.*}, {@code .username-password.*}, {@code .managed-identity.*}, {@code .cli.enabled}.
 *
 * <p>Where none says, the first of these that there is: variables of the environment, workload identity, managed
 * identity, the login of {@code az}, that of {@code azd}. As the SDK's default, without the editors' logins, which need
 * native libraries.
 */
final class AzureCredentials {
    private static final String PREFIX = "azure.credential.";
    private static final String SECRET = PREFIX + "client-secret.";
    private static final String CERTIFICATE = PREFIX + "client-certificate.";
    private static final String PEM = CERTIFICATE + "pem-certificate-path";
    private static final String PFX = CERTIFICATE + "pfx-certificate-path";
    private static final String USER = PREFIX + "username-password.";
    private static final String IDENTITY = PREFIX + "managed-identity.";

    private static final Duration BRIEFLY = Duration.ofSeconds(3);

    private final PropertyResolver properties;
    private final HttpClient http;

    AzureCredentials(PropertyResolver properties, HttpClient http) {
        this.properties = properties;
        this.http = http;
    }

    TokenCredential credential() {
        if (find(SECRET + "secret").isPresent()) {
            return clientSecret(SECRET + "client-id", SECRET + "tenant-id", SECRET + "secret");
        }
        if (find(PEM).or(() -> find(PFX)).isPresent()) {
            return clientCertificate();
        }
        if (find(USER + "username").isPresent() && find(USER + "password").isPresent()) {
            return user();
        }
        if (isOn(IDENTITY + "enabled")) {
            return managedIdentity();
        }
        return isOn(PREFIX + "cli.enabled") ? new AzureCliCredentialBuilder().build() : whoeverItIs();
    }

    private TokenCredential clientSecret(String clientId, String tenantId, String secret) {
        return new ClientSecretCredentialBuilder()
                .httpClient(http)
                .clientId(get(clientId))
                .tenantId(get(tenantId))
                .clientSecret(get(secret))
                .build();
    }

    private TokenCredential clientCertificate() {
        ClientCertificateCredentialBuilder certificate = new ClientCertificateCredentialBuilder()
                .httpClient(http)
                .clientId(get(CERTIFICATE + "client-id"))
                .tenantId(get(CERTIFICATE + "tenant-id"));
        find(PEM).ifPresent(certificate::pemCertificate);
        find(PFX).ifPresent(certificate::pfxCertificate);
        find(CERTIFICATE + "pfx-certificate-password").ifPresent(certificate::clientCertificatePassword);
        return certificate.build();
    }

    /**
     * Without a tenant it is the one that the vault names. The SDK tells of a wrong password as if there were nobody to
     * ask as; here it ends as an application's wrong secret does.
     */
    @SuppressWarnings("deprecation") // it cannot pass multi-factor sign-in; taken because the keys are the same
    private TokenCredential user() {
        UsernamePasswordCredentialBuilder builder = new UsernamePasswordCredentialBuilder()
                .httpClient(http)
                .clientId(get(USER + "client-id"))
                .username(get(USER + "username"))
                .password(get(USER + "password"));
        find(USER + "tenant-id").ifPresent(builder::tenantId);
        TokenCredential user = builder.build();
        return request -> user.getToken(request)
                .onErrorMap(
                        ClientAuthenticationException.class,
                        refused -> new IllegalStateException("the user is refused", refused.getCause()));
    }

    private TokenCredential managedIdentity() {
        ManagedIdentityCredentialBuilder identity = new ManagedIdentityCredentialBuilder().httpClient(http);
        find(IDENTITY + "client-id").or(() -> find("azure.client.id")).ifPresent(identity::clientId);
        return identity.build();
    }

    private TokenCredential whoeverItIs() {
        ChainedTokenCredentialBuilder chain = new ChainedTokenCredentialBuilder();
        if (find("azure.client.secret").isPresent()) {
            chain.addLast(clientSecret("azure.client.id", "azure.tenant.id", "azure.client.secret"));
        } else if (find("azure.client.certificate.path").isPresent()) {
            chain.addLast(new EnvironmentCredentialBuilder().httpClient(http).build());
        }
        if (find("azure.federated.token.file").isPresent()) {
            chain.addLast(workload());
        }
        return chain.addLast(find("identity.endpoint").isPresent() ? managedIdentity() : briefly(managedIdentity()))
                .addLast(new AzureCliCredentialBuilder().build())
                .addLast(new AzureDeveloperCliCredentialBuilder().build())
                .build();
    }

    /**
     * Where no platform says that there is one: on a machine of Azure it answers at once, on a desk nobody does, and
     * the SDK would go on asking for longer than a start may take.
     */
    private static TokenCredential briefly(TokenCredential identity) {
        return request -> identity.getToken(request)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(BRIEFLY, Mono.error(new CredentialUnavailableException("no managed identity answers")));
    }

    /** A pod of a cluster: its service account's token, which the cluster writes to a file and renews. */
    private TokenCredential workload() {
        WorkloadIdentityCredentialBuilder workload = new WorkloadIdentityCredentialBuilder()
                .httpClient(http)
                .clientId(get("azure.client.id"))
                .tenantId(get("azure.tenant.id"))
                .tokenFilePath(get("azure.federated.token.file"));
        find("azure.authority.host").ifPresent(workload::authorityHost);
        return workload.build();
    }

    private Optional<String> find(String key) {
        return properties.getProperty(key, String.class).filter(value -> !value.isBlank());
    }

    private String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("missing: " + key));
    }

    private boolean isOn(String key) {
        return properties.getProperty(key, Boolean.class).orElse(false);
    }
}
