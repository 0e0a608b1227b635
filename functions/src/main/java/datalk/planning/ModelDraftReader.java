package datalk.planning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a model's reply as what it must be: one flat object of the slots that were asked for, each with one of its
 * words.
 *
 * <p>A reply is a stranger's text: anything else in it, a key too many or twice, a number, a list, ends the reading.
 * Only a fence around the object is forgiven, since models learn to write one.
 */
final class ModelDraftReader {
    private static final int LONGEST = 4_000;
    private static final Pattern FENCE = Pattern.compile("```(?:json)?\\s*(.*?)\\s*```", Pattern.DOTALL);

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxStringLength(64)
                    .maxNameLength(32)
                    .maxNumberLength(16)
                    .build())
            .build();

    private ModelDraftReader() {}

    /** Says in a model's words what is wrong with its reply. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message, null, false, false);
        }
    }

    /** The draft; every slot that {@code required} holds is there. */
    static ModelDraft read(String reply, Map<String, List<String>> required) {
        ModelDraft draft = readSome(reply, required);
        required.keySet().forEach(slot -> {
            if (!draft.slots().containsKey(slot)) {
                throw new UnreadableException("falta a chave " + slot);
            }
        });
        return draft;
    }

    /** The draft, where slots that say nothing may be left out. */
    static ModelDraft readSome(String reply, Map<String, List<String>> allowed) {
        String text = reply.strip();
        Matcher fenced = FENCE.matcher(text);
        if (text.length() > LONGEST) {
            throw new UnreadableException("longo demais");
        }
        try (JsonParser parser = JSON.createParser(fenced.matches() ? fenced.group(1) : text)) {
            return new ModelDraft(object(parser, allowed));
        } catch (IOException malformed) {
            throw new UnreadableException("não é um objeto JSON com chaves e textos, cada chave uma vez");
        }
    }

    private static Map<String, String> object(JsonParser parser, Map<String, List<String>> allowed) throws IOException {
        Map<String, String> slots = new LinkedHashMap<>();
        require(parser.nextToken() == JsonToken.START_OBJECT);
        for (String slot = parser.nextFieldName(); slot != null; slot = parser.nextFieldName()) {
            List<String> words = allowed.get(slot);
            String word = parser.nextTextValue();
            require(word != null);
            if (words == null) {
                throw new UnreadableException("não há a chave " + shown(slot));
            }
            if (!words.contains(word)) {
                throw new UnreadableException(slot + " não pode ser " + shown(word));
            }
            slots.put(slot, word);
        }
        require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
        return slots;
    }

    /** As much of a stranger's word as is shown to it again. */
    private static String shown(String word) {
        return "“" + word.replaceAll("[^\\p{L}\\p{N}_ $.-]", "?") + "”";
    }

    private static void require(boolean met) {
        if (!met) {
            throw new UnreadableException("não é um objeto JSON com chaves e textos, cada chave uma vez");
        }
    }
}
