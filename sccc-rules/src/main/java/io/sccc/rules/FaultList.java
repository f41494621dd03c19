package io.sccc.rules;

import io.sccc.rules.RuleFaults.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faults found so far. Keeps the first thousand and counts the rest. */
final class FaultList {

    static final String FILE = "SCCC-2101";
    static final String YAML = "SCCC-2102";
    static final String SHAPE = "SCCC-2103";
    static final String FIELD = "SCCC-2104";
    static final String VALUE = "SCCC-2105";
    static final String ID = "SCCC-2106";
    static final String THEN = "SCCC-2107";
    static final String ACTION = "SCCC-2108";
    static final String TEST = "SCCC-2109";
    static final String LIMIT = "SCCC-2110";

    private static final int KEPT = 1000;

    private final List<Fault> faults = new ArrayList<>();
    private int more;

    /** Where the next faults are. */
    record In(FaultList faults, String file, @Nullable String rule) {

        void add(String code, int line, String message, String fix) {
            faults.add(new Fault(code, file, line, rule, message, fix));
        }

        void add(String code, Node node, String message, String fix) {
            add(code, node.line(), message, fix);
        }

        In rule(String id) {
            return new In(faults, file, id);
        }
    }

    In in(String file) {
        return new In(this, file, null);
    }

    void add(Fault fault) {
        if (faults.size() < KEPT) {
            faults.add(fault);
        } else {
            more++;
        }
    }

    /** Are more faults only counted? */
    boolean isFull() {
        return faults.size() >= KEPT;
    }

    int size() {
        return faults.size() + more;
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }

    /** Throws all there are, if any. */
    void check() {
        if (!faults.isEmpty()) {
            List<Fault> sorted = new ArrayList<>(faults);
            sorted.sort(Comparator.comparing(Fault::file).thenComparingInt(Fault::line));
            throw new RuleFaults(sorted, more);
        }
    }
}
