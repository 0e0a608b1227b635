package datalk.planning;

import datalk.grounding.Meaning;

/** Finds the words that speak of orders: the noun itself, or a status alone. */
final class OrderWords {
    private final Words words;

    OrderWords(Words words) {
        this.words = words;
    }

    /** Where the first unused "pedidos" stands; −1 where none does. */
    int at() {
        return words.unused(Meaning.DimensionWord.class).stream()
                .filter(index -> words.at(index, Meaning.DimensionWord.class)
                        .get()
                        .dimension()
                        .name()
                        .equals("order"))
                .findFirst()
                .orElse(-1);
    }

    /** "cancelados por canal": what has a status is an order. */
    boolean statusNamed() {
        for (int i = 0; i < words.size(); i++) {
            boolean status = words.at(i, Meaning.ValueWord.class)
                    .filter(value ->
                            value.candidates().get(0).dimension().name().equals("status"))
                    .isPresent();
            if (status) {
                return true;
            }
        }
        return false;
    }
}
