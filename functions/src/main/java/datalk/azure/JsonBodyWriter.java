package datalk.azure;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.json.body.JsonMessageHandler;
import jakarta.inject.Singleton;
import java.io.OutputStream;

/**
 * Writes JSON by Micronaut's own handler, without what that does when routes are built: prepare to write, and to read,
 * whatever any route may answer. Here that is done for a type when the first answer of it is written.
 */
@Singleton
@Order(JsonMessageHandler.ORDER - 1)
@JsonMessageHandler.ProducesJson
final class JsonBodyWriter<T> implements ResponseBodyWriter<T> {
    private final JsonMessageHandler<T> json;

    JsonBodyWriter(JsonMessageHandler<T> json) {
        this.json = json;
    }

    @Override
    public boolean isWriteable(Argument<T> type, MediaType mediaType) {
        return json.isWriteable(type, mediaType);
    }

    @Override
    public void writeTo(Argument<T> type, MediaType mediaType, T object, MutableHeaders headers, OutputStream stream) {
        json.writeTo(type, mediaType, object, headers, stream);
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<T> type,
            MediaType mediaType,
            T object) {
        return json.writePiece(bodies, request, response, type, mediaType, object);
    }
}
