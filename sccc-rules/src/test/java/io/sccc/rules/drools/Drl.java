package io.sccc.rules.drools;

import java.util.List;
import java.util.Map;

/** DRL for tests. */
final class Drl {

    static final String HEAD = """
            package test;
            import io.sccc.rules.drools.*;
            import io.sccc.core.model.ActionKind;
            import io.sccc.core.model.Level;
            global io.sccc.rules.drools.Hits hits;
            """;

    private Drl() {}

    static String rules(String rules) {
        return HEAD + rules;
    }

    /** A rule whose only result is a hit of its own name. */
    static String rule(String name, String when) {
        return "rule \"%s\" when %s then hits.add(\"%s\"); end%n".formatted(name, when, name);
    }

    static DrlRules compile(String rules) {
        return DrlRules.compile(List.of(new DrlFile("own.drl", rules(rules))), Map.of());
    }

    static List<String> ids(List<Hit> hits) {
        return hits.stream().map(Hit::id).sorted().toList();
    }
}
