package datalk.planning;

import datalk.grounding.Cue;
import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refuses, before anything else is read, what Datalk does not do whatever the rest of the question says. */
final class ScopeGuard {
    private static final Map<Cue, Reason> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put(Cue.INJECTION, Reason.PROMPT_INJECTION);
        REFUSED.put(Cue.OPINION, Reason.OPINION);
        REFUSED.put(Cue.WRITE, Reason.WRITE_REQUEST);
        REFUSED.put(Cue.PERSONAL, Reason.PERSONAL_DATA);
        REFUSED.put(Cue.CAUSE, Reason.CAUSE);
        REFUSED.put(Cue.FORECAST, Reason.FORECAST);
    }

    private ScopeGuard() {}

    static void check(Words words) {
        REFUSED.forEach((cue, reason) -> {
            for (Mention mention : words.all()) {
                if (mention.is(cue)) {
                    throw new PlanningException(Issue.of(reason, mention.text()));
                }
            }
        });
        for (Mention mention : words.all()) {
            mention.as(Meaning.CueWord.class)
                    .filter(word -> word.cue() == Cue.ABSENT)
                    .ifPresent(word -> {
                        Reason reason = Reason.valueOf(word.detail().toUpperCase(Locale.ROOT));
                        throw new PlanningException(Issue.of(reason, mention.text()));
                    });
            mention.as(Meaning.UnknownValue.class).ifPresent(unknown -> {
                throw new PlanningException(Issue.of(
                        Reason.NO_SUCH_VALUE,
                        unknown.name(),
                        unknown.dimension().name()));
            });
            mention.as(Meaning.UnclearTime.class).ifPresent(unclear -> {
                throw new PlanningException(Issue.of(Reason.IMPOSSIBLE_PERIOD, mention.text()));
            });
        }
    }

    /** Refuses a question with a word that nothing accounts for. */
    static void checkUnknown(Words words) {
        List<String> unknown = words.all().stream()
                .filter(mention -> mention.as(Meaning.UnknownWord.class).isPresent())
                .map(Mention::text)
                .toList();
        if (!unknown.isEmpty()) {
            throw new PlanningException(Issue.of(Reason.NOT_UNDERSTOOD, unknown.toArray(String[]::new)));
        }
    }
}
