package datalk.semantic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the semantic model: the operator's file where one is named, else the one inside the application. */
public final class SemanticModelLoader {
    private static final String BUILT_IN = "/semantic-model.yml";

    private SemanticModelLoader() {}

    /**
     * Throws {@link SemanticModelException} where the file is away, is not YAML, contradicts itself or lacks what the
     * rules need.
     */
    public static SemanticModel load(Optional<Path> file) {
        SemanticModel model = parse(file.map(SemanticModelLoader::read).orElseGet(SemanticModelLoader::builtIn));
        RequiredNames.requireIn(model);
        return model;
    }

    /** The model that a text in the file's format describes. */
    public static SemanticModel parse(String text) {
        Object content;
        try {
            content = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException malformed) {
            throw new SemanticModelException("the semantic model is not YAML: " + malformed.getMessage());
        }
        return new SemanticModelReader().read(content, fingerprint(text));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException away) {
            throw new SemanticModelException("the semantic model " + file + " cannot be read");
        }
    }

    private static String builtIn() {
        try (InputStream stream = SemanticModelLoader.class.getResourceAsStream(BUILT_IN)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
