package datalk.database;

import com.mongodb.client.MongoClient;
import java.util.function.Supplier;

/** The database's client for questions, made when it is first asked for. Safe for many threads. */
public final class QuestionClient implements AutoCloseable {
    private final Supplier<MongoClient> source;
    private final boolean own;
    private MongoClient client;

    private QuestionClient(Supplier<MongoClient> source, boolean own) {
        this.source = source;
        this.own = own;
    }

    /** A client that belongs to somebody else. */
    public static QuestionClient shared(Supplier<MongoClient> source) {
        return new QuestionClient(source, false);
    }

    /** A client of its own, closed with it. */
    static QuestionClient own(Supplier<MongoClient> source) {
        return new QuestionClient(source, true);
    }

    /** The client, connecting when first used. */
    public synchronized MongoClient get() {
        if (client == null) {
            client = source.get();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (own && client != null) {
            client.close();
        }
    }
}
