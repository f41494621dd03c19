package io.sccc.examples.run;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Level;
import io.sccc.metrics.center.CenterNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a run, with every key that people look for, absent counts as 0. What is stored is processed, dead, or, when
 * a signal ended the run before its turn, undecided.
 */
final class MetricsJson {

    private static final List<String> STATES = List.of("asked", "done", "failed", "parked", "deferred");

    private MetricsJson() {}

    static Map<String, Object> of(CenterNumbers numbers, long undecided, double seconds, double perSecond) {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> posts = new LinkedHashMap<>();
        posts.put("read", numbers.stored() + numbers.duplicate());
        posts.put("stored", numbers.stored());
        posts.put("duplicate", numbers.duplicate());
        posts.put("processed", numbers.processed());
        posts.put("dead", numbers.dead());
        posts.put("undecided", undecided);
        posts.put("untimed", numbers.untimed());
        json.put("posts", posts);
        json.put("conversations", numbers.conversations());
        json.put("customers", numbers.customers());
        json.put("levels", levels(numbers.levels()));
        json.put("actions", actions(numbers.actions()));
        json.put("contacts", all(numbers.contacts(), "created", "updated"));
        json.put("cases", all(numbers.cases(), "opened", "appended", "reopened", "closed"));
        json.put("languages", numbers.languages());
        json.put("sentiment", all(numbers.sentiment(), "negative", "neutral", "positive"));
        Map<String, Object> volume = new LinkedHashMap<>();
        volume.put("network", numbers.networks());
        volume.put("author_role", numbers.authorRoles());
        volume.put("lang", numbers.givenLanguages());
        volume.put("unique_authors", numbers.uniqueAuthors());
        json.put("volume", volume);
        json.put("funnel", levels(numbers.funnel()));
        json.put("heap_mb", heap());
        json.put("elapsed_seconds", Math.round(seconds * 1000) / 1000.0);
        json.put("posts_per_second", Math.round(perSecond));
        return json;
    }

    private static Map<String, Long> levels(Map<String, Long> counts) {
        Map<String, Long> levels = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            levels.put(level.name(), counts.getOrDefault(level.name(), 0L));
        }
        return levels;
    }

    private static Map<String, Object> actions(Map<String, Map<String, Long>> counts) {
        Map<String, Object> actions = new LinkedHashMap<>();
        for (ActionKind kind : ActionKind.values()) {
            Map<String, Long> states = counts.get(kind.label());
            if (states != null) {
                actions.put(kind.label(), all(states, STATES.toArray(String[]::new)));
            }
        }
        return actions;
    }

    private static Map<String, Long> all(Map<String, Long> counts, String... names) {
        Map<String, Long> all = new LinkedHashMap<>();
        for (String name : names) {
            all.put(name, counts.getOrDefault(name, 0L));
        }
        return all;
    }

    /** Heap that is really in use, in MiB. */
    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
