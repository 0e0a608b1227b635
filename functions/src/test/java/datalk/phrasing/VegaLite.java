package datalk.phrasing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Vega-Lite's own schema, version 6. */
final class VegaLite {
    private static final String SCHEMA = "/vega-lite/vega-lite-v6.4.1.schema.json.gz";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema LOADED = load();

    private VegaLite() {}

    private static JsonSchema load() {
        try (var stream = new GZIPInputStream(VegaLite.class.getResourceAsStream(SCHEMA))) {
            ObjectNode schema = (ObjectNode) JSON.readTree(stream);
            schema.put("$ref", "#/definitions/TopLevelUnitSpec"); // one view, as all of Datalk's charts are
            // Else the validator unfolds every reference of this deeply recursive schema before it begins.
            SchemaValidatorsConfig lazily = SchemaValidatorsConfig.builder()
                    .preloadJsonSchema(false)
                    .cacheRefs(false)
                    .failFast(true)
                    .build();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema, lazily);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is wrong with a chart; empty for one that Vega-Lite draws. */
    static List<String> faults(Map<String, Object> chart) {
        return LOADED.validate(JSON.valueToTree(chart)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
