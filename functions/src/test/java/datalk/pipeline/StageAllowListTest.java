package datalk.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageAllowListTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'$out': 'stolen'}",
                "{'$merge': {'into': 'orders'}}",
                "{'$lookup': {'from': 'customers', 'localField': 'a', 'foreignField': '_id', 'as': 'b'}}",
                "{'$graphLookup': {}}",
                "{'$unionWith': 'customers'}",
                "{'$facet': {'a': [{'$match': {}}]}}",
                "{'$set': {'a': 1}}",
                "{'$unset': 'a'}",
                "{'$replaceRoot': {'newRoot': '$a'}}",
                "{'$unwind': '$a'}",
                "{'$collStats': {}}",
                "{'$currentOp': {}}",
                "{'$nonsense': 1}",
                "{'match': {}}",
                "{'$Match': {}}",
                "{}",
                "{'$match': {}, '$out': 'stolen'}",
                "{'$match': {}, '$sort': {'a': 1}}"
            })
    void refusesStage(String stage) {
        refuses(stage);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'$match': {'$where': 'sleep(1000)'}}",
                "{'$match': {'$expr': {'$gt': ['$a', 1]}}}",
                "{'$match': {'$or': [{'a': 1}, {'$where': '1'}]}}",
                "{'$match': {'$and': [{'$or': [{'$and': [{'$expr': 1}]}]}]}}",
                "{'$match': {'a': {'$regex': '.*'}}}",
                "{'$match': {'a': {'$not': {'$gt': 1}}}}",
                "{'$match': {'a': {'$elemMatch': {'b': 1}}}}",
                "{'$match': {'$jsonSchema': {}}}",
                "{'$match': {'$text': {'$search': 'a'}}}",
                "{'$project': {'a': {'$function': {'body': 'f', 'args': [], 'lang': 'js'}}}}",
                "{'$project': {'a': {'$cond': [{'$eq': ['$a', 1]}, {'$function': {}}, 0]}}}",
                "{'$project': {'a': {'b': {'c': {'$toString': '$a'}}}}}",
                "{'$project': {'a': [[{'$rand': {}}]]}}",
                "{'$group': {'_id': null, 'a': {'$accumulator': {}}}}",
                "{'$group': {'_id': {'k': {'$function': {}}}, 'a': {'$sum': 1}}}",
                "{'$group': {'_id': null, 'a': {'$push': '$$ROOT'}}}",
                "{'$sort': {'a': {'$meta': 'textScore'}}}",
                "{'$match': {'a': {'$WHERE': '1'}}}"
            })
    void refusesOperatorAtAnyDepth(String stage) {
        refuses(stage);
    }

    private static void refuses(String stage) {
        List<BsonDocument> stages = List.of(BsonDocument.parse("{'$match': {}}"), BsonDocument.parse(stage));

        assertThatIllegalStateException()
                .isThrownBy(() -> StageAllowList.check(stages))
                .withMessageContaining("not allowed");
        assertThatIllegalStateException().isThrownBy(() -> new AggregationPipeline("orders", stages));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'$match': {}}",
                "{'$match': {'$and': [{'a': {'$gte': 1, '$lt': 2}}, {'b': {'$nin': [1, 2]}}, {'c': {'$ne': null}}]}}",
                "{'$group': {'_id': {'k0': '$a'}, 'm0': {'$sum': {'$cond': [{'$eq': ['$s', 'A']}, '$b', 0]}}}}",
                "{'$project': {'v': {'$divide': [{'$subtract': ['$a', '$b']}, '$c']}}}",
                "{'$sort': {'v': -1, 'k0': 1}}",
                "{'$limit': 10}",
                "{'$match': {'name': '$out'}}"
            })
    void allowsWhatReads(String stage) {
        assertThatCode(() -> new AggregationPipeline("orders", List.of(BsonDocument.parse(stage))))
                .doesNotThrowAnyException();
    }
}
