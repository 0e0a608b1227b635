package datalk.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a body as a JSON tree first, so that everything wrong in it can be named at once. */
abstract class JsonBodyReader<T> implements MessageBodyReader<T> {
    private static final int MOST_BYTES = 1 << 20;
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonMapper json;

    JsonBodyReader(JsonMapper json) {
        this.json = json;
    }

    abstract T read(Class<T> type, JsonNode tree);

    @Override
    public T read(Argument<T> type, MediaType mediaType, Headers headers, InputStream body) {
        return read(type.getType(), tree(body));
    }

    private JsonNode tree(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ProblemException(ProblemType.TOO_LARGE);
            }
            if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
                throw new ProblemException(ProblemType.MISSING_BODY);
            }
            requireOneValue(bytes);
            JsonNode tree = json.readValue(bytes, Argument.of(JsonNode.class));
            return tree == null ? JsonNode.nullNode() : tree; // the literal null is read as none
        } catch (IOException malformed) {
            throw new ProblemException(ProblemType.MALFORMED_JSON);
        }
    }

    /** Micronaut's reader takes the last of two equal names and ignores what follows the value. */
    private static void requireOneValue(byte[] bytes) throws IOException {
        try (JsonParser parser = STRICT.createParser(bytes)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new ProblemException(ProblemType.MALFORMED_JSON);
            }
        }
    }
}
