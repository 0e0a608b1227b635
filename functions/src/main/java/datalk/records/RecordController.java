package datalk.records;

import datalk.problem.Described;
import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import datalk.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.json.JsonMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * The calls that all five kinds of record answer alike. A kind's controller gives the path and the service.
 *
 * @param <R> the form that callers see
 * @param <E> the form that the database holds
 */
public abstract class RecordController<R extends ApiRecord, E extends StoredRecord<R, E>> {
    private static final String CHANGED = "The record as it is now.";
    private static final String WRONG = "A field is wrong, or what it refers to is not there; each of them is named.";
    private static final String NO_ID = "The id is not a number.";
    private static final String MISSING = "There is no such record.";
    private static final String TAG = "Of the record as it is now, for If-Match and If-None-Match.";

    /** What {@code after} is, in the descriptions of lists. */
    protected static final String NEXT = "The value of next of the page before.";

    private final RecordService<R, E> records;
    private final RecordReader reader;
    private final JsonMapper json;

    protected RecordController(RecordService<R, E> records, RecordReader reader, JsonMapper json) {
        this.records = records;
        this.reader = reader;
        this.json = json;
    }

    /** Creates a record. Its id is given by the caller. */
    @Post
    @Described.TakesBody
    @Described.AsksDatabase
    @ApiResponse(
            responseCode = "201",
            description = "The record.",
            headers = {
                @Header(
                        name = HttpHeaders.LOCATION,
                        description = "Where the record is.",
                        schema = @Schema(type = "string")),
                @Header(name = HttpHeaders.ETAG, description = TAG, schema = @Schema(type = "string"))
            },
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "A record with this id is there already.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public HttpResponse<R> create(@Body R record, HttpRequest<?> request) {
        E created = records.create(record);
        URI location = UriBuilder.of(request.getPath())
                .path(String.valueOf(created.id()))
                .build();
        return tagged(HttpResponse.created(location), created).body(created.shown());
    }

    /** Gives a record. */
    @Get("/{id}")
    @Operation(
            parameters =
                    @Parameter(
                            name = HttpHeaders.IF_NONE_MATCH,
                            in = ParameterIn.HEADER,
                            description = "The ETag of what the caller has already.",
                            schema = @Schema(type = "string")))
    @Described.AsksDatabase
    @ApiResponse(
            responseCode = "200",
            description = "The record.",
            headers = @Header(name = HttpHeaders.ETAG, description = TAG, schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "304",
            description = "It has not changed.",
            headers = @Header(name = HttpHeaders.ETAG, description = TAG, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "400",
            description = NO_ID,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = MISSING,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public HttpResponse<R> get(Long id, HttpHeaders headers) {
        E found = records.get(id);
        return EntityTag.of(found).isKnownTo(headers)
                ? tagged(HttpResponse.notModified(), found)
                : tagged(HttpResponse.ok(), found).body(found.shown());
    }

    /** Replaces a record. */
    @Put("/{id}")
    @Described.TakesBody
    @Described.TakesIfMatch
    @Described.AsksDatabase
    @ApiResponse(
            responseCode = "200",
            description = CHANGED,
            headers = @Header(name = HttpHeaders.ETAG, description = TAG, schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = MISSING,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public HttpResponse<R> replace(Long id, @Body R record, HttpHeaders headers) {
        return change(id, headers, before -> record);
    }

    /** Changes those fields of a record that are given (JSON Merge Patch, RFC 7396). */
    @Patch(
            uri = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Described.TakesBody
    @Described.TakesIfMatch
    @Described.AsksDatabase
    @ApiResponse(
            responseCode = "200",
            description = CHANGED,
            headers = @Header(name = HttpHeaders.ETAG, description = TAG, schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = MISSING,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public HttpResponse<R> patch(Long id, @Body MergePatch patch, HttpHeaders headers) {
        return change(id, headers, before -> patched(before, patch));
    }

    /** Removes a record. */
    @Delete("/{id}")
    @Described.TakesIfMatch
    @Described.AsksDatabase
    @ApiResponse(responseCode = "204", description = "It is gone.")
    @ApiResponse(
            responseCode = "400",
            description = NO_ID,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = MISSING,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Other records refer to it.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public HttpResponse<?> delete(Long id, HttpHeaders headers) {
        records.delete(id, headers);
        return HttpResponse.noContent();
    }

    /** Lists records. */
    @Get
    @Described.AsksDatabase
    @ApiResponse(
            responseCode = "200",
            description = "A page of records, and where the next one begins.",
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = "A filter, limit or after is wrong.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<R> list(HttpRequest<?> request) {
        return records.list(request.getParameters());
    }

    private HttpResponse<R> change(Long id, HttpHeaders headers, java.util.function.UnaryOperator<R> change) {
        E changed = records.change(id, headers, before -> withSameId(id, change.apply(before)));
        return tagged(HttpResponse.ok(), changed).body(changed.shown());
    }

    private R withSameId(Long id, R record) {
        if (!id.equals(record.id())) {
            throw new InvalidFieldsException(
                    List.of(new FieldIssue(records.kind().idField(), "reason.other-id", id)));
        }
        return record;
    }

    private R patched(R before, MergePatch patch) {
        try {
            return reader.read(records.kind().type(), patch.applyTo(json.writeValueToTree(before)));
        } catch (IOException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> response, E stored) {
        return response.header(HttpHeaders.ETAG, EntityTag.of(stored).value());
    }
}
