package datalk.records;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;

/** Reads the five kinds of record where a controller asks for one as its body. */
@Singleton
@Order(-1)
@Consumes(MediaType.APPLICATION_JSON)
final class RecordBodyReader<R extends ApiRecord> extends JsonBodyReader<R> {
    private final RecordReader reader;

    RecordBodyReader(RecordReader reader) {
        this.reader = reader;
    }

    @Override
    R read(Class<R> type, JsonNode tree) {
        return reader.read(type, tree);
    }
}
