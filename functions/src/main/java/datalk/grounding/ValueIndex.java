package datalk.grounding;

import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the names that the data hold: of malls, chains, channels, cities and states. */
final class ValueIndex {
    /** Words that a name may be said without. */
    private static final Set<String> SMALL = Set.of("de", "da", "do", "das", "dos", "e", "of", "the", "&", "+", "and");

    private static final int LONGEST = 5;

    private final PhraseTable<Named> names = new PhraseTable<>();
    private final Map<Dimension, List<Named>> byDimension = new LinkedHashMap<>();
    private final Set<String> words = new HashSet<>();

    /** One name and the dimension that it is a value of. */
    record Named(Dimension dimension, Value value, List<String> words, boolean code) {}

    ValueIndex(SemanticModel model, ValueLookup.Names found) {
        found.values().forEach((name, values) -> {
            Dimension dimension = model.dimensions().get(name);
            if (dimension != null) { // verified questions name cities, and a model of one's own may have none
                values.forEach(value -> add(dimension, value));
            }
        });
        names.collectWords(words);
    }

    private void add(Dimension dimension, Value value) {
        String spelled = dimension.spelled().get(String.valueOf(value.key()));
        boolean code = spelled != null;
        List<String> full = split(value.label());
        Named named = new Named(dimension, value, full, code);
        byDimension.computeIfAbsent(dimension, any -> new ArrayList<>()).add(named);
        Set<List<String>> variants = new LinkedHashSet<>();
        variants.add(full);
        dimension.prefix().ifPresent(prefix -> {
            if (full.size() > 1 && full.get(0).equals(prefix)) {
                variants.add(full.subList(1, full.size()));
            }
            if (full.size() > 1 && full.get(full.size() - 1).equals(prefix)) {
                variants.add(full.subList(0, full.size() - 1));
            }
        });
        for (List<String> variant : List.copyOf(variants)) {
            List<String> plain =
                    variant.stream().filter(word -> !SMALL.contains(word)).toList();
            variants.add(plain.isEmpty() ? variant : plain);
            for (String and : List.of("e", "and")) {
                variants.add(variant.stream()
                        .map(word -> word.matches("[&+]") ? and : word)
                        .toList());
            }
            variants.add(variant.stream().map(word -> word.replace("'", "")).toList());
        }
        variants.forEach(variant -> names.add(variant, named));
        if (spelled != null) {
            names.add(split(spelled), new Named(dimension, value, split(spelled), false));
        }
    }

    static List<String> split(String label) {
        return Tokenizer.tokens(label).stream().map(Token::folded).toList();
    }

    /**
     * The values whose full name stands at {@code position}; {@code isWord} where something else could be said there.
     *
     * <p>A two-letter code that is also a word counts only in capitals: "SE" is Sergipe, "se" is not.
     */
    List<PhraseTable.Match<Named>> at(List<Token> tokens, int position, boolean isWord) {
        return names.at(tokens, position).stream()
                .filter(match -> !match.target().code()
                        || !isWord
                        || tokens.get(position)
                                .text()
                                .equals(match.target().value().key()))
                .filter(match -> match.length() > 1 || !isWord || isMeant(match.target(), tokens, position))
                .toList();
    }

    /**
     * Whether a name that is a word too is meant as a name: "Pará" is a state and "para" is none, "a rede Total" and "a
     * Total" are stores, "o total" is none.
     */
    private static boolean isMeant(Named named, List<Token> tokens, int position) {
        String text = tokens.get(position).text();
        String state =
                named.dimension().spelled().get(String.valueOf(named.value().key()));
        if (named.code()) {
            return true;
        }
        boolean last = position > 0 && position == tokens.size() - 1; // "só amazonas e para"
        return state == null
                ? isMeant(List.of(named.dimension()), tokens, position)
                : last || text.equalsIgnoreCase(state);
    }

    /** Whether a word is meant as the name of a value of one of those; "de noite" is when, "de Contagem" is where. */
    static boolean isMeant(Collection<Dimension> dimensions, List<Token> tokens, int position) {
        boolean region = dimensions.stream().anyMatch(NameReader::isRegion);
        return isProper(tokens, position) || region && isPlaced(tokens, position);
    }

    /** In capitals or quotes, where others are not. */
    static boolean isProper(List<Token> tokens, int position) {
        boolean capital = position > 0
                && !tokens.get(position - 1).isMark()
                && Character.isUpperCase(tokens.get(position).text().charAt(0));
        long capitals = tokens.stream()
                .filter(token -> Character.isUpperCase(token.text().charAt(0)))
                .count();
        boolean quoted = position > 0 && tokens.get(position - 1).text().matches("[\"'“”‘’«]");
        return quoted || capital && 2 * capitals <= tokens.size();
    }

    /** "os clientes de Contagem" live there, "a contagem de clientes" is how many they are. */
    private static boolean isPlaced(List<Token> tokens, int position) {
        boolean behind = position > 0 && tokens.get(position - 1).folded().matches("em|de|in|from");
        boolean counts = position + 1 < tokens.size()
                && tokens.get(position + 1).folded().matches("d[eao]s?|of|the");
        return behind && !counts;
    }

    /** "no Pará", "em SE": a state of which there are no malls and no customers, and no small word. */
    boolean lacksRegion(SemanticModel model, List<Token> tokens, int position) {
        String text = tokens.get(position).text();
        boolean led = position > 0 && tokens.get(position - 1).folded().matches("n[oa]|d[oa]|em|de|in|of|from");
        return led
                && names.at(tokens, position).isEmpty()
                && model.dimensions().values().stream()
                        .flatMap(dimension -> dimension.spelled().entrySet().stream())
                        .anyMatch(region -> region.getKey().equals(text)
                                || region.getValue().equalsIgnoreCase(text) && isAccented(tokens.get(position)));
    }

    private static boolean isAccented(Token token) {
        return !token.text().toLowerCase(Locale.ROOT).equals(token.folded());
    }

    /** Whether the word there is part of a name of several words that stands whole: the "na" of "Tá na Mão". */
    boolean covers(List<Token> tokens, int position) {
        return IntStream.rangeClosed(Math.max(0, position - LONGEST), position).anyMatch(start -> {
            int longest = names.longestAt(tokens, start);
            return longest > 1 && start + longest > position;
        });
    }

    /** The values of a dimension that are called just that. */
    List<Value> called(Dimension dimension, List<Token> tokens) {
        return tokens.isEmpty()
                ? List.of()
                : names.at(tokens, 0).stream()
                        .filter(match -> match.length() == tokens.size())
                        .filter(match -> match.target().dimension().equals(dimension))
                        .map(match -> match.target().value())
                        .distinct()
                        .toList();
    }

    /** The values of a dimension whose names hold all of {@code said}. */
    List<Value> holding(Dimension dimension, List<String> said) {
        Set<String> wanted = said.stream().filter(word -> !SMALL.contains(word)).collect(Collectors.toSet());
        return byDimension.getOrDefault(dimension, List.of()).stream()
                .filter(named -> new HashSet<>(named.words()).containsAll(wanted))
                .map(Named::value)
                .distinct()
                .toList();
    }

    /** The values of a dimension that are called so but for one short word, in which a letter is mistaken. */
    List<Value> misspelled(Dimension dimension, List<String> said) {
        return said.size() < 2
                ? List.of()
                : byDimension.getOrDefault(dimension, List.of()).stream()
                        .filter(named -> isMisspelled(named.words(), said))
                        .map(Named::value)
                        .distinct()
                        .toList();
    }

    private static boolean isMisspelled(List<String> name, List<String> said) {
        int wrong = -1;
        for (int i = 0; i < said.size(); i++) {
            if (name.size() != said.size() || wrong >= 0 && !name.get(i).equals(said.get(i))) {
                return false;
            }
            wrong = name.get(i).equals(said.get(i)) ? wrong : i;
        }
        return wrong >= 0
                && said.get(wrong).length() > 2
                && name.get(wrong).charAt(0) == said.get(wrong).charAt(0)
                && Spelling.distance(name.get(wrong), said.get(wrong), false) == 1;
    }

    boolean knows(Dimension dimension) {
        return byDimension.containsKey(dimension);
    }

    /** Whether some name of the dimension has that word. */
    boolean hasWord(Dimension dimension, String word) {
        return byDimension.getOrDefault(dimension, List.of()).stream()
                .anyMatch(named -> named.words().contains(word));
    }

    Set<String> words() {
        return words;
    }
}
