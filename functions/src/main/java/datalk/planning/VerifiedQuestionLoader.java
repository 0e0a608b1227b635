package datalk.planning;

import datalk.grounding.Grounder;
import datalk.grounding.Grounding;
import datalk.grounding.ValueLookup;
import datalk.plan.Value;
import datalk.semantic.Language;
import datalk.semantic.SemanticModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads the application's own verified questions.
 *
 * <p>They are questions about names that the file itself gives, so that they read alike over any data. With another
 * semantic model some of them may make no sense: those are left out.
 */
final class VerifiedQuestionLoader {
    private static final String FILE = "/prompts/verified-questions.yml";
    private static final LocalDateTime ANY_DAY = LocalDateTime.of(2021, 4, 30, 12, 0);

    private final SemanticModel model;
    private final DraftResolver resolver;

    VerifiedQuestionLoader(SemanticModel model, DraftResolver resolver) {
        this.model = model;
        this.resolver = resolver;
    }

    List<VerifiedQuestion> load() {
        Map<String, Object> file = read();
        Grounder grounder = new Grounder(model, new FileNames(file));
        List<VerifiedQuestion> loaded = new ArrayList<>();
        for (Object entry : (List<?>) file.get("questions")) {
            Map<?, ?> pair = (Map<?, ?>) entry;
            String question = (String) pair.get("ask");
            Grounding grounding = grounder.ground(question, ANY_DAY, Language.PT);
            Map<String, String> slots = new LinkedHashMap<>();
            ((Map<?, ?>) pair.get("draft")).forEach((slot, word) -> slots.put((String) slot, (String) word));
            resolver.verified(grounding, new ModelDraft(slots).json()).ifPresent(loaded::add);
        }
        return loaded;
    }

    private static Map<String, Object> read() {
        try (InputStream stream = VerifiedQuestionLoader.class.getResourceAsStream(FILE)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The names that the file's questions are about. */
    private static final class FileNames implements ValueLookup {
        private final Map<String, List<Value>> values = new HashMap<>();

        FileNames(Map<String, Object> file) {
            ((Map<?, ?>) file.get("names")).forEach((dimension, names) -> {
                List<Value> all = new ArrayList<>();
                ((List<?>) names).forEach(name -> all.add(Value.of(name)));
                values.put((String) dimension, all);
            });
        }

        @Override
        public Names names() {
            return new Names(values, "verified-questions");
        }

        @Override
        public Optional<Value> findRecord(String dimension, long id) {
            return Optional.of(Value.of(id));
        }
    }
}
