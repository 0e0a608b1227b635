package datalk.grounding;

import datalk.plan.Value;
import datalk.semantic.Dimension;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads records named by their number: "loja 3862", "lojas 3862 e 2545", "cliente de código 22". */
final class IdReader {
    private final ValueLookup lookup;

    IdReader(ValueLookup lookup) {
        this.lookup = lookup;
    }

    List<Mention> complete(List<Mention> mentions) {
        List<Mention> completed = new ArrayList<>();
        int i = 0;
        while (i < mentions.size()) {
            Optional<Dimension> entity = mentions.get(i)
                    .as(Meaning.DimensionWord.class)
                    .map(Meaning.DimensionWord::dimension)
                    .filter(dimension -> dimension.kind() == Dimension.Kind.ENTITY);
            int number = entity.isPresent() ? skip(mentions, i + 1) : i;
            if (entity.isEmpty() || id(mentions, number).isEmpty()) {
                completed.add(mentions.get(i++));
                continue;
            }
            completed.add(record(mentions, i, number, entity.get()));
            i = number + 1;
            i = further(mentions, i, entity.get(), completed);
        }
        return completed;
    }

    /** The numbers that follow the first: ", 2545 e 870". */
    private int further(List<Mention> mentions, int from, Dimension entity, List<Mention> completed) {
        int i = from;
        while (i < mentions.size()) {
            boolean joined = mentions.get(i).is(Cue.AND)
                    || mentions.get(i).is(Cue.OR)
                    || mentions.get(i).is(Cue.COMPARE);
            boolean listed = id(mentions, i).isPresent();
            if (joined && id(mentions, i + 1).isPresent() && !nounFollows(mentions, i + 2)) {
                completed.add(mentions.get(i));
                i++;
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
