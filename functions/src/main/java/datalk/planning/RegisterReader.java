package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.plan.Bounds;
import datalk.plan.Having;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.NumericField;
import datalk.semantic.SemanticModel;
import datalk.semantic.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads questions about registers: counts, lists, and what one record says. */
final class RegisterReader {
    private final SemanticModel model;
    private final Words words;
    private final Subjects subjects;
    private final List<FilterReader.Named> named;
    private final FollowUp followUp;

    RegisterReader(
            SemanticModel model, Words words, Subjects subjects, List<FilterReader.Named> named, FollowUp followUp) {
        this.model = model;
        this.words = words;
        this.subjects = subjects;
        this.named = named;
        this.followUp = followUp;
    }

    void read(PlanDraft draft) {
        words.useAll(Cue.REGISTERED);
        Optional<FilterReader.Named> record = namedRecord();
        Optional<Subjects.Subject> subject = subjects.subject();
        boolean counted = subject.filter(Subjects.Subject::counted).isPresent();
        boolean spread = !draft.groupings.isEmpty() || words.has(Cue.SPLIT) && spreadOverValues(draft);
        boolean carrier = followUp.leans()
                && subject.filter(each -> !each.asked() && !each.counted())
                        .filter(each -> each.dimension().kind() == Dimension.Kind.ENTITY)
                        .isPresent();
        if (followUp.isBare() || followUp.isFragment() || carrier) {
            subject.ifPresent(each -> words.use(each.index()));
            return;
        }
        if (counted || spread && subject.isPresent()) {
            count(draft, subject.get());
        } else if (subject.filter(each -> isSpread(each, draft)).isPresent()) {
            spread(draft, subject.get());
        } else if (record.isPresent() && (subject.isEmpty() || isAttribute(subject.get(), record.get()))) {
            subject.ifPresent(this::refuseNounAlone);
            lookUp(draft, record.get());
            subject.ifPresent(each -> refuseRelated(each, draft));
        } else if (subject.isPresent() && followUp.leans() && !subject.get().asked() && followUp.previousMeasured()) {
            group(draft, subject.get());
        } else if (subject.isPresent() && subject.get().dimension().kind() == Dimension.Kind.ENTITY) {
            refuseNounAlone(subject.get());
            list(draft, subject.get());
        } else if (!followUp.isEdit(draft)) {
            throw new PlanningException(Issue.of(Reason.MISSING_MEASURE));
        } else {
            subject.filter(each -> each.dimension().kind() != Dimension.Kind.GRAIN)
                    .ifPresent(each -> {
                        words.use(each.index());
                        draft.groupings.add(each.dimension());
                    });
        }
    }

    /** "e canal?", but not "e o ano todo?" */
    private void group(PlanDraft draft, Subjects.Subject subject) {
        if (subject.dimension().isTime()) {
            throw new PlanningException(
                    Issue.of(Reason.NOT_UNDERSTOOD, words.get(subject.index()).text()));
        }
        words.use(subject.index());
        draft.groupings.add(subject.dimension());
    }

    /** "lojas da rede da loja 12": others than the one that is named. */
    private void refuseRelated(Subjects.Subject subject, PlanDraft draft) {
        boolean same = draft.subject.filter(subject.dimension()::equals).isPresent();
        if (same
                && subject.plural()
                && !draft.attributes.isEmpty()
                && words.dimensionAt(subject.index() + 1).isPresent()) {
            throw PlanningException.unsupported(words.get(subject.index()).text());
        }
    }

    /** "clientes ouro", "qual shopping?" behind a number: a list of them, or the number for them. */
    private void refuseNounAlone(Subjects.Subject subject) {
        boolean asked = subject.asked() && words.size() > 2;
        boolean whose = words.unused(Meaning.FieldWord.class).size()
                        + words.unused(Meaning.DimensionWord.class).size()
                > 1;
        if (followUp.previousMeasured() && !asked && !whose && !words.has(Cue.REGISTERED)) {
            throw new PlanningException(
                    Issue.of(Reason.NOT_UNDERSTOOD, words.get(subject.index()).text()));
        }
    }

    /** "quais shoppings têm lojas da rede X", "que marcas há no Aurora": the values that stores or customers have. */
    private boolean isSpread(Subjects.Subject subject, PlanDraft draft) {
        Dimension asked = subject.dimension();
        Optional<Source> own = asked.kind() == Dimension.Kind.ENTITY ? model.findRegister(asked) : Optional.empty();
        boolean others = registered(subject).isPresent()
                || own.isEmpty()
                || named.stream()
                        .anyMatch(each -> !each.filter().dimension().knownIn(own.get())
                                && each.filter().dimension().knownIn(model.source("stores")));
        boolean register = asked.knownIn(counting(subject).source());
        boolean topic = subject.index() == 0 && (words.is(1, Cue.WHICH) || words.is(1, Cue.WITH));
        return (subject.asked() || topic)
                && subject.plural()
                && others
                && register
                && !asked.isTime()
                && draft.groupings.isEmpty()
                && !followUp.leans();
    }

    /** The stores or customers that a question names beside what it asks for. */
    private Optional<Integer> registered(Subjects.Subject subject) {
        return words.unused(Meaning.DimensionWord.class).stream()
                .filter(i -> !words.dimensionAt(i).orElseThrow().equals(subject.dimension()))
                .filter(i -> words.dimensionAt(i).orElseThrow().name().matches("store|customer|chain"))
                .findFirst();
    }

    private Measure counting(Subjects.Subject subject) {
        boolean customers = subject.dimension().name().startsWith("customer_")
                || registered(subject)
                        .flatMap(words::dimensionAt)
                        .filter(each -> each.name().equals("customer"))
                        .isPresent();
        return model.measure(customers ? "customer_count" : "store_count");
    }

    private void spread(PlanDraft draft, Subjects.Subject subject) {
        draft.measure = Optional.of(counting(subject));
        draft.groupings.add(subject.dimension());
        words.use(subject.index());
        registered(subject).ifPresent(words::use);
    }

    /** "se dividem entre bronze, prata e ouro" */
    private boolean spreadOverValues(PlanDraft draft) {
        List<Dimension> several = named.stream()
                .map(each -> each.filter().dimension())
                .filter(dimension -> named.stream()
                                .filter(other -> other.filter().dimension().equals(dimension))
                                .count()
                        > 1)
                .distinct()
                .toList();
        several.stream()
                .filter(dimension -> !draft.groupings.contains(dimension))
                .forEach(draft.groupings::add);
        return !several.isEmpty();
    }

    private void count(PlanDraft draft, Subjects.Subject subject) {
        Optional<Measure> count =
                new Statistics(model).countOf(subject.dimension().name());
        words.use(subject.index());
        Measure stores = model.measure("store_count");
        if (count.isEmpty()
                && subject.dimension().knownIn(stores.source())
                && draft.groupings.isEmpty()
                && !subject.dimension().isTime()) {
            draft.measure = Optional.of(stores); // "quantas redes existem"
            draft.groupings.add(subject.dimension());
            draft.having.add(new Having(stores, Bounds.above(BigDecimal.ZERO)));
            draft.shape = Shape.GROUP_COUNT;
            return;
        }
        if (count.isEmpty()) {
            throw PlanningException.unsupported(subject.dimension().label());
        }
        draft.subject = Optional.of(subject.dimension());
        draft.measure = count;
    }

    /** A store, mall, channel or customer that the question names. */
    private Optional<FilterReader.Named> namedRecord() {
        return named.stream()
                .filter(each -> entityOf(each.filter().dimension()).isPresent())
                .filter(each -> !each.filter().negated())
                .findFirst();
    }

    private Optional<Dimension> entityOf(Dimension dimension) {
        return dimension.name().equals("chain")
                ? Optional.of(model.dimension("store"))
                : Optional.of(dimension).filter(any -> any.kind() == Dimension.Kind.ENTITY);
    }

    /** The mall of a store is asked of the store; the stores of a mall are a list. */
    private boolean isAttribute(Subjects.Subject subject, FilterReader.Named record) {
        Dimension entity = entityOf(record.filter().dimension()).orElseThrow();
        return !subject.plural()
                        && ofCustomers(entity, subject.dimension()).knownIn(register(entity))
                        && !subject.dimension().equals(entity)
                || subject.dimension().equals(entity);
    }

    private Source register(Dimension entity) {
        return model.findRegister(entity).orElseThrow(() -> PlanningException.unsupported(entity.label()));
    }

    private void lookUp(PlanDraft draft, FilterReader.Named record) {
        Dimension entity = entityOf(record.filter().dimension()).orElseThrow();
        draft.shape = Shape.LISTING;
        draft.subject = Optional.of(entity);
        attributes(draft, entity);
        if (draft.attributes.isEmpty() && draft.numbers.isEmpty()) {
            allAttributes(draft, entity);
        }
    }

    private void attributes(PlanDraft draft, Dimension entity) {
        for (int index : words.unused(Meaning.DimensionWord.class)) {
            Dimension dimension =
                    words.at(index, Meaning.DimensionWord.class).orElseThrow().dimension();
            words.use(index);
            if (dimension.name().equals("day") && entity.name().equals("customer")) {
                draft.attributes.add(model.dimension("customer_since")); // "em que data entrou o cliente 314"
            } else if (!dimension.equals(entity) && !draft.attributes.contains(ofCustomers(entity, dimension))) {
                draft.attributes.add(ofCustomers(entity, dimension));
            }
        }
        for (int index : words.unused(Meaning.FieldWord.class)) {
            NumericField field =
                    words.at(index, Meaning.FieldWord.class).orElseThrow().field();
            words.use(index);
            draft.numbers.add(field);
            if (field.name().equals("store_latitude") && model.fields().containsKey("store_longitude")) {
                draft.numbers.add(model.fields().get("store_longitude"));
            }
        }
        if (words.find(Cue.AGE) >= 0) {
            words.useAll(Cue.AGE);
            draft.numbers.add(model.field("customer_birth_year"));
        }
    }

    private Dimension ofCustomers(Dimension entity, Dimension dimension) {
        return entity.name().equals("customer") && model.dimensions().containsKey("customer_" + dimension.name())
                ? model.dimension("customer_" + dimension.name())
                : dimension;
    }

    private void allAttributes(PlanDraft draft, Dimension entity) {
        var register = register(entity);
        model.dimensions().values().stream()
                .filter(dimension -> dimension.knownIn(register) && !dimension.isTime())
                .filter(dimension ->
                        !dimension.equals(entity) && !dimension.name().equals("chain"))
                .forEach(draft.attributes::add);
        model.fields().values().stream()
                .filter(field -> field.columns().containsKey(register.name()))
                .forEach(draft.numbers::add);
    }

    private void list(PlanDraft draft, Subjects.Subject subject) {
        draft.shape = Shape.LISTING;
        draft.subject = Optional.of(subject.dimension());
        words.use(subject.index());
        attributes(draft, subject.dimension());
    }
}
