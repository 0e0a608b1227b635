package datalk.llm;

/** Says that a model gave no reply that may be read. */
public final class ModelUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What happened. */
    public enum Why {
        /** No connection, or one that broke. */
        UNREACHABLE,
        /** No whole reply in time. */
        TOO_SLOW,
        /** The model's server has too many questions waiting, or an error of its own. */
        SERVER_ERROR,
        /** A reply that is too long, was cut off, or is not what the interface says. */
        UNREADABLE,
        /** As many questions as this instance sends at once are with the model already. */
        TOO_MANY_HERE,
        /** It failed a moment ago, and is left alone for a few seconds. */
        RESTING
    }

    public ModelUnavailableException(Why why) {
        super(why.name());
        this.why = why;
    }

    /** The cause is told and not kept: LangChain4j looks through causes for the first one, and would lose this. */
    public ModelUnavailableException(Why why, Throwable cause) {
        super(why + " by " + cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
