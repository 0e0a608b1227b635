package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds Kong's own objects to the fields that their definitions know, and to each other: a cluster takes a reference
 * that leads nowhere without a word, and the door is then open or closed for all.
 */
class GatewayTest {
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "KongPlugin",
                    Set.of("apiVersion", "kind", "metadata", "plugin", "config", "configFrom", "protocols", "disabled"),
            "KongConsumer", Set.of("apiVersion", "kind", "metadata", "username", "custom_id", "credentials"));

    /** What those plugins take that are used here. */
    private static final Map<String, Set<String>> SETTINGS = Map.of(
            "rate-limiting", Set.of("minute", "hour", "policy", "limit_by", "fault_tolerant", "hide_client_headers"),
            "key-auth", Set.of("key_names", "key_in_header", "key_in_query", "key_in_body", "hide_credentials"),
            "request-size-limiting", Set.of("allowed_payload_size", "size_unit"),
            "request-transformer", Set.of());

    static List<Manifest> kongs() {
        return KubernetesTest.manifests().stream()
                .filter(manifest -> FIELDS.containsKey(manifest.kind()))
                .toList();
    }

    private static Stream<Manifest> all(String kind) {
        return KubernetesTest.manifests().stream()
                .filter(manifest -> manifest.kind().equals(kind));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kongs")
    void hasOnlyFieldsThatAreKnown(Manifest manifest) {
        assertThat(FIELDS.get(manifest.kind())).containsAll(manifest.content().keySet());
        assertThat(manifest.content().get("apiVersion")).isEqualTo("configuration.konghq.com/v1");
    }

    @Test
    void everyPluginIsConfiguredInOneWayAndWithWhatItTakes() {
        assertThat(all("KongPlugin")).hasSize(5).allSatisfy(plugin -> {
            Map<String, Object> content = plugin.content();
            assertThat(content.containsKey("config")).isNotEqualTo(content.containsKey("configFrom"));
            assertThat(SETTINGS).containsKey((String) content.get("plugin"));
            if (content.containsKey("config")) {
                assertThat(SETTINGS.get(content.get("plugin")))
                        .containsAll(plugin.at("config").keySet());
            } else {
                assertThat(plugin.at("configFrom", "secretKeyRef")).containsOnlyKeys("name", "key");
            }
        });
    }

    @Test
    void everyPluginThatAnIngressNamesIsThere() {
        Set<String> there = all("KongPlugin").map(Manifest::name).collect(Collectors.toSet());
        List<String> named = all("Ingress")
                .map(ingress -> ingress.at("metadata", "annotations").get("konghq.com/plugins"))
                .flatMap(plugins -> Stream.of(plugins.toString().split(",")))
                .toList();

        assertThat(named).hasSizeGreaterThan(4);
        assertThat(there).containsExactlyInAnyOrderElementsOf(Set.copyOf(named));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "datalk-api, 'datalk-key,datalk-rate,datalk-size,datalk-function-key'",
        "datalk-site, datalk-rate-by-address"
    })
    void asksForAKeyAndForMeasure(String name, String plugins) {
        Manifest ingress = named("Ingress", name);

        assertThat(ingress.at("metadata", "annotations"))
                .isEqualTo(Map.of(
                        "konghq.com/plugins", plugins,
                        "konghq.com/strip-path", "false",
                        "konghq.com/protocols", "https"));
        assertThat(ingress.at("spec")).containsEntry("ingressClassName", "kong");
    }

    /** What is listed and nothing else: the host has doors of its own, which it opens in any spelling. */
    @Test
    void letsThroughWhatIsListed() {
        assertThat(paths("datalk-api")).containsExactly("Prefix /api");
        assertThat(paths("datalk-site"))
                .containsExactlyInAnyOrder(
                        "Exact /", "Prefix /assets", "Prefix /docs", "Exact /openapi.yml", "Prefix /health");
        assertThat(all("Ingress")).hasSize(2);
    }

    private static Stream<String> paths(String ingress) {
        return named("Ingress", ingress).objects("spec", "rules").stream()
                .flatMap(rule -> Manifest.list(Manifest.map(rule.get("http")).get("paths")).stream())
                .map(path -> path.get("pathType") + " " + path.get("path"));
    }

    private static Manifest named(String kind, String name) {
        return all(kind).filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void takesTheKeyFromHeadersAloneAndKeepsIt() {
        assertThat(named("KongPlugin", "datalk-key").at("config"))
                .isEqualTo(Map.of(
                        "key_names", List.of("x-functions-key", "x-api-key"),
                        "key_in_header", true,
                        "key_in_query", false,
                        "key_in_body", false,
                        "hide_credentials", true));
    }

    /** Else nobody could use them through the gateway. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "page/src/api.js, '(?<=: \\{ \")[\\w-]+(?=\": key \\})'",
        "importer/src/main/java/datalk/importer/ImportClient.java, '(?<=request.header\\(\")[\\w-]+'",
        "functions/src/main/java/datalk/azure/DocsController.java, '(?<=paramName = \")[\\w-]+'",
        "infra/smoke-test, '(?<=-H \")[\\w-]+(?=: \\$DATALK_KEY)'"
    })
    void takesTheKeyInTheHeaderThatCallersSend(String caller, String header) {
        assertThat(Repository.matches(header, Repository.read(caller)))
                .hasSize(1)
                .allMatch(List.of("x-functions-key", "x-api-key")::contains);
    }

    @Test
    void measuresCallersByWhoTheyAreAndOthersByWhereTheyAre() {
        assertThat(named("KongPlugin", "datalk-rate").at("config"))
                .containsEntry("minute", 300)
                .containsEntry("limit_by", "consumer");
        assertThat(named("KongPlugin", "datalk-rate-by-address").at("config"))
                .containsEntry("minute", 600)
                .containsEntry("limit_by", "ip");
        assertThat(named("KongPlugin", "datalk-size").at("config"))
                .isEqualTo(Map.of("allowed_payload_size", 25, "size_unit", "megabytes"));
    }

    /** Secrets are in no file: the script that makes them writes the names that the manifests look for. */
    @Test
    void everySecretThatItLooksForIsMade() {
        String made = Repository.read("infra/kubernetes/overlays/local/make-secrets");

        assertThat(all("KongConsumer").map(consumer -> consumer.content().get("credentials")))
                .isNotEmpty()
                .allMatch(List.of("datalk-caller-key")::equals);
        assertThat(made)
                .containsPattern("name: datalk-caller-key\\n.*\\n.*\\{konghq.com/credential: key-auth}")
                .containsPattern("name: datalk-gateway, namespace: datalk}\\nstringData:\\n  function-key-header: ");
        assertThat(all("KongPlugin")
                        .filter(plugin -> plugin.content().containsKey("configFrom"))
                        .map(plugin -> plugin.at("configFrom", "secretKeyRef")))
                .isNotEmpty()
                .allMatch(Map.of("name", "datalk-gateway", "key", "function-key-header")::equals);
    }
}
