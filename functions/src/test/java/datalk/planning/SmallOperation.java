package datalk.planning;

import datalk.grounding.ValueLookup;
import datalk.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of a small operation, and more. */
record SmallOperation(List<String> more) implements ValueLookup {
    @Override
    public Names names() {
        List<Value> hubs = new ArrayList<>();
        List<Value> chains = new ArrayList<>(List.of(Value.of("CUMIURI")));
        hubs.add(new Value(1L, "SHOPPING AURORA"));
        hubs.add(new Value(2L, "SHOPPING IPÊ"));
        for (String name : more) {
            hubs.add(new Value(100L + hubs.size(), name));
            chains.add(Value.of(name));
        }
        List<Value> cities = List.of(Value.of("CURITIBA"));
        return new Names(
                Map.of("hub", hubs, "chain", chains, "city", cities, "customer_city", cities), "v" + more.size());
    }

    @Override
    public Optional<Value> findRecord(String dimension, long id) {
        return Optional.of(Value.of(id));
    }
}
