package datalk.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import datalk.records.channel.StoredChannel;
import datalk.records.customer.StoredCustomer;
import datalk.records.hub.StoredHub;
import datalk.records.order.StoredOrder;
import datalk.records.store.StoredStore;
import io.micronaut.data.annotation.MappedEntity;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The model inside the application. */
class SemanticModelTest {
    private static final SemanticModel MODEL = SemanticModelLoader.load(Optional.empty());

    /** What the database holds, by source. */
    private static final Map<String, Class<?>> STORED = Map.of(
            "orders", StoredOrder.class,
            "stores", StoredStore.class,
            "hubs", StoredHub.class,
            "channels", StoredChannel.class,
            "customers", StoredCustomer.class);

    private static Set<String> words(Word.Kind kind, String name, Language language) {
        return MODEL.words().stream()
                .filter(word -> word.kind() == kind && word.language() == language)
                .filter(word -> word.name().equals(name))
                .flatMap(word -> Phrases.expand(word.pattern()).stream())
                .map(phrase -> String.join(" ", phrase))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            textBlock =
                    """
                    order_count,          numero de pedidos,         number of orders
                    finished_orders,      numero de vendas,          number of sales
                    revenue,              faturamento,               revenue
                    average_ticket,       ticket medio,              average order value
                    delivery_fees,        taxas de entrega cobradas, delivery fees
                    delivery_cost,        custo de entrega,          delivery cost
                    delivery_margin,      margem de entrega,         delivery margin
                    canceled_orders,      cancelamentos,             cancellations
                    cancellation_rate,    taxa de cancelamento,      cancellation rate
                    cycle_time,           tempo de ciclo,            cycle time
                    production_time,      tempo de preparo,          preparation time
                    transit_time,         tempo de deslocamento,     transit time
                    active_stores,        lojas ativas,              stores that sold
                    active_customers,     clientes que compraram,    customers who bought
                    revenue_per_customer, receita por cliente ativo, revenue per active customer
                    new_customers,        clientes novos,            new customers
                    plan_revenue,         receita de planos,         plan revenue
                    """)
    void measureHasItsWords(String measure, String portuguese, String english) {
        assertThat(words(Word.Kind.MEASURE, measure, Language.PT)).contains(portuguese);
        assertThat(words(Word.Kind.MEASURE, measure, Language.EN)).contains(english);
        assertThat(MODEL.measure(measure).label().pt()).isNotBlank();
        assertThat(MODEL.measure(measure).label().en()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"store_count,stores", "customer_count,customers", "hub_count,hubs", "channel_count,channels"})
    void registersAreCounted(String measure, String source) {
        assertThat(MODEL.measure(measure).aggregate()).isEqualTo(Aggregate.COUNT);
        assertThat(MODEL.measure(measure).source()).isEqualTo(MODEL.source(source));
        assertThat(MODEL.measure(measure).conditions()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            textBlock =
                    """
                    store,          loja,              store
                    chain,          rede,              chain
                    chain,          marca,             brand
                    segment,        segmento,          segment
                    hub,            shopping,          mall
                    city,           cidade,            city
                    state,          estado,            state
                    channel,        canal,             channel
                    channel_type,   tipo de canal,     channel type
                    status,         status,            status
                    customer,       cliente,           customer
                    customer_tier,  categoria,         tier
                    customer_city,  cidade do cliente, customer city
                    customer_state, estado do cliente, customer state
                    day,            dia,               day
                    week,           semana,            week
                    month,          mes,               month
                    quarter,        trimestre,         quarter
                    year,           ano,               year
                    weekday,        dia da semana,     day of the week
                    hour,           hora,              hour
                    """)
    void dimensionHasItsWords(String dimension, String portuguese, String english) {
        assertThat(words(Word.Kind.DIMENSION, dimension, Language.PT)).contains(portuguese);
        assertThat(words(Word.Kind.DIMENSION, dimension, Language.EN)).contains(english);
    }

    @ParameterizedTest(name = "{0} {1}: {2}, {3}")
    @CsvSource(
            textBlock =
                    """
                    segment,       FOOD,        alimentacao,   food
                    segment,       FOOD,        restaurantes,  restaurants
                    segment,       GOOD,        varejo,        retail
                    channel_type,  MARKETPLACE, marketplace,   marketplace
                    channel_type,  OWN CHANNEL, canal proprio, own channel
                    status,        FINISHED,    concluidos,    completed
                    status,        CANCELED,    cancelados,    cancelled
                    customer_tier, GOLD,        ouro,          gold
                    customer_tier, SILVER,      prata,         silver
                    customer_tier, BRONZE,      bronze,        bronze
                    weekday,       6-7,         fim de semana, weekend
                    hour,          0-5,         madrugada,     dawn
                    hour,          6-11,        manha,         morning
                    hour,          12-17,       tarde,         afternoon
                    hour,          18-23,       noite,         evening
                    """)
    void valueHasItsWords(String dimension, String value, String portuguese, String english) {
        assertThat(valueWords(dimension, value, Language.PT)).contains(portuguese);
        assertThat(valueWords(dimension, value, Language.EN)).contains(english);
    }

    private static Set<String> valueWords(String dimension, String value, Language language) {
        return MODEL.words().stream()
                .filter(word -> word.kind() == Word.Kind.VALUE && word.language() == language)
                .filter(word -> word.name().equals(dimension) && word.value().equals(value))
                .flatMap(word -> Phrases.expand(word.pattern()).stream())
                .map(phrase -> String.join(" ", phrase))
                .collect(Collectors.toSet());
    }

    @Test
    void everyWordNamesAnEntry() {
        for (Word word : MODEL.words()) {
            switch (word.kind()) {
                case MEASURE -> assertThat(MODEL.measures()).containsKey(word.name());
                case FIELD -> assertThat(MODEL.fields()).containsKey(word.name());
                case DIMENSION, VALUE -> assertThat(MODEL.dimensions()).containsKey(word.name());
            }
        }
    }

    /** No name and no e-mail of a customer can be reached: the model does not know the fields. */
    @Test
    void personalDataAreNoWords() {
        assertThat(columns().map(arguments -> arguments.get()[2]))
                .isNotEmpty()
                .doesNotContain("customer_name", "customer_email");
    }

    /** Every column that the model names: who names it, in which source, which column. */
    static Stream<Arguments> columns() {
        Stream<Arguments> fields = MODEL.fields().values().stream().flatMap(field -> field.columns().entrySet().stream()
                .map(column -> Arguments.of(field.name(), column.getKey(), column.getValue())));
        Stream<Arguments> keys = MODEL.dimensions().values().stream().flatMap(dimension -> Stream.concat(
                        dimension.keys().entrySet().stream(), dimension.names().entrySet().stream())
                .map(column -> Arguments.of(dimension.name(), column.getKey(), column.getValue())));
        Stream<Arguments> times = MODEL.sources().values().stream().flatMap(source -> source.timeField().stream()
                .map(column -> Arguments.of("time of " + source.name(), source.name(), column)));
        Stream<Arguments> conditions = MODEL.measures().values().stream().flatMap(measure -> Stream.of(
                        measure.conditions().keySet().stream(),
                        measure.required().stream(),
                        measure.distinctField().stream())
                .flatMap(columns -> columns)
                .map(column -> Arguments.of(measure.name(), measure.source().name(), column)));
        return Stream.of(fields, keys, times, conditions).flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}: {1}.{2}")
    @MethodSource("columns")
    void columnIsAFieldOfTheStoredRecord(String entry, String source, String column) {
        Set<String> stored = Arrays.stream(STORED.get(source).getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.equals("id") ? "_id" : name)
                .collect(Collectors.toSet());

        assertThat(stored).contains(column);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void sourceIsTheCollectionOfTheStoredRecord(String source) {
        MappedEntity mapping = STORED.get(source).getAnnotation(MappedEntity.class);

        assertThat(MODEL.source(source).collection()).isEqualTo(mapping.value());
    }

    static Stream<String> sources() {
        return MODEL.sources().keySet().stream();
    }

    /** Cents where the model says money, and nowhere else. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void moneyIsKeptInCents(String field) {
        boolean money = MODEL.field(field).unit() == Unit.BRL;

        assertThat(MODEL.field(field).columns().values())
                .allMatch(column -> column.endsWith("_cents") == money, "ends with _cents: " + money);
    }

    static Stream<String> fields() {
        return MODEL.fields().keySet().stream();
    }

    @Test
    void getsNothingThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.measure("profit"))
                .withMessageContaining("profit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.dimension("weather"))
                .withMessageContaining("weather");
    }
}
