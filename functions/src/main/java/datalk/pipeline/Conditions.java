package datalk.pipeline;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that must all hold, in one document as far as one can hold them: {@code {day: {$gte: a, $lt: b}, hub: 1}}.
 *
 * <p>An index is found as well in nested {@code $and}s, but every record that is looked at walks through them.
 */
final class Conditions {
    private static final Document PRESENT = new Document("$ne", null);

    private final Document together = new Document();
    private final List<Bson> others = new ArrayList<>();

    /** A field has the value or, where that is a document, passes its operators. */
    Conditions add(String field, @Nullable Object asked) {
        Object known = together.get(field);
        if (!together.containsKey(field)) {
            together.append(field, asked);
        } else if (known instanceof Document operators && asked instanceof Document more && differ(operators, more)) {
            Document both = new Document(operators);
            both.putAll(more);
            together.append(field, both);
        } else if (!implies(known, asked)) {
            others.add(new Document(field, asked));
        }
        return this;
    }

    private static boolean differ(Document operators, Document more) {
        return Collections.disjoint(operators.keySet(), more.keySet());
    }

    private static boolean implies(@Nullable Object known, @Nullable Object asked) {
        boolean same = known == null ? asked == null : known.equals(asked);
        return same || known != null && !(known instanceof Document) && PRESENT.equals(asked);
    }

    /** A field is there. */
    Conditions present(String field) {
        return add(field, PRESENT);
    }

    /** One of several conditions holds. */
    Conditions any(List<Bson> alternatives) {
        return add("$or", alternatives);
    }

    boolean isEmpty() {
        return together.isEmpty();
    }

    /** All of them; {@code {}} for none. */
    Bson build() {
        if (others.isEmpty()) {
            return together;
        }
        List<Bson> all = new ArrayList<>(others);
        all.add(0, together);
        return Filters.and(all);
    }
}
