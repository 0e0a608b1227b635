package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.semantic.Dimension;
import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Brings the different ways of naming the things that are asked for into one.
 *
 * <pre>
 * "quem mora em Natal"       → clientes, Natal
 * "customer IDs"             → customers
 * "a que mais cancelou"      → qual mais cancelou
 * "cidade do shopping"       → cidade
 * "clientes de qual cidade"  → clientes, cidade do cliente
 * </pre>
 */
final class SubjectRewriter {
    private final SemanticModel model;
    private final Words words;
    private final List<Mention> all;

    SubjectRewriter(SemanticModel model, Words words, List<Mention> all) {
        this.model = model;
        this.words = words;
        this.all = all;
    }

    /** Before measures and names are looked at. */
    void nameThings() {
        callByName();
        attributeChoice();
        residents();
        newCustomers();
        severalIds();
        askForOne();
        relate();
        plus();
        neverOrdered();
    }

    /** "customers who have never ordered": they have no orders, and nothing is put in order. */
    private void neverOrdered() {
        for (int i = 1; i < words.size(); i++) {
            boolean lacking = words.is(i - 1, Cue.WITHOUT) || words.is(i - 1, Cue.NOT);
            if (lacking && words.textAt(i).matches("ordered|pedir|pedindo")) {
                words.replace(i, new Meaning.DimensionWord(model.dimension("order"), true), 1);
            }
        }
    }

    /** "lojas + venderam": "mais", as it is typed. */
    private void plus() {
        for (int i = 1; i < words.size(); i++) {
            int from = words.get(i).from();
            boolean verb = words.isMeasure(i) && words.textAt(i).matches("(vend|fatur|compr|gast|cancel)\\w+");
            boolean things = words.isThing(i - 1) || words.is(i - 1, Cue.WHICH);
            boolean typed = all.stream()
                    .anyMatch(mention -> mention.to() == from && mention.text().equals("+"));
            if (verb && things && typed) {
                words.insert(i, new Mention(new Meaning.CueWord(Cue.HIGHEST, ""), from - 1, from, "mais"));
                return;
            }
        }
    }

    /** "stores at Aurora that sold": those that did, though "that" says nothing elsewhere. */
    private void relate() {
        for (int i = 1; i < words.size(); i++) {
            int from = words.get(i).from();
            boolean relative = words.isMeasure(i)
                    && words.textAt(i).matches("sold|bought|ordered|spent")
                    && words.isValue(i - 1)
                    && words.isThing(0)
                    && words.pluralAt(0)
                    && all.stream()
                            .anyMatch(mention ->
                                    mention.to() == from && mention.text().matches("(?i)that|who|which"));
            if (relative) {
                words.insert(i, new Mention(new Meaning.CueWord(Cue.WHICH, ""), from - 1, from, "that"));
                return;
            }
        }
    }

    /** "new gold customers", "quantos dos clientes ouro são novos": what is said of them stands apart. */
    private void newCustomers() {
        List<Integer> customers = IntStream.range(0, words.size())
                .filter(i -> words.isCustomers(i))
                .boxed()
                .toList();
        for (int i = words.size() - 1; i >= 0; i--) {
            boolean unknown = words.isUnknown(i);
            if (unknown && customers.size() == 1 && words.textAt(i).matches("novos?|new|cadastraram|ingressaram")) {
                words.replace(customers.get(0), new Meaning.MeasureWord(model.measure("new_customers")), 1);
                words.remove(i);
                return;
            }
        }
    }

    /** Once groupings are told: whose cities and states they are. */
    void placeThings() {
        placeMalls();
        placeHomes();
        placeCustomers();
    }

    /** "nome da loja 1104": what an answer gives anyway, but for people, whose names it never gives. */
    private void callByName() {
        boolean people = words.all().stream().anyMatch(this::ofCustomers);
        boolean things = words.all().stream().anyMatch(this::isNamed);
        for (int i = words.size() - 1; i >= 0 && !people && things; i--) {
            boolean unknown = words.isUnknown(i);
            if (unknown && words.textAt(i).matches("nomes?|names?|chamam?|called")) {
                words.remove(i);
            }
        }
    }

    private boolean isNamed(Mention mention) {
        boolean noun = mention.as(Meaning.DimensionWord.class)
                .filter(word -> word.dimension().name().matches("store|hub|channel|chain"))
                .isPresent();
        return noun
                || mention.as(Meaning.ValueWord.class)
                        .filter(word ->
                                word.candidates().get(0).dimension().name().matches("store|hub|channel"))
                        .isPresent();
    }

    private boolean ofCustomers(Mention mention) {
        boolean noun = mention.as(Meaning.DimensionWord.class)
                .filter(word -> word.dimension().name().startsWith("customer"))
                .isPresent();
        return noun
                || mention.as(Meaning.ValueWord.class)
                        .filter(word ->
                                word.candidates().get(0).dimension().name().startsWith("customer"))
                        .isPresent()
                || mention.as(Meaning.MeasureWord.class)
                        .filter(word -> word.measure().name().contains("customer"))
                        .isPresent();
    }

    /** "o Clube On é marketplace ou canal próprio?" asks for the attribute. */
    private void attributeChoice() {
        boolean measured = words.hasAny(Meaning.MeasureWord.class)
                || words.hasAny(Meaning.FieldWord.class)
                || words.has(Cue.HIGHEST)
                || words.has(Cue.LOWEST)
                || IntStream.range(0, words.size()).anyMatch(words::isOrders);
        boolean record = IntStream.range(0, words.size()).anyMatch(i -> words.valueDimension(i)
                .filter(dimension -> dimension.kind() == Dimension.Kind.ENTITY)
                .isPresent());
        for (int i = 0; i + 2 < words.size() && record && !measured; i++) {
            Optional<Dimension> attribute =
                    words.valueDimension(i).filter(dimension -> dimension.kind() == Dimension.Kind.VALUE);
            int or = i + 1;
            while (attribute.isPresent() && attribute.equals(words.valueDimension(or))) {
                or++; // "bronze, prata ou ouro"
            }
            if (attribute.isPresent() && words.is(or, Cue.OR) && attribute.equals(words.valueDimension(or + 1))) {
                words.settle(i, or + 2 - i);
                words.replace(i, new Meaning.DimensionWord(attribute.get(), false), or + 2 - i);
            }
        }
    }

    /** "quem mora em Natal", "those who live in Natal" are customers. */
    private void residents() {
        for (int i = 0; i < words.size(); i++) {
            int to = words.get(i).to();
            boolean lives = all.stream()
                    .anyMatch(mention -> mention.from() == to
                            && Phrases.fold(mention.text()).matches("(mora|reside|vive)m?|live|lives|living"));
            if (words.is(i, Cue.WHICH) && words.textAt(i).matches("quem|who") && lives) {
                words.replace(i, new Meaning.DimensionWord(model.dimension("customer"), true), 1);
            }
        }
    }

    /** "which customer IDs" are several. */
    private void severalIds() {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.isThing(i) && words.textAt(i + 1).matches("ids|codes|codigos")) {
                words.replace(i, new Meaning.DimensionWord(words.dimensionAt(i).orElseThrow(), true), 2);
            }
        }
    }

    /** "entre as lojas do Farol, a que mais cancelou", "of the malls, which had the most orders": one of them. */
    private void askForOne() {
        for (int i = 1; i < words.size(); i++) {
            int from = words.get(i).from();
            boolean article = all.stream()
                    .anyMatch(mention -> mention.to() == from && mention.text().matches("[aAoO]"));
            boolean single = words.is(i, Cue.WHICH)
                    && words.isSuperlative(i + 1)
                    && (words.textAt(i).matches("[ao] (que|q)")
                            || article && words.textAt(i).matches("que|q"));
            boolean which = words.textAt(i).matches("which (had|has)")
                    && all.get(0).text().matches("(?i)of|among|between");
            if (single || which) {
                Mention mention = words.get(i);
                words.remove(i);
                words.insert(i, new Mention(new Meaning.CueWord(Cue.WHICH, ""), mention.from(), mention.to(), "qual"));
            }
        }
    }

    /** "por cidade do shopping": the city is that of the malls, which is what a city is anyway. */
    private void placeMalls() {
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean place = words.dimensionAt(i)
                    .filter(dimension -> dimension.name().matches("city|state"))
                    .isPresent();
            boolean mall = words.dimensionAt(i + 1)
                    .filter(dimension -> dimension.name().matches("hub|store"))
                    .isPresent();
            boolean named = words.isValue(i + 2) || words.is(i + 2, Cue.ID) || words.isNumber(i + 2);
            int city = words.get(i).to();
            boolean ofMall = all.stream().anyMatch(mention -> mention.from() == city && mention.is(Cue.OF));
            if (place && mall && ofMall && !named && (words.is(i - 1, Cue.GROUP) || words.is(i - 1, Cue.AND))) {
                words.remove(i + 1);
            }
        }
    }

    /** "em qual cidade moram mais clientes": where they live, and not where they bought. */
    private void placeHomes() {
        boolean live = all.stream().anyMatch(mention -> Phrases.fold(mention.text())
                .matches("(moram?|residem?|vivem?|lives?|reside)( .*)?"));
        boolean people = words.all().stream().anyMatch(this::ofCustomers);
        for (int i = 0; i < words.size() && live && people; i++) {
            Optional<Dimension> home =
                    words.dimensionAt(i).map(each -> model.dimensions().get("customer_" + each.name()));
            if (home.isPresent()) {
                words.replace(i, new Meaning.DimensionWord(home.get(), words.pluralAt(i)), 1);
            }
        }
    }

    /** "os clientes de qual cidade": the city is theirs. */
    private void placeCustomers() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean customers = words.isCustomers(i);
            boolean active = words.isMeasure(i + 1, "active_customers");
            int next = words.is(i + 1, Cue.WHICH) ? i + 2 : i + 1;
            Optional<Dimension> place =
                    words.dimensionAt(next).map(each -> model.dimensions().get("customer_" + each.name()));
            Optional<Dimension> behind =
                    words.dimensionAt(i).map(each -> model.dimensions().get("customer_" + each.name()));
            boolean ofCustomers = words.isCustomers(i + 1);
            if (ofCustomers && behind.isPresent()) {
                words.replace(i, new Meaning.DimensionWord(behind.get(), words.pluralAt(i)), 2);
            } else if (active && behind.isPresent() && isOf(i) && !words.is(i - 1, Cue.WITH)) {
                words.replace(i, new Meaning.DimensionWord(behind.get(), words.pluralAt(i)), 1);
            } else if (customers && place.isPresent()) {
                words.replace(next, new Meaning.DimensionWord(place.get(), words.pluralAt(next)), 1);
            }
        }
    }

    /** "cidades dos clientes ativos", but not "cidades em clientes ativos". */
    private boolean isOf(int index) {
        int to = words.get(index).to();
        return words.get(index + 1).from() == to
                || all.stream().anyMatch(mention -> mention.from() == to && mention.is(Cue.OF));
    }
}
