package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How the modules of {@code infra/main.bicep} hang together: by names that are made there, so in an order that it says.
 */
class ModulesTest {
    private static final Pattern MODULE =
            Pattern.compile("^module (\\w+) '([^']+)'.*?^}$", Pattern.MULTILINE | Pattern.DOTALL);

    /** Which module makes what has that name. */
    private static final Map<String, String> MAKERS = Map.of(
            "workspaceName", "monitoring",
            "insightsName", "monitoring",
            "vaultName", "vault",
            "functionsIdentityName", "identities",
            "ollamaIdentityName", "identities",
            "addressKeeperIdentityName", "identities",
            "storageName", "storage",
            "registryName", "registry",
            "internalZoneName", "network");

    static Map<String, String> modules() {
        return MODULE.matcher(Repository.read("infra/main.bicep"))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), MatchResult::group));
    }

    static Set<String> moduleNames() {
        return modules().keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moduleNames")
    void waitsForWhatItIsGivenTheNameOf(String module) {
        Set<String> wanted = Repository.matches("(?<=: )\\w+$", modules().get(module)).stream()
                .filter(MAKERS::containsKey)
                .map(MAKERS::get)
                .collect(Collectors.toSet());

        assertThat(comesAfter(module, new HashSet<>())).containsAll(wanted);
    }

    /** The module, and all that are made before it. */
    private static Set<String> comesAfter(String module, Set<String> known) {
        if (known.add(module)) {
            String text = modules().get(module);
            Stream<String> named = Repository.matches("(?<=dependsOn: \\[)[^]]*", text).stream()
                    .flatMap(list -> Stream.of(list.split(", ")));
            Stream.concat(named, Repository.matches("\\w+(?=!?\\.outputs\\.)", text).stream())
                    .forEach(before -> comesAfter(before, known));
        }
        return known;
    }

    @Test
    void knowsTheMakerOfEveryName() {
        assertThat(Repository.matches("(?<=^var )\\w+Name(?= )", Repository.read("infra/main.bicep")))
                .containsExactlyInAnyOrderElementsOf(MAKERS.keySet());
        assertThat(moduleNames()).containsAll(MAKERS.values()).hasSize(13);
    }

    /** Else settings would not be written where a container group cannot be started. */
    @Test
    void givesTheAppItsSettingsWhateverBecomesOfTheModel() {
        assertThat(comesAfter("functionApp", new HashSet<>())).doesNotContain("model");
    }

    /** Else one that does not start would leave nobody to be told that the app is away. */
    @Test
    void watchesTheAppWhateverBecomesOfTheModel() {
        assertThat(comesAfter("alerts", new HashSet<>())).doesNotContain("model");
        assertThat(comesAfter("modelAlerts", new HashSet<>())).contains("model", "alerts");
    }

    @Test
    void namesTheIdentityOfTheAddressKeeperWhereItIsUsed() {
        assertThat(Repository.matches("authentication: .*", Repository.read("infra/modules/ollama-address.bicep")))
                .hasSize(3)
                .containsOnly("authentication: credentials");
    }

    /**
     * What is only known once something has been made may be the value of a property: never a name, never a condition.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("moduleNames")
    void letsWhatIfLookIntoIt(String module) {
        List<String> given =
                Repository.matches("\\w+(?=: .*\\.outputs\\.)", modules().get(module));
        String path =
                Repository.matches("(?<=')modules/[^']+", modules().get(module)).get(0);
        List<String> decisive =
                Repository.matches("^ *name: .*$|if \\(.*|scope: .*|guid\\(.*", Repository.read("infra/" + path));

        assertThat(decisive).allSatisfy(line -> assertThat(Repository.matches("\\w+", line.replaceAll("'[^'$]*'", "")))
                .noneMatch(given::contains));
    }
}
