package datalk.grounding;

import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads names of the data, whole or, behind the word for what they name, in part: "shopping Palmeiras". */
final class NameReader {
    /** Words that join the words of a name and make none. */
    private static final Set<String> SMALL = Set.of(
            "de", "da", "do", "das", "dos", "e", "a", "o", "as", "os", "que", "em", "no", "na", "com", "of", "the",
            "and", "in");

    /** What the first word of a part of a name may say elsewhere: "loja do Vale". */
    private static final Set<Cue> MAY_BEGIN = Set.of(Cue.VOID, Cue.OF, Cue.VALUE);

    /** "no Natal Shopping" is no shopping at Christmas. */
    private static final int WHOLE_NAME = 4;

    private static final int MEANT = 1;

    private final SemanticModel model;
    private final ValueIndex names;
    private final List<Token> tokens;

    NameReader(SemanticModel model, ValueIndex names, List<Token> tokens) {
        this.model = model;
        this.names = names;
        this.tokens = tokens;
    }

    /** All names that stand whole at {@code position}, those of equal length as one reading with several candidates. */
    static List<MentionChart.Reading> readings(ValueIndex names, List<Token> tokens, int position, boolean isWord) {
        Map<Integer, Map<Dimension, List<Value>>> byLength = new LinkedHashMap<>();
        for (PhraseTable.Match<ValueIndex.Named> match : names.at(tokens, position, isWord)) {
            List<Value> values = byLength.computeIfAbsent(match.length(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(match.target().dimension(), any -> new ArrayList<>());
            if (!values.contains(match.target().value())) {
                values.add(match.target().value());
            }
        }
        List<MentionChart.Reading> readings = new ArrayList<>();
        byLength.forEach((length, found) -> readings.add(new MentionChart.Reading(
                new Meaning.ValueWord(
                        found.entrySet().stream()
                                .map(entry -> new Meaning.Candidate(entry.getKey(), entry.getValue()))
                                .toList(),
                        false,
                        false,
                        false),
                length,
                length > 1 ? WHOLE_NAME : ValueIndex.isMeant(found.keySet(), tokens, position) ? MEANT : 0)));
        return readings;
    }

    /** Joins a noun with the name behind it, and reads or names as unknown what follows a noun and is no whole name. */
    List<Mention> complete(List<Mention> mentions) {
        List<Mention> completed = new ArrayList<>();
        int i = 0;
        while (i < mentions.size()) {
            Mention mention = mentions.get(i);
            Optional<Mention> named = mention.as(Meaning.DimensionWord.class)
                    .filter(word -> !word.plural() && names.knows(nameDimension(word.dimension())))
                    .flatMap(word -> whole(mention, nameDimension(word.dimension()), mentions)
                            .or(() -> otherPlace(mention, nameDimension(word.dimension()), mentions))
                            .or(() -> partial(mention, nameDimension(word.dimension()), mentions)));
            Optional<Mention> nounBehind = named.isPresent() ? Optional.empty() : beforeNoun(mentions, i);
            if (named.isPresent()) {
                completed.add(named.get());
                i = indexAfter(mentions, named.get());
            } else if (nounBehind.isPresent()) {
                completed.add(nounBehind.get());
                i += 2;
            } else {
                completed.add(mention);
                i++;
            }
        }
        return completed;
    }

    /** "rede Noite": behind the noun, a word that says something else too is the name. */
    private Optional<Mention> whole(Mention noun, Dimension dimension, List<Mention> mentions) {
        return mentions.stream()
                .filter(mention -> mention.from() == noun.to())
                .filter(mention -> mention.to() > mention.from() + 1
                                && mention.as(Meaning.CueWord.class).isPresent() // "rede Dia a Dia"
                        || mention.as(Meaning.ValueWord.class)
                                .filter(value -> value.candidates().stream()
                                        .noneMatch(candidate ->
                                                candidate.dimension().equals(dimension)))
                                .isPresent())
                .flatMap(mention -> called(noun, mention, dimension, noun.from()).stream())
                .findFirst();
    }

    /** "shopping Recife" is no mall where none is called so, though there is a city of that name. */
    private Optional<Mention> otherPlace(Mention noun, Dimension dimension, List<Mention> mentions) {
        return mentions.stream()
                .filter(mention -> mention.from() == noun.to())
                .filter(any -> !isRegion(dimension)) // "estado São Paulo"
                .filter(mention -> mention.as(Meaning.ValueWord.class)
                        .filter(value -> value.candidates().stream()
                                .allMatch(candidate -> isPlace(candidate.dimension())
                                        && !candidate.dimension().equals(dimension)))
                        .isPresent())
                .map(mention -> named(
                        noun,
                        dimension,
                        tokens.subList(mention.from(), mention.to()).stream()
                                .map(Token::folded)
                                .toList(),
                        mention.to()))
                .findFirst();
    }

    private static boolean isPlace(Dimension dimension) {
        return isRegion(dimension) || dimension.name().equals("hub");
    }

    static boolean isRegion(Dimension dimension) {
        return dimension.name().matches("(customer_)?(city|state)");
    }

    /** "the Noite chain" */
    private Optional<Mention> beforeNoun(List<Mention> mentions, int index) {
        Mention name = mentions.get(index);
        boolean other = name.as(Meaning.ValueWord.class).isPresent() && index + 1 < mentions.size();
        return !other
                ? Optional.empty()
                : mentions.get(index + 1)
                        .as(Meaning.DimensionWord.class)
                        .filter(word -> !word.plural())
                        .map(word -> nameDimension(word.dimension()))
                        .filter(dimension -> name.as(Meaning.ValueWord.class).orElseThrow().candidates().stream()
                                .noneMatch(candidate -> candidate.dimension().equals(dimension)))
                        .flatMap(dimension -> called(mentions.get(index + 1), name, dimension, name.from()));
    }

    private Optional<Mention> called(Mention noun, Mention name, Dimension dimension, int from) {
        List<Value> values = names.called(dimension, tokens.subList(name.from(), name.to()));
        int to = Math.max(noun.to(), name.to());
        return values.size() != 1
                ? Optional.empty()
                : Optional.of(new Mention(
                        new Meaning.ValueWord(List.of(new Meaning.Candidate(dimension, values)), false, false, true),
                        from,
                        to,
                        text(from, to)));
    }

    private String text(int from, int to) {
        return tokens.subList(from, to).stream().map(Token::text).collect(Collectors.joining(" "));
    }

    /** A store is named by the name that its chain bears. */
    private Dimension nameDimension(Dimension dimension) {
        return dimension.name().equals("store") ? model.dimension("chain") : dimension;
    }

    private static int indexAfter(List<Mention> mentions, Mention named) {
        int index = 0;
        while (index < mentions.size() && mentions.get(index).from() < named.to()) {
            index++;
        }
        return index;
    }

    /** The words right behind the noun that are unknown or are words of a name of its kind. */
    private Optional<Mention> partial(Mention noun, Dimension dimension, List<Mention> mentions) {
        List<String> said = new ArrayList<>();
        int end = noun.to();
        for (Mention mention : mentions) {
            if (mention.from() == end && (unknown(mention) || partOfName(mention, dimension, said))) {
                for (Token token : tokens.subList(mention.from(), mention.to())) {
                    said.add(token.folded());
                }
                end = mention.to();
            }
        }
        while (!said.isEmpty() && isSmall(said.get(said.size() - 1))) {
            said.remove(said.size() - 1);
            end--;
        }
        return said.isEmpty() || said.stream().allMatch(NameReader::isSmall) || isVerb(noun, end, mentions)
                ? Optional.empty()
                : Optional.of(named(noun, dimension, said, end));
    }

    /** The "são" of "de que cidade são os pedidos" is no part of São Paulo. */
    private boolean isVerb(Mention noun, int end, List<Mention> mentions) {
        boolean small = Character.isLowerCase(tokens.get(noun.to()).text().charAt(0));
        return small
                && mentions.stream()
                        .filter(mention -> mention.from() >= noun.to() && mention.to() <= end)
                        .allMatch(mention -> mention.is(Cue.VOID) || mention.is(Cue.OF));
    }

    private boolean partOfName(Mention mention, Dimension dimension, List<String> said) {
        boolean reserved = mention.as(Meaning.ValueWord.class).isPresent()
                || mention.as(Meaning.TimeWord.class).isPresent()
                || mention.as(Meaning.NumberWord.class).isPresent()
                || mention.as(Meaning.ConditionWord.class).isPresent()
                || mention.as(Meaning.MeasureWord.class).isPresent()
                || mention.as(Meaning.DimensionWord.class).isPresent();
        boolean cue = mention.as(Meaning.CueWord.class)
                .filter(word -> !MAY_BEGIN.contains(word.cue())) // "loja sem pedidos", "rede mais forte"
                .isPresent();
        if ((reserved || cue) && said.isEmpty()) {
            return false;
        }
        return tokens.subList(mention.from(), mention.to()).stream()
                .allMatch(token ->
                        names.hasWord(dimension, token.folded()) && (!isSmall(token.folded()) || !said.isEmpty()));
    }

    private static boolean isSmall(String word) {
        return SMALL.contains(word);
    }

    private Mention named(Mention noun, Dimension dimension, List<String> said, int end) {
        String name = text(noun.to(), end);
        List<Value> exact = names.holding(dimension, said);
        List<Value> holding = exact.isEmpty() ? names.misspelled(dimension, said) : exact;
        Meaning meaning;
        if (holding.isEmpty()) {
            meaning = new Meaning.UnknownValue(dimension, name);
        } else if (holding.size() > 1) {
            meaning = new Meaning.AmbiguousValue(dimension, name, holding);
        } else {
            meaning = new Meaning.ValueWord(List.of(new Meaning.Candidate(dimension, holding)), false, false, true);
        }
        return new Mention(meaning, noun.from(), end, text(noun.from(), end));
    }

    private static boolean unknown(Mention mention) {
        return mention.as(Meaning.UnknownWord.class).isPresent();
    }
}
