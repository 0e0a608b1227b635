package datalk.importer;

/** Sending had to stop; the message says why and what to do. */
final class ImportFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    ImportFailedException(String message) {
        super(message);
    }

    ImportFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
