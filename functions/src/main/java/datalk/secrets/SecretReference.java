package datalk.secrets;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that a configuration value names instead of holding it, in App Service's own syntax:
 * {@code @Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/n)} or
 * {@code @Microsoft.KeyVault(VaultName=v;SecretName=n;SecretVersion=…)}.
 *
 * @param version empty for the newest
 */
record SecretReference(URI vault, String name, Optional<String> version) {
    private static final String PREFIX = "@Microsoft.KeyVault(";
    private static final Pattern SECRET_PATH =
            Pattern.compile("/secrets/([0-9A-Za-z-]{1,127})(?:/([0-9A-Fa-f]{32})?)?/?");
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z-]{1,127}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Fa-f]{32}");

    /** Whether a value means to be a reference, well or badly written. */
    static boolean isOne(String value) {
        return value.stripLeading().regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** The reference in {@code value}; empty if it is badly written. */
    static Optional<SecretReference> parse(String value) {
        String text = value.strip();
        if (!isOne(text) || !text.endsWith(")")) {
            return Optional.empty();
        }
        Map<String, String> parts = parts(text.substring(PREFIX.length(), text.length() - 1));
        return parts.containsKey("secreturi") ? ofUri(parts) : ofNames(parts);
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).trim().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).trim());
            }
        }
        return parts;
    }

    private static Optional<SecretReference> ofUri(Map<String, String> parts) {
        try {
            URI uri = URI.create(parts.get("secreturi"));
            Matcher path = SECRET_PATH.matcher(String.valueOf(uri.getPath()));
            if (!"https".equals(uri.getScheme()) || uri.getHost() == null || !path.matches()) {
                return Optional.empty();
            }
            return Optional.of(
                    new SecretReference(uri.resolve("/"), path.group(1), Optional.ofNullable(path.group(2))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<SecretReference> ofNames(Map<String, String> parts) {
        String vault = parts.getOrDefault("vaultname", "");
        String name = parts.getOrDefault("secretname", "");
        Optional<String> version =
                Optional.ofNullable(parts.get("secretversion")).filter(given -> !given.isEmpty());
        boolean valid = NAME.matcher(vault).matches()
                && NAME.matcher(name).matches()
                && version.map(VERSION::matcher).map(Matcher::matches).orElse(true);
        return valid
                ? Optional.of(new SecretReference(URI.create("https://" + vault + ".vault.azure.net/"), name, version))
                : Optional.empty();
    }

    /** The vault's name, without the domain that all have. */
    String vaultName() {
        return vault.getHost().replaceFirst("\\..*", "");
    }
}
