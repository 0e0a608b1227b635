package datalk.problem;

/** A value that is itself a text: looked up in the caller's language where it is shown. */
public record TextKey(String key) {}
