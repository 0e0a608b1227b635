package datalk.database;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import datalk.problem.DatabaseCode;
import datalk.problem.FaultReader;

/** What a failed operation has done to the database, as far as its failure tells. */
enum Outcome {
    /** Nothing: the server refused it, or it was never sent. */
    NOT_DONE,
    /** Perhaps all of it, perhaps nothing: the answer was lost. */
    UNKNOWN,
    /** Whatever it was, the same would happen again, or there is no time to find out. */
    FINAL;

    static Outcome of(MongoException failed) {
        if (failed instanceof MongoBulkWriteException) {
            return FINAL; // some of it is done; Bulk reads which
        }
        if (FaultReader.isThrottling(failed)
                || DatabaseCode.REFUSED.contains(failed.getCode())
                || failed instanceof MongoSocketOpenException
                || failed instanceof MongoConnectionPoolClearedException) {
            return NOT_DONE;
        }
        if (failed instanceof MongoSocketReadTimeoutException) {
            return FINAL;
        }
        return failed instanceof MongoSocketException || DatabaseCode.INTERRUPTED.contains(failed.getCode())
                ? UNKNOWN
                : FINAL;
    }
}
