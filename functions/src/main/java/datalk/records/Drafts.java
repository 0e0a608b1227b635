package datalk.records;

import datalk.problem.FieldIssue;
import datalk.problem.TextKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the stored form of records, with everything that it copies from the records they refer to. */
@FunctionalInterface
public interface Drafts<R, E> {
    /** The stored form at version 0; empty, with the reasons added, if the record refers to what is not there. */
    Optional<E> draft(R record, List<FieldIssue> issues);

    /** Looks up what a field refers to and adds the reason if it is not there. An empty field refers to nothing. */
    static <T> @Nullable T refer(
            String field, String kind, @Nullable Long id, Map<Long, T> known, List<FieldIssue> issues) {
        if (id != null && !known.containsKey(id)) {
            issues.add(new FieldIssue(
                    field, "reason.unknown-reference", Map.of("kind", new TextKey("kind." + kind), "value", id)));
        }
        return id == null ? null : known.get(id);
    }
}
