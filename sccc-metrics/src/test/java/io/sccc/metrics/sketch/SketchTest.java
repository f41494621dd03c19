package io.sccc.metrics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stated errors, against exact counts and, beside them, Apache DataSketches. */
class SketchTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 1000, 4096, 20_000, 200_000})
    void unique_manySets_errorsAreAsStated(int different) {
        int sets = different > 100_000 ? 20 : different > 10_000 ? 40 : 100;
        double ours = 0;
        double theirs = 0;
        int within = 0;
        for (int set = 0; set < sets; set++) {
            UniqueSketch sketch = new UniqueSketch();
            HllSketch oracle = new HllSketch(12, TgtHllType.HLL_8);
            for (int i = 0; i < different; i++) {
                sketch.add("s" + set + "i" + i);
                oracle.update("s" + set + "i" + i);
            }
            ours += square(sketch.estimate() - different);
            theirs += square(oracle.getEstimate() - different);
            within += sketch.low() <= different && different <= sketch.high() ? 1 : 0;
        }
        double error = Math.sqrt(ours / sets) / Math.max(1, different);
        if (different <= UniqueSketch.EXACT) {
            assertThat(error).isZero();
        } else {
            assertThat(error).isLessThan(UniqueSketch.ERROR * 1.35);
            assertThat(within).isGreaterThanOrEqualTo((int) (sets * 0.85));
        }
        if (different > UniqueSketch.REGISTERS) {
            // theirs looks at the order of the items too, a fifth better, which merging loses
            assertThat(error).isLessThan(Math.sqrt(theirs / sets) / different * 1.9 + 0.002);
        }
    }

    private static double square(double x) {
        return x * x;
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 200, 300, 5000})
    void unique_anyOrderAndSplit_sameBytes(int different) {
        Random random = new Random(different);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < different; i++) {
            items.add("item" + i);
            items.add("item" + random.nextInt(different));
        }
        UniqueSketch one = new UniqueSketch();
        items.forEach(one::add);
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(items, random);
            UniqueSketch[] parts = {new UniqueSketch(), new UniqueSketch(), new UniqueSketch()};
            items.forEach(item -> parts[random.nextInt(3)].add(item));
            assertThat(UniqueSketch.estimate(List.of(parts))).isEqualTo(one.estimate());
            UniqueSketch two = UniqueSketch.union(parts[0], parts[1]);
            assertThat(UniqueSketch.union(UniqueSketch.union(null, two), parts[2])
                            .toBytes())
                    .isEqualTo(one.toBytes());
            parts[1].merge(parts[2]);
            parts[0].merge(parts[1]);
            parts[0].merge(new UniqueSketch());
            assertThat(parts[0].toBytes()).isEqualTo(one.toBytes());
            assertThat(UniqueSketch.fromBytes(one.toBytes()).toBytes()).isEqualTo(one.toBytes());
        }
    }

    @Test
    void unique_cleared_isAsNew() {
        UniqueSketch sketch = new UniqueSketch();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 100 + 400 * round; i++) {
                sketch.add(i);
            }
            sketch.clear();
            assertThat(sketch.toBytes()).isEqualTo(new UniqueSketch().toBytes());
        }
    }

    @Test
    void quantile_lognormal_errorIsAsStated() {
        Random random = new Random(7);
        double[] values = new double[50_000];
        QuantileSketch sketch = new QuantileSketch();
        KllDoublesSketch oracle = KllDoublesSketch.newHeapInstance(200);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(random.nextGaussian() * 2.5);
            sketch.add(values[i]);
            oracle.update(values[i]);
        }
        Arrays.sort(values);
        for (double share : new double[] {0, 0.001, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1}) {
            double exact = values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
            assertThat(sketch.at(share)).isCloseTo(exact, offset(exact * QuantileSketch.ERROR * 1.0001));
            double rank = oracle.getRank(sketch.at(share));
            assertThat(rank).isCloseTo(share, offset(0.02));
        }
        assertThat(sketch.count()).isEqualTo(values.length);
    }

    @Test
    void quantile_oddValues_doNoHarm() {
        QuantileSketch sketch = new QuantileSketch();
        for (double value : new double[] {-5, -0.0, 0, Double.MIN_VALUE, 1e-9, 1e15, 1e14, 1}) {
            sketch.add(value);
        }
        assertThat(sketch.count()).isEqualTo(8);
        assertThat(sketch.at(0.5)).isZero();
        assertThat(sketch.at(1)).isGreaterThan(1e11);
        assertThat(sketch.sum()).isEqualTo(1e15 + 1e14 - 4);
    }

    @Test
    void quantile_anyOrderSplitAndSubtract_sameBytes() {
        Random random = new Random(8);
        QuantileSketch one = new QuantileSketch();
        QuantileSketch large = QuantileSketch.large();
        QuantileSketch[] parts = {new QuantileSketch(), QuantileSketch.large(), new QuantileSketch()};
        QuantileSketch extra = new QuantileSketch();
        for (int i = 0; i < 3000; i++) {
            double value = Math.exp(random.nextGaussian() * 2);
            one.add(value);
            large.add(value);
            parts[random.nextInt(3)].add(value);
            extra.add(value * 3);
        }
        parts[2].merge(extra);
        parts[0].merge(parts[2].packed());
        parts[0].merge(parts[1]);
        parts[0].subtract(extra);
        assertThat(parts[0].toBytes()).isEqualTo(one.toBytes());
        assertThat(large.toBytes()).isEqualTo(one.toBytes());
        assertThat(QuantileSketch.fromBytes(one.toBytes()).toBytes()).isEqualTo(one.toBytes());
    }

    @Test
    void heavy_fewerKeysThanCapacity_exactAndCanonical() {
        Random random = new Random(9);
        Map<String, Long> exact = new HashMap<>();
        HeavyHitters one = new HeavyHitters();
        HeavyHitters[] parts = {new HeavyHitters(), new HeavyHitters(), new HeavyHitters()};
        for (int i = 0; i < 20_000; i++) {
            String key = "k" + (int) Math.abs(random.nextGaussian() * 250);
            exact.merge(key, 1L, Long::sum);
            one.add(key);
            parts[random.nextInt(3)].add(key);
        }
        parts[0].merge(parts[2]);
        parts[0].merge(parts[1]);
        assertThat(parts[0].toBytes()).isEqualTo(one.toBytes());
        assertThat(one.error()).isZero();
        assertThat(one.entries()).hasSize(exact.size());
        one.entries()
                .forEach(entry -> assertThat(entry)
                        .isEqualTo(new HeavyHitters.Entry(
                                entry.key(),
                                exact.getOrDefault(entry.key(), 0L),
                                exact.getOrDefault(entry.key(), 0L))));
        assertThat(HeavyHitters.fromBytes(one.toBytes()).toBytes()).isEqualTo(one.toBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void heavy_manyKeysAndMerged_boundsHold(long seed) {
        Random random = new Random(seed);
        Map<String, Long> exact = new HashMap<>();
        HeavyHitters one = new HeavyHitters();
        HeavyHitters[] parts = {new HeavyHitters(), new HeavyHitters(), new HeavyHitters(), new HeavyHitters()};
        ItemsSketch<String> oracle = new ItemsSketch<>(2048);
        int events = 400_000;
        for (int i = 0; i < events; i++) {
            String key = "k" + (int) (1 / (random.nextDouble() + 1e-5));
            exact.merge(key, 1L, Long::sum);
            one.add(key);
            parts[i % 4].add(key);
            oracle.update(key);
        }
        parts[2].merge(parts[3]);
        parts[0].merge(parts[1]);
        parts[0].merge(parts[2]);
        for (HeavyHitters each : List.of(one, parts[0])) {
            assertThat(each.error()).isLessThan(events / 300);
            each.entries()
                    .forEach(entry ->
                            assertThat(exact.getOrDefault(entry.key(), 0L)).isBetween(entry.count(), entry.upTo()));
            List<String> kept =
                    each.entries().stream().map(HeavyHitters.Entry::key).toList();
            exact.forEach((key, count) -> {
                if (!kept.contains(key)) {
                    assertThat(count).isLessThanOrEqualTo(each.error());
                }
            });
            List<String> top = exact.entrySet().stream()
                    .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                    .limit(50)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(kept.subList(0, 60)).containsAll(top.subList(0, 45));
            top.subList(0, 20)
                    .forEach(key -> assertThat(oracle.getEstimate(key)).isPositive());
        }
    }

    @Test
    void heavy_takenBackInAnotherPart_isExact() {
        HeavyHitters plus = new HeavyHitters();
        HeavyHitters minus = new HeavyHitters();
        plus.add(UniqueSketch.item("a"), "a", 5);
        minus.add(UniqueSketch.item("a"), "a", -2);
        minus.merge(plus);
        assertThat(minus.top(3)).containsExactly(new HeavyHitters.Entry("a", 3, 3));
        assertThat(HeavyHitters.fromBytes(minus.toBytes()).top(3)).isEqualTo(minus.top(3));
    }

    @Test
    void top_readByManyAtOnce_isTheSameForAll() {
        HeavyHitters sketch = new HeavyHitters();
        for (int i = 1; i <= 400; i++) {
            sketch.add(UniqueSketch.item("key" + i), "key" + i, 2L * i);
            sketch.add(UniqueSketch.item("key" + i), "key" + i, -i);
        }
        List<HeavyHitters.Entry> expected = sketch.copy().entries();
        assertThat(expected).allMatch(entry -> entry.count() == entry.upTo()).hasSize(400);
        for (int round = 0; round < 300; round++) {
            HeavyHitters packed = sketch.packed();
            assertThat(IntStream.range(0, 8).parallel().mapToObj(reader -> packed.entries()))
                    .allMatch(expected::equals);
        }
    }

    @Test
    void sum_anyOrder_sameToTheLastDigit() {
        Random random = new Random(10);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            values.add(Math.rint(random.nextGaussian() * Math.pow(10, random.nextInt(15)) * 1e4) / 1e4);
        }
        ExactSum one = new ExactSum();
        values.forEach(value -> one.add(value, 1));
        Collections.shuffle(values, random);
        ExactSum[] parts = {new ExactSum(), new ExactSum()};
        values.forEach(value -> parts[random.nextInt(2)].add(value, 1));
        parts[0].merge(parts[1]);
        assertThat(parts[0].value()).isEqualTo(one.value());
        ExactSum tenths = new ExactSum();
        for (int i = 0; i < 10; i++) {
            tenths.add(0.1, 1);
        }
        assertThat(tenths.value()).isEqualTo(1.0);
        ExactSum edge = new ExactSum(); // 64 bits of millionths end between these
        for (double each : new double[] {8.9e12, 9.1e12, 9223372036854.5, 9.3e12}) {
            edge.add(each, 1);
            edge.add(-each, 3);
            edge.add(each, 2);
            assertThat(edge.isZero()).isTrue();
        }
        ExactSum back = new ExactSum();
        back.add(-1234567.891, 3);
        back.add(1234567.891, 2);
        back.add(1e15, 7);
        back.add(1e15, -7);
        assertThat(back.value()).isEqualTo(-1234567.891);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void counters_anyWay_equalAMap(long seed) {
        Random random = new Random(seed);
        Counters counters = random.nextBoolean() ? new Counters() : new Counters(64);
        Map<Integer, Long> exact = new HashMap<>();
        int range = seed % 2 == 0 ? 100 : 100_000;
        for (int i = 0; i < 3000; i++) {
            int key = random.nextInt(range);
            long by = switch (random.nextInt(10)) {
                case 0 -> random.nextLong() >> 20;
                case 1, 2 -> random.nextInt(); // now and then the sum is beyond 32 bits
                default -> random.nextInt(7) - 3;
            };
            counters.add(key, by);
            exact.merge(key, by, Long::sum);
            if (random.nextInt(300) == 0) {
                counters = counters.packed();
            }
            if (random.nextInt(500) == 0) {
                Counters twice = counters.copy();
                twice.merge(counters.packed());
                twice.subtract(counters);
                counters = twice;
            }
        }
        exact.values().removeIf(count -> count == 0);
        Map<Integer, Long> told = new HashMap<>();
        counters.forEach(told::put);
        assertThat(told).isEqualTo(exact);
        Map<Integer, Long> packed = new HashMap<>();
        counters.packed().forEach(packed::put);
        assertThat(packed).isEqualTo(exact);
        Counters ours = counters;
        exact.forEach((key, count) -> assertThat(ours.get(key)).isEqualTo(count));
        assertThat(counters.size()).isEqualTo(exact.size());
        assertThat(Counters.fromBytes(counters.toBytes()).toBytes())
                .isEqualTo(counters.packed().toBytes());
    }
}
