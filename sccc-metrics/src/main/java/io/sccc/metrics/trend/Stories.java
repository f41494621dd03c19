package io.sccc.metrics.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins terms that the same posts brought up to one trend, and ranks the trends. */
final class Stories {

    private static final int ALSO = 5;

    /** What trends longest names a story; then a topic before a hashtag, a word, a pair; then the strongest. */
    private static final Comparator<Burst> NAMING = Comparator.comparingInt(Burst::since)
            .thenComparing(burst -> burst.topic().kind())
            .thenComparing(Comparator.comparingDouble(Burst::score).reversed())
            .thenComparing(burst -> burst.topic().key);

    private Stories() {}

    static List<Trend> of(List<Burst> bursts, int pane) {
        Map<Burst, List<String>> stories = new LinkedHashMap<>();
        bursts.stream().sorted(NAMING).forEach(burst -> join(stories, burst, pane));
        List<Burst> ranked = new ArrayList<>(stories.keySet());
        ranked.sort(Comparator.comparingDouble(Burst::score).reversed().thenComparing(burst -> burst.topic().key));
        List<Trend> trends = new ArrayList<>();
        for (Burst burst : ranked) {
            trends.add(trend(burst, trends.size() + 1, stories.getOrDefault(burst, List.of())));
        }
        return trends;
    }

    private static void join(Map<Burst, List<String>> stories, Burst burst, int pane) {
        for (Map.Entry<Burst, List<String>> story : stories.entrySet()) {
            if (same(story.getKey().topic(), burst.topic(), pane)) {
                if (story.getValue().size() < ALSO) {
                    story.getValue().add(burst.topic().name());
                }
                return;
            }
        }
        stories.put(burst, new ArrayList<>());
    }

    private static boolean same(Topic one, Topic other, int pane) {
        if (other.words.contains(one.key) || one.words.contains(other.key)) {
            return true;
        }
        Lately here = one.lately;
        Lately there = other.lately;
        return here != null && there != null && here.tells(there, pane);
    }

    private static Trend trend(Burst burst, int rank, List<String> also) {
        Topic topic = burst.topic();
        Gist gist = topic.lately == null ? new Gist() : topic.lately.gist;
        return new Trend(
                topic.name(),
                topic.kind(),
                rank,
                burst.score(),
                burst.ratio(),
                burst.people(),
                Instant.ofEpochMilli(burst.firstSeen()),
                gist.conversations(),
                gist.languages(),
                also);
    }
}
