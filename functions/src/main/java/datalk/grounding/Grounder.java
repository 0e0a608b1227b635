package datalk.grounding;

import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds what the words of a question refer to: words of the semantic model, grammar, numbers, times, names in the data.
 *
 * <p>Safe for many threads.
 */
public final class Grounder {
    private final SemanticModel model;
    private final ValueLookup lookup;
    private final Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
    private final LanguageGuess languages;
    private volatile IndexedNames indexed;

    private record IndexedNames(String version, ValueIndex index) {}

    public Grounder(SemanticModel model, ValueLookup lookup) {
        this.model = model;
        this.lookup = lookup;
        this.languages = new LanguageGuess(model);
    }

    /** Grounds a question; {@code preferred} is the language to take it for where its words do not tell. */
    public Grounding ground(String question, LocalDateTime asOf, Language preferred) {
        List<Token> written = Tokenizer.tokens(question);
        ValueIndex names = names();
        Language language = languages.of(
                IntStream.range(0, written.size())
                        .filter(i -> !isName(written.get(i), names) && !names.covers(written, i))
                        .mapToObj(written::get)
                        .toList(),
                preferred);
        Lexicon lexicon = lexicon(language);
        List<Grounding.Correction> corrections = new ArrayList<>();
        List<Token> tokens = new Adjectives(lexicon).behind(corrected(written, language, lexicon, names, corrections));
        MentionChart chart = chart(tokens, language, lexicon, names, asOf);
        List<Mention> named = new NameReader(model, names, tokens).complete(capitals(chart.best(), tokens, names));
        List<Mention> timed = new RepeatingTimes(model, language, tokens).complete(named);
        List<Mention> mentions = new Asides(tokens).drop(new IdReader(model, lookup).complete(timed));
        return new Grounding(question, language, mentions, corrections, asOf);
    }

    /** "São" in a question in English is part of a name. */
    private static boolean isName(Token token, ValueIndex names) {
        return Character.isUpperCase(token.text().charAt(0))
                && token.start() > 0
                && names.words().contains(token.folded());
    }

    /** "quanto vendeu o Vale": a word in capitals that is part of a name is not the verb. */
    private static List<Mention> capitals(List<Mention> mentions, List<Token> tokens, ValueIndex names) {
        long capitals = tokens.stream()
                .filter(token -> Character.isUpperCase(token.text().charAt(0)))
                .count();
        boolean everywhere = 2 * capitals > tokens.size();
        return mentions.stream()
                .map(mention -> !everywhere
                                && mention.to() == mention.from() + 1
                                && mention.is(Cue.VALUE)
                                && isName(tokens.get(mention.from()), names)
                        ? new Mention(new Meaning.UnknownWord(), mention.from(), mention.to(), mention.text())
                        : mention)
                .toList();
    }

    private MentionChart chart(
            List<Token> tokens, Language language, Lexicon lexicon, ValueIndex names, LocalDateTime asOf) {
        NumberParser numbers = new NumberParser(language);
        ConditionParser conditions = new ConditionParser(language, numbers);
        TimePhraseParser times = new TimePhraseParser(language, numbers, asOf);
        HourParser hours = new HourParser(model, numbers);
        MentionChart chart = new MentionChart(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            int position = i;
            List<PhraseTable.Match<Meaning>> said =
                    names.lacksRegion(model, tokens, i) ? List.of() : lexicon.at(tokens, i);
            said.forEach(match -> chart.add(position, match.target(), match.length(), 0));
            NameReader.readings(names, tokens, i, !said.isEmpty()).stream()
                    .filter(reading -> !saysOther(tokens, position, reading.length(), said))
                    .forEach(reading -> chart.add(position, reading.meaning(), reading.length(), reading.bonus()));
            if (!isId(tokens, i, lexicon) && !endsName(tokens, i, names)) {
                times.at(tokens, i).ifPresent(match -> chart.add(position, match.meaning(), match.length(), 1));
            }
            hours.at(tokens, i).ifPresent(match -> chart.add(position, match.meaning(), match.length(), 2));
            conditions.at(tokens, i).ifPresent(match -> chart.add(position, match.condition(), match.length(), 1));
            PercentileParser.at(tokens, i, lexicon)
                    .ifPresent(match -> chart.add(position, match.target(), match.length(), 1));
            numbers.at(tokens, i)
                    .ifPresent(match -> chart.add(
                            position, new Meaning.NumberWord(match.value(), match.unit()), match.length(), -1));
        }
        return chart;
    }

    /** "pedidos dia a dia" are those of each day, though a store is called so; "a rede Dia a Dia" is the store. */
    private static boolean saysOther(
            List<Token> tokens, int position, int length, List<PhraseTable.Match<Meaning>> said) {
        return length > 1
                && !ValueIndex.isProper(tokens, position)
                && said.stream()
                        .anyMatch(match -> match.length() == length && match.target() instanceof Meaning.CueWord);
    }

    /** "o canal Leva 10 em novembro" is no tenth of November. */
    private static boolean endsName(List<Token> tokens, int position, ValueIndex names) {
        return position > 0
                && tokens.get(position).folded().matches("\\d+")
                && names.covers(tokens, position)
                && names.covers(tokens, position - 1);
    }

    /** Whether a bare number names a record: "loja 10 em abril" is a store, "lojas 10 e 12 de março" are two. */
    private static boolean isId(List<Token> tokens, int position, Lexicon lexicon) {
        if (!tokens.get(position).folded().matches("\\d+")) {
            return false;
        }
        int before = position - 1;
        boolean year = tokens.get(position).folded().matches("(19|20)\\d{2}");
        if (year && before >= 0 && tokens.get(before).folded().matches("de|of|in|em")) {
            return false;
        }
        while (before >= 0
                && tokens.get(before).folded().matches("\\d+|e|and|,|x|vs|de|id|codigo|code|numero|number")) {
            before--;
        }
        return before >= 0
                && lexicon.at(tokens, before).stream()
                        .anyMatch(match -> match.length() == 1
                                && match.target() instanceof Meaning.DimensionWord word
                                && word.dimension().kind() == Dimension.Kind.ENTITY
                                && !word.dimension().name().equals("order"));
    }

    private List<Token> corrected(
            List<Token> written,
            Language language,
            Lexicon lexicon,
            ValueIndex names,
            List<Grounding.Correction> corrections) {
        Grammar grammar = Grammar.of(language);
        List<Token> tokens = new ArrayList<>();
        for (Token raw : written) {
            String full = grammar.abbreviations().get(raw.folded());
            Token token = full == null ? raw : new Token(raw.text(), full, raw.start());
            boolean readable = !token.isWord()
                    || lexicon.isRight(token.folded())
                    || names.words().contains(token.folded());
            boolean properName = Character.isUpperCase(raw.text().charAt(0)) && raw.start() > 0;
            Optional<String> nearest = readable
                    ? Optional.empty()
                    : properName
                            ? Spelling.nearestName(token.folded(), names.words())
                                    .or(() -> month(token.folded(), language))
                            : Spelling.nearestWord(token.folded(), telling(lexicon, names));
            nearest.ifPresent(read -> corrections.add(new Grounding.Correction(token.text(), read)));
            tokens.add(nearest.map(read -> new Token(token.text(), read, token.start()))
                    .orElse(token));
        }
        return tokens;
    }

    /** "Septmber", which English writes like a name; "Augusta" is no month with a letter too many. */
    private static Optional<String> month(String word, Language language) {
        return Spelling.nearestWord(word, TimeWords.of(language).monthWords())
                .filter(month -> month.length() >= word.length());
    }

    /** The words that a typing error may be read as. */
    private static Set<String> telling(Lexicon lexicon, ValueIndex names) {
        Set<String> telling = new HashSet<>(lexicon.telling());
        telling.addAll(names.words());
        return telling;
    }

    private synchronized Lexicon lexicon(Language language) {
        return lexicons.computeIfAbsent(language, any -> new Lexicon(model, any));
    }

    private ValueIndex names() {
        ValueLookup.Names names = lookup.names();
        IndexedNames current = indexed;
        if (current == null || !current.version().equals(names.version())) {
            current = new IndexedNames(names.version(), new ValueIndex(model, names));
            indexed = current;
        }
        return current.index();
    }
}
