package datalk.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Key Vault's interface over HTTPS with a certificate of its own, and beside it the identity endpoint that App Service
 * gives an app. Asks for a token first, as the real one does, and misbehaves as told.
 */
public final class FakeKeyVault implements AutoCloseable {
    /** The name it answers under, where a hosts file leads to it. */
    public static final String HOST = "kv-test.vault.azure.net";

    private static final String TOKEN = "token-of-the-identity";
    private static final String PASSWORD = "changeit";
    private static final String CHALLENGE = "Bearer authorization=\"https://login.microsoftonline.com/"
            + FakeLogin.TENANT + "\", " + "resource=\"https://vault.azure.net\"";

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final AtomicInteger challenges = new AtomicInteger();
    private volatile long listing;
    private final Path certificate;
    private final HttpsServer vault;
    private final HttpServer identity;

    /**
     * What happens to requests for one secret.
     *
     * @param times how often, before the secret is given
     */
    public record Fault(int status, int times, long delayMillis) {}

    public FakeKeyVault() {
        try {
            certificate = Files.createTempDirectory("vault").resolve("certificate.p12");
            makeCertificate(certificate);
            vault = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            vault.setHttpsConfigurator(new HttpsConfigurator(ssl()));
            identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        vault.createContext("/secrets", this::answer);
        identity.createContext("/token", FakeKeyVault::giveToken);
        vault.setExecutor(Executors.newCachedThreadPool());
        vault.start();
        identity.start();
    }

    public void put(String name, String value) {
        secrets.put(name, value);
    }

    public void fail(String name, Fault fault) {
        faults.put(name, fault);
    }

    /** How long it thinks before it lists its secrets. */
    void listsAfter(long millis) {
        listing = millis;
    }

    /** Answers below another path too. */
    void serve(String path, HttpHandler handler) {
        vault.createContext(path, handler);
    }

    /** How often it had to ask for a token. */
    public int challenges() {
        return challenges.get();
    }

    /** Its address on this machine. */
    public URI localUri() {
        return URI.create("https://localhost:" + vault.getAddress().getPort() + "/");
    }

    /** Its address under the name that a hosts file gives it. */
    public String uri(String secret) {
        return "https://" + HOST + ":" + vault.getAddress().getPort() + "/secrets/" + secret;
    }

    /** What App Service calls {@code IDENTITY_ENDPOINT}. */
    public String identityEndpoint() {
        return "http://localhost:" + identity.getAddress().getPort() + "/token";
    }

    /** A store that trusts it. */
    public Path trustStore() {
        return certificate;
    }

    public static String trustStorePassword() {
        return PASSWORD;
    }

    /** Trusts it, and nobody else. */
    public SSLContext ssl() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var content = Files.newInputStream(certificate)) {
            store.load(content, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("vault", store.getCertificate("vault"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        vault.stop(0);
        identity.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            challenges.incrementAndGet();
            exchange.getResponseHeaders().add("WWW-Authenticate", CHALLENGE);
            send(exchange, 401, "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"no token\"}}");
            return;
        }
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (path.length < 3) {
            pause(listing);
            send(exchange, 200, list());
            return;
        }
        Fault fault = faults.computeIfPresent(
                path[2],
                (name, told) ->
                        told.times() > 0 ? new Fault(told.status(), told.times() - 1, told.delayMillis()) : null);
        if (fault != null) {
            fail(exchange, fault);
        } else if (secrets.containsKey(path[2]) && path.length == 3) {
            send(exchange, 200, secret(path[2]));
        } else {
            send(exchange, 404, "{\"error\":{\"code\":\"SecretNotFound\",\"message\":\"not found\"}}");
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(HttpExchange exchange, Fault fault) throws IOException {
        pause(fault.delayMillis());
        if (fault.status() == 200) {
            String[] path = exchange.getRequestURI().getPath().split("/");
            send(exchange, 200, secret(path[2]));
            return;
        }
        if (fault.status() == 429) {
            exchange.getResponseHeaders().add("Retry-After", "1");
        }
        send(exchange, fault.status(), "{\"error\":{\"code\":\"Fault\",\"message\":\"as told\"}}");
    }

    private String secret(String name) {
        return "{\"value\":\"%s\",\"id\":\"https://%s/secrets/%s/ec96f02080254f109c51a1f14cdb1931\","
                        .formatted(secrets.get(name), HOST, name)
                + "\"attributes\":{\"enabled\":true}}";
    }

    private String list() {
        StringBuilder items = new StringBuilder();
        secrets.keySet().forEach(name -> items.append(items.isEmpty() ? "" : ",")
                .append("{\"id\":\"https://%s/secrets/%s\",\"attributes\":{\"enabled\":true}}".formatted(HOST, name)));
        return "{\"value\":[" + items + "],\"nextLink\":null}";
    }

    private static void giveToken(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestHeaders().containsKey("X-IDENTITY-HEADER");
        long expires = System.currentTimeMillis() / 1000 + 3600;
        send(
                exchange,
                known ? 200 : 401,
                "{\"access_token\":\"%s\",\"expires_on\":\"%d\",\"resource\":\"https://vault.azure.net\","
                                .formatted(TOKEN, expires)
                        + "\"token_type\":\"Bearer\"}");
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void makeCertificate(Path file) throws IOException, InterruptedException {
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "vault",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "SAN=dns:" + HOST + ",dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD,
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    /** What it takes for the token of somebody whom it lets in. */
    public static String token() {
        return TOKEN;
    }
}
