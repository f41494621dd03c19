package io.sccc.metrics.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which dimensions may become labels of a monitoring system, where every value is a series of its own for weeks. */
public final class Labels {

    private static final Set<String> RESERVED = Set.of("window", "quantile", "le");
    private static final Set<String> PERSONAL = Set.of(
            "author",
            "person",
            "people",
            "customer",
            "user",
            "handle",
            "account",
            "contact",
            "conversation",
            "post",
            "case",
            "email",
            "phone");

    private Labels() {}

    /** What is wrong with these dimensions as labels, a sentence each; empty when nothing is. Any thread. */
    public static List<String> faults(Collection<String> dimensions) {
        List<String> faults = new ArrayList<>();
        for (String dimension : dimensions) {
            if (PERSONAL.contains(dimension)) {
                faults.add("the dimension (%s) tells persons apart: it cannot be a label".formatted(dimension));
            } else if (dimension.isEmpty() || RESERVED.contains(dimension)) {
                faults.add("the dimension (%s) cannot be a label: the name has a meaning".formatted(dimension));
            }
        }
        return faults;
    }
}
