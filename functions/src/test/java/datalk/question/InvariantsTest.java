package datalk.question;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.Http;
import datalk.Mall;
import datalk.execution.PipelineRunner;
import datalk.execution.ResultTable;
import datalk.pipeline.PipelineCompiler;
import datalk.plan.Filter;
import datalk.plan.MallPlans;
import datalk.plan.Share;
import datalk.plan.Summary;
import datalk.plan.Value;
import datalk.records.Samples;
import datalk.semantic.Dimension;
import datalk.semantic.Measure;
import datalk.semantic.SemanticModel;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold between answers, whatever is asked. The seed is the test's name. */
@MicronautTest
@Property(name = Mall.DATABASE, value = "invariants")
class InvariantsTest {
    private static final int PLANS = 60;
    private static final List<String> ADDITIVE = List.of(
            "order_count",
            "finished_orders",
            "revenue",
            "delivery_fees",
            "delivery_cost",
            "delivery_margin",
            "canceled_orders");

    @Inject
    EmbeddedServer server;

    @Inject
    PipelineRunner runner;

    @Inject
    SemanticModel model;

    private Http http;

    @BeforeEach
    void fill() {
        http = Mall.open(server);
    }

    private ResultTable run(Summary plan) {
        return runner.run(plan, new PipelineCompiler().compile(plan), LocalDateTime.parse(Mall.NOW));
    }

    private BigDecimal total(Summary plan) {
        return number(run(plan).rows().get(0));
    }

    private static BigDecimal number(List<Object> row) {
        return new BigDecimal(row.get(row.size() - 1).toString());
    }

    private BigDecimal sum(Summary plan) {
        return run(plan).rows().stream().map(InvariantsTest::number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Dimensions that every order has a value of: not every order has a customer. */
    private List<Dimension> partitions() {
        return model.dimensions().values().stream()
                .filter(each -> each.knownIn(model.source("orders")))
                .filter(each ->
                        !each.name().startsWith("customer") && !each.name().equals("order"))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    void partsSumToTheWhole(long seed) {
        MallPlans plans = new MallPlans(model, new Random(seed));
        for (String measure : ADDITIVE) {
            Summary whole = plans.narrowed(model.measure(measure));
            BigDecimal expected = total(whole);
            for (Dimension dimension : partitions()) {
                Summary parts = whole.withGroupings(List.of(dimension));

                assertThat(sum(parts)).as("%s", parts).isEqualByComparingTo(expected);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void filterAndItsOppositeMakeTheWhole(long seed) {
        MallPlans plans = new MallPlans(model, new Random(seed));
        Random random = new Random(seed);
        for (int i = 0; i < PLANS; i++) {
            Measure measure = model.measure(ADDITIVE.get(random.nextInt(ADDITIVE.size())));
            Summary whole = plans.narrowed(measure);
            Filter.OneOf part = plans.storeOrChannelFilter();
            Filter opposite = new Filter.OneOf(part.dimension(), part.values(), !part.negated());

            BigDecimal one = total(whole.with(part));
            BigDecimal other = total(whole.with(opposite));

            assertThat(one.add(other)).as("%s %s", whole, part).isEqualByComparingTo(total(whole));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32})
    void narrowerFilterGivesNoMore(long seed) {
        MallPlans plans = new MallPlans(model, new Random(seed));
        for (int i = 0; i < PLANS; i++) {
            Summary whole = plans.narrowed(model.measure(i % 2 == 0 ? "order_count" : "revenue"));
            Summary narrower = whole.with(plans.storeOrChannelFilter());

            assertThat(total(narrower)).as("%s", narrower).isLessThanOrEqualTo(total(whole));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0.01", "82.20", "1234.56", "99999.99"})
    void addingAnOrderMovesTheTotalByItsAmount(String amount) {
        Summary revenue = Summary.total(model.measure("revenue"));
        Summary ofStore = revenue.with(new Filter.OneOf(model.dimension("store"), List.of(Value.of(12L)), false));
        Summary elsewhere = revenue.with(new Filter.OneOf(model.dimension("store"), List.of(Value.of(12L)), true));
        BigDecimal before = total(revenue);
        BigDecimal beforeOfStore = total(ofStore);
        BigDecimal beforeElsewhere = total(elsewhere);

        String order = Samples.order(Samples.nextId(), 12, 1, 100).replace("82.2", amount);
        assertThat(http.post("/api/orders", order).statusCode()).isEqualTo(201);

        assertThat(total(revenue)).isEqualByComparingTo(before.add(new BigDecimal(amount)));
        assertThat(total(ofStore)).isEqualByComparingTo(beforeOfStore.add(new BigDecimal(amount)));
        assertThat(total(elsewhere)).isEqualByComparingTo(beforeElsewhere);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"store", "hub", "chain", "channel", "segment", "city", "state", "month", "weekday"})
    void sharesSumToOne(String dimension) {
        for (String measure : List.of("order_count", "revenue")) {
            var whole = Summary.total(model.measure(measure)).withGroupings(List.of(model.dimension(dimension)));
            var share = new Share(whole, Optional.empty());
            ResultTable table = runner.run(share, new PipelineCompiler().compile(share), LocalDateTime.parse(Mall.NOW));

            BigDecimal sum = table.rows().stream().map(InvariantsTest::number).reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(sum.subtract(BigDecimal.ONE).abs()).isLessThan(new BigDecimal("0.0001"));
        }
    }
}
