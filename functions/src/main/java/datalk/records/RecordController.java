package datalk.records;

import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
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
import io.micronaut.json.JsonMapper;
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
    private final RecordService<R, E> records;
    private final RecordReader reader;
    private final JsonMapper json;

    protected RecordController(RecordService<R, E> records, RecordReader reader, JsonMapper json) {
        this.records = records;
        this.reader = reader;
        this.json = json;
    }

    @Post
    public HttpResponse<R> create(@Body R record, HttpRequest<?> request) {
        E created = records.create(record);
        URI location = URI.create(request.getPath() + "/" + created.id());
        return tagged(HttpResponse.created(location), created).body(created.shown());
    }

    @Get("/{id}")
    public HttpResponse<R> get(Long id, HttpHeaders headers) {
        E found = records.get(id);
        return EntityTag.of(found).isKnownTo(headers)
                ? tagged(HttpResponse.notModified(), found)
                : tagged(HttpResponse.ok(), found).body(found.shown());
    }

    @Put("/{id}")
    public HttpResponse<R> replace(Long id, @Body R record, HttpHeaders headers) {
        return change(id, headers, before -> record);
    }

    @Patch(
            uri = "/{id}",
            consumes = {MergePatchReader.MERGE_PATCH_JSON, MediaType.APPLICATION_JSON})
    public HttpResponse<R> patch(Long id, @Body MergePatch patch, HttpHeaders headers) {
        return change(id, headers, before -> patched(before, patch));
    }

    @Delete("/{id}")
    public HttpResponse<?> delete(Long id, HttpHeaders headers) {
        records.delete(id, headers);
        return HttpResponse.noContent();
    }

    @Get
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
