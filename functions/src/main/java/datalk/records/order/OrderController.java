package datalk.records.order;

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

/** Create, read, change, remove and list orders. */
@Controller("/api/orders")
class OrderController extends RecordController<Order, StoredOrder> {
    OrderController(OrderService orders, RecordReader reader, JsonMapper json) {
        super(orders, reader, json);
    }

    /** Lists orders, newest first. */
    @Override
    @Operation(
            operationId = "listOrders",
            parameters = {
                @Parameter(
                        name = "store_id",
                        in = ParameterIn.QUERY,
                        schema = @Schema(type = "integer", format = "int64")),
                @Parameter(
                        name = "hub_id",
                        in = ParameterIn.QUERY,
                        schema = @Schema(type = "integer", format = "int64")),
                @Parameter(
                        name = "channel_id",
                        in = ParameterIn.QUERY,
                        schema = @Schema(type = "integer", format = "int64")),
                @Parameter(
                        name = "customer_id",
                        in = ParameterIn.QUERY,
                        schema = @Schema(type = "integer", format = "int64")),
                @Parameter(
                        name = "order_status",
                        in = ParameterIn.QUERY,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"FINISHED", "CANCELED"})),
                @Parameter(
                        name = "from",
                        in = ParameterIn.QUERY,
                        description = "At or after this moment; a day alone is its first moment. Local time, no zone.",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "to",
                        in = ParameterIn.QUERY,
                        description = "Before this moment; a day alone is its first moment. Local time, no zone.",
                        schema = @Schema(type = "string")),
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
    public Page<Order> list(HttpRequest<?> request) {
        return super.list(request);
    }

    /** Changes those fields of an order that are given (JSON Merge Patch, RFC 7396). */
    @Override
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = Changes.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Changes.class))
            })
    public HttpResponse<Order> patch(Long id, @Body MergePatch patch, HttpHeaders headers) {
        return super.patch(id, patch, headers);
    }

    /** Any fields of an order; null removes what may be missing. */
    @Schema(name = "OrderChanges", example = "{\"order_status\": \"CANCELED\", \"customer_id\": null}")
    record Changes(@JsonUnwrapped @Schema(allOf = Order.class) MergePatch.Fields fields) {}
}
