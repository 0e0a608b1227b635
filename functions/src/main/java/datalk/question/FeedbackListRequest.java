package datalk.question;

import com.mongodb.client.model.Filters;
import datalk.problem.FieldIssue;
import datalk.problem.InvalidFieldsException;
import io.micronaut.http.HttpParameters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/**
 * Which page of the feedback is asked for, newest first. Pages begin behind an entry, not behind a number of entries.
 *
 * @param after the place that the last page ended at
 */
record FeedbackListRequest(Optional<String> rating, int limit, Optional<Place> after) {
    private static final int MOST = 500;
    private static final int USUAL = 50;
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

    /** Where an entry stands in the list. */
    record Place(String moment, String id) {
        private static final Pattern TEXT =
                Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z)\\|([0-9a-f-]{36})");

        static Place of(Feedback last) {
            return new Place(last.rated_at(), last.id());
        }

        /** An opaque name for it. */
        String cursor() {
            byte[] text = (moment + "|" + id).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
        }

        static Optional<Place> read(String cursor) {
            try {
                var match = TEXT.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
                return match.matches() ? Optional.of(new Place(match.group(1), match.group(2))) : Optional.empty();
            } catch (IllegalArgumentException notOurs) {
                return Optional.empty();
            }
        }
    }

    /** Reads the query parameters; names every one that is unknown or wrong. */
    static FeedbackListRequest read(HttpParameters parameters) {
        List<FieldIssue> issues = new ArrayList<>();
        Optional<String> rating = Optional.empty();
        int limit = USUAL;
        Optional<Place> after = Optional.empty();
        for (String name : parameters.names()) {
            String text = String.join(",", parameters.getAll(name)); // the door splits values at commas
            switch (name) {
                case "rating" -> rating = rating(text, issues);
                case "limit" -> limit = limit(text, issues);
                case "after" -> after = after(text, issues);
                default -> issues.add(new FieldIssue(name, "reason.unknown-parameter"));
            }
        }
        if (!issues.isEmpty()) {
            throw InvalidFieldsException.parameters(issues);
        }
        return new FeedbackListRequest(rating, limit, after);
    }

    private static Optional<String> rating(String text, List<FieldIssue> issues) {
        if (!FeedbackRequest.RATINGS.contains(text)) {
            issues.add(new FieldIssue("rating", "reason.rating"));
        }
        return Optional.of(text);
    }

    private static int limit(String text, List<FieldIssue> issues) {
        int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            issues.add(new FieldIssue("limit", "reason.limit"));
        }
        return limit;
    }

    private static Optional<Place> after(String text, List<FieldIssue> issues) {
        Optional<Place> place = Place.read(text);
        if (place.isEmpty()) {
            issues.add(new FieldIssue("after", "reason.cursor"));
        }
        return place;
    }

    /** The condition for what the page may hold: nothing whose time is over, though it may not be removed yet. */
    Bson filter(Instant now) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(Filters.gt("expires_at", now));
        rating.ifPresent(wanted -> conditions.add(Filters.eq("rating", wanted)));
        after.ifPresent(place -> conditions.add(Filters.and(
                Filters.lte("rated_at", place.moment()),
                Filters.or(Filters.lt("rated_at", place.moment()), Filters.lt("_id", place.id())))));
        return Filters.and(conditions);
    }
}
