package datalk.database;

import com.mongodb.ConnectionString;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * A wire to a database that goes wrong as told: between the driver and the real server, in MongoDB's own messages. What
 * has to do with the connection itself always passes.
 */
final class FaultyWire implements Closeable {
    /** How long a throttled command is told to wait. */
    private static final int RETRY_AFTER_MILLIS = 5;

    private static final int THROTTLED = 16500;
    private static final int NOT_PRIMARY = 10107;
    private static final String THROTTLED_TEXT =
            "Error=16500, RetryAfterMs=" + RETRY_AFTER_MILLIS + ", Details='Request rate is large.'";
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("hello", "isMaster", "ismaster", "ping", "endSessions", "buildInfo", "getlasterror");

    /** What happens to one command. */
    enum Fault {
        NONE,
        /** Answered with the error of a throttling Cosmos DB. */
        THROTTLED,
        /** A write of several documents of which the last is throttled. */
        LAST_WRITE_THROTTLED,
        /** The connection breaks before the server has seen it. */
        LOST_BEFORE,
        /** The server does it, and then the connection breaks. */
        LOST_AFTER,
        /** Never answered, and the connection stays open. */
        SILENT,
        /** Answered as by a server that is not the primary any more. */
        NOT_PRIMARY
    }

    private final ConnectionString database;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();
    private volatile Function<WireMessage, Fault> faults = command -> Fault.NONE;
    private ServerSocket listener;
    private int port;

    FaultyWire(String databaseUri) {
        this.database = new ConnectionString(databaseUri);
        open();
    }

    /** The address that leads through this wire to {@code name} on the same server. */
    String uri(String name) {
        return "mongodb://localhost:" + port + "/" + name;
    }

    /** Decides from now on what happens to each command. */
    void fail(Function<WireMessage, Fault> decision) {
        faults = decision;
        received.set(0);
        passed.set(0);
    }

    /** Commands that the driver sent since the last decision. */
    int received() {
        return received.get();
    }

    /** Those of them that the server saw. */
    int passed() {
        return passed.get();
    }

    /** Takes connections, on the port it had before if it was cut. */
    void open() {
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = listener.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        ServerSocket open = listener;
        start(() -> {
            while (!open.isClosed()) {
                Socket driver = open.accept();
                start(() -> connect(driver)); // what goes wrong with one does not end the others
            }
        });
    }

    /** Breaks all connections and takes no new ones. */
    void cut() {
        close(listener);
        sockets.forEach(FaultyWire::close);
        sockets.clear();
    }

    @Override
    public void close() {
        cut();
    }

    private void connect(Socket driver) throws IOException {
        String[] address = database.getHosts().get(0).split(":");
        Socket server = new Socket(address[0], address.length > 1 ? Integer.parseInt(address[1]) : 27017);
        driver.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(driver);
        sockets.add(server);
        new Wire(driver, server).run();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (SocketException | EOFException cut) {
                // as told, or the other side has gone
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One connection: commands go in turn, so an answer belongs to the command before it. */
    private final class Wire {
        private final Socket driver;
        private final Socket server;

        Wire(Socket driver, Socket server) {
            this.driver = driver;
            this.server = server;
        }

        void run() throws IOException {
            try (driver;
                    server) {
                while (true) {
                    forward(WireMessage.read(driver.getInputStream()));
                }
            }
        }

        private void forward(byte[] message) throws IOException {
            WireMessage command = WireMessage.isOne(message) ? WireMessage.parse(message) : null;
            if (command == null || OF_THE_CONNECTION.contains(command.body().getFirstKey())) {
                driver.getOutputStream().write(exchange(message));
                return;
            }
            received.incrementAndGet();
            driver.getOutputStream().write(answer(message, command, faults.apply(command)));
        }

        private byte[] answer(byte[] message, WireMessage command, Fault fault) throws IOException {
            return switch (fault) {
                case THROTTLED -> command.answer(error(THROTTLED, THROTTLED_TEXT));
                case NOT_PRIMARY -> command.answer(error(NOT_PRIMARY, "not primary"));
                case LOST_BEFORE -> throw new SocketException("cut");
                case LOST_AFTER -> {
                    pass(message);
                    throw new SocketException("cut");
                }
                case SILENT -> silence();
                case LAST_WRITE_THROTTLED -> lastWriteThrottled(command);
                case NONE -> pass(message);
            };
        }

        /** The server gets all but the last document, and the driver its answer with an error for the last. */
        private byte[] lastWriteThrottled(WireMessage command) throws IOException {
            int last = command.documents().size() - 1;
            BsonDocument answer = last == 0
                    ? new BsonDocument("ok", new BsonInt32(1)).append("n", new BsonInt32(0))
                    : WireMessage.parse(pass(command.withoutLast())).body();
            BsonDocument error = error(THROTTLED, THROTTLED_TEXT).append("index", new BsonInt32(last));
            return command.answer(answer.append("writeErrors", new BsonArray(List.of(error))));
        }

        /** Until the driver gives up and hangs up. */
        private byte[] silence() throws IOException {
            driver.getInputStream().read();
            throw new SocketException("hung up");
        }

        private byte[] pass(byte[] message) throws IOException {
            passed.incrementAndGet();
            return exchange(message);
        }

        private byte[] exchange(byte[] message) throws IOException {
            server.getOutputStream().write(message);
            return WireMessage.read(server.getInputStream());
        }
    }

    private static BsonDocument error(int code, String text) {
        return new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString(text));
    }
}
