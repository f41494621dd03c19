package io.sccc.metrics.center;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A map of so many entries at most: the one touched longest ago makes room, and is told of. */
final class Bounded<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int most;
    private final transient Consumer<V> lost;
    private long dropped;

    Bounded(int most, Consumer<V> lost) {
        super(16, 0.75f, true);
        this.most = most;
        this.lost = lost;
    }

    Bounded(int most) {
        this(most, value -> {});
    }

    /** How many made room so far. */
    long dropped() {
        return dropped;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        if (size() <= most) {
            return false;
        }
        dropped++;
        lost.accept(eldest.getValue());
        return true;
    }
}
