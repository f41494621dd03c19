package io.sccc.connectors;

import java.util.ArrayList;
import java.util.List;

/**
 * The secrets that are valid now, the newest first: one as a rule, two while one is being replaced. Asked for every
 * delivery, so that a secret can be rotated while the center runs; must be fast and thread-safe. An empty list refuses
 * everything.
 */
@FunctionalInterface
public interface ActiveSecrets {

    /** The secrets, the newest first. */
    List<Secret> now();

    /** Secrets that do not change while the process runs, the newest first. */
    static ActiveSecrets of(Secret newest, Secret... older) {
        List<Secret> all = new ArrayList<>(List.of(newest));
        all.addAll(List.of(older));
        List<Secret> fixed = List.copyOf(all);
        return () -> fixed;
    }
}
