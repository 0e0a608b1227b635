package datalk.planning;

/**
 * A question whose draft a person has confirmed.
 *
 * @param id of its form: the same for every question of that form
 * @param form the question without its names, dates and numbers, as {@link NormalForm} writes it
 * @param parts what a model is shown of it beside its words
 * @param draft the draft, as JSON
 */
public record VerifiedQuestion(String id, String question, String form, String parts, String draft) {}
