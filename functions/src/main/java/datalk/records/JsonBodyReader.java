package datalk.records;

import datalk.problem.JsonBody;
import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;

/** Makes what a controller asks for of the JSON tree of a body. */
abstract class JsonBodyReader<T> implements MessageBodyReader<T> {
    abstract T read(Class<T> type, JsonNode tree);

    @Override
    public T read(Argument<T> type, MediaType mediaType, Headers headers, InputStream body) {
        return read(type.getType(), JsonBody.read(bytes(body)));
    }

    private static byte[] bytes(InputStream body) {
        try {
            return body.readNBytes(JsonBody.ENOUGH_BYTES);
        } catch (IOException cut) {
            throw new ProblemException(ProblemType.MALFORMED_JSON);
        }
    }
}
