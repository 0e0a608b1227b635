package datalk.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import datalk.records.Indexes.Index;
import datalk.records.channel.ChannelService;
import datalk.records.customer.CustomerService;
import datalk.records.hub.HubService;
import datalk.records.order.OrderService;
import datalk.records.store.StoreService;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@MicronautTest(startApplication = false)
@Property(name = "datalk.indexes.create", value = "true")
class IndexesTest {
    @Inject
    ApplicationContext context;

    @Inject
    RecordDatabase database;

    @Inject
    IndexCreator creator;

    /** It does so at start, but beside it. */
    @BeforeEach
    void create() {
        creator.create();
    }

    static Stream<Class<? extends RecordService<?, ?>>> services() {
        return Stream.of(
                HubService.class, StoreService.class, ChannelService.class, CustomerService.class, OrderService.class);
    }

    @ParameterizedTest
    @MethodSource("services")
    void serveEveryFilterAndSortOfAList(Class<? extends RecordService<?, ?>> service) {
        RecordKind<?, ?> kind = context.getBean(service).kind();

        for (Map<String, Integer> needed : neededFor(kind)) {
            assertThat(Indexes.all()).as(kind.collection() + needed).anyMatch(index -> serves(index, kind, needed));
        }
    }

    @Test
    void serveEveryReference() {
        for (Reference reference : Reference.ALL) {
            assertThat(Indexes.all())
                    .as(reference.toString())
                    .anyMatch(index -> index.collection().equals(reference.from())
                            && index.keys().keySet().iterator().next().equals(reference.field()));
        }
    }

    @Test
    void areMadeByTheStepThatAsksForThem() {
        for (Index index : Indexes.all()) {
            List<Document> there =
                    database.collection(index.collection()).listIndexes().into(new ArrayList<>());

            assertThat(there)
                    .extracting(made -> made.get("key", Document.class).toJson())
                    .contains(new Document(index.keys()).toJson());
        }
    }

    @Test
    void removeWhatIsKeptForAWhile() {
        for (Indexes.Expiring index : Indexes.expiring(false)) {
            List<Document> there =
                    database.collection(index.collection()).listIndexes().into(new ArrayList<>());

            assertThat(there)
                    .filteredOn(made -> made.get("key", Document.class).containsKey("expires_at"))
                    .singleElement()
                    .satisfies(made -> assertThat(
                                    made.get("expireAfterSeconds", Number.class).longValue())
                            .isZero());
        }
    }

    /** Cosmos DB takes a time to live on its own field of the last change, and only there. */
    @Test
    void removeItFromCosmosByItsOwnField() {
        assertThat(Indexes.expiring(true))
                .extracting(Indexes.Expiring::collection, Indexes.Expiring::field)
                .containsExactly(tuple("conversations", "_ts"), tuple("answers", "_ts"), tuple("feedback", "_ts"));
        assertThat(Indexes.expiring(true)).allMatch(index -> index.seconds() > 0);
    }

    @Test
    void areDeclaredOnce() {
        assertThat(Indexes.all()).extracting(Index::toString).doesNotHaveDuplicates();
    }

    /** The sort alone, and each filter followed by the sort. */
    private static List<Map<String, Integer>> neededFor(RecordKind<?, ?> kind) {
        Map<String, Integer> sort = kind.order().keys();
        List<Map<String, Integer>> needed = new ArrayList<>(List.of(sort));
        for (ListFilter filter : kind.filters()) {
            Map<String, Integer> keys = new LinkedHashMap<>();
            if (!sort.containsKey(filter.field())) {
                keys.put(filter.field(), 1);
            }
            keys.putAll(sort);
            needed.add(keys);
        }
        return needed;
    }

    private static boolean serves(Index index, RecordKind<?, ?> kind, Map<String, Integer> needed) {
        boolean always = needed.equals(Map.of("_id", 1));
        return always
                || index.collection().equals(kind.collection())
                        && List.copyOf(index.keys().entrySet()).equals(List.copyOf(needed.entrySet()));
    }
}
