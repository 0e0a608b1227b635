package datalk.grounding;

import datalk.plan.Bounds;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a stretch of a question refers to. */
public sealed interface Meaning {

    /** A measure. */
    record MeasureWord(Measure measure) implements Meaning {}

    /** A number on records. */
    record FieldWord(NumericField field) implements Meaning {}

    /** A dimension or the entity that it tells apart. */
    record DimensionWord(Dimension dimension, boolean plural) implements Meaning {}

    /**
     * Values of one dimension, or of several that it could be.
     *
     * @param noun whether the words also stand for the things themselves: "restaurantes"
     * @param explicit whether the dimension was named beside the value: "Shopping Aurora", "cidade de Curitiba"
     */
    record ValueWord(List<Candidate> candidates, boolean noun, boolean plural, boolean explicit) implements Meaning {
        public ValueWord {
            candidates = List.copyOf(candidates);
        }
    }

    /** One reading of a value. */
    record Candidate(Dimension dimension, List<Value> values) {
        public Candidate {
            values = List.copyOf(values);
        }
    }

    /** A name that looks like a value of the dimension and is none. */
    record UnknownValue(Dimension dimension, String name) implements Meaning {}

    /** A name that fits several values of a dimension equally. */
    record AmbiguousValue(Dimension dimension, String name, List<Value> values) implements Meaning {
        public AmbiguousValue {
            values = List.copyOf(values);
        }
    }

    /** A stretch of time. */
    record TimeWord(TimeExpression time) implements Meaning {}

    /** A time phrase that says something impossible or that has two readings. */
    record UnclearTime(String text) implements Meaning {}

    /** A number that no comparison goes with. */
    record NumberWord(BigDecimal value, Optional<Unit> unit) implements Meaning {}

    /** "acima de 200 reais". */
    record ConditionWord(Bounds bounds, Optional<Unit> unit) implements Meaning {}

    /**
     * A word of the grammar.
     *
     * @param detail what the cue needs to say more: the grain of "diária", the percentile of "p90"
     */
    record CueWord(Cue cue, String detail) implements Meaning {}

    /** A content word that nothing accounts for. */
    record UnknownWord() implements Meaning {}
}
