package io.sccc.rules;

import io.sccc.rules.drools.DrlFile;
import io.sccc.rules.drools.DrlRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.kie.api.KieBase;

/** Gathers the application's own rules. Of one thread. */
final class OwnSources {

    private final List<Supplier<List<DrlFile>>> files = new ArrayList<>();
    private final List<Supplier<DrlRules>> bases = new ArrayList<>();
    private final Map<String, Object> globals = new HashMap<>();
    private final Set<String> tenants = new TreeSet<>();

    void add(Path... paths) {
        Arrays.stream(paths).forEach(path -> files.add(() -> DrlFile.read(path)));
    }

    void add(String text, String fileName) {
        files.add(() -> List.of(new DrlFile(fileName, text)));
    }

    void add(KieBase base, String version) {
        bases.add(() -> DrlRules.of(base, version, globals));
    }

    void global(String name, Object value) {
        globals.put(name, value);
    }

    void tenants(String... names) {
        tenants.addAll(Arrays.asList(names));
    }

    boolean isEmpty() {
        return files.isEmpty() && bases.isEmpty();
    }

    /** Reads and compiles all of them; of no use when a fault was added. */
    OwnRules build(FaultList faults) {
        List<DrlFile> read = new ArrayList<>();
        int before = faults.size();
        files.forEach(file -> orFaults(faults, () -> read.addAll(file.get())));
        List<DrlRules> rules = new ArrayList<>();
        if (!read.isEmpty() && faults.size() == before) {
            orFaults(faults, () -> rules.add(DrlRules.compile(read, globals)));
        }
        bases.forEach(base -> orFaults(faults, () -> rules.add(base.get())));
        return new OwnRules(rules, tenants);
    }

    private static void orFaults(FaultList faults, Runnable work) {
        try {
            work.run();
        } catch (RuleFaults found) {
            found.faults().forEach(faults::add);
        }
    }
}
