package datalk.execution;

import datalk.semantic.Unit;
import java.util.Optional;

/**
 * A column of a result.
 *
 * @param type what its cells are: integer, number or string; any may be null
 * @param unit what its numbers count; empty for names and keys
 */
public record Column(String name, Type type, Optional<Unit> unit) {
    /** The JSON type of a column's cells. */
    public enum Type {
        INTEGER,
        NUMBER,
        STRING
    }

    static Column key(String name, boolean integer) {
        return new Column(name, integer ? Type.INTEGER : Type.STRING, Optional.empty());
    }

    static Column text(String name) {
        return new Column(name, Type.STRING, Optional.empty());
    }

    static Column number(String name, Unit unit) {
        return new Column(name, unit == Unit.COUNT ? Type.INTEGER : Type.NUMBER, Optional.of(unit));
    }
}
