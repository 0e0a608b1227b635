package datalk.plan;

/** Which end of a ranking comes first. */
public enum Direction {
    HIGHEST,
    LOWEST
}
