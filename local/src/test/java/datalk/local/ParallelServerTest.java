package datalk.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ParallelServerTest {
    private static final CountDownLatch BOTH_ARE_HERE = new CountDownLatch(2);

    @Test
    void answersARequestWhileAnotherIsAnswered() {
        try (ApplicationContext context = ApplicationContext.run()) {
            HttpServer server = context.getBean(HttpServer.class);
            server.start();
            URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
            HttpClient client = HttpClient.newHttpClient();

            var first = client.sendAsync(request, BodyHandlers.discarding());
            var second = client.sendAsync(request, BodyHandlers.discarding());

            assertThat(first.thenCombine(second, ParallelServerTest::statuses).join())
                    .isEqualTo("200 200");
            server.stop(0);
        }
    }

    private static String statuses(HttpResponse<Void> first, HttpResponse<Void> second) {
        return first.statusCode() + " " + second.statusCode();
    }

    /** A server whose every answer waits until two requests have come in. */
    @Factory
    static class Servers {
        @Primary
        @Singleton
        HttpServer server() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", Servers::answerBoth);
            return server;
        }

        private static void answerBoth(HttpExchange exchange) throws IOException {
            BOTH_ARE_HERE.countDown();
            try (exchange) {
                BOTH_ARE_HERE.await();
                exchange.sendResponseHeaders(200, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
