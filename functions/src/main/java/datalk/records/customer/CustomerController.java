package datalk.records.customer;

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

/** Create, read, change, remove and list customers. */
@Controller("/api/customers")
class CustomerController extends RecordController<Customer, StoredCustomer> {
    CustomerController(CustomerService customers, RecordReader reader, JsonMapper json) {
        super(customers, reader, json);
    }

    /** Lists customers by id. Not by what tells who they are: addresses are written down everywhere. */
    @Override
    @Operation(
            operationId = "listCustomers",
            parameters = {
                @Parameter(name = "city", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
                @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
                @Parameter(
                        name = "tier",
                        in = ParameterIn.QUERY,
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"BRONZE", "SILVER", "GOLD"})),
                @Parameter(
                        name = "birth_year",
                        in = ParameterIn.QUERY,
                        schema = @Schema(type = "integer", format = "int32")),
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
    public Page<Customer> list(HttpRequest<?> request) {
        return super.list(request);
    }

    /** Changes those fields of a customer that are given (JSON Merge Patch, RFC 7396). */
    @Override
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = Changes.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Changes.class))
            })
    public HttpResponse<Customer> patch(Long id, @Body MergePatch patch, HttpHeaders headers) {
        return super.patch(id, patch, headers);
    }

    /** Any fields of a customer; null removes what may be missing. */
    @Schema(name = "CustomerChanges", example = "{\"customer_tier\": \"GOLD\", \"customer_email\": null}")
    record Changes(@JsonUnwrapped @Schema(allOf = Customer.class) MergePatch.Fields fields) {}
}
