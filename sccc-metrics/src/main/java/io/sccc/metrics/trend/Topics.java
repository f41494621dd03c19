package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The terms that are watched: a bounded table of heavy hitters. What is dropped weighs less than all that is kept. */
final class Topics {

    private final int most;
    private final Baseline baseline;
    private final Map<String, Topic> topics = new HashMap<>();
    private final Set<Topic> active = new LinkedHashSet<>();

    Topics(int most, Baseline baseline) {
        this.most = most;
        this.baseline = baseline;
    }

    /** Takes the posts of a pane, in their order; how many people spoke of each term. */
    Map<Topic, Integer> hear(List<Heard> posts, int pane) {
        Map<Topic, Integer> people = new LinkedHashMap<>();
        for (Heard heard : posts) {
            for (Term term : heard.mention().terms()) {
                Topic topic = topics.computeIfAbsent(term.key(), key -> new Topic(term, pane));
                topic.named(term);
                if (topic.lately == null) {
                    topic.lately = new Lately();
                    active.add(topic);
                }
                if (topic.lately.see(heard, pane)) {
                    people.merge(topic, 1, Integer::sum);
                }
            }
        }
        return people;
    }

    @Nullable
    Topic get(String key) {
        return topics.get(key);
    }

    /** The terms somebody spoke of in the panes a burst is looked for in. */
    Collection<Topic> active() {
        return active;
    }

    /** Forgets what was said too long ago, and the least of the terms when there are too many. */
    void tidy(int pane) {
        active.removeIf(topic -> {
            Lately lately = topic.lately;
            boolean quiet = lately == null || lately.latest() <= pane - Lately.PANES;
            if (quiet) {
                topic.lately = null;
                topic.burst = null;
            }
            return quiet;
        });
        if (topics.size() > most) {
            drop(pane);
        }
    }

    private void drop(int pane) {
        List<Topic> all = new ArrayList<>(topics.values());
        all.sort(Comparator.comparingDouble((Topic topic) -> weight(topic, pane))
                .reversed()
                .thenComparing(topic -> topic.key));
        Set<Topic> dropped = new HashSet<>(all.subList(most * 3 / 4, all.size()));
        active.removeAll(dropped);
        baseline.forget(dropped);
        dropped.forEach(topic -> topics.remove(topic.key));
    }

    /** What lately is said of a term that is not learned yet counts too. */
    private double weight(Topic topic, int pane) {
        Lately lately = topic.lately;
        return baseline.weight(topic, pane) + (lately == null ? 0 : lately.all(pane)) + (topic.burst == null ? 0 : 1e9);
    }

    /** Writes the terms by their keys; returns the place of each. */
    Map<Topic, Integer> writeTo(DataOutput out) throws IOException {
        Map<Topic, Integer> places = new HashMap<>();
        Packed.write(out, topics.size());
        for (Topic topic : new TreeMap<>(topics).values()) {
            places.put(topic, places.size());
            topic.writeTo(out);
        }
        return places;
    }

    /** Into a table that is new; the terms in their places. */
    List<Topic> readFrom(DataInput in) throws IOException {
        List<Topic> places = new ArrayList<>();
        for (int i = Packed.readInt(in); i > 0; i--) {
            Topic topic = Topic.readFrom(in);
            places.add(topic);
            topics.put(topic.key, topic);
            if (topic.lately != null) {
                active.add(topic);
            }
        }
        return places;
    }
}
