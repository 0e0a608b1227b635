package datalk.plan;

/** How many groups, from which end; ties go by the group's key, ascending. */
public record Ranking(Direction direction, int limit) {
    public Ranking {
        if (limit < 1) {
            throw new IllegalArgumentException("a ranking lists at least one: " + limit);
        }
    }
}
