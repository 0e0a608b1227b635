package datalk.pipeline;

import datalk.plan.Summary;
import datalk.semantic.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a summary counts: the leaves of its measure and of its conditions, and what the measure's records may lack.
 *
 * @param sameValues whether all leaves count records of the same values: then only those are read
 */
record Measured(List<Leaf> leaves, List<Gap> gaps, boolean sameValues) {
    static Measured by(Summary plan) {
        List<Measure> measures = new ArrayList<>(List.of(plan.measure()));
        plan.having().forEach(having -> measures.add(having.measure()));
        List<Leaf> leaves = Leaf.of(measures);
        boolean sameValues = leaves.stream()
                .allMatch(leaf ->
                        leaf.counted().values().equals(leaves.get(0).counted().values()));
        return new Measured(leaves, Gap.of(plan.measure()), sameValues);
    }

    /** The values that all records have that are counted; none where the leaves count different ones. */
    Map<String, List<String>> sharedValues() {
        return sameValues ? leaves.get(0).counted().values() : Map.of();
    }

    /** What is still to be asked of a record that was read, but for one field that is asked elsewhere. */
    Leaf.Counted still(Leaf leaf, Optional<String> elsewhere) {
        List<String> required = leaf.counted().required().stream()
                .filter(field -> !elsewhere.equals(Optional.of(field)))
                .toList();
        return new Leaf.Counted(sameValues ? Map.of() : leaf.counted().values(), required);
    }

    /** 1 for a record that some part of the measure counts, else 0. */
    Object counted(Measure measure, Optional<String> elsewhere) {
        Object counts = 0;
        for (Leaf leaf : Leaf.of(List.of(measure))) {
            Leaf.Counted condition = still(leaf, elsewhere);
            boolean every = counts.equals(1) || condition.everything();
            counts = every ? 1 : addition(condition, counts);
        }
        return counts;
    }

    private static Object addition(Leaf.Counted condition, Object otherwise) {
        Object alone = Expressions.where(condition, 1, 0);
        return otherwise.equals(0) || otherwise.equals(alone) ? alone : Expressions.where(condition, 1, otherwise);
    }
}
