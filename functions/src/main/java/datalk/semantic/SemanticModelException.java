package datalk.semantic;

/** A semantic model file that says something impossible; the message names the entry and what is wrong with it. */
public final class SemanticModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SemanticModelException(String message) {
        super(message);
    }
}
