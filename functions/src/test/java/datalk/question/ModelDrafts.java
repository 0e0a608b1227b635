package datalk.question;

import java.util.List;

/** Writes what a model says. */
final class ModelDrafts {
    private static final List<String> SLOTS =
            List.of("shape", "measure", "statistic", "group_1", "group_2", "order", "subject");

    private ModelDrafts() {}

    /** A whole draft, with {@code none} in the slots that are not named: {@code draft("'shape':'summary'")}. */
    static String draft(String slots) {
        String said = slots.replace('\'', '"');
        StringBuilder draft = new StringBuilder("{" + said);
        for (String slot : SLOTS) {
            if (!said.contains("\"" + slot + "\":")) {
                draft.append(",\"").append(slot).append("\":\"none\"");
            }
        }
        return draft.append("}").toString();
    }

    /** One unknown word, taken for revenue. */
    static String revenue() {
        return draft("'w1':'measure','shape':'summary','measure':'revenue'");
    }
}
