package datalk.secrets;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
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
        Optional<URI> vault = environment.getProperty(VAULT_URL, String.class).map(KeyVaultConfigurer::address);
        if (references.isEmpty() && vault.isEmpty()) {
            return;
        }
        SecretConfiguration secrets =
                new SecretConfiguration(references, vault, AzureVaultsFactory.create(environment));
        secrets.load(environment);
        application.registerSingleton(SecretWatch.class, new SecretWatch(secrets, environment), null, false);
    }

    private static URI address(String written) {
        try {
            URI address = new URI(written.strip());
            if ("https".equals(address.getScheme()) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            // as without a host
        }
        throw new ConfigurationException(
                VAULT_URL + " is no vault's address, such as https://my-vault.vault.azure.net: " + written);
    }
}
