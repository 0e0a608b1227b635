package datalk.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may talk to whom by a cluster's network policies, as lines: {@code datalk -> ollama:11434}. A policy of the side
 * that calls and one of the side that is called have to agree.
 */
record Reach(Cluster cluster) {
    private static final String SELECTOR = "podSelector";

    /** What those who call are allowed. */
    Set<String> outwards() {
        return edges("egress", "to");
    }

    /** What those who are called allow. */
    Set<String> inwards() {
        return edges("ingress", "from");
    }

    private Set<String> edges(String direction, String peers) {
        return cluster.all("NetworkPolicy").stream()
                .flatMap(policy -> policy.objects("spec", direction).stream()
                        .flatMap(rule -> edges(subject(policy), peers(rule.get(peers)), ports(rule), direction)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> edges(String subject, List<String> peers, List<String> ports, String direction) {
        return peers.stream().flatMap(peer -> ports.stream()
                .map(port -> direction.equals("egress")
                        ? subject + " -> " + peer + ":" + port
                        : peer + " -> " + subject + ":" + port));
    }

    private String subject(Manifest policy) {
        Map<String, Object> selector = policy.at("spec", SELECTOR);
        return selector.isEmpty() ? "all" : selected(selector);
    }

    private String selected(Map<String, Object> selector) {
        assertThat(selector).containsOnlyKeys("matchLabels");
        return cluster.selectedBy(Manifest.map(selector.get("matchLabels"))).name();
    }

    private List<String> peers(Object peers) {
        return peers == null
                ? List.of("anybody")
                : Manifest.list(peers).stream().map(this::peer).toList();
    }

    private String peer(Map<String, Object> peer) {
        assertThat(peer).hasSize(1);
        if (peer.containsKey(SELECTOR)) {
            return selected(Manifest.map(peer.get(SELECTOR)));
        }
        if (peer.containsKey("ipBlock")) {
            return Manifest.map(peer.get("ipBlock")).toString();
        }
        return Manifest.map(Manifest.map(peer.get("namespaceSelector")).get("matchLabels"))
                .toString();
    }

    private static List<String> ports(Map<String, Object> rule) {
        return rule.containsKey("ports")
                ? Manifest.list(rule.get("ports")).stream()
                        .map(port -> port.get("port")
                                + ("TCP".equals(port.get("protocol")) ? "" : " " + port.get("protocol")))
                        .toList()
                : List.of("any port");
    }
}
