package datalk.planning;

import datalk.grounding.Meaning;
import datalk.grounding.Mention;
import datalk.llm.ModelPrompt;
import datalk.semantic.SemanticModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what a model is told: first what is the same for every question, byte for byte, so that its server has read it
 * already; last what is not.
 *
 * <p>The model sees the vocabulary and the question, and nothing of the data: the names that were found stand in it as
 * the asker wrote them.
 */
final class PromptWriter {
    private static final int MOST_OF_A_REPLY = 600;

    private final String rules;

    PromptWriter(SemanticModel model) {
        this.rules = text("rules.txt")
                .replace("{measures}", measures(model))
                .replace("{fields}", fields(model))
                .replace("{dimensions}", dimensions(model));
    }

    private static String text(String file) {
        try (InputStream stream = PromptWriter.class.getResourceAsStream("/prompts/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String measures(SemanticModel model) {
        return model.measures().values().stream()
                .map(measure -> measure.name() + ": " + measure.label().pt())
                .collect(Collectors.joining("\n"));
    }

    private static String fields(SemanticModel model) {
        return model.fields().values().stream()
                .filter(field -> field.statistic())
                .map(field -> field.name() + ": " + field.label().pt())
                .collect(Collectors.joining("\n"));
    }

    private static String dimensions(SemanticModel model) {
        return model.dimensions().values().stream()
                .map(dimension -> dimension.name() + ": " + dimension.label().pt())
                .collect(Collectors.joining("\n"));
    }

    /** The whole prompt for a question, with pairs like it. */
    ModelPrompt prompt(QuestionParts parts, List<VerifiedQuestion> similar, String schema) {
        StringBuilder tail = new StringBuilder();
        if (!similar.isEmpty()) {
            tail.append("Perguntas parecidas, já conferidas:\n");
            similar.forEach(each -> tail.append(example(each)));
        }
        tail.append("Hoje: ").append(parts.grounding().asOf().toLocalDate()).append('\n');
        tail.append(line(
                "Perguntas anteriores",
                parts.earlier().questions().stream().map(PromptWriter::quoted).toList()));
        tail.append(question(parts.grounding().question())).append(parts(parts)).append("Plano:");
        return new ModelPrompt(rules, tail.toString(), schema);
    }

    private static String example(VerifiedQuestion verified) {
        return question(verified.question()) + verified.parts() + "Plano: " + verified.draft() + "\n\n";
    }

    private static String question(String question) {
        return "Pergunta: " + quoted(question) + "\n";
    }

    /** What grounding found, by number, in the asker's words. */
    static String parts(QuestionParts parts) {
        List<String> unread = new ArrayList<>();
        for (Mention word : parts.unread()) {
            unread.add(ModelDraft.WORD + (unread.size() + 1) + " " + quoted(word.text()));
        }
        List<String> values = new ArrayList<>();
        for (FilterReader.Named value : parts.named()) {
            values.add(ModelDraft.VALUE + (values.size() + 1) + " " + quoted(parts.written(value)) + " ("
                    + value.filter().dimension().name() + (value.filter().negated() ? ", excluído" : "") + ")");
        }
        List<String> conditions = new ArrayList<>();
        for (Mention condition : parts.conditions()) {
            conditions.add(ModelDraft.CONDITION + (conditions.size() + 1) + " " + quoted(condition.text()));
        }
        return line("Palavras não lidas", unread)
                + line("Valores", values)
                + line("Condições", conditions)
                + line("Datas, já lidas", written(parts, Meaning.TimeWord.class))
                + line("Números, já lidos", written(parts, Meaning.NumberWord.class));
    }

    private static List<String> written(QuestionParts parts, Class<? extends Meaning> kind) {
        return parts.words().all().stream()
                .filter(mention -> mention.as(kind).isPresent())
                .map(mention -> quoted(mention.text()))
                .toList();
    }

    private static String line(String name, List<String> found) {
        return found.isEmpty() ? "" : name + ": " + String.join(", ", found) + "\n";
    }

    /** What to say to a model whose reply was wrong. */
    static String correction(String reply, List<String> wrong) {
        String shown = reply.length() > MOST_OF_A_REPLY ? reply.substring(0, MOST_OF_A_REPLY) : reply;
        return " " + quoted(shown) + "\nErros nesse plano: " + String.join("; ", wrong)
                + ".\nPlano corrigido, só o objeto JSON:";
    }

    /** One line between quotation marks, whatever the text is: it cannot end the quotation, nor hide anything. */
    private static String quoted(String text) {
        String visible = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .replaceAll("[\\p{Cf}\\p{Cs}\\p{Co}\\x{FE00}-\\x{FE0F}\\x{E0000}-\\x{E01EF}]", "");
        return "\"" + visible.strip().replace("\\", "/").replace('"', '\'') + "\"";
    }
}
