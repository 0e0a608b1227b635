package datalk.live;

import datalk.Http;
import datalk.Mall;
import datalk.local.EmbeddedMongo;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs an evaluation twice, each time with an app of its own, so that nothing is remembered between them. */
final class LiveRun {
    private static final List<String> KINDS = List.of("hubs", "channels", "stores", "customers", "orders");

    private LiveRun() {}

    /** {@code data} is a folder with the files of an export; the tests' small operation where none is given. */
    static String report(String modelAddress, List<LiveQuestion> questions, Path data) throws IOException {
        return Evaluation.report(once(modelAddress, questions, data), once(modelAddress, questions, data));
    }

    private static List<Evaluation.Asked> once(String modelAddress, List<LiveQuestion> questions, Path data)
            throws IOException {
        Map<String, Object> properties = Map.of("langchain4j.ollama.base-url", modelAddress);
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            System.setProperty("mongodb.uri", mongo.uri());
            try (EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, properties)) {
                Http http = new Http(server);
                for (String kind : KINDS) {
                    http.postCsv("/api/imports/" + kind, file(kind, data));
                }
                return Evaluation.ask(http, questions);
            }
        } finally {
            System.clearProperty("mongodb.uri");
        }
    }

    private static String file(String kind, Path data) throws IOException {
        return data == null ? Mall.file(kind) : Files.readString(data.resolve(kind + ".csv"));
    }
}
