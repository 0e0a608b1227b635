package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.semantic.Dimension;
import java.util.Optional;
import java.util.stream.IntStream;

/** Brings things that are named twice into one: "por loja das lojas do Aurora", "por segmento da loja". */
final class RepeatedNouns {
    private final Words words;

    RepeatedNouns(Words words) {
        this.words = words;
    }

    void nameOnce() {
        dropBearer();
        dropRepeated();
        dropGeneral();
    }

    /** "por segmento da loja e categoria": the segment alone. */
    private void dropBearer() {
        for (int i = words.size() - 3; i >= 0; i--) {
            boolean ofStore =
                    words.dimensionAt(i).filter(RepeatedNouns::isOfStore).isPresent()
                            && words.dimensionAt(i + 1)
                                    .filter(noun -> noun.name().equals("store"))
                                    .isPresent()
                            && !words.pluralAt(i + 1)
                            && (words.is(i + 2, Cue.AND) || words.is(i + 2, Cue.WITH))
                            && words.dimensionAt(i + 3).isPresent();
            if (ofStore && words.has(Cue.GROUP)) {
                words.remove(i + 1);
            }
        }
    }

    /** "por loja das lojas do Aurora": of those, each. */
    private void dropRepeated() {
        for (int i = words.size() - 2; i > 0; i--) {
            boolean grouped = words.is(i - 1, Cue.GROUP) && !words.pluralAt(i);
            boolean again = words.pluralAt(i + 1) && words.dimensionAt(i).equals(words.dimensionAt(i + 1));
            if (grouped && again) {
                words.remove(i + 1);
            }
        }
    }

    /** "por cidade do cliente, as 3 cidades com maior faturamento": those cities, named twice. */
    private void dropGeneral() {
        for (int i = 0; i < words.size(); i++) {
            Optional<Dimension> customers = words.is(i - 1, Cue.AND) ? Optional.empty() : words.dimensionAt(i);
            String place = customers.map(Dimension::name).orElse("").replaceFirst("^customer_", "");
            int again = IntStream.range(i + 1, words.size())
                    .filter(j -> words.pluralAt(j)
                            && words.dimensionAt(j)
                                    .filter(each -> each.name().equals(place) && !each.equals(customers.orElseThrow()))
                                    .isPresent())
                    .findFirst()
                    .orElse(-1);
            if (again > 0 && !words.pluralAt(i) && (words.has(Cue.HIGHEST) || words.has(Cue.LOWEST))) {
                words.replace(again, new Meaning.DimensionWord(customers.orElseThrow(), true), 1);
                words.remove(i);
                if (words.is(i - 1, Cue.GROUP)) {
                    words.remove(i - 1);
                }
                return;
            }
        }
    }

    private static boolean isOfStore(Dimension dimension) {
        return dimension.kind() != Dimension.Kind.GRAIN
                && !dimension.name().equals("store")
                && dimension.keys().containsKey("stores");
    }
}
