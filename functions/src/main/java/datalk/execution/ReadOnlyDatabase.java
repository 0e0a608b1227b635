package datalk.execution;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import datalk.pipeline.AggregationPipeline;
import datalk.pipeline.StageAllowList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/** The database as questions see it: aggregations of allowed stages, and nothing else. */
public final class ReadOnlyDatabase {
    private final Supplier<MongoClient> client;
    private final Supplier<String> name;
    private final Duration deadline;

    /** A view of one database; the client and the name are asked for when first needed. */
    public ReadOnlyDatabase(Supplier<MongoClient> client, Supplier<String> name, Duration deadline) {
        this.client = client;
        this.name = name;
        this.deadline = deadline;
    }

    /** The time that a question has from now on. */
    Deadline deadline() {
        return Deadline.after(deadline, System::nanoTime);
    }

    /** The rows of a pipeline that is no part of a question's answer. */
    List<BsonDocument> aggregate(AggregationPipeline pipeline) {
        return aggregate(pipeline, deadline());
    }

    /** The rows of a pipeline; its stages are checked once more before they leave the process. */
    List<BsonDocument> aggregate(AggregationPipeline pipeline, Deadline until) {
        StageAllowList.check(pipeline.stages());
        MongoDatabase database = client.get().getDatabase(name.get());
        return database.getCollection(pipeline.collection(), BsonDocument.class)
                .aggregate(pipeline.stages())
                .maxTime(until.millisLeft(), TimeUnit.MILLISECONDS)
                .into(new ArrayList<>());
    }
}
