package datalk.phrasing;

import datalk.execution.ResultTable;
import datalk.plan.Listing;
import datalk.semantic.Dimension;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says which records a register holds: their names, or what is known of the one that was found. */
final class RecordSentence {
    private static final int MOST_LISTED = 5;

    private final RowNames names;
    private final Language language;
    private final ResultTable result;
    private final Formats formats;
    private final PlanWords words;

    RecordSentence(SemanticModel model, Language language, ResultTable result) {
        this.names = new RowNames(model, language);
        this.language = language;
        this.result = result;
        this.formats = new Formats(language);
        this.words = new PlanWords(language);
    }

    private String say(String pt, String en) {
        return language == Language.PT ? pt : en;
    }

    /** The records, or the one record with what was asked of it. */
    String all(Listing plan) {
        String what = plan.entity().plural().in(language);
        if (result.rows().isEmpty()) {
            return say("Nenhum registro encontrado: ", "No record found: ") + words.of(plan) + ".";
        }
        if (result.rows().size() == 1) {
            return record(result.rows().get(0), plan);
        }
        return Sentences.capital(what + ": " + names(plan) + ".");
    }

    private String record(List<Object> row, Listing plan) {
        List<String> facts = new ArrayList<>();
        int column = plan.entity().nameColumn().isPresent() ? 2 : 1;
        for (Dimension attribute : plan.attributes()) {
            Object key = row.get(column++);
            Object name = attribute.nameColumn().isPresent() ? row.get(column++) : null;
            facts.add(attribute.label().in(language) + ": "
                    + (key == null ? say("sem valor", "no value") : names.name(attribute, key, name)));
        }
        for (int i = 0; i < plan.numbers().size(); i++) {
            facts.add(plan.numbers().get(i).label().in(language) + ": "
                    + formats.cell(row.get(column + i), result.columns().get(column + i)));
        }
        String label = plan.entity().label().in(language);
        String name = names.group(row, List.of(plan.entity()));
        boolean labelled = name.toLowerCase(Locale.ROOT).startsWith(label + " "); // "Shopping SHOPPING AURORA"
        String entity = Sentences.capital(labelled ? name : label + " " + name);
        return entity + (facts.isEmpty() ? "." : " – " + String.join("; ", facts) + ".");
    }

    /** The names of the first records; that there is none. */
    String listed(Listing plan) {
        return result.rows().isEmpty() ? say("nenhum registro", "none") : names(plan);
    }

    private String names(Listing plan) {
        String listed = result.rows().stream()
                .limit(MOST_LISTED)
                .map(row -> names.group(row, List.of(plan.entity())))
                .collect(Collectors.joining("; "));
        return listed
                + (result.rows().size() > MOST_LISTED ? say("; e mais na tabela", "; and more in the table") : "");
    }
}
