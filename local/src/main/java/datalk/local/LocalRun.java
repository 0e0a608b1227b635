package datalk.local;

import io.micronaut.runtime.Micronaut;

/** Serves the function app on this machine: the same controllers, behind the same function doors. */
public final class LocalRun {
    private LocalRun() {}

    /** Starts the server; further arguments are Micronaut properties. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments).mainClass(LocalRun.class).banner(false).start();
    }
}
