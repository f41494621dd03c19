package io.sccc.metrics.trend;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** The same in people: of a vocabulary too little is known before. */
    private static final double AUDIENCE = 1000;

    /** As many terms at once as the threshold is meant for. */
    private static final double FEW = 500;

    private final Baseline baseline;
    private final Topics topics;
    private final int authors;
    private final double enter;
    private final double leave;
    private double tested;
    private double testing;
    private final int[] people = new int[Lately.PANES];
    private final double[] expected = new double[Lately.PANES];
    private final double[] rises = new double[WINDOWS.length];

    Judge(Baseline baseline, Topics topics, int authors, double enter, double leave) {
        this.baseline = baseline;
        this.topics = topics;
        this.authors = authors;
        this.enter = enter;
        this.leave = leave;
    }

    /**
     * Judges the terms at the end of a pane.
     *
     * @param age panes since the stream began
     * @return those that trend
     */
    List<Burst> judge(int pane, int age) {
        List<Burst> high = new ArrayList<>();
        tested = testing;
        testing = 0;
        for (Topic topic : topics.active()) {
            Burst burst = age < BLIND ? null : burst(topic, pane, age);
            topic.burst = burst;
            if (burst != null) {
                topic.trended = pane;
                high.add(burst);
            }
        }
        return high;
    }

    private @Nullable Burst burst(Topic topic, int pane, int age) {
        Arrays.fill(rises, 1);
        Burst burst = look(topic, pane, age);
        if (burst == null || topic.words.isEmpty()) {
            return burst;
        }
        topic.words.forEach(word -> rise(word, pane));
        return look(topic, pane, age);
    }

    /** What a word of a pair rises by, the pair rises by: that alone is no trend of its own. */
    private void rise(String word, int pane) {
        Topic topic = topics.get(word);
        if (topic != null && topic.lately != null && read(topic, topic.lately, pane)) {
            for (int i = 0; i < WINDOWS.length; i++) {
                rises[i] = Math.max(rises[i], people[WINDOWS[i] - 1] / mean(WINDOWS[i]));
            }
        }
    }

    /** Reads people and expectations; are there enough people? */
    private boolean read(Topic topic, Lately lately, int pane) {
        lately.people(pane, people);
        if (people[Lately.PANES - 1] < authors) {
            return false;
        }
        baseline.expected(topic, pane, expected);
        return true;
    }

    private @Nullable Burst look(Topic topic, int pane, int age) {
        Lately lately = topic.lately;
        if (lately == null || !read(topic, lately, pane)) {
            return null;
        }
        testing++;
        double spread = baseline.spread(topic);
        double doubt = baseline.doubt(topic);
        double best = 0;
        double still = 0;
        int at = 0;
        for (int i = 0; i < WINDOWS.length; i++) {
            int panes = WINDOWS[i];
            double score = Surprise.of(people[panes - 1], mean(panes) * rises[i], spread / panes + doubt);
            still = panes <= STILL ? Math.max(still, score) : still;
            if (score > best) {
                best = score;
                at = i;
            }
        }
        Burst before = topic.burst;
        if (best < (before == null ? bar(age) : leave) || still < leave) {
            return null;
        }
        int window = WINDOWS[at];
        long first = before == null ? lately.first(pane, window) : before.firstSeen();
        double ratio = (people[window - 1] + 0.5) / (mean(window) * rises[at] + 0.5);
        int all = people[Lately.PANES - 1];
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
        double caution = 1 / (1 + age / DAY) + 1 / (1 + baseline.known() / AUDIENCE);
        return StrictMath.sqrt(enter * enter + tests) + caution;
    }
}
