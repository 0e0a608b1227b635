package datalk.planning;

import datalk.semantic.Phrases;
import datalk.semantic.SemanticModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Drafts that a model has made and that were answered, so that the same question of the same day, after the same
 * questions, is not asked of it again. The least recently used one gives way.
 */
final class DraftCache {
    private static final int MOST = 500;

    private final String version;
    private final Map<String, String> drafts = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    });

    DraftCache(SemanticModel model) {
        this.version = model.version();
    }

    private String key(QuestionParts parts) {
        String question = Phrases.fold(parts.grounding().question()).replaceAll("[^\\p{L}\\p{N}$%.,/:-]+", " ");
        String earlier = String.join("\n", parts.earlier().questions());
        String day = parts.grounding().asOf().toLocalDate().toString();
        return String.join("\n", version, day, question.strip(), earlier);
    }

    Optional<String> find(QuestionParts parts) {
        return Optional.ofNullable(drafts.get(key(parts)));
    }

    void keep(QuestionParts parts, ModelDraft draft) {
        drafts.put(key(parts), draft.json());
    }
}
