package io.sccc.metrics.trend;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which terms burst: enough people, far enough above what is expected, in some window of up to three hours. */
final class Judge {

    private static final int[] WINDOWS = {1, 2, 3, 6, 12, 18};

    /** A burst begins while one of the windows up to this one stands out. */
    private static final int FRESH = 3;

    /** It goes on while one of the windows up to this one does. */
    private static final int STILL = 2;

    /** It is over at once when the last pane, usual by itself, lies so many standard deviations below the one before. */
    private static final double STOP = 2;

    /** People added to what is expected: the noise of the many terms hardly anybody ever speaks of. */
    private static final double NOISE = 0.1;

    /** What the logarithm of a window's panes costs, in standard deviations: what is late must be all the surer. */
    private static final double LATE = 0.1;

    /** Panes after which anything can be said at all. */
    private static final int BLIND = 24;

    /** Panes after which half of the first caution is left, and over which terms are averaged. */
    private static final double DAY = 144;

    /** The same in people: of a vocabulary too little is known before. */
    private static final double AUDIENCE = 1000;

    /** As many terms at once as the threshold is meant for. */
    private static final double FEW = 50;

    /**
     * What the logarithm of that number adds to the squared threshold: 2 were the terms alike, but the more is said of the
     * rare ones, the more counts there are that can stand out. Measured from 20,000 to 200,000 posts a day.
     */
    private static final double TESTS = 2.5;

    private final Baseline baseline;
    private final Topics topics;
    private final int authors;
    private final double enter;
    private final double leave;
    private double tested;
    private double judged;
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
        if (age < BLIND) {
            return high;
        }
        double bar = bar(age);
        tested *= 1 - 1 / DAY;
        judged = judged * (1 - 1 / DAY) + 1;
        for (Topic topic : topics.active()) {
            Burst burst = burst(topic, pane, bar);
            topic.burst = burst;
            if (burst != null) {
                topic.trended = pane;
                high.add(burst);
            }
        }
        return high;
    }

    private @Nullable Burst burst(Topic topic, int pane, double bar) {
        Arrays.fill(rises, 1);
        Burst burst = look(topic, pane, bar);
        if (burst == null || topic.words.isEmpty()) {
            return burst;
        }
        topic.words.forEach(word -> rise(word, pane));
        return look(topic, pane, bar);
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

    /** What trended before is looked at again only by windows that begin after it ceased. */
    private @Nullable Burst look(Topic topic, int pane, double bar) {
        Lately lately = topic.lately;
        if (lately == null || !read(topic, lately, pane)) {
            return null;
        }
        tested++;
        double spread = baseline.spread(topic);
        double doubt = baseline.doubt(topic);
        Burst before = topic.burst;
        int near = before == null ? FRESH : STILL;
        double best = 0;
        double still = 0;
        int at = 0;
        for (int i = 0; i < WINDOWS.length && (before != null || pane - WINDOWS[i] >= topic.trended); i++) {
            double score = score(i, spread, doubt);
            still = WINDOWS[i] <= near ? Math.max(still, score) : still;
            if (score > best) {
                best = score;
                at = i;
            }
        }
        if (best < (before == null ? bar : leave) || still < leave) {
            return null;
        }
        if (before != null && stops(score(0, spread, doubt), spread)) {
            return null;
        }
        int window = WINDOWS[at];
        long first = before == null ? lately.first(pane, window) : before.firstSeen();
        double ratio = (people[window - 1] + 0.5) / (mean(window) * rises[at] + 0.5);
        int all = people[Lately.PANES - 1];
        return new Burst(topic, before == null ? pane : before.since(), first, best, ratio, all);
    }

    /** Had it gone on as in the pane before, would the last pane have had more people? */
    private boolean stops(double last, double spread) {
        return last < leave && Surprise.of(people[1] - people[0], people[0] + 1, spread) > STOP;
    }

    private double score(int at, double spread, double doubt) {
        int panes = WINDOWS[at];
        double usual = mean(panes) * rises[at] + NOISE;
        return Surprise.of(people[panes - 1], usual, spread / panes + doubt) - LATE * StrictMath.log(panes);
    }

    /** A burst swells the audience it is a share of: half of what it brings is taken off again. */
    private double mean(int panes) {
        double mean = expected[panes - 1];
        double audience = Math.max(1, baseline.audience(panes));
        return mean * (1 - Math.max(0, people[panes - 1] - mean) / (2 * audience));
    }

    /** Higher while the stream is new, and the more terms a pane of late could trend by chance: each is a test. */
    private double bar(int age) {
        double tests = TESTS * StrictMath.log(Math.max(1, tested / Math.max(1, judged) / FEW));
        double caution = 1 / (1 + age / DAY) + 1 / (1 + baseline.known() / AUDIENCE);
        return StrictMath.sqrt(enter * enter + tests) + caution;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeDouble(tested);
        out.writeDouble(judged);
    }

    /** Into one that is new. */
    void readFrom(DataInput in) throws IOException {
        tested = in.readDouble();
        judged = in.readDouble();
    }
}
