package datalk.grounding;

import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.SemanticModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads records named by their number: "loja 3862", "lojas 3862 e 2545", "cliente de código 22". */
final class IdReader {
    private final SemanticModel model;
    private final ValueLookup lookup;

    IdReader(SemanticModel model, ValueLookup lookup) {
        this.model = model;
        this.lookup = lookup;
    }

    List<Mention> complete(List<Mention> mentions) {
        List<Mention> completed = new ArrayList<>();
        int i = 0;
        while (i < mentions.size()) {
            Optional<Dimension> entity = entityAt(mentions, i);
            boolean except = isExcept(mentions.get(i));
            int number = entity.isEmpty() ? i : except ? skipVoid(mentions, i + 1) : skip(mentions, i + 1);
            if (entity.isEmpty() || id(mentions, number).isEmpty()) {
                completed.add(mentions.get(i++));
                continue;
            }
            if (!isEntity(mentions.get(i))) {
                completed.add(mentions.get(i)); // "categoria do cliente 742": the attribute stays
            }
            completed.add(record(mentions, i, number, entity.get()));
            i = number + 1;
            i = further(mentions, i, entity.get(), completed);
        }
        return completed;
    }

    private static boolean isEntity(Mention mention) {
        return mention.as(Meaning.DimensionWord.class)
                .filter(word -> word.dimension().kind() == Dimension.Kind.ENTITY)
                .isPresent();
    }

    /**
     * The entity that a number here would name: that of the noun, or the one named last where all but some are meant.
     */
    private Optional<Dimension> entityAt(List<Mention> mentions, int index) {
        Mention mention = mentions.get(index);
        if (isExcept(mention)) {
            int number = skipVoid(mentions, index + 1);
            if (nounFollows(mentions, number + 1)) {
                return Optional.empty(); // "menos 5 lojas" counts them
            }
            return mentions.stream()
                    .filter(IdReader::isEntity)
                    .map(each ->
                            each.as(Meaning.DimensionWord.class).orElseThrow().dimension())
                    .filter(dimension -> !dimension.name().equals("order"))
                    .findFirst()
                    .filter(any -> id(mentions, skipVoid(mentions, index + 1)).isPresent());
        }
        return mention.as(Meaning.DimensionWord.class)
                .map(Meaning.DimensionWord::dimension)
                .flatMap(dimension -> dimension.kind() == Dimension.Kind.ENTITY
                        ? Optional.of(dimension)
                        : dimension.name().startsWith("customer_") ? Optional.of(customer()) : Optional.empty());
    }

    private static boolean isExcept(Mention mention) {
        return mention.is(Cue.EXCEPT)
                || mention.is(Cue.LOWEST)
                        && mention.text().toLowerCase(Locale.ROOT).matches("menos|minus");
    }

    private Dimension customer() {
        return model.dimension("customer");
    }

    private static int skipVoid(List<Mention> mentions, int from) {
        int i = from;
        while (i < mentions.size() && mentions.get(i).is(Cue.VOID)) {
            i++;
        }
        return i;
    }

    /** The numbers that follow the first: ", 2545 e 870". */
    private int further(List<Mention> mentions, int from, Dimension entity, List<Mention> completed) {
        int i = from;
        while (i < mentions.size()) {
            boolean joined = mentions.get(i).is(Cue.AND)
                    || mentions.get(i).is(Cue.OR)
                    || mentions.get(i).is(Cue.COMPARE);
            boolean listed = id(mentions, i).isPresent();
            int number = skipVoid(mentions, i + 1);
            if (joined && id(mentions, number).isPresent() && !nounFollows(mentions, number + 1)) {
                completed.add(mentions.get(i));
                i = number;
            } else if (!listed || nounFollows(mentions, i + 1)) {
                break;
            }
            completed.add(record(mentions, i, i, entity));
            i++;
        }
        return i;
    }

    private static boolean nounFollows(List<Mention> mentions, int index) {
        return index < mentions.size()
                && mentions.get(index).as(Meaning.DimensionWord.class).isPresent();
    }

    private static int skip(List<Mention> mentions, int from) {
        int i = from;
        while (i < mentions.size()
                && i < from + 3
                && (mentions.get(i).is(Cue.OF) || mentions.get(i).is(Cue.ID))) {
            i++;
        }
        boolean plainOf = i > from && !mentions.get(i - 1).is(Cue.ID);
        return plainOf ? mentions.size() : i;
    }

    private static Optional<Long> id(List<Mention> mentions, int index) {
        return index >= mentions.size()
                ? Optional.empty()
                : mentions.get(index)
                        .as(Meaning.NumberWord.class)
                        .filter(number -> number.unit().isEmpty() && isWhole(number.value()))
                        .map(number -> number.value().longValueExact());
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0 && value.precision() <= 18;
    }

    private Mention record(List<Mention> mentions, int from, int number, Dimension entity) {
        long id = id(mentions, number).orElseThrow();
        Optional<Value> found = lookup.findRecord(entity.name(), id);
        Meaning meaning = found.<Meaning>map(value -> new Meaning.ValueWord(
                        List.of(new Meaning.Candidate(entity, List.of(value))), false, false, true))
                .orElseGet(() -> new Meaning.UnknownValue(entity, String.valueOf(id)));
        return new Mention(
                meaning,
                mentions.get(from).from(),
                mentions.get(number).to(),
                mentions.get(from).text() + (from == number ? "" : " " + id));
    }
}
