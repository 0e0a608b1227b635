package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Mention;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what small words say of the names that they stand beside, which a list of what is named has lost. */
final class Prepositions {
    private static final Pattern PLACES = Pattern.compile(
            "(em|no|na|nos|nas|num|numa|dentro|entre|para|pra|considerando|in|at|within|inside|among|for)( .*)?");
    private static final Pattern INTO = Pattern.compile("em|no|na|nos|nas|in|within");

    private static final Pattern VERBS = Pattern.compile(
            "foi|foram|veio|vieram|vem|eh|é|sao|is|are|was|were|came|comes|coming|come|vind[oa]s?|oriund[oa]s?|happens?|happened"
                    + "|teve|tiveram|tem|acontece(u|ram|m)?|ocorre(u|ram|m)?|saiu|sairam|entrou|entraram|partiu|partiram|had|has");

    private static final Pattern AGAIN =
            Pattern.compile("(d?entre|d[eao]s?|em|n[ao]s?|pel[ao]s?|aos?|as?|among|from|of|in|at|on|by)( .*)?");

    private static final Pattern ORIGINS = Pattern.compile(
            "(.* )?(veio|vieram|vem|vinha|saiu|sairam|partiu|partiram|came|comes|coming|come) (.* )?(d[eao]s?|pel[ao]s?|from|through|via)( .*)?");

    private static final Pattern CHOICES = Pattern.compile("(d?entre|among|between|of|out of)( .*)?");

    private static final Pattern BASES = Pattern.compile(
            "(em relacao|comparad[oa]|em comparacao|frente|sobre|ante|perante|contra|versus|vs|compared|relative|against|over)"
                    + "( .*)?");

    private final Words words;
    private final List<Mention> all;

    Prepositions(Words words, List<Mention> all) {
        this.words = words;
        this.all = all;
    }

    /** "em Curitiba", "dentro do segmento FOOD", "só o marketplace": whether a name says where to look. */
    boolean placesAt(int index) {
        int noun = words.dimensionAt(index - 1).isPresent() ? index - 1 : index;
        int from = noun == 0 ? 0 : words.get(noun - 1).to();
        return words.is(noun - 1, Cue.ONLY)
                || between(from, words.get(index).from())
                        .anyMatch(text -> PLACES.matcher(text).matches());
    }

    /** "o maior tempo entre as lojas": whether it is one of those that is sought. */
    boolean choosesAt(int index) {
        return index > 0
                && between(words.get(index - 1).to(), words.get(index).from())
                        .anyMatch(text -> CHOICES.matcher(text).matches());
    }

    /** "nas lojas de comida, o maior pedido": where to look, and not which of them had it. */
    boolean leadsTo(int index) {
        boolean had = all.stream()
                .filter(mention -> mention.from() >= words.get(index).to())
                .anyMatch(mention ->
                        Phrases.fold(mention.text()).matches("teve|tiveram|tem|fez|recebeu|had|has|got|made"));
        boolean led = between(0, words.get(index).from())
                .anyMatch(text -> PLACES.matcher(text).matches());
        return led && !had;
    }

    /** "moram em Curitiba" */
    boolean livesAt(int index) {
        return leadAt(index)
                .matches(
                        ".*\\b(moram?|residem?|vivem?|residencia|residentes?|lives?|living|reside) (em|no|na|in|at)\\b.*");
    }

    /** "de Curitiba", right behind what is of it. */
    boolean belongsAt(int index) {
        return leadAt(index).matches("de|do|da|from|of");
    }

    /** "são de Curitiba" */
    boolean comesFromAt(int index) {
        return (words.textAt(index - 1) + " " + leadAt(index)).matches(".*\\b(sao|are) (de|do|da|from)\\b.*");
    }

    /** "veio do marketplace", "came from Shopping Aurora" */
    boolean originatesAt(int index) {
        return ORIGINS.matcher(leadAt(index)).matches();
    }

    /** "do Aurora e do Farol": what is listed behind another has a preposition of its own. */
    boolean isSaidAgainAt(int index) {
        return words.is(index - 1, Cue.AND) && AGAIN.matcher(leadAt(index)).matches();
    }

    /** What is said between the word before and this one. */
    String leadAt(int index) {
        int from = index == 0 ? 0 : words.get(index - 1).to();
        return between(from, words.get(index).from()).collect(Collectors.joining(" "));
    }

    /** "do Aurora no faturamento": whether what follows a name is where it lies; nothing following is that too. */
    boolean placesBehind(int index) {
        return index + 1 >= words.size()
                || between(words.get(index).to(), words.get(index + 1).from())
                        .anyMatch(text -> INTO.matcher(text).matches());
    }

    /** "em relação ao mês passado": what something else is compared with. */
    boolean comparesWith(int index) {
        int from = index == 0 ? 0 : words.get(index - 1).from();
        return between(from, words.get(index).from())
                .anyMatch(text -> BASES.matcher(text).matches());
    }

    /** Where the last verb behind {@code from} stands; beyond everything where there is none. */
    int lastVerb(int from) {
        return all.stream()
                .filter(mention -> mention.from() >= from && isVerb(mention))
                .mapToInt(Mention::from)
                .max()
                .orElse(Integer.MAX_VALUE);
    }

    /** Where the first verb behind {@code from} stands; beyond everything where there is none. */
    int firstVerb(int from) {
        return all.stream()
                .filter(mention -> mention.from() >= from && isVerb(mention))
                .mapToInt(Mention::from)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static boolean isVerb(Mention mention) {
        return mention.text().equalsIgnoreCase("é")
                || VERBS.matcher(Phrases.fold(mention.text())).matches();
    }

    private Stream<String> between(int from, int to) {
        return all.stream()
                .filter(mention -> mention.from() >= from && mention.to() <= to)
                .map(mention -> Phrases.fold(mention.text()));
    }
}
