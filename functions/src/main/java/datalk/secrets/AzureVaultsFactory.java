package datalk.secrets;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;

/** Puts the SDK together. Apart from {@link KeyVaultConfigurer}, so that the SDK is not loaded with it. */
final class AzureVaultsFactory {
    /** Of the 30 s that Azure Functions give an app to start. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration CONNECTION = Duration.ofSeconds(3);

    private AzureVaultsFactory() {}

    static Vaults create(PropertyResolver properties) {
        HttpClient http =
                new JdkHttpClientBuilder().connectionTimeout(CONNECTION).build();
        Duration patience = properties.getProperty("datalk.secrets.patience", Duration.class, PATIENCE);
        return new AzureVaults(http, new AzureCredentials(properties, http).credential(), patience);
    }
}
