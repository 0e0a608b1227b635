package datalk.records.imports;

import datalk.problem.Described;
import datalk.problem.Problem;
import datalk.problem.ProblemException;
import datalk.problem.ProblemType;
import datalk.problem.Texts;
import datalk.records.RecordReader;
import datalk.records.RecordService;
import datalk.records.channel.ChannelService;
import datalk.records.customer.CustomerService;
import datalk.records.hub.HubService;
import datalk.records.order.OrderService;
import datalk.records.store.StoreService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/**
 * Takes CSV files in the layout of the Delivery Center export, whole or in chunks that each begin with the header line.
 * Sending the same rows again changes nothing.
 */
@Controller("/api/imports")
class ImportController {
    /** The door hands a body over as one text, so a larger file has to come in chunks. */
    private static final int MOST_CHARACTERS = 20_000_000;

    private static final String CSV = "text/csv";
    private static final String REPORT = "How many rows were taken, and which were refused and why.";
    private static final String HEADER = "The header line is not that of such a file.";

    private final HubService hubs;
    private final StoreService stores;
    private final ChannelService channels;
    private final CustomerService customers;
    private final OrderService orders;
    private final RecordReader reader;

    ImportController(
            HubService hubs,
            StoreService stores,
            ChannelService channels,
            CustomerService customers,
            OrderService orders,
            RecordReader reader) {
        this.hubs = hubs;
        this.stores = stores;
        this.channels = channels;
        this.customers = customers;
        this.orders = orders;
        this.reader = reader;
    }

    /** Imports hubs from CSV, and names each row that is refused. */
    @Post(uri = "/hubs", consumes = CSV)
    @Described.TakesBody
    @Described.AsksDatabase
    @ApiResponse(responseCode = "200", description = REPORT, useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = HEADER,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    ImportReport hubs(@Body String csv, HttpRequest<?> request) {
        return run(hubs, csv, request);
    }

    /** Imports stores from CSV, and names each row that is refused. */
    @Post(uri = "/stores", consumes = CSV)
    @Described.TakesBody
    @Described.AsksDatabase
    @ApiResponse(responseCode = "200", description = REPORT, useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = HEADER,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    ImportReport stores(@Body String csv, HttpRequest<?> request) {
        return run(stores, csv, request);
    }

    /** Imports channels from CSV, and names each row that is refused. */
    @Post(uri = "/channels", consumes = CSV)
    @Described.TakesBody
    @Described.AsksDatabase
    @ApiResponse(responseCode = "200", description = REPORT, useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = HEADER,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    ImportReport channels(@Body String csv, HttpRequest<?> request) {
        return run(channels, csv, request);
    }

    /** Imports customers from CSV, and names each row that is refused. */
    @Post(uri = "/customers", consumes = CSV)
    @Described.TakesBody
    @Described.AsksDatabase
    @ApiResponse(responseCode = "200", description = REPORT, useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = HEADER,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    ImportReport customers(@Body String csv, HttpRequest<?> request) {
        return run(customers, csv, request);
    }

    /** Imports orders from CSV, and names each row that is refused. */
    @Post(uri = "/orders", consumes = CSV)
    @Described.TakesBody
    @Described.AsksDatabase
    @ApiResponse(responseCode = "200", description = REPORT, useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = HEADER,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    ImportReport orders(@Body String csv, HttpRequest<?> request) {
        return run(orders, csv, request);
    }

    private ImportReport run(RecordService<?, ?> service, String csv, HttpRequest<?> request) {
        if (csv.length() > MOST_CHARACTERS) {
            throw new ProblemException(ProblemType.TOO_LARGE);
        }
        return new CsvImport<>(service, reader, Texts.of(request)).run(csv);
    }
}
