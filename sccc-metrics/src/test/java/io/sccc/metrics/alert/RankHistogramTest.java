package io.sccc.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankHistogramTest {

    /** The same from all entries and their exact weights. */
    private static double exact(List<Double> entries, double number, double width, double memory) {
        double above = 0;
        double total = 0;
        for (int i = 0; i < entries.size(); i++) {
            double weight = Math.exp(-(entries.size() - 1 - i) / memory);
            double between = Math.floor(entries.get(i) / width) - Math.floor(number / width);
            above += between > 0 ? weight : between == 0 ? weight / 2 : 0;
            total += weight;
        }
        return -Math.log10((above + 0.5) / (total + 1));
    }

    @Test
    void rarityAbove_longRun_isThatOfExactWeights() {
        long seed = 17;
        Random random = new Random(seed);
        RankHistogram histogram = new RankHistogram(0, 10, 0.25, 50, 0, 0);
        List<Double> entries = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            double number = Math.abs(random.nextGaussian()) * 2;
            if (i % 97 == 0) {
                assertThat(histogram.rarityAbove(number))
                        .as("seed %d, entry %d", seed, i)
                        .isCloseTo(exact(entries, number, 0.25, 50), within(0.01));
            }
            histogram.add(number);
            entries.add(number);
        }
    }

    @Test
    void rarityAbove_beyondTheTail_growsWithTheDistance() {
        RankHistogram histogram = new RankHistogram(0, 10, 0.1, 1000, 2, 0.01);
        for (int i = 0; i < 500; i++) {
            histogram.add(1 + i % 10 / 10.0);
        }

        assertThat(histogram.rarityAbove(5) - histogram.rarityAbove(4)).isCloseTo(2, within(0.3));
        assertThat(histogram.rarityAbove(1.5)).isLessThan(0.5);
    }

    @Test
    void rarity_outOfItsRange_countsAtItsEdge() {
        RankHistogram histogram = new RankHistogram(-1, 1, 0.5, 100, 0, 0);
        histogram.add(40);
        histogram.add(-40);

        assertThat(histogram.rarityAbove(40)).isEqualTo(histogram.rarityAbove(0.9));
        assertThat(histogram.rarityBelow(-40)).isEqualTo(histogram.rarityBelow(-0.9));
    }
}
