package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import datalk.infra.Bicep.Call;
import datalk.infra.Bicep.Choice;
import datalk.infra.Bicep.Declaration;
import datalk.infra.Bicep.Loop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every template declares, but for words that only people read, as {@code src/test/resources/azure} has it: one
 * file a template. A figure, a role, a scope or an attachment that changes shows there, beside the tests that say what
 * must hold.
 *
 * <p>After a change that is wanted, {@code -Ddatalk.write-templates=true} writes the files anew: read what changed
 * before committing it.
 */
class KeptTemplatesTest {
    private static final Path KEPT = Path.of("src/test/resources/azure");
    private static final Set<String> FOR_PEOPLE =
            Set.of("description", "message", "displayName", "contentType", "location");
    private static final int WIDTH = 200;

    static List<Path> templates() {
        return BicepTest.templates();
    }

    @BeforeAll
    static void writesThemAnewWhereSomebodyWantsIt() throws IOException {
        if (Boolean.getBoolean("datalk.write-templates")) {
            try (Stream<Path> old = Files.list(Files.createDirectories(KEPT))) {
                old.forEach(path -> path.toFile().delete());
            }
            for (Path template : templates()) {
                Files.writeString(kept(template), text(template));
            }
        }
    }

    private static Path kept(Path template) {
        return KEPT.resolve(template.getFileName() + ".txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void declaresWhatItDid(Path template) {
        try {
            assertThat(text(template)).isEqualTo(Files.readString(kept(template)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path template) {
        return Bicep.read(template).stream()
                .filter(KeptTemplatesTest::counts)
                .map(KeptTemplatesTest::text)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String text(Declaration declared) {
        String decorators =
                declared.decorators().stream().map(each -> "@" + each + " ").collect(Collectors.joining());
        String parent = declared.parent().isEmpty() ? "" : " in " + declared.parent();
        String condition = declared.condition().isEmpty() ? "" : " if (" + declared.condition() + ")";
        String head = "%s%s %s %s%s%s"
                .formatted(decorators, declared.kind(), declared.name(), declared.type(), parent, condition);
        return head.trim().replaceAll(" +", " ") + value(declared.value(), "  ");
    }

    private static String value(Object value, String indent) {
        String inline = inline(value);
        if (inline.isEmpty()) {
            return "";
        }
        boolean isShort = inline.length() + indent.length() < WIDTH;
        if (value instanceof Map<?, ?> object && (!isShort || indent.length() == 2)) {
            return object.entrySet().stream()
                    .filter(KeptTemplatesTest::counts)
                    .map(property ->
                            "\n" + indent + property.getKey() + ":" + value(property.getValue(), indent + "  "))
                    .collect(Collectors.joining());
        }
        if (isShort) {
            return " " + inline;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> "\n" + indent + "-" + value(element, indent + "  "))
                    .collect(Collectors.joining());
        }
        if (value instanceof Loop loop) {
            return " for " + loop.header() + value(loop.value(), indent);
        }
        if (value instanceof Choice choice) {
            return " " + choice.condition() + " ?" + value(choice.yes(), indent + "  ") + "\n" + indent + ":"
                    + value(choice.no(), indent + "  ");
        }
        return value instanceof Call call ? " " + call.name() + value(call.arguments(), indent) : " " + inline;
    }

    private static String inline(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .filter(KeptTemplatesTest::counts)
                    .map(property -> property.getKey() + ": " + inline(property.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(KeptTemplatesTest::inline).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Loop loop) {
            return "for " + loop.header() + " " + inline(loop.value());
        }
        if (value instanceof Choice choice) {
            return choice.condition() + " ? " + inline(choice.yes()) + " : " + inline(choice.no());
        }
        return value instanceof Call call
                ? call.name()
                        + call.arguments().stream()
                                .map(KeptTemplatesTest::inline)
                                .collect(Collectors.joining(", ", "(", ")"))
                : value.toString();
    }

    /** What a module is given stands where it is given. */
    private static boolean counts(Declaration declared) {
        boolean isGiven = declared.kind().equals("param")
                && declared.value().equals("")
                && declared.decorators().isEmpty();
        return !declared.kind().equals("metadata") && !isGiven;
    }

    /** Tags count where they are more than those of all resources: one of them joins a web test to its results. */
    private static boolean counts(Map.Entry<?, ?> property) {
        return !FOR_PEOPLE.contains(property.getKey())
                && !(property.getKey().equals("tags") && property.getValue().equals("tags"));
    }
}
