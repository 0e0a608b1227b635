package datalk.local.sample;

import java.util.Arrays;
import java.util.Random;

/** Draws positions, each as often as its weight says. */
final class Weighted {
    private final double[] sums;

    Weighted(double[] weights) {
        sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
    }

    int draw(Random random) {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return found < 0 ? -found - 1 : found + 1;
    }
}
