package datalk.local;

import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;

/** The last words of a start: where Datalk serves, and a question to begin with. */
record Welcome(PrintStream out, URI datalk, Optional<String> key) {
    void greet(boolean sampleDataSent) {
        out.println();
        out.println("Datalk serves at " + datalk + (sampleDataSent ? " with sample data of the last 120 days." : "."));
        out.println("Open it in a browser, or ask from here:");
        out.println();
        out.println("  curl -s " + datalk + "/api/ask -H 'Content-Type: application/json' \\");
        key.ifPresent(value -> out.println("    -H 'x-functions-key: " + value + "' \\"));
        out.println("    -d '{\"question\": \"quais lojas mais venderam no mês passado?\"}'");
        out.println();
        out.println("Interactive API: " + datalk + "/docs    Stop: Ctrl+C");
        out.flush();
    }
}
