package datalk.records.channel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import datalk.records.MergePatch;
import datalk.records.Page;
import datalk.records.RecordController;
import datalk.records.RecordReader;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.json.JsonMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/** Create, read, change, remove and list channels. */
@Controller("/api/channels")
class ChannelController extends RecordController<Channel, StoredChannel> {
    ChannelController(ChannelService channels, RecordReader reader, JsonMapper json) {
        super(channels, reader, json);
    }

    /** Lists channels by id. */
    @Override
    @Operation(
            operationId = "listChannels",
            parameters = {
                @Parameter(name = "name", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
                @Parameter(
                        name = "type",
                        in = ParameterIn.QUERY,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"MARKETPLACE", "OWN CHANNEL"})),
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50")),
                @Parameter(
                        name = "after",
                        in = ParameterIn.QUERY,
                        description = NEXT,
                        schema = @Schema(type = "string"))
            })
    public Page<Channel> list(HttpRequest<?> request) {
        return super.list(request);
    }

    /** Changes those fields of a channel that are given (JSON Merge Patch, RFC 7396). */
    @Override
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = Changes.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Changes.class))
            })
    public HttpResponse<Channel> patch(Long id, @Body MergePatch patch, HttpHeaders headers) {
        return super.patch(id, patch, headers);
    }

    /** Any fields of a channel; null removes what may be missing. */
    @Schema(name = "ChannelChanges", example = "{\"channel_name\": \"PHONE PACK\"}")
    record Changes(@JsonUnwrapped @Schema(allOf = Channel.class) MergePatch.Fields fields) {}
}
