package datalk.secrets;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * What {@code login.microsoftonline.com} does for an application, or a user of one: tells about itself, and gives a
 * token to whom it knows. The SDK asks it by its own name, and is led here.
 */
final class FakeLogin {
    static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String HOST = "login.microsoftonline.com";
    private static final String KNOWN =
            "{\"tenant_discovery_endpoint\":\"https://%1$s/%2$s/v2.0/.well-known/openid-configuration\","
                    + "\"api-version\":\"1.1\",\"metadata\":[{\"preferred_network\":\"%1$s\",\"preferred_cache\":\"login.windows.net\","
                    + "\"aliases\":[\"%1$s\",\"login.windows.net\"]}]}";

    private static final String CLIENT_REFUSED =
            "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: as told\"}";
    private static final String USER_REFUSED =
            "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50126: as told\"}";

    private final FakeKeyVault server;
    private volatile Predicate<Map<String, String>> knows = form -> false;
    private volatile Map<String, String> asked = Map.of();

    FakeLogin(FakeKeyVault server) {
        this.server = server;
        server.serve(
                "/common/discovery/instance",
                exchange -> FakeKeyVault.send(exchange, 200, KNOWN.formatted(HOST, TENANT)));
        server.serve(
                "/common/userrealm/", exchange -> FakeKeyVault.send(exchange, 200, "{\"account_type\":\"Managed\"}"));
        server.serve("/" + TENANT + "/oauth2/v2.0/token", this::giveToken);
    }

    /** Gives tokens to those whose form it is, and to nobody else. */
    void knows(Predicate<Map<String, String>> form) {
        knows = form;
        asked = Map.of();
    }

    /** What the last asker sent. */
    Map<String, String> asked() {
        return asked;
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        asked = form;
        boolean user = "password".equals(form.get("grant_type"));
        if (knows.test(form)) {
            FakeKeyVault.send(
                    exchange,
                    200,
                    "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"%s\"%s}"
                            .formatted(FakeKeyVault.token(), user ? account(form.get("username")) : ""));
        } else {
            FakeKeyVault.send(exchange, user ? 400 : 401, user ? USER_REFUSED : CLIENT_REFUSED);
        }
    }

    /** Who the user is: the SDK reads it from the answer, and takes none without. */
    private static String account(String name) {
        String id = encoded("{\"alg\":\"none\"}") + "."
                + encoded("{\"oid\":\"1\",\"tid\":\"%s\",\"preferred_username\":\"%s\"}".formatted(TENANT, name))
                + ".";
        String client = encoded("{\"uid\":\"1\",\"utid\":\"%s\"}".formatted(TENANT));
        return ",\"id_token\":\"%s\",\"client_info\":\"%s\"".formatted(id, client);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A client that finds this where the SDK looks for the real one. */
    HttpClient leadingHere(HttpClient http) {
        return new HttpClient() {
            @Override
            public Mono<HttpResponse> send(HttpRequest request) {
                return http.send(led(request));
            }

            @Override
            public Mono<HttpResponse> send(HttpRequest request, Context context) {
                return http.send(led(request), context);
            }

            @Override
            public HttpResponse sendSync(HttpRequest request, Context context) {
                return http.sendSync(led(request), context);
            }
        };
    }

    private HttpRequest led(HttpRequest request) {
        URL url = request.getUrl();
        return url.getHost().equals(HOST) ? request.setUrl(here(url)) : request;
    }

    private URL here(URL url) {
        try {
            return server.localUri().resolve(url.getFile()).toURL();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
