package datalk.importer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be imported; what refers stands behind what it refers to. */
enum Table {
    HUBS,
    CHANNELS,
    STORES,
    CUSTOMERS,
    ORDERS;

    private static final String EXTENSION = ".csv";

    /** The table whose name the file's begins with: {@code orders.csv} and {@code Orders-2021.csv} hold orders. */
    static Optional<Table> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(table -> name.startsWith(table.path()) && name.endsWith(EXTENSION))
                .findFirst();
    }

    /** As in the API's path: {@code stores}. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
