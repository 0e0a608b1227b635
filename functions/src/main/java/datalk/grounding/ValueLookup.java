package datalk.grounding;

import datalk.plan.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells the names that the data hold today. */
public interface ValueLookup {
    /**
     * Every value with a name of the dimensions that questions name values of, by dimension name: malls, chains,
     * channels, cities and states.
     */
    Names names();

    /** The record of an entity dimension with that id, labelled with its name where it has one to show. */
    Optional<Value> findRecord(String dimension, long id);

    /**
     * The names at one moment.
     *
     * @param version changes whenever any name changes
     */
    record Names(Map<String, List<Value>> values, String version) {
        public Names {
            values = Collections.unmodifiableMap(new TreeMap<>(values)); // one order, whenever a name fits several
        }
    }
}
