package datalk.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.JsonStreamConfig;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a body as a JSON tree first, so that everything wrong in it can be named at once. */
public final class JsonBody {
    /** What is read of a body: one byte more than it may have. */
    public static final int ENOUGH_BYTES = (1 << 20) + 1;

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Numbers as they are written: by way of a double 9007199254740993.0 would become another record's id. */
    private static final JsonNodeTreeCodec EXACT =
            JsonNodeTreeCodec.getInstance().withConfig(JsonStreamConfig.DEFAULT.withUseBigDecimalForFloats(true));

    private JsonBody() {}

    /** The one value of a body; a problem of the caller's where there is none, or more, or a name twice. */
    public static JsonNode read(byte[] body) {
        if (body.length >= ENOUGH_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE);
        }
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            throw new ProblemException(ProblemType.MISSING_BODY);
        }
        try (JsonParser parser = STRICT.createParser(body)) {
            parser.nextToken();
            JsonNode tree = EXACT.readTree(parser);
            if (parser.nextToken() != null) {
                throw new ProblemException(ProblemType.MALFORMED_JSON);
            }
            return tree == null ? JsonNode.nullNode() : tree;
        } catch (IOException malformed) {
            throw new ProblemException(ProblemType.MALFORMED_JSON);
        }
    }
}
