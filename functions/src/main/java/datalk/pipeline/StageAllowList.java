package datalk.pipeline;

import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The stages and operators that a pipeline may hold: those that read, and that MongoDB, Cosmos DB and the embedded
 * server understand alike.
 */
public final class StageAllowList {
    private static final Set<String> STAGES = Set.of("$match", "$group", "$project", "$sort", "$limit");
    private static final Set<String> OPERATORS = Set.of(
            "$and",
            "$or",
            "$in",
            "$nin",
            "$eq",
            "$ne",
            "$gt",
            "$gte",
            "$lt",
            "$lte",
            "$sum",
            "$min",
            "$max",
            "$first",
            "$cond",
            "$ifNull",
            "$divide",
            "$subtract");

    private StageAllowList() {}

    /** Throws {@link IllegalStateException} where a stage or an operator is not on the list: that is our fault. */
    public static void check(List<BsonDocument> stages) {
        for (BsonDocument stage : stages) {
            if (stage.size() != 1 || !STAGES.contains(stage.getFirstKey())) {
                throw new IllegalStateException("stage not allowed: " + stage.keySet());
            }
            checkValue(stage.get(stage.getFirstKey()));
        }
    }

    private static void checkValue(BsonValue value) {
        if (value instanceof BsonDocument document) {
            document.forEach((key, nested) -> {
                if (key.startsWith("$") && !OPERATORS.contains(key)) {
                    throw new IllegalStateException("operator not allowed: " + key);
                }
                checkValue(nested);
            });
        } else if (value instanceof BsonArray array) {
            array.forEach(StageAllowList::checkValue);
        }
    }
}
