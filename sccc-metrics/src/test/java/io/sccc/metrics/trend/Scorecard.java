package io.sccc.metrics.trend;

import io.sccc.metrics.trend.TrendStream.Burst;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a detector names at the end of each pane, held against the bursts that were made. */
final class Scorecard {

    private static final int TOP = 10;

    /** A topic named so many panes after its burst is no false trend: windows reach back three hours. */
    private static final int AFTER = 18;

    /** Away for longer than this, a topic named again is a new trend. */
    private static final int PAUSE = 6;

    record Named(int topic, double score) {}

    private final TrendStream stream;
    private final List<List<Named>> panes = new ArrayList<>();

    Scorecard(TrendStream stream) {
        this.stream = stream;
    }

    /** What is named at the end of the next pane, best first. */
    void pane(List<Named> named) {
        panes.add(named);
    }

    /**
     * Figures of the first ten of each pane whose score reaches a threshold.
     *
     * @param recall share of all bursts
     * @param visible share of the bursts that stand out by six standard deviations
     * @param delay median panes from a burst's begin to the end of the pane that names it
     * @param stepDelay the same of the bursts that begin at once
     * @param falseADay false trends a day, the first day left out
     */
    record Result(double recall, double visible, double delay, double stepDelay, double falseADay, String bySight) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "recall %.3f, of the visible %.3f, median delay %.0f panes (steps %.0f), false a day %.2f; by sight %s",
                    recall,
                    visible,
                    delay,
                    stepDelay,
                    falseADay,
                    bySight);
        }
    }

    Result at(double threshold) {
        return at(threshold, AFTER);
    }

    /** Where a topic is a false trend when it is named more panes after its burst than this. */
    Result at(double threshold, int after) {
        Map<Burst, Integer> found = new HashMap<>();
        Map<Integer, Burst> byTopic = new HashMap<>();
        stream.bursts.forEach(burst -> byTopic.put(burst.topic(), burst));
        Map<Integer, Integer> last = new HashMap<>();
        int wrong = 0;
        for (int end = 1; end <= panes.size(); end++) {
            List<Named> named = panes.get(end - 1);
            for (int rank = 0;
                    rank < Math.min(TOP, named.size()) && named.get(rank).score() >= threshold;
                    rank++) {
                int topic = named.get(rank).topic();
                Burst burst = byTopic.get(topic);
                if (burst != null && end > burst.start() && end <= burst.end() + 1) {
                    found.putIfAbsent(burst, end - burst.start());
                }
                if (burst == null || end <= burst.start() || end > burst.end() + after) {
                    Integer before = last.put(topic, end);
                    wrong += end > TrendStream.DAY && (before == null || end - before > PAUSE) ? 1 : 0;
                }
            }
        }
        return result(found, wrong);
    }

    private Result result(Map<Burst, Integer> found, int wrong) {
        int[] delays = found.values().stream().mapToInt(d -> d).sorted().toArray();
        StringBuilder by = new StringBuilder();
        int[] steps = found.entrySet().stream()
                .filter(entry -> !entry.getKey().ramp())
                .mapToInt(Map.Entry::getValue)
                .sorted()
                .toArray();
        double[] cuts = {0, 4, 6, 8, 10, 15, 1e9};
        for (int i = 0; i + 1 < cuts.length; i++) {
            double from = cuts[i];
            double to = cuts[i + 1];
            List<Burst> some = stream.bursts.stream()
                    .filter(burst -> burst.sight() >= from && burst.sight() < to)
                    .toList();
            by.append(String.format(
                    Locale.ROOT,
                    "%.0f+: %d of %d  ",
                    from,
                    some.stream().filter(found::containsKey).count(),
                    some.size()));
        }
        List<Burst> visible =
                stream.bursts.stream().filter(burst -> burst.sight() >= 6).toList();
        return new Result(
                (double) found.size() / stream.bursts.size(),
                (double) visible.stream().filter(found::containsKey).count() / visible.size(),
                median(delays),
                median(steps),
                wrong / (stream.days - 1.0),
                by.toString().strip());
    }

    private static double median(int[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** Figures at the lowest threshold that keeps to so many false trends a day. */
    Result atFalse(double falseADay) {
        double[] scores = panes.stream()
                .flatMap(named -> named.stream().limit(TOP))
                .mapToDouble(Named::score)
                .distinct()
                .toArray();
        Arrays.sort(scores);
        int low = 0;
        int high = scores.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (at(scores[middle]).falseADay() <= falseADay) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return at(scores[low]);
    }
}
