package datalk.secrets;

import java.net.URI;
import java.util.Collection;
import java.util.Map;

/** Where secrets are. {@link AzureVaults} is the real one, and the only class that knows the SDK. */
interface Vaults {
    /** Asks for all of them at once; every one is in the answer. */
    Map<SecretReference, Secret> read(Collection<SecretReference> references);

    /**
     * All secrets of a vault that are enabled, by name; a single empty name stands for the vault itself if it fails.
     */
    Map<SecretReference, Secret> readAll(URI vault);
}
