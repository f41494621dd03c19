package io.sccc.metrics.trend;

import io.sccc.metrics.trend.Scorecard.Named;
import io.sccc.metrics.trend.Scorecard.Result;
import io.sccc.metrics.trend.TrendStream.Post;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Measures trends on made-up streams: {@code TrendTrial SEED ...}; prints ours and the best setting of each rival. */
final class TrendTrial {

    private TrendTrial() {}

    public static void main(String[] seeds) {
        for (String seed : seeds) {
            trial(Long.parseLong(seed));
        }
    }

    private static void trial(long seed) {
        TrendStream stream = new TrendStream(
                seed,
                Integer.getInteger("days", 14),
                Integer.getInteger("posts", 60_000),
                Integer.getInteger("shape", 5),
                200,
                Integer.getInteger("least", 10));
        List<List<Post>> panes = stream.panes();
        Scorecard card = ours(stream, panes);
        Result ours = card.at(0);
        System.out.printf(Locale.ROOT, "seed %d%n  ours: %s%n", seed, ours);
        System.out.printf(
                Locale.ROOT,
                "  false a day with what outlives its burst: %.2f%n",
                card.at(0, 0).falseADay());
        if (!Boolean.getBoolean("alone")) {
            rivals(stream, panes, ours.falseADay())
                    .forEach((name, result) -> System.out.printf(Locale.ROOT, "  %s: %s%n", name, result));
        }
    }

    static Scorecard ours(TrendStream stream, List<List<Post>> panes) {
        Scorecard card = new Scorecard(stream);
        Trends trends = Trends.builder()
                .listener(now -> card.pane(now.trends().stream()
                        .map(trend -> new Named(Integer.parseInt(trend.topic().substring(1)), trend.score()))
                        .toList()))
                .build();
        int number = 0;
        for (int pane = 0; pane < panes.size(); pane++) {
            long start = (TrendStream.FIRST + pane) * 600_000;
            for (Post post : panes.get(pane)) {
                Instant at = Instant.ofEpochMilli(start + number % 600_000);
                trends.add(Mention.of(at, List.of("t" + post.topic()), "a" + post.author(), "c" + number++));
            }
            trends.advanceTo(Instant.ofEpochMilli(start + 600_000));
        }
        return card;
    }

    /** Each rival with the window and the settings that serve it best on this very stream, at no more false trends. */
    static Map<String, Result> rivals(TrendStream stream, List<List<Post>> panes, double falseADay) {
        Map<String, Result> best = new TreeMap<>();
        for (int window : new int[] {1, 3, 6}) {
            keep(
                    best,
                    "raw count",
                    Rivals.run(stream, panes, window, Rivals.rawCount()).atFalse(falseADay));
            keep(
                    best,
                    "ratio to last day",
                    Rivals.run(stream, panes, window, Rivals.ratioToLastDay()).atFalse(falseADay));
            for (double least : new double[] {0.3, 1}) {
                keep(
                        best,
                        "Poisson average",
                        Rivals.run(stream, panes, window, Rivals.poisson(least)).atFalse(falseADay));
            }
            for (double halfLife : new double[] {36, 144}) {
                for (double beta : new double[] {0.5, 1.5}) {
                    keep(
                            best,
                            "SigniTrend",
                            Rivals.run(stream, panes, window, Rivals.signiTrend(halfLife, beta))
                                    .atFalse(falseADay));
                }
            }
        }
        return best;
    }

    private static void keep(Map<String, Result> best, String name, Result result) {
        best.merge(name, result, (one, other) -> one.recall() >= other.recall() ? one : other);
    }
}
