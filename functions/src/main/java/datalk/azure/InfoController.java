package datalk.azure;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. Only where {@code datalk.info.enabled} is true: inside a network, not for the world. */
@Controller("/info")
@Requires(property = "datalk.info.enabled", value = StringUtils.TRUE)
class InfoController {
    private static final String BUILD_PROPERTIES = "/build.properties";

    /** Gives the version of this build, where {@code DATALK_INFO_ENABLED} is true: it is off by default. */
    @Get
    @Operation(operationId = "getInfo")
    @ApiResponse(responseCode = "200", description = "The version.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "It is switched off.")
    Info get() {
        try (InputStream content = InfoController.class.getResourceAsStream(BUILD_PROPERTIES)) {
            Properties build = new Properties();
            build.load(content);
            return new Info(build.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code {"version": "0.1.0"}}. */
    @Serdeable.Serializable
    record Info(String version) {}
}
