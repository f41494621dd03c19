package io.sccc.rules.drools;

import io.sccc.core.model.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rules in DRL put their results: the global {@code hits}. What is added counts as a rule that matched, beside those
 * in YAML. Of one session and its thread, and empty between posts; a rule that keeps a hit for later changes nothing.
 *
 * <pre>{@code
 * global io.sccc.rules.drools.Hits hits
 * }</pre>
 */
public final class Hits {

    /** The global's name. */
    public static final String GLOBAL = "hits";

    private static final int MOST = 1000;

    private final List<Hit> added = new ArrayList<>();
    private @Nullable Origin origin;

    Hits() {}

    /**
     * The rule in DRL that is firing.
     *
     * @param rule its name
     * @param matched the objects it matched
     */
    record Origin(String rule, List<Object> matched) {}

    /** A match that adds tags and actions only. */
    public Hit add(String id) {
        return add(id, null);
    }

    /**
     * A match that leads to a level.
     *
     * @param id of the rule, as rules in YAML are named: 1 to 100 of {@code a-z 0-9 . _ -}
     * @param level how far the post goes; null when only tags and actions are added
     * @return the match, to say more of it
     */
    public Hit add(String id, @Nullable Level level) {
        if (added.size() >= MOST) {
            throw new HitFault("more than " + MOST + " hits were added for one post. Add each rule's hit once");
        }
        Hit hit = new Hit(id, level, origin);
        added.add(hit);
        return hit;
    }

    /** The same, with a priority. */
    public Hit add(String id, @Nullable Level level, int priority) {
        return add(id, level).priority(priority);
    }

    void firing(Origin now) {
        origin = now;
    }

    @Nullable
    Origin origin() {
        return origin;
    }

    /** All that was added. */
    List<Hit> all() {
        return List.copyOf(added);
    }

    /** Nothing of the last post stays. */
    void clear() {
        added.clear();
        origin = null;
    }

    /** How many there are. */
    @Override
    public String toString() {
        return "Hits[" + added.size() + "]";
    }
}
