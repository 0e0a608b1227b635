package datalk.database;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Writes down the shape of every command that the app sends in any test of this run, one line each, without its data:
 * {@link CosmosCommandsIT} looks at them all.
 */
@Singleton
class WireRecorder implements CommandListener {
    /** A constant, so that whoever names it does not begin a new record. */
    static final String RECORD = "target/wire-commands.jsonl";

    private static final Path FILE = Path.of(RECORD);

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static final BsonString ANY = new BsonString("?");

    static {
        try {
            Files.createDirectories(FILE.getParent());
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument command = event.getCommand();
        BsonDocument recorded = shape(command).asDocument();
        recorded.put(command.getFirstKey(), command.get(command.getFirstKey())); // the collection
        String shape = recorded.toJson();
        if (SEEN.add(shape)) {
            append(shape);
        }
    }

    private static synchronized void append(String shape) {
        try {
            Files.writeString(FILE, shape + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BsonValue shape(BsonValue value) {
        if (value.isDocument()) {
            BsonDocument shape = new BsonDocument();
            value.asDocument().forEach((name, inner) -> shape.put(name, shape(inner)));
            return shape;
        }
        if (value.isArray()) {
            BsonArray shape = new BsonArray();
            value.asArray().stream().map(WireRecorder::shape).distinct().forEach(shape::add);
            return shape;
        }
        boolean kept = value instanceof BsonBoolean
                || value instanceof BsonNumber number && Math.abs(number.doubleValue()) == 1
                || value.isString() && value.asString().getValue().startsWith("$");
        return kept ? value : ANY;
    }
}
