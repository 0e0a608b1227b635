package datalk.grounding;

import datalk.plan.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of a few malls, stores and places, as a register would tell them. */
final class FewNames implements ValueLookup {
    @Override
    public Names names() {
        return new Names(
                Map.of(
                        "hub",
                        List.of(
                                new Value(1L, "SHOPPING AURORA"),
                                new Value(2L, "SHOPPING BRASA"),
                                new Value(3L, "SHOPPING BRASA NORTE"),
                                new Value(4L, "SHOPPING LAGOA AZUL"),
                                new Value(5L, "SHOPPING LAGOA VERDE"),
                                new Value(6L, "SHOPPING DAS PALMEIRAS")),
                        "chain",
                        List.of(
                                Value.of("CUMIURI"),
                                Value.of("PIMGUCIS"),
                                Value.of("CASA DA PIZZA"),
                                Value.of("TOTAL"),
                                Value.of("DIA A DIA"),
                                Value.of("ELETRO MAIS"),
                                Value.of("SUSHI NAMI")),
                        "channel",
                        List.of(new Value(1L, "APP DELTA"), new Value(2L, "SITE OMEGA"), new Value(3L, "LEVA 10")),
                        "city",
                        List.of(
                                Value.of("CURITIBA"),
                                Value.of("SÃO PAULO"),
                                Value.of("PORTO ALEGRE"),
                                Value.of("CONTAGEM")),
                        "state",
                        List.of(Value.of("PR"), Value.of("SP"), Value.of("RS"), Value.of("PA"))),
                "1");
    }

    @Override
    public Optional<Value> findRecord(String dimension, long id) {
        return dimension.equals("store") && id == 3862
                ? Optional.of(new Value(id, "CUMIURI (3862)"))
                : Optional.empty();
    }
}
