package datalk.importer;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends export files to a Datalk. */
@Command(
        name = "datalk-import",
        mixinStandardHelpOptions = true,
        version = "datalk-import 0.1",
        sortOptions = false,
        description = "Sends export files to a Datalk.",
        exitCodeOnExecutionException = ImportCommand.FAILED,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every row was taken", "1:some rows were rejected", "2:the import failed"},
        footer = {
            "%nFiles are told by the beginning of their names, and sent in the order hubs, channels, stores,",
            "customers, orders. They may be UTF-8 or latin-1. Importing a file again changes nothing.",
            "%nExample: datalk-import --url https://example.azurewebsites.net --key $KEY exports/"
        })
final class ImportCommand implements Callable<Integer> {
    static final int FAILED = 2;
    private static final int ROWS_REJECTED = 1;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders of export files, or single files.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--url", paramLabel = "URL", description = "Where Datalk serves. Default: ${DEFAULT-VALUE}")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            defaultValue = "${env:DATALK_KEY:-}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Function key; better given as DATALK_KEY in the environment. Not needed for a local run.")
    private String key = "";

    @Option(names = "--rows", paramLabel = "N", description = "Rows sent at a time. Default: ${DEFAULT-VALUE}")
    private int rows = 1_000;

    @Option(names = "--dry-run", description = "Read and split the files, send nothing.")
    private boolean dryRun;

    @Option(names = "--no-progress", description = "No progress bar.")
    private boolean noProgress;

    @Spec
    private CommandSpec spec;

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ImportCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (rows < 1) {
            throw new ParameterException(spec.commandLine(), "--rows must be at least 1");
        }
        List<SourceFile> files = files();
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "No export file found in " + paths);
        }
        var client = new ImportClient(
                url, Optional.of(key).filter(text -> !text.isBlank()), duration -> Thread.sleep(duration.toMillis()));
        long rejected = 0;
        try {
            for (SourceFile file : files) {
                rejected += send(file, client);
            }
        } catch (ImportFailedException e) {
            err().println(e.getMessage());
            return FAILED;
        }
        return rejected == 0 ? 0 : ROWS_REJECTED;
    }

    private List<SourceFile> files() throws IOException {
        var files = new ArrayList<SourceFile>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(filesIn(path));
            } else if (Files.isReadable(path)) {
                files.add(SourceFile.inspect(path, Table.of(path).orElseThrow(() -> unknown(path))));
            } else {
                throw new ParameterException(spec.commandLine(), "Cannot read " + path);
            }
        }
        files.sort(Comparator.comparing(SourceFile::table));
        return files;
    }

    private List<SourceFile> filesIn(Path folder) throws IOException {
        var found = new ArrayList<SourceFile>();
        for (Table table : Table.values()) {
            List<Path> ofTable;
            try (Stream<Path> entries = Files.list(folder)) {
                ofTable = entries.filter(
                                file -> Table.of(file).filter(table::equals).isPresent())
                        .sorted()
                        .toList();
            }
            if (ofTable.isEmpty()) {
                out().println(table.path() + ": no file in " + folder + ", skipped");
            }
            for (Path file : ofTable) {
                found.add(SourceFile.inspect(file, table));
            }
        }
        return found;
    }

    private ParameterException unknown(Path path) {
        return new ParameterException(
                spec.commandLine(),
                path + ": the name of a file must begin with hubs, channels, stores, customers or orders"
                        + " and end with .csv");
    }

    /** Sends one file and says what became of it; answers how many rows were rejected. */
    private long send(SourceFile file, ImportClient client)
            throws IOException, ImportFailedException, InterruptedException {
        ImportReport report = ImportReport.NOTHING;
        long sentUpTo = 0;
        try (ProgressBar progress = progress(file);
                ChunkReader chunks = new ChunkReader(file.open(), rows)) {
            for (Optional<Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
                Chunk chunk = next.get();
                report = report.plus(dryRun ? unsent(chunk) : inFile(chunk, client.send(file.table(), chunk)));
                sentUpTo = chunk.lastLine();
                progress.stepTo(sentUpTo);
            }
        } catch (ImportFailedException e) {
            String where = "%s was sent up to line %d; to send it again from the start does no harm.";
            throw new ImportFailedException(where.formatted(file.name(), sentUpTo) + "\n" + e.getMessage(), e);
        }
        report.rejected().forEach(field -> out().println(file.name() + ", " + field));
        if (!dryRun && report.rejectedRowsNotNamed() > 0) {
            out().printf("%s, and %,d rejected rows more%n", file.name(), report.rejectedRowsNotNamed());
        }
        out().println(file.name() + " (" + file.charset() + "): "
                + (dryRun ? "%,d rows, not sent".formatted(report.read()) : report));
        out().flush();
        return dryRun ? 0 : report.rejectedRows();
    }

    private static ImportReport inFile(Chunk chunk, ImportReport report) {
        return report.withRejected(chunk.inFile(report.rejected()));
    }

    private static ImportReport unsent(Chunk chunk) {
        return new ImportReport(chunk.rows(), 0, 0, 0, List.of());
    }

    private ProgressBar progress(SourceFile file) {
        var builder = new ProgressBarBuilder()
                .setTaskName(file.table().path())
                .setInitialMax(file.lines())
                .setUnit(" lines", 1)
                .clearDisplayOnFinish();
        if (noProgress || System.console() == null) {
            builder.setConsumer(new DelegatingProgressBarConsumer(text -> {}));
        }
        return builder.build();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
