package datalk.execution;

import static datalk.plan.Plans.APRIL;
import static datalk.plan.Plans.MARCH;
import static datalk.plan.Plans.by;
import static org.assertj.core.api.Assertions.assertThat;

import datalk.plan.PeriodComparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

class PeriodFinisherTest {
    private static final PeriodComparison PLAN = new PeriodComparison(
            by("order_count", "store"), List.of(MARCH, APRIL), PeriodComparison.Outcome.ROWS, Optional.empty());

    private static ResultTable table(int stores) {
        return new PeriodFinisher(PLAN, Collections.nCopies(2, groups(stores))).table();
    }

    private static List<BsonDocument> groups(int stores) {
        return IntStream.range(0, stores)
                .mapToObj(store -> new BsonDocument("k0", new BsonInt32(store))
                        .append("v", new BsonInt32(1))
                        .append("c", new BsonInt32(1)))
                .toList();
    }

    @Test
    void listsAThousandRowsOfGroupsAndPeriods() {
        assertThat(table(500).rows()).hasSize(1000);
        assertThat(table(500).truncated()).isFalse();
    }

    @Test
    void groupsThatChangedAlikeStandInTheOrderOfTheirKeys() {
        PeriodComparison change = new PeriodComparison(
                PLAN.summary(), PLAN.periods(), PeriodComparison.Outcome.DIFFERENCE, Optional.empty());

        ResultTable table = new PeriodFinisher(change, Collections.nCopies(2, groups(12))).table();

        assertThat(table.rows()).extracting(row -> row.get(0)).isSorted();
    }

    /** The database groups in no order. */
    @Test
    void groupsOfEachPeriodStandInTheOrderOfTheirKeys() {
        List<BsonDocument> shuffled = new ArrayList<>(groups(12));
        Collections.shuffle(shuffled, new Random(7));

        ResultTable table = new PeriodFinisher(PLAN, Collections.nCopies(2, shuffled)).table();

        assertThat(table.rows()).hasSize(24).extracting(row -> row.get(0)).isSorted();
    }

    @Test
    void saysThatThereAreMore() {
        assertThat(table(501).rows()).hasSize(1000);
        assertThat(table(501).truncated()).isTrue();
    }
}
