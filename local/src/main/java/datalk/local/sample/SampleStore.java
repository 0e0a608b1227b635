package datalk.local.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * A store.
 *
 * @param planPrice {@code ""} where it is not known
 * @param coordinates {@code ","} where they are not known
 * @param popularity its part of the orders; 0 for a store that never had any
 */
record SampleStore(
        int id, SampleHub hub, String name, boolean food, String planPrice, String coordinates, double popularity) {
    private static final String HEADER =
            "store_id,hub_id,store_name,store_segment,store_plan_price,store_latitude,store_longitude";
    private static final String[] PLAN_PRICES = {"29", "29.9", "49", "49.9", "99"};
    private static final double NO_PLAN_PRICE = 0.1;
    private static final double NO_COORDINATES = 0.05;
    private static final double SPREAD = 0.004;
    private static final int EVERY_NTH_HAS_NO_ORDERS = 19;

    /**
     * The stores of {@link StoreName#all()}, spread over the malls so that a chain's stores stand in different ones.
     */
    static List<SampleStore> all(long seed, List<SampleHub> hubs) {
        var random = new Random(seed + 1);
        var stores = new ArrayList<SampleStore>();
        for (StoreName name : StoreName.all()) {
            int firstHub = random.nextInt(hubs.size());
            for (int branch = 0; branch < name.stores(); branch++) {
                SampleHub hub = hubs.get((firstHub + branch) % hubs.size());
                stores.add(open(stores.size() + 1, hub, name, random));
            }
        }
        return List.copyOf(stores);
    }

    private static SampleStore open(int id, SampleHub hub, StoreName name, Random random) {
        String price = random.nextDouble() < NO_PLAN_PRICE ? "" : PLAN_PRICES[random.nextInt(PLAN_PRICES.length)];
        OptionalDouble latitude = random.nextDouble() < NO_COORDINATES
                ? OptionalDouble.empty()
                : OptionalDouble.of(hub.latitude() + random.nextGaussian() * SPREAD);
        double longitude = hub.longitude() + random.nextGaussian() * SPREAD;
        String coordinates = latitude.isEmpty() ? "," : degrees(latitude.getAsDouble()) + "," + degrees(longitude);
        double popularity = id % EVERY_NTH_HAS_NO_ORDERS == 0 ? 0 : Math.exp(random.nextGaussian() * 0.9);
        return new SampleStore(id, hub, name.text(), name.food(), price, coordinates, popularity);
    }

    private static double degrees(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    static CsvTable table(List<SampleStore> stores) {
        return new CsvTable(
                "stores", HEADER, stores.stream().map(SampleStore::row).toList());
    }

    private String row() {
        return id + "," + hub.id() + "," + name + "," + (food ? "FOOD" : "GOOD") + "," + planPrice + "," + coordinates;
    }
}
