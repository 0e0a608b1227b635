package datalk.records;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;

/** Reads merge patches, under their own media type or as plain JSON. */
@Singleton
@Order(-1)
@Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
final class MergePatchReader extends JsonBodyReader<MergePatch> {
    @Override
    MergePatch read(Class<MergePatch> type, JsonNode tree) {
        return new MergePatch(tree);
    }
}
