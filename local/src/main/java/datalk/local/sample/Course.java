package datalk.local.sample;

import java.util.Random;

/**
 * How long each step of an order takes, in seconds.
 *
 * @param timed whether the courier's end was recorded, without which the transit and the cycle have no time
 */
record Course(int accepted, int ready, int collected, int expedition, int delivering, int finished, boolean timed) {
    /** No step was taken. */
    static final Course CANCELED = new Course(0, 0, 0, 0, 0, 0, false);

    private static final double NOT_TIMED = 0.02;

    static Course draw(Random random, boolean food) {
        return new Course(
                seconds(random, 2),
                seconds(random, food ? 24 : 14),
                seconds(random, 5),
                seconds(random, 1.5),
                seconds(random, 5),
                seconds(random, 19),
                random.nextDouble() >= NOT_TIMED);
    }

    private static int seconds(Random random, double minutes) {
        return 1 + (int) (60 * minutes * Math.exp(random.nextGaussian() * 0.45));
    }

    int total() {
        return accepted + ready + collected + expedition + delivering + finished;
    }
}
