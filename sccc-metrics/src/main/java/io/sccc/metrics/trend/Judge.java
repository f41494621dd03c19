package io.sccc.metrics.trend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which terms burst: enough people, far enough above what is expected, in some window of up to three hours. */
final class Judge {

    private static final int[] WINDOWS = {1, 2, 3, 6, 12, 18};

    /** A burst goes on while one of the windows up to this one still stands out. */
    private static final int STILL = 3;

    /** Panes after which anything can be said at all. */
    private static final int BLIND = 24;

    /** Panes after which half of the first caution is left. */
    private static final double DAY = 144;

    /** As many terms at once as the threshold is meant for. */
    private static final double FEW = 500;

    private final Baseline baseline;
    private final int authors;
    private final double enter;
    private final double leave;
    private double tested;
    private double testing;
    private final int[] people = new int[Lately.PANES];
    private final double[] expected = new double[Lately.PANES];

    Judge(Baseline baseline, int authors, double enter, double leave) {
        this.baseline = baseline;
        this.authors = authors;
        this.enter = enter;
        this.leave = leave;
    }

    /**
     * Judges terms at the end of a pane.
     *
     * @param age panes since the stream began
     * @return those that trend
     */
    List<Burst> judge(Collection<Topic> active, int pane, int age) {
        List<Burst> high = new ArrayList<>();
        tested = testing;
        testing = 0;
        for (Topic topic : active) {
            Lately lately = topic.lately;
            Burst burst = age < BLIND || lately == null ? null : burst(topic, lately, pane, age);
            topic.burst = burst;
            if (burst != null) {
                topic.trended = pane;
                high.add(burst);
            }
        }
        return high;
    }

    private @Nullable Burst burst(Topic topic, Lately lately, int pane, int age) {
        lately.people(pane, people);
        int all = people[Lately.PANES - 1];
        if (all < authors) {
            return null;
        }
        testing++;
        baseline.expected(topic, pane, expected);
        double spread = baseline.spread(topic);
        double doubt = baseline.doubt(topic);
        double best = 0;
        double still = 0;
        int window = 1;
        for (int panes : WINDOWS) {
            double score = Surprise.of(people[panes - 1], mean(panes), spread / panes + doubt);
            still = panes <= STILL ? Math.max(still, score) : still;
            if (score > best) {
                best = score;
                window = panes;
            }
        }
        Burst before = topic.burst;
        if (best < (before == null ? bar(age) : leave) || still < leave) {
            return null;
        }
        long first = before == null ? lately.first(pane, window) : before.firstSeen();
        double ratio = (people[window - 1] + 0.5) / (mean(window) + 0.5);
        return new Burst(topic, before == null ? pane : before.since(), first, best, ratio, all);
    }

    /** A burst swells the audience it is a share of: half of what it brings is taken off again. */
    private double mean(int panes) {
        double mean = expected[panes - 1];
        double audience = Math.max(1, baseline.audience(panes));
        return mean * (1 - Math.max(0, people[panes - 1] - mean) / (2 * audience));
    }

    /** Higher while the stream is new, and the more terms could trend by chance: each is a test. */
    private double bar(int age) {
        double tests = 2 * StrictMath.log(Math.max(1, tested / FEW));
        return StrictMath.sqrt(enter * enter + tests) + 1 / (1 + age / DAY);
    }
}
