package datalk.semantic;

/** The same words in the two languages that Datalk speaks. */
public record Text(String pt, String en) {
    /** The words in that language. */
    public String in(Language language) {
        return language == Language.PT ? pt : en;
    }
}
