package datalk.planning;

import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Phrases;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What two questions have in common that ask the same of other names, dates and numbers.
 *
 * <p>Example: "Quanto o Shopping Aurora embolsou em março?" is {@code quanto {hub} [embolsou] {time}}, and so is
 * "quanto o Ipê embolsou ontem". What is remembered about a form is applied to the names and dates of the question at
 * hand: a date can never be an old one.
 */
final class NormalForm {
    private NormalForm() {}

    static String of(QuestionParts parts) {
        return parts.words().all().stream().map(NormalForm::of).collect(Collectors.joining(" "));
    }

    private static String of(Mention mention) {
        String folded = Phrases.fold(mention.text());
        return mention.as(Meaning.ValueWord.class)
                .map(word -> "{" + dimensions(word.candidates()) + (word.noun() ? ":" + folded : "") + "}")
                .or(() -> mention.as(Meaning.TimeWord.class).map(any -> "{time}"))
                .or(() -> mention.as(Meaning.NumberWord.class).map(any -> "{number}"))
                .or(() -> mention.as(Meaning.ConditionWord.class)
                        .map(word -> "{condition"
                                + word.unit().map(unit -> ":" + unit).orElse("") + "}"))
                .or(() -> mention.as(Meaning.UnknownWord.class).map(any -> "[" + folded + "]"))
                .orElse(folded);
    }

    private static String dimensions(List<Meaning.Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.dimension().name())
                .collect(Collectors.joining("|"));
    }
}
