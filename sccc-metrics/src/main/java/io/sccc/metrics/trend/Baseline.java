package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be expected of a term: its share of the people who speak, over a day and a week and at this hour of day and
 * week, whichever is largest. It learns with a delay, so that a burst does not become its own measure.
 */
final class Baseline {

    private static final int LAG = Lately.PANES;

    /** A term never seen is taken for half a person in five hundred. */
    private static final double PEOPLE = 0.5;

    private static final double AMONG = 500;

    /** How many people outweigh what an hour of the week says. */
    private static final double PSEUDO = 4;

    private static final double SPREAD = 0.2;
    private static final double TRUST = 200;
    private static final double FADE = 0.9999;

    /** A count farther off than six standard deviations teaches no more than one at six: it may be a burst. */
    private static final double FAR = 36;

    private final Decay decay;
    private final long paneMillis;
    private final Audience audience;
    private final Deque<Lesson> lessons = new ArrayDeque<>();
    private double excess = SPREAD * 2 * TRUST;
    private double weight = 2 * TRUST;

    private record Lesson(int pane, Map<Topic, Integer> people) {}

    Baseline(long paneMillis) {
        this.paneMillis = paneMillis;
        decay = new Decay(3_600_000.0 / paneMillis);
        audience = new Audience(decay, Lately.PANES + LAG + 1);
    }

    /** The people of the pane that is judged next. */
    void open(int pane, int people) {
        audience.now(pane, people);
    }

    /** People to be expected in the last 1, 2, ... panes up to the one at hand. */
    void expected(Topic topic, int pane, double[] back) {
        topic.habit.to(pane, decay);
        double usual = usual(topic);
        double rate = usual;
        double sum = 0;
        for (int ago = 0; ago < back.length; ago++) {
            if (ago == 0 || hour(pane - ago) != hour(pane - ago + 1)) {
                rate = rate(topic, usual, pane - ago);
            }
            sum += rate * audience.ago(ago);
            back[ago] = sum;
        }
    }

    /** All who spoke in the last panes, one pane after the other. */
    double audience(int panes) {
        return audience.last(panes);
    }

    /** All people, a pane's at a time, that were learned from within a week or so. */
    double known() {
        return audience.past(Decay.WEEK);
    }

    /** Variance beyond chance in one pane, as a share of the squared mean. */
    double spread(Topic topic) {
        return topic.habit.spread(excess / weight, TRUST);
    }

    /** The same that comes from how little is known of the term. */
    double doubt(Topic topic) {
        return 1 / (PEOPLE + topic.habit.sum(Decay.WEEK));
    }

    private double usual(Topic topic) {
        return Math.max(share(topic, Decay.DAY), share(topic, Decay.WEEK));
    }

    /** The more people a term had, the less what it began with counts. */
    private double share(Topic topic, int life) {
        double people = topic.habit.sum(life);
        return (people + PEOPLE) / (audience.past(life) + AMONG / (1 + people));
    }

    private double rate(Topic topic, double usual, int pane) {
        Season own = topic.habit.season();
        if (own == null) {
            return usual;
        }
        int hour = hour(pane);
        int week = week(pane);
        Season all = audience.season();
        double ofDay = (own.ofDay(hour, week) + PSEUDO) / (all.ofDay(hour, week) + PSEUDO / usual);
        double ofWeek = (own.ofWeek(hour, week) + PSEUDO) / (all.ofWeek(hour, week) + PSEUDO / usual);
        return Math.max(usual, Math.max(ofDay, ofWeek));
    }

    private int hour(int pane) {
        return (int) Math.floorMod(Math.floorDiv(pane * paneMillis, 3_600_000L), 168L);
    }

    private int week(int pane) {
        return (int) Math.floorDiv(pane * paneMillis, 168 * 3_600_000L);
    }

    /** Takes the people of a pane that was judged, and learns from one some panes earlier. */
    void learn(int now, Map<Topic, Integer> people, boolean steady) {
        lessons.addLast(new Lesson(now, people));
        int pane = now - LAG;
        Lesson lesson = lessons.peekFirst();
        if (lesson != null && lesson.pane() <= pane) {
            lessons.removeFirst();
            lesson.people().forEach((topic, count) -> learn(topic, count, lesson.pane(), now, steady));
        }
        audience.pass(LAG, hour(pane), week(pane));
    }

    private void learn(Topic topic, int people, int pane, int now, boolean steady) {
        topic.habit.to(now, decay);
        double mean = rate(topic, usual(topic), pane) * audience.ago(LAG);
        if (steady && mean > 0.5 && topic.trended < pane) {
            spread(topic, people, mean);
        }
        topic.habit.add(people);
        topic.habit.season(week(pane), hour(pane), people);
    }

    private void spread(Topic topic, int people, double mean) {
        double common = excess / weight;
        double by = 1 / ((1 + common * mean) * (1 + common * mean));
        double off = Math.min((people - mean) * (people - mean), FAR * (mean + common * mean * mean));
        topic.habit.learn((off - mean) * by, mean * mean * by);
        excess = excess * FADE + (off - mean) * by;
        weight = weight * FADE + mean * mean * by;
    }

    /** Learns no more of terms that were dropped. */
    void forget(Set<Topic> dropped) {
        lessons.forEach(lesson -> lesson.people().keySet().removeAll(dropped));
    }

    /** Is nothing left to learn? */
    boolean idle() {
        return lessons.stream().allMatch(lesson -> lesson.people().isEmpty());
    }

    /** Panes in which nothing happens go by. */
    void skip(int panes) {
        lessons.clear();
        audience.skip(panes);
    }

    /** How much a term is spoken of, to choose which are kept. */
    double weight(Topic topic, int pane) {
        topic.habit.to(pane, decay);
        return topic.habit.sum(Decay.DAY);
    }

    /** The lessons in their order: sums of fractions depend on it. */
    void writeTo(DataOutput out, Map<Topic, Integer> places) throws IOException {
        out.writeDouble(excess);
        out.writeDouble(weight);
        audience.writeTo(out);
        Packed.write(out, lessons.size());
        for (Lesson lesson : lessons) {
            Packed.writeSigned(out, lesson.pane());
            Packed.write(out, lesson.people().size());
            for (Map.Entry<Topic, Integer> people : lesson.people().entrySet()) {
                Packed.write(out, places.getOrDefault(people.getKey(), 0));
                Packed.write(out, people.getValue());
            }
        }
    }

    /** Into one that is new. */
    void readFrom(DataInput in, List<Topic> places) throws IOException {
        excess = in.readDouble();
        weight = in.readDouble();
        audience.readFrom(in);
        for (int i = Packed.readInt(in); i > 0; i--) {
            int pane = Coding.number(in);
            Map<Topic, Integer> people = new LinkedHashMap<>();
            for (int j = Packed.readInt(in); j > 0; j--) {
                people.put(places.get(Coding.place(in, places.size())), Packed.readInt(in));
            }
            lessons.addLast(new Lesson(pane, people));
        }
    }
}
