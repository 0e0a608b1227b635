package datalk.llm;

/** Whether a model can be asked. */
public enum ModelState {
    /** In memory: it answers at once. */
    LOADED,
    /** Its server answers, but has to load it first. */
    NOT_LOADED,
    /** Not asked for a few seconds, because it failed. */
    RESTING,
    /** Its server does not answer. */
    DOWN
}
