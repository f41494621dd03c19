package io.sccc.metrics.trend;

import io.sccc.metrics.trend.Scorecard.Named;
import io.sccc.metrics.trend.TrendStream.Post;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What others do, written anew from their descriptions, to be measured against: the raw count, its ratio to the last day,
 * the point-by-point Poisson test against the average of the same hour of earlier days, and SigniTrend. All are
 * helped: they count people instead of posts, in a window of some panes, and name nothing with fewer than four people.
 */
final class Rivals {

    /** How a rival scores a topic. */
    interface Rival {
        /** Before it is told of the window at hand. */
        double score(int topic, double count, int pane);

        /** The pane's own count becomes past. */
        void past(int topic, double count, int pane);
    }

    private Rivals() {}

    static Scorecard run(TrendStream stream, List<List<Post>> panes, int window, Rival rival) {
        Scorecard card = new Scorecard(stream);
        int[][] counts = new int[window][TrendStream.TOPICS];
        int[] sums = new int[TrendStream.TOPICS];
        List<Map<Integer, Set<Integer>>> people = new ArrayList<>();
        for (int pane = 0; pane < panes.size(); pane++) {
            int[] open = counts[pane % window];
            for (int topic = 0; topic < open.length; topic++) {
                sums[topic] -= open[topic];
            }
            Arrays.fill(open, 0);
            Map<Integer, Set<Integer>> now = new HashMap<>();
            for (Post post : panes.get(pane)) {
                if (now.computeIfAbsent(post.topic(), t -> new HashSet<>()).add(post.author())) {
                    open[post.topic()]++;
                    sums[post.topic()]++;
                }
            }
            people.add(now);
            card.pane(named(rival, sums, people, pane));
            for (int topic = 0; topic < sums.length; topic++) {
                rival.past(topic, sums[topic], pane);
            }
        }
        return card;
    }

    private static List<Named> named(Rival rival, int[] sums, List<Map<Integer, Set<Integer>>> people, int pane) {
        List<Named> named = new ArrayList<>();
        if (pane < TrendStream.DAY) {
            return named;
        }
        for (int topic = 0; topic < sums.length; topic++) {
            double score = sums[topic] < 2 ? 0 : rival.score(topic, sums[topic], pane);
            if (score > 0) {
                named.add(new Named(topic, score));
            }
        }
        named.sort(Comparator.comparingDouble(Named::score).reversed());
        List<Named> first = new ArrayList<>();
        for (int i = 0; i < named.size() && first.size() < 10; i++) {
            if (people(named.get(i).topic(), people, pane) >= 4) {
                first.add(named.get(i));
            }
        }
        return first;
    }

    private static int people(int topic, List<Map<Integer, Set<Integer>>> people, int pane) {
        Set<Integer> all = new HashSet<>();
        for (int ago = 0; ago < 18 && ago <= pane; ago++) {
            all.addAll(people.get(pane - ago).getOrDefault(topic, Set.of()));
        }
        return all.size();
    }

    static Rival rawCount() {
        return new Rival() {
            @Override
            public double score(int topic, double count, int pane) {
                return count;
            }

            @Override
            public void past(int topic, double count, int pane) {}
        };
    }

    static Rival ratioToLastDay() {
        float[][] day = new float[TrendStream.DAY][TrendStream.TOPICS];
        double[] sums = new double[TrendStream.TOPICS];
        return new Rival() {
            @Override
            public double score(int topic, double count, int pane) {
                return (count + 1) / (sums[topic] / TrendStream.DAY + 1);
            }

            @Override
            public void past(int topic, double count, int pane) {
                sums[topic] += count - day[pane % TrendStream.DAY][topic];
                day[pane % TrendStream.DAY][topic] = (float) count;
            }
        };
    }

    /** The distance from the mean over half the width of the Poisson interval (99 %), the mean that of the same hour. */
    static Rival poisson(double least) {
        float[][] hours = new float[24][TrendStream.TOPICS];
        float[][] today = new float[24][TrendStream.TOPICS];
        return new Rival() {
            @Override
            public double score(int topic, double count, int pane) {
                int hour = pane / 6 % 24;
                int earlier = Math.max(1, pane / TrendStream.DAY);
                double past = hours[hour][topic] + (pane % 6 == 0 ? today[hour][topic] : 0);
                double mean = Math.max(least, past / 6 / earlier);
                return (count - mean) / (2.576 * Math.sqrt(mean));
            }

            @Override
            public void past(int topic, double count, int pane) {
                int hour = pane / 6 % 24;
                if (pane % 6 == 0) {
                    hours[hour][topic] += today[hour][topic];
                    today[hour][topic] = 0;
                }
                today[hour][topic] += (float) count;
            }
        };
    }

    /** Exponentially weighted mean and variance with a noise floor, as Schubert, Weiler and Kriegel describe (KDD 2014). */
    static Rival signiTrend(double halfLife, double beta) {
        double alpha = 1 - Math.pow(2, -1 / halfLife);
        double[] mean = new double[TrendStream.TOPICS];
        double[] variance = new double[TrendStream.TOPICS];
        return new Rival() {
            @Override
            public double score(int topic, double count, int pane) {
                return (count - Math.max(mean[topic], beta)) / (Math.sqrt(variance[topic]) + beta);
            }

            @Override
            public void past(int topic, double count, int pane) {
                double off = count - mean[topic];
                mean[topic] += alpha * off;
                variance[topic] = (1 - alpha) * (variance[topic] + alpha * off * off);
            }
        };
    }
}
