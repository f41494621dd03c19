package io.sccc.metrics.alert;

/**
 * Watches one series of counts, such as a brand's posts in each five minutes, and scores how unusual each count is, up and
 * down. It learns while it goes, needs no training and looks at nothing that comes later; the same counts give the same
 * scores. It takes less than 2 KiB and allocates nothing when fed. Not thread-safe.
 *
 * <p>A score is the mean of four ranks among the counts of about the last two weeks, each as minus the decimal logarithm of
 * the share of counts at least as extreme: of the count, of its running mean, and of both in relation to what is usual at
 * that hour of the day; beyond the extreme hundredth of them the distance counts, too. A rank needs no distribution, so one threshold serves busy and nearly silent series. After an alert
 * only a score that is clearly higher is another one, until that has worn off within some days. A drop must last two counts: a single low one is common in a quiet series.
 */
public final class SeriesDetector {

    /** The score from which on it is an alert. */
    public static final double THRESHOLD = Tuning.STANDARD.threshold();

    private static final double MOST_LEVEL = 13.8;
    private static final double MOST_RATIO = 5.4;
    private static final int DAY = 288;

    private final Tuning tuning;
    private final RankHistogram level;
    private final RankHistogram smoothLevel;
    private final RankHistogram ratio;
    private final RankHistogram smoothRatio;
    private final HourProfile profile;
    private final PeakHold spikes;
    private final PeakHold drops;
    private final double step;
    private double mean = -1;
    private double expected;
    private double before;
    private double spike;
    private double drop;
    private int seen;

    /** One that has seen nothing. */
    public SeriesDetector() {
        this(Tuning.STANDARD);
    }

    SeriesDetector(Tuning tuning) {
        this.tuning = tuning;
        this.level = histogram(0, MOST_LEVEL);
        this.smoothLevel = histogram(0, MOST_LEVEL);
        this.ratio = histogram(-MOST_RATIO, MOST_RATIO);
        this.smoothRatio = histogram(-MOST_RATIO, MOST_RATIO);
        this.profile = new HourProfile(tuning.profile(), DAY);
        this.spikes = new PeakHold(tuning.threshold(), tuning.factor(), tuning.hold());
        this.drops = new PeakHold(tuning.threshold(), tuning.factor(), tuning.hold());
        this.step = 1 - Math.exp(-1 / tuning.smooth());
    }

    private RankHistogram histogram(double low, double high) {
        return new RankHistogram(low, high, tuning.width(), tuning.memory(), tuning.beyond(), tuning.tail());
    }

    /**
     * Takes the next count.
     *
     * @param epochSecond when its bucket begins; only its hour of the day matters
     * @param count at least 0
     * @return the spike's score; 0 when it belongs to the episode of the last alert
     * @throws IllegalArgumentException when the count is negative or no number
     */
    public double observe(long epochSecond, double count) {
        if (!(count >= 0) || Double.isInfinite(count)) {
            throw new IllegalArgumentException("count (%s) is no number from 0 up".formatted(count));
        }
        mean = mean < 0 ? count : mean + step * (count - mean);
        expected = profile.at(epochSecond, count);
        double usual = Math.log(expected + tuning.least());
        double ownLevel = Math.log1p(count);
        double ownMean = Math.log1p(mean);
        double ownRatio = Math.log(count + tuning.least()) - usual;
        double ownMeanRatio = Math.log(mean + tuning.least()) - usual;
        boolean known = seen >= tuning.learn();
        spike = spikes.pass(known ? above(ownLevel, ownMean, ownRatio, ownMeanRatio) : 0);
        double low = Math.max(count, before);
        drop = drops.pass(
                known ? below(Math.log1p(low), ownMean, Math.log(low + tuning.least()) - usual, ownMeanRatio) : 0);
        level.add(ownLevel);
        smoothLevel.add(ownMean);
        ratio.add(ownRatio);
        smoothRatio.add(ownMeanRatio);
        profile.add(epochSecond, count);
        before = count;
        seen = Math.min(tuning.learn(), seen + 1);
        return spike;
    }

    private double above(double ownLevel, double ownMean, double ownRatio, double ownMeanRatio) {
        return (level.rarityAbove(ownLevel)
                        + smoothLevel.rarityAbove(ownMean)
                        + ratio.rarityAbove(ownRatio)
                        + smoothRatio.rarityAbove(ownMeanRatio))
                / 4;
    }

    private double below(double ownLevel, double ownMean, double ownRatio, double ownMeanRatio) {
        return (level.rarityBelow(ownLevel)
                        + smoothLevel.rarityBelow(ownMean)
                        + ratio.rarityBelow(ownRatio)
                        + smoothRatio.rarityBelow(ownMeanRatio))
                / 4;
    }

    /** Was the last count a spike worth an alert? */
    public boolean spiked() {
        return spike >= tuning.threshold();
    }

    /** The last count's score downwards; 0 when it belongs to the episode of the last alert. */
    public double drop() {
        return drop;
    }

    /** Was the last count a drop worth an alert? */
    public boolean dropped() {
        return drop >= tuning.threshold();
    }

    /** What was usual at the last count's hour before it came. */
    public double expected() {
        return expected;
    }
}
