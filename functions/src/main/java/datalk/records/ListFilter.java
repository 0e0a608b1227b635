package datalk.records;

import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.function.BiFunction;
import org.bson.conversions.Bson;

/**
 * A query parameter that narrows a list.
 *
 * @param names the parameter, first the one that is documented
 * @param field of the stored documents
 * @param kind how the parameter's text is read
 * @param condition what the field has to be to the value
 */
public record ListFilter(List<String> names, String field, FieldKind kind, BiFunction<String, Object, Bson> condition) {
    public ListFilter {
        names = List.copyOf(names);
    }

    /** Equality with a field, by the field's own name or by a shorter one. */
    public static ListFilter equal(FieldKind kind, String field, String... shorterNames) {
        List<String> names = new java.util.ArrayList<>(List.of(shorterNames));
        names.add(field);
        return new ListFilter(names, field, kind, Filters::eq);
    }

    /** Moments at or after the parameter's. */
    public static ListFilter from(String name, String field) {
        return new ListFilter(List.of(name), field, FieldKind.MOMENT, Filters::gte);
    }

    /** Moments before the parameter's: ranges are half-open, {@code [from, to)}. */
    public static ListFilter to(String name, String field) {
        return new ListFilter(List.of(name), field, FieldKind.MOMENT, Filters::lt);
    }
}
