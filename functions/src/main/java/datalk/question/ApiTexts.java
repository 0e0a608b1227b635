package datalk.question;

/** What the descriptions of several calls have in common. */
final class ApiTexts {
    static final String NOT_KEPT = "There is no answer of that id, or its time is over.";

    private ApiTexts() {}
}
