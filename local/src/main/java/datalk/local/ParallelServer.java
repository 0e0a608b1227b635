package datalk.local;

import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;

/** Lets the JDK's server answer several requests at a time, as a function app does. By itself it answers one by one. */
@Singleton
final class ParallelServer implements BeanCreatedEventListener<HttpServer> {
    private static final int THREADS = 16;

    @Override
    public HttpServer onCreated(BeanCreatedEvent<HttpServer> event) {
        HttpServer server = event.getBean();
        server.setExecutor(Executors.newFixedThreadPool(THREADS, runnable -> {
            var thread = new Thread(runnable, "request");
            thread.setDaemon(true);
            return thread;
        }));
        return server;
    }
}
