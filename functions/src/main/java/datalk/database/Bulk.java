package datalk.database;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.WriteModel;
import datalk.problem.FaultReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A bulk write in no order, of which what was throttled is sent again, and only that: Cosmos DB names it one by one in
 * a command that otherwise succeeds.
 */
final class Bulk {
    private final Repeater repeater;
    private final Function<List<WriteModel<?>>, BulkWriteResult> send;
    private List<WriteModel<?>> pending;
    private BulkWriteResult done = BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of());

    Bulk(Repeater repeater, List<WriteModel<?>> writes, Function<List<WriteModel<?>>, BulkWriteResult> send) {
        this.repeater = repeater;
        this.pending = List.copyOf(writes);
        this.send = send;
    }

    /** How many were inserted, matched, modified and removed in all; not which. */
    BulkWriteResult run(Repetition repetition) {
        long end = repeater.end();
        for (int attempt = 1; ; attempt++) {
            try {
                add(repeater.run(repetition, () -> send.apply(pending), end));
                return done;
            } catch (MongoBulkWriteException failed) {
                if (!isOnlyThrottled(failed) || !repeater.await(failed, attempt, end)) {
                    throw failed;
                }
                add(failed.getWriteResult());
                pending = throttled(failed);
            }
        }
    }

    private static boolean isOnlyThrottled(MongoBulkWriteException failed) {
        return failed.getWriteConcernError() == null
                && failed.getWriteErrors().stream().allMatch(error -> FaultReader.isThrottling(error.getCode()));
    }

    private List<WriteModel<?>> throttled(MongoBulkWriteException failed) {
        List<WriteModel<?>> again = new ArrayList<>();
        failed.getWriteErrors().forEach(error -> again.add(pending.get(error.getIndex())));
        return again;
    }

    private void add(BulkWriteResult more) {
        done = BulkWriteResult.acknowledged(
                done.getInsertedCount() + more.getInsertedCount(),
                done.getMatchedCount() + more.getMatchedCount(),
                done.getDeletedCount() + more.getDeletedCount(),
                done.getModifiedCount() + more.getModifiedCount(),
                List.of(),
                List.of());
    }
}
