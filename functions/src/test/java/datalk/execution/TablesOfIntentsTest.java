package datalk.execution;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Mall;
import datalk.MallReader;
import datalk.pipeline.PipelineCompiler;
import datalk.plan.QueryPlan;
import datalk.question.Intent;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The {@linkplain StoredTables stored results} are what a database gives.
 *
 * <p>After a change that is wanted, {@code -Ddatalk.write-tables=true} writes the file anew: read what changed before
 * committing it. That the numbers are right is the corpus' own test.
 */
@MicronautTest
@Property(name = Mall.DATABASE, value = "mall")
class TablesOfIntentsTest {
    @Inject
    EmbeddedServer server;

    @Inject
    PipelineRunner runner;

    @BeforeEach
    void fill() {
        Mall.open(server);
    }

    private ResultTable run(Intent intent) {
        QueryPlan plan = MallReader.read(intent.wordings().get(0).ask()).plan();
        return runner.run(plan, new PipelineCompiler().compile(plan), LocalDateTime.parse(Mall.NOW));
    }

    @Test
    void givesWhatIsStored() throws IOException {
        List<String> tables =
                Intent.all().map(this::run).map(StoredTables::line).toList();
        if (Boolean.getBoolean("datalk.write-tables")) {
            Files.write(StoredTables.FILE, tables);
        }

        assertThat(tables).isEqualTo(Files.readAllLines(StoredTables.FILE));
    }
}
