package datalk.planning;

import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.plan.Plans;
import datalk.semantic.Language;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** What a model might say that wants to do harm, or has lost its mind; the same for the same seed. */
public final class HostileDrafts {
    private static final List<String> NASTY = List.of(
            "$where",
            "$out",
            "$function",
            "customer_name",
            "customer_email",
            "orders.drop()",
            "__proto__",
            "1000000000",
            "-1",
            "../../etc/passwd",
            "revenue\\\",\\\"limit\\\":\\\"9",
            "{\\\"$gt\\\":\\\"\\\"}",
            "DELETE",
            "order_amount_cents",
            "REVENUE",
            "revenue ",
            "\\u0000",
            "none");

    private final Random random;

    public HostileDrafts(long seed) {
        this.random = new Random(seed);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Of every kind, half of them such as come through, for a question over the vocabulary of Datalk. */
    public String next(String question) {
        DraftResolver resolver = new DraftResolver(Plans.MODEL);
        Grounding grounding = new Grounder(Plans.MODEL, new SmallOperation(List.of()))
                .ground(question, LocalDateTime.of(2021, 4, 30, 23, 59), Language.PT);
        Map<String, List<String>> slots = resolver.schema()
                .slots(resolver.parts(grounding, Earlier.NOTHING).orElseThrow());
        return random.nextBoolean() ? json(likely(slots)) : next(slots);
    }

    /** Of every kind. */
    String next(Map<String, List<String>> slots) {
        return switch (random.nextInt(6)) {
            case 0 -> json(valid(slots));
            case 1, 2 -> json(likely(slots));
            case 3 -> json(poisoned(slots));
            case 4 -> mutated(json(valid(slots)));
            default -> typed(valid(slots));
        };
    }

    /** Meets the schema, and means nothing. */
    private Map<String, String> valid(Map<String, List<String>> slots) {
        Map<String, String> draft = new LinkedHashMap<>();
        slots.forEach((slot, words) -> draft.put(slot, any(words)));
        return draft;
    }

    /** Meets the schema, and is mostly silent: such drafts come through more often. */
    Map<String, String> likely(Map<String, List<String>> slots) {
        Map<String, String> draft = new LinkedHashMap<>();
        slots.forEach((slot, words) -> {
            boolean silent = words.contains("none") && !slot.equals("measure") && random.nextInt(3) > 0;
            draft.put(slot, silent ? "none" : any(words));
        });
        draft.put("shape", any(List.of("summary", "summary", "listing", "share", "growth", "absence")));
        draft.computeIfPresent("w1", (slot, word) -> any(List.of("measure", "group", "shape")));
        draft.put("measure", any(List.of("revenue", draft.get("measure"))));
        return draft;
    }

    private Map<String, String> poisoned(Map<String, List<String>> slots) {
        Map<String, String> draft = valid(slots);
        for (int i = random.nextInt(3); i >= 0; i--) {
            draft.put(random.nextBoolean() ? any(new ArrayList<>(draft.keySet())) : any(NASTY), any(NASTY));
        }
        if (random.nextBoolean()) {
            draft.remove(any(new ArrayList<>(draft.keySet())));
        }
        return draft;
    }

    static String json(Map<String, String> draft) {
        return draft.entrySet().stream()
                .map(slot -> "\"" + slot.getKey() + "\":\"" + slot.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** With a value that is no word: a number, a list, an object. */
    private String typed(Map<String, String> draft) {
        String other = any(List.of(
                "null",
                "true",
                "1e999999",
                "-0",
                "[]",
                "{}",
                "[\"revenue\"]",
                "{\"$ne\":null}",
                "1234567890123456789"));
        String slot = any(new ArrayList<>(draft.keySet()));
        return json(draft).replace("\"" + slot + "\":\"" + draft.get(slot) + "\"", "\"" + slot + "\":" + other);
    }

    /** With characters lost, doubled or changed. */
    private String mutated(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.insert(at, changed.charAt(at));
                case 1 -> changed.setCharAt(at, any(List.of('"', '{', '}', '[', ':', ',', '\\', '$', '\uFEFF', '0')));
                case 2 -> changed.setLength(Math.max(1, at));
                default -> changed.setCharAt(at, ' ');
            }
        }
        return changed.toString();
    }
}
