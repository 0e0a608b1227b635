package datalk.local.sample;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.mongodb.client.MongoClient;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.mongodb.operations.MongoDatabaseNameProvider;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.servlet.http.ServletHttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Stands before the import of a local run and keeps sample data and anybody's own apart; and before its questions,
 * which half of the data would answer wrongly.
 *
 * <p>The first import of own data has the sample data removed. A single record that is created or changed does not: one
 * tries the API on the sample data, and would not expect 20,000 orders to go for one hub. While sample data are being
 * sent, questions and whatever else writes are asked to come back: to wait here would take the threads that the sending
 * needs, and what is broken off half way is removed, which must be nobody's but ours.
 */
@ServerFilter("/api/**")
@Requires(classes = {MongoClient.class, MongoDatabaseNameProvider.class}) // which the Test Resources service lacks
public final class SampleGate {
    static final String IMPORTS = "/api/imports/";

    private static final int SECONDS_TO_WAIT = 3;
    private final SampleMark mark;
    private final String trialPass = UUID.randomUUID().toString();
    private volatile String pass;
    private volatile Supplier<SampleFeed> trial;

    SampleGate(SampleMark mark) {
        this.mark = mark;
    }

    /**
     * Lets no question and nothing that writes pass until {@link #fill} is done. To be called before the server takes
     * requests.
     */
    public void close() {
        pass = UUID.randomUUID().toString();
    }

    /**
     * Sends sample data if the database is empty, then lets all pass. Where that fails, none of them stay.
     *
     * @param key the function key, where one is asked for
     * @return whether sample data were sent
     */
    public boolean fill(URI datalk, Optional<String> key, Supplier<SampleData> data) {
        trial = () -> new SampleFeed(datalk, trialPass, key);
        try (SampleFeed feed = new SampleFeed(datalk, pass, key)) {
            if (!mark.begin()) {
                return false;
            }
            send(feed, data);
            mark.complete();
            return true;
        } finally {
            pass = null;
        }
    }

    private void send(SampleFeed feed, Supplier<SampleData> data) {
        try {
            feed.send(data.get());
        } catch (RuntimeException failed) {
            mark.stepAside();
            throw failed;
        }
    }

    @RequestFilter
    @Nullable HttpResponse<?> admit(HttpRequest<?> request) {
        String wanted = pass;
        if (wanted != null) {
            boolean free = request.getMethod() == HttpMethod.GET
                    || request.getMethod() == HttpMethod.HEAD
                    || wanted.equals(request.getHeaders().get(SampleFeed.PASS));
            return free ? null : comeBack();
        }
        boolean own = request.getPath().startsWith(IMPORTS)
                && isTaken(request)
                && !trialPass.equals(request.getHeaders().get(SampleFeed.PASS));
        if (own && mark.isThere() && !isRefused(request)) {
            mark.stepAside();
        }
        return null;
    }

    /** Whether nothing will be imported, for the columns are wrong: then nothing is to go for it. */
    private boolean isRefused(HttpRequest<?> request) {
        Optional<String> firstLine = body(request).flatMap(csv -> csv.lines().findFirst());
        Supplier<SampleFeed> made = trial;
        if (made == null || firstLine.isEmpty()) {
            return false;
        }
        try (SampleFeed feed = made.get()) {
            return feed.isRefused(request.getPath(), firstLine.get());
        }
    }

    private static Optional<String> body(HttpRequest<?> request) {
        return request instanceof ServletHttpRequest<?, ?> servlet
                        && servlet.getNativeRequest() instanceof HttpRequestMessage<?> message
                        && message.getBody() instanceof Optional<?> body
                ? body.map(String.class::cast)
                : Optional.empty();
    }

    /** Whether a controller takes the request, else a mistyped address would cost the sample data. */
    private static boolean isTaken(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(UriRouteMatch.class::isInstance)
                .isPresent();
    }

    private static HttpResponse<?> comeBack() {
        return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS_TO_WAIT))
                .contentType("application/problem+json")
                .body("{\"type\":\"urn:datalk:problem:sample-data-on-the-way\",\"title\":\"Sample data on the way\","
                        + "\"status\":503,\"detail\":\"Sample data are still being loaded. Send this again in "
                        + SECONDS_TO_WAIT + " seconds.\",\"errors\":[]}");
    }
}
