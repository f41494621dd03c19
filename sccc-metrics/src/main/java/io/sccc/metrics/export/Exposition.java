package io.sccc.metrics.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The families of one scrape, each in one piece. */
final class Exposition {

    private final Map<String, Family> families = new TreeMap<>();

    /** The family of this name: the one that is there already if it is made of the same. */
    Family family(Family family) {
        return families.computeIfAbsent(family.name() + '\0' + family.source(), key -> family);
    }

    /**
     * All of it.
     *
     * @throws IllegalArgumentException when families share a name
     */
    String text() {
        check();
        StringBuilder text = new StringBuilder();
        families.values().forEach(family -> family.write(text));
        return text.append("# EOF\n").toString();
    }

    private void check() {
        Map<String, Family> owners = new HashMap<>();
        Set<String> faults = new TreeSet<>();
        families.values()
                .forEach(family -> family.taken().forEach(name -> {
                    Family owner = owners.putIfAbsent(name, family);
                    if (owner != null) {
                        faults.add("%s and %s would both have the name (%s)"
                                .formatted(owner.source(), family.source(), name));
                    }
                }));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults) + ". Maybe rename a metric or a dimension?");
        }
    }
}
