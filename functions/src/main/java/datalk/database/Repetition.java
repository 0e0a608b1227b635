package datalk.database;

import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/** When an operation may be sent again. */
enum Repetition {
    /** Whatever became of it: it reads, or twice is the same as once. */
    ALWAYS,
    /** If the database has certainly done nothing. */
    IF_NOT_DONE,
    /** Not here: one half of it may be done. Its caller looks what is missing. */
    NEVER;

    /** What reads, and an index that is there already. */
    private static final Set<String> REPEATABLE =
            Set.of("countDocuments", "estimatedDocumentCount", "createIndex", "first", "into", "iterator");

    private static final Set<String> SINGLE_WRITES = Set.of(
            "insertOne",
            "replaceOne",
            "updateOne",
            "deleteOne",
            "deleteMany",
            "findOneAndUpdate",
            "findOneAndReplace",
            "findOneAndDelete");

    /** Setting a field to a value twice leaves it as it is; counting up does not. */
    private static final Set<String> SAME_WHEN_REPEATED = Set.of("$set", "$unset");

    boolean allows(Outcome outcome) {
        return outcome == Outcome.NOT_DONE && this != NEVER || outcome == Outcome.UNKNOWN && this == ALWAYS;
    }

    /** Of a method of the driver's collections and iterables. */
    static Repetition of(String method, Object[] arguments, Supplier<CodecRegistry> codecs) {
        if (REPEATABLE.contains(method)) {
            return ALWAYS;
        }
        if (method.equals("bulkWrite")) {
            return isSameWhenRepeated(arguments, codecs) ? ALWAYS : NEVER;
        }
        return SINGLE_WRITES.contains(method) ? IF_NOT_DONE : NEVER;
    }

    private static boolean isSameWhenRepeated(Object[] arguments, Supplier<CodecRegistry> codecs) {
        for (Object argument : arguments) {
            if (argument instanceof List<?> writes) {
                return writes.stream().allMatch(write -> isSameWhenRepeated((WriteModel<?>) write, codecs));
            }
        }
        return false;
    }

    private static boolean isSameWhenRepeated(WriteModel<?> write, Supplier<CodecRegistry> codecs) {
        if (write instanceof UpdateManyModel<?> many) {
            return isSameWhenRepeated(many.getUpdate(), many.getOptions(), codecs);
        }
        return write instanceof UpdateOneModel<?> one && isSameWhenRepeated(one.getUpdate(), one.getOptions(), codecs);
    }

    private static boolean isSameWhenRepeated(Bson update, UpdateOptions options, Supplier<CodecRegistry> codecs) {
        return update != null
                && !options.isUpsert()
                && SAME_WHEN_REPEATED.containsAll(
                        update.toBsonDocument(BsonDocument.class, codecs.get()).keySet());
    }
}
