package datalk.grounding;

import datalk.semantic.Phrases;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a question into words, numbers and marks. */
final class Tokenizer {
    /** Characters that nobody sees and that serve only to hide words from a reader. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\p{Cc}\\x{FE00}-\\x{FE0F}\\x{E0000}-\\x{E007F}&&[^\\t\\n\\r]]");

    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "\\d{4}-\\d{2}(?:-\\d{2})?(?!\\d)", // 2021-03-15
            "\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}", // 15/03/2021
            "\\d{1,2}/\\d{1,4}", // 15/03, 03/2021
            "[rR]\\$", // R$
            "\\d{1,2}[hH](?:\\d{2})?(?![\\p{L}])", // 15h, 15h30
            "\\d{1,2}:\\d{2}", // 15:30
            "\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)", // 1.234,56
            "\\d+(?:[.,]\\d+)?[\\p{L}ºª]*", // 12, 12,5, 1o, 20k
            "[\\p{L}][\\p{L}\\p{M}\\d]*(?:['’][\\p{L}]+)?/?(?=[^\\p{L}\\d]|$)", // word, p90, p/
            "[\\p{L}][\\p{L}\\p{M}\\d]*",
            "[<>]=", // >=
            "[^\\s]"));

    private static final Pattern TIME = Pattern.compile(
            "\\d.*|(?:jan|fev|feb|mar|abr|apr|mai|may|jun|jul|ago|aug|set|sep|out|oct|nov|dez|dec)[a-z]*");

    private Tokenizer() {}

    static List<Token> tokens(String question) {
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(question, Normalizer.Form.NFC))
                .replaceAll("");
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(visible);
        while (matcher.find()) {
            add(tokens, matcher.group(), matcher.start());
        }
        return tokens;
    }

    /** "jan-abr", "1-15": between times the hyphen is a word. */
    private static boolean joinsTimes(List<Token> tokens) {
        return !tokens.isEmpty()
                && TIME.matcher(tokens.get(tokens.size() - 1).folded()).matches();
    }

    /** "de jan. a mar.": the full stop ends a word and no sentence. */
    private static boolean shortensMonth(List<Token> tokens, int start) {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.folded().length() == 3
                && !Character.isDigit(last.folded().charAt(0))
                && last.start() + 3 == start
                && TIME.matcher(last.folded()).matches();
    }

    private static void add(List<Token> tokens, String text, int start) {
        String folded = Phrases.fold(text).replace('’', '\'');
        if (text.equalsIgnoreCase("é")) {
            folded = "eh"; // the verb, not the conjunction
        }
        boolean possessive = folded.endsWith("'s");
        if (possessive) {
            folded = folded.substring(0, folded.length() - 2);
        }
        boolean abbreviation = folded.length() == 2 && folded.endsWith("/");
        if (folded.endsWith("/") && !abbreviation && folded.length() > 1) {
            tokens.add(
                    new Token(text.substring(0, text.length() - 1), folded.substring(0, folded.length() - 1), start));
            tokens.add(new Token("/", "/", start + text.length() - 1));
        } else if (!folded.isEmpty()
                && !folded.equals("_") // "order_amount" is two words
                && (!folded.equals("-") || joinsTimes(tokens))
                && !(folded.equals(".") && shortensMonth(tokens, start))) {
            tokens.add(new Token(text, folded, start));
        }
    }
}
