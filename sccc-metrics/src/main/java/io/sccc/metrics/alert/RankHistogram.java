package io.sccc.metrics.alert;

/**
 * How rare a number is among those seen lately: an exponentially decayed histogram of equal buckets. Not thread-safe.
 *
 * <p>New entries weigh ever more instead of old ones less, so that an update touches one bucket.
 */
final class RankHistogram {

    private static final float TOO_HEAVY = 1e25f;

    /** Less than this of one entry is as good as empty. */
    private static final float FORGOTTEN = 0.01f;

    private final double low;
    private final double width;
    private final double growth;
    private final double beyond;
    private final double tail;
    private final float[] weights;
    private double entry = 1;
    private double total;
    private int top;

    /**
     * An empty one.
     *
     * @param low lower edge of the first bucket, which also takes what is below
     * @param high upper edge of the last bucket, which also takes what is above
     * @param width of a bucket
     * @param memory entries after which an entry weighs 1/e
     * @param beyond what is added to a number's rarity for each unit that it lies beyond the tail
     * @param tail share of entries that are the tail, at either end
     */
    RankHistogram(double low, double high, double width, double memory, double beyond, double tail) {
        this.low = low;
        this.width = width;
        this.growth = Math.exp(1 / memory);
        this.beyond = beyond * width;
        this.tail = tail;
        this.weights = new float[(int) Math.ceil((high - low) / width)];
    }

    private int bucket(double number) {
        return Math.max(0, Math.min(weights.length - 1, (int) Math.floor((number - low) / width)));
    }

    /** Minus the decimal logarithm of the share of entries at or above this number. */
    double rarityAbove(double number) {
        int own = bucket(number);
        double above = weights[own] / 2;
        for (int i = own + 1; i <= top; i++) {
            above += weights[i];
        }
        return rarity(above) + (above < tail * total ? beyond * (own - tailBucket(own)) : 0);
    }

    /** The highest bucket at or above which there is more than the tail. */
    private int tailBucket(int from) {
        int bucket = Math.max(from, top);
        for (double above = weights[bucket]; above < tail * total && bucket > 0; above += weights[bucket]) {
            bucket--;
        }
        return Math.min(from, bucket);
    }

    /** Minus the decimal logarithm of the share of entries at or below this number. */
    double rarityBelow(double number) {
        int own = bucket(number);
        double below = weights[own] / 2;
        for (int i = 0; i < own; i++) {
            below += weights[i];
        }
        return rarity(below) + (below < tail * total ? beyond * (lowTailBucket(own) - own) : 0);
    }

    /** The lowest bucket at or below which there is more than the tail. */
    private int lowTailBucket(int from) {
        int bucket = 0;
        for (double below = weights[bucket]; below < tail * total && bucket < top; below += weights[bucket]) {
            bucket++;
        }
        return Math.max(from, bucket);
    }

    private double rarity(double share) {
        return -Math.log10((share / entry + 0.5) / (total / entry + 1));
    }

    /** Remembers a number. */
    void add(double number) {
        entry *= growth;
        int own = bucket(number);
        weights[own] += (float) entry;
        total += entry;
        top = Math.max(top, own);
        while (top > 0 && weights[top] < FORGOTTEN * entry) {
            top--;
        }
        if (entry > TOO_HEAVY) {
            lighten();
        }
    }

    private void lighten() {
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= (float) entry;
        }
        total /= entry;
        entry = 1;
    }
}
