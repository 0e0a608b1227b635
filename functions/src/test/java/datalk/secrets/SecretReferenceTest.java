package datalk.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {
    private static final String VERSION = "ec96f02080254f109c51a1f14cdb1931";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "@Microsoft.KeyVault(SecretUri=https://kv-a.vault.azure.net/secrets/mongo-uri),",
        "@Microsoft.KeyVault(SecretUri=https://kv-a.vault.azure.net/secrets/mongo-uri/),",
        "@Microsoft.KeyVault(SecretUri=https://kv-a.vault.azure.net/secrets/mongo-uri/" + VERSION + ")," + VERSION,
        "@Microsoft.KeyVault(VaultName=kv-a;SecretName=mongo-uri),",
        "'@microsoft.keyvault( VaultName = kv-a ; SecretName = mongo-uri )',",
        "@Microsoft.KeyVault(SecretName=mongo-uri;VaultName=kv-a;SecretVersion=" + VERSION + ")," + VERSION
    })
    void readsBothSyntaxes(String written, String version) {
        assertThat(SecretReference.parse(written))
                .contains(new SecretReference(
                        URI.create("https://kv-a.vault.azure.net/"), "mongo-uri", Optional.ofNullable(version)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Microsoft.KeyVault()",
                "@Microsoft.KeyVault(SecretUri=)",
                "@Microsoft.KeyVault(SecretUri=http://kv-a.vault.azure.net/secrets/plain-text)",
                "@Microsoft.KeyVault(SecretUri=https://kv-a.vault.azure.net/keys/key)",
                "@Microsoft.KeyVault(SecretUri=https://kv a/secrets/x)",
                "@Microsoft.KeyVault(SecretUri=https://kv-a.vault.azure.net/secrets/x",
                "@Microsoft.KeyVault(VaultName=kv-a)",
                "@Microsoft.KeyVault(SecretName=mongo-uri)",
                "@Microsoft.KeyVault(VaultName=evil.example/;SecretName=x)",
                "@Microsoft.KeyVault(VaultName=kv-a;SecretName=x;SecretVersion=newest)"
            })
    void knowsABadlyWrittenReferenceForOne(String written) {
        assertThat(SecretReference.isOne(written)).isTrue();
        assertThat(SecretReference.parse(written)).isEmpty();
    }

    @Test
    void leavesOtherValuesAlone() {
        assertThat(SecretReference.isOne("mongodb://localhost")).isFalse();
        assertThat(SecretReference.isOne("")).isFalse();
    }
}
