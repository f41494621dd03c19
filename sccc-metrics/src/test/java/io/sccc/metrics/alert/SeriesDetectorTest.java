package io.sccc.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sccc.metrics.alert.BrandVolumes.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesDetectorTest {

    private static final int DAY = BrandVolumes.DAY;

    private record Found(List<Integer> spikes, List<Integer> drops) {

        static Found in(int[] counts) {
            Found found = new Found(new ArrayList<>(), new ArrayList<>());
            SeriesDetector detector = new SeriesDetector();
            for (int i = 0; i < counts.length; i++) {
                detector.observe(BrandVolumes.at(i), counts[i]);
                if (detector.spiked()) {
                    found.spikes.add(i);
                }
                if (detector.dropped()) {
                    found.drops.add(i);
                }
            }
            return found;
        }

        private static int first(List<Integer> alerts, int from) {
            return alerts.stream()
                    .mapToInt(i -> i)
                    .filter(i -> i >= from)
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
        }
    }

    private static double[] scores(int[] counts) {
        SeriesDetector detector = new SeriesDetector();
        double[] scores = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            scores[i] = detector.observe(BrandVolumes.at(i), counts[i]);
        }
        return scores;
    }

    @Test
    void observe_moreFollows_scoresOfBeforeStay() {
        int[] counts =
                new BrandVolumes(1, 20).with(Kind.BURST, 6 * DAY, 12, 8, 0).counts(10);

        assertThat(scores(Arrays.copyOf(counts, 7 * DAY))).isEqualTo(Arrays.copyOf(scores(counts), 7 * DAY));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 3, 20, 200, 2000})
    void observe_nothingHappens_hardlyAnyAlert(double level) {
        int days = 0;
        int alerts = 0;
        for (long seed = 100; seed < 110; seed++) {
            Found found = Found.in(new BrandVolumes(seed, level).counts(28));
            alerts += found.spikes().size() + found.drops().size();
            days += 28;
        }

        assertThat(alerts / (double) days).as("alerts a day at level %s", level).isLessThan(0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 20, 200, 2000})
    void observe_bursts_foundWithinTwoBucketsAsARule(double level) {
        List<Integer> delays = new ArrayList<>();
        for (long seed = 200; seed < 221; seed++) {
            int at = 9 * DAY + (int) (seed * 37 % DAY);
            int[] counts = new BrandVolumes(seed, level)
                    .with(Kind.BURST, at, 24, 10, 0)
                    .counts(12);
            delays.add(Found.first(Found.in(counts).spikes(), at) - at);
        }

        delays.sort(null);
        assertThat(delays.get(delays.size() / 2)).as("median of %s", delays).isLessThanOrEqualTo(2);
        assertThat(delays.stream().filter(delay -> delay <= 24).count())
                .as("found, of %s", delays)
                .isGreaterThanOrEqualTo(19);
    }

    @Test
    void observe_burstOfADay_isOneAlertOrTwo() {
        int[] counts =
                new BrandVolumes(3, 50).with(Kind.BURST, 9 * DAY, DAY, 6, 3).counts(14);

        assertThat(Found.in(counts).spikes()).hasSizeBetween(1, 3);
    }

    @Test
    void observe_levelDoublesForGood_getsUsedToIt() {
        int[] counts = new BrandVolumes(4, 50)
                .with(Kind.SHIFT, 9 * DAY, 60 * DAY, 3, 0)
                .counts(40);

        List<Integer> spikes = Found.in(counts).spikes();
        assertThat(Found.first(spikes, 9 * DAY)).isLessThan(10 * DAY);
        assertThat(spikes.stream().filter(i -> i >= 20 * DAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void observe_busySeriesFallsSilent_isADropAtOnceAndItsReturnNoSpike(long seed) {
        int at = 9 * DAY + 150;
        int[] counts = new BrandVolumes(seed, 60).with(Kind.GAP, at, 36, 0, 0).counts(12);

        Found found = Found.in(counts);
        assertThat(Found.first(found.drops(), at) - at).isLessThanOrEqualTo(12);
        assertThat(found.spikes()).isEmpty();
    }

    @Test
    void observe_dipToATenth_isADrop() {
        int at = 9 * DAY + 150;
        int[] counts = new BrandVolumes(8, 200).with(Kind.DIP, at, 48, 0.1, 0).counts(12);

        assertThat(Found.first(Found.in(counts).drops(), at) - at).isLessThanOrEqualTo(24);
    }

    @Test
    void observe_quietSeriesIsQuiet_isNoDrop() {
        assertThat(Found.in(new int[30 * DAY]).drops()).isEmpty();
    }

    @Test
    void observe_firstDay_scoresNothing() {
        int[] counts = new BrandVolumes(5, 20).with(Kind.BURST, 100, 10, 20, 0).counts(1);

        assertThat(scores(counts)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void observe_noCount_isRefused(double count) {
        SeriesDetector detector = new SeriesDetector();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> detector.observe(0, count))
                .withMessageContaining(String.valueOf(count));
    }
}
