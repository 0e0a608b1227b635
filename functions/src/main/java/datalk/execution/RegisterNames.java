package datalk.execution;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import datalk.grounding.ValueLookup;
import datalk.pipeline.AggregationPipeline;
import datalk.plan.Value;
import datalk.semantic.Dimension;
import datalk.semantic.SemanticModel;
import datalk.semantic.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The names in the registers, kept until a register changes.
 *
 * <p>Whoever writes to a register counts {@code register_versions} up; one small read a question tells whether the
 * names kept here are still true, on every instance. Safe for many threads.
 */
public final class RegisterNames implements ValueLookup {
    private static final String VERSIONS = "register_versions";

    private final SemanticModel model;
    private final ReadOnlyDatabase database;
    private volatile Names names;

    public RegisterNames(SemanticModel model, ReadOnlyDatabase database) {
        this.model = model;
        this.database = database;
    }

    @Override
    public Names names() {
        String version = version();
        Names kept = names;
        if (kept == null || !kept.version().equals(version)) {
            kept = new Names(read(), version);
            names = kept;
        }
        return kept;
    }

    private String version() {
        List<BsonDocument> versions =
                database.aggregate(pipeline(VERSIONS, Aggregates.match(Filters.empty()), Aggregates.limit(1)));
        return versions.isEmpty() ? "0" : versions.get(0).get("version").toString();
    }

    @Override
    public Optional<Value> findRecord(String dimension, long id) {
        Dimension entity = model.dimension(dimension);
        return model.findRegister(entity).flatMap(register -> {
            NameField fields = new NameField(entity, register);
            List<BsonDocument> found = database.aggregate(pipeline(
                    register.collection(),
                    Aggregates.match(Filters.eq("_id", id)),
                    Aggregates.project(fields.projection())));
            return found.stream().findFirst().map(row -> new Value(id, fields.label(row, id)));
        });
    }

    /** Which field of a register shows what a record is called; customers are called by their number only. */
    private record NameField(Dimension entity, Source register) {
        Optional<String> name() {
            return Optional.ofNullable(entity.names().get(register.name()));
        }

        Bson projection() {
            return Projections.include(name().orElse("_id"));
        }

        String label(BsonDocument row, long id) {
            return name().map(field -> Cells.plain(row, field))
                    .map(String::valueOf)
                    .map(text -> text + " (" + id + ")")
                    .orElse(String.valueOf(id));
        }
    }

    private Map<String, List<Value>> read() {
        Map<String, List<Value>> values = new LinkedHashMap<>();
        for (Dimension dimension : model.dimensions().values()) {
            boolean named = dimension.kind() == Dimension.Kind.ENTITY
                    && dimension.nameColumn().isPresent();
            if (named && !dimension.name().equals("store")) {
                model.findRegister(dimension)
                        .ifPresent(register -> values.put(dimension.name(), records(dimension, register)));
            } else if (dimension.kind() == Dimension.Kind.VALUE
                    && !model.valueLabels().containsKey(dimension.name())) {
                values.put(dimension.name(), distinct(dimension));
            }
        }
        return values;
    }

    private List<Value> records(Dimension dimension, Source register) {
        String name = dimension.names().get(register.name());
        return database
                .aggregate(pipeline(register.collection(), Aggregates.project(Projections.include(name))))
                .stream()
                .map(row -> new Value(row.get("_id").asNumber().longValue(), String.valueOf(Cells.plain(row, name))))
                .toList();
    }

    /** The different values of a dimension in the registers that know it. */
    private List<Value> distinct(Dimension dimension) {
        List<Value> values = new ArrayList<>();
        dimension.keys().forEach((source, field) -> {
            if (!source.equals("orders")) {
                String collection = model.source(source).collection();
                database
                        .aggregate(pipeline(collection, Aggregates.group("$" + field, Accumulators.sum("n", 1))))
                        .stream()
                        .map(row -> Cells.plain(row, "_id"))
                        .filter(value -> value != null)
                        .map(Value::of)
                        .filter(value -> !values.contains(value))
                        .forEach(values::add);
            }
        });
        return values;
    }

    private static AggregationPipeline pipeline(String collection, Bson... stages) {
        return new AggregationPipeline(
                collection,
                Arrays.stream(stages)
                        .map(stage ->
                                stage.toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry()))
                        .toList());
    }
}
