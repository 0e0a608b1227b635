package datalk.secrets;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.env.Environment;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Found by Micronaut as a service and called when the configuration is read and no bean is made yet: exchanges Key
 * Vault references for their secrets. Without one it does nothing, and loads nothing.
 */
public final class KeyVaultConfigurer implements ApplicationContextConfigurer {
    private static final String VAULT_URL = "azure.key-vault.vault-url";

    /** Called by Micronaut. */
    public KeyVaultConfigurer() {}

    @Override
    public void configure(ApplicationContext application) {
        Environment environment = application.getEnvironment();
        Map<String, String> references = ReferenceScan.of(environment);
        Optional<URI> vault = environment.getProperty(VAULT_URL, URI.class);
        if (references.isEmpty() && vault.isEmpty()) {
            return;
        }
        SecretConfiguration secrets =
                new SecretConfiguration(references, vault, AzureVaultsFactory.create(environment));
        secrets.load(environment);
        application.registerSingleton(SecretWatch.class, new SecretWatch(secrets, environment), null, false);
    }
}
