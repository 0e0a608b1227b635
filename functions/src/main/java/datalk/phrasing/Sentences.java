package datalk.phrasing;

/** Small things of sentences. */
final class Sentences {
    private Sentences() {}

    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The Portuguese article of a label, by the ending of its first word: "o faturamento", "as lojas ativas". */
    static String article(String label) {
        String first = label.split(" ")[0];
        if (first.endsWith("as")) {
            return "as";
        }
        if (first.endsWith("s")) {
            return "os";
        }
        return first.endsWith("a") || first.endsWith("gem") ? "a" : "o";
    }

    /** "foi" or "foram", as the label demands. */
    static String was(String label) {
        return label.split(" ")[0].endsWith("s") ? "foram" : "foi";
    }
}
