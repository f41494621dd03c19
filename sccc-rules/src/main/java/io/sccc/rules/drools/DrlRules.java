package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.rules.RuleFaults;
import io.sccc.rules.RuleFaults.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Global;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rules in DRL, or of a KieBase, ready to be asked. A router takes them through its builder; alone they serve to try rules.
 * Trusted code: nothing limits what a rule may do. Immutable and thread-safe as far as its rules are.
 */
public final class DrlRules {

    private static final Logger LOG = LoggerFactory.getLogger(DrlRules.class);
    private static final String COMPILER = "org.drools.model.codegen.ExecutableModelProject";

    private final Workers workers;
    private final List<DrlFile> files;
    private final String text;

    private DrlRules(Workers workers, List<DrlFile> files, String text) {
        this.workers = workers;
        this.files = files;
        this.text = text;
    }

    /**
     * Rules in DRL, compiled together.
     *
     * @param globals values of the globals that the rules declare, {@code hits} apart
     * @throws RuleFaults naming what Drools finds wrong, with file and line
     * @throws IllegalStateException when {@code drools-engine} is not on the class path
     */
    public static DrlRules compile(List<DrlFile> files, Map<String, ?> globals) {
        requireCompiler(DrlRules.class.getClassLoader());
        String text = Sources.text(files);
        KieBase base = DrlCompiler.compile(files, Sources.version(text), loader());
        return of(base, files, text, globals, files.get(0).name());
    }

    /**
     * Rules that were built elsewhere.
     *
     * @param base of rules over the facts of this package and any of their own
     * @param version what decisions record of it beside the names of its rules: a release of your rules
     * @param globals values of the globals that the rules declare, {@code hits} apart
     * @throws RuleFaults when a global is missing
     */
    public static DrlRules of(KieBase base, String version, Map<String, ?> globals) {
        return of(base, List.of(), Sources.text(base, version), globals, "KieBase");
    }

    private static DrlRules of(KieBase base, List<DrlFile> files, String text, Map<String, ?> globals, String place) {
        Map<String, String> declared = declared(base);
        List<Fault> faults = missing(declared, globals, place);
        if (!faults.isEmpty()) {
            throw new RuleFaults(faults);
        }
        Map<String, Object> own = new HashMap<>(globals);
        own.keySet().retainAll(declared.keySet());
        Workers workers = new Workers(base, Map.copyOf(own));
        try {
            workers.rehearse();
        } catch (DrlException told) {
            throw new RuleFaults(List.of(new Fault(
                    DrlFaults.CODE,
                    place,
                    0,
                    told.rule().isEmpty() ? null : told.rule(),
                    "fails where nothing is known: " + told.getMessage(),
                    "Rules must bear facts that are not known")));
        }
        if (!workers.isLasting()) {
            LOG.info(
                    "rules of {} need a session for each post: one of them needs no fact, or has a group, a lock or a"
                            + " timer; let each rule begin with a fact, such as Message()",
                    place);
        }
        return new DrlRules(workers, List.copyOf(files), text);
    }

    private static Map<String, String> declared(KieBase base) {
        Map<String, String> declared = new TreeMap<>();
        base.getKiePackages().forEach(rules -> {
            for (Global global : rules.getGlobalVariables()) {
                declared.put(global.getName(), global.getType());
            }
        });
        return declared;
    }

    private static List<Fault> missing(Map<String, String> declared, Map<String, ?> given, String place) {
        List<Fault> faults = new ArrayList<>();
        if (!Hits.class.getName().equals(declared.get(Hits.GLOBAL))) {
            faults.add(new Fault(
                    DrlFaults.CODE,
                    place,
                    0,
                    null,
                    "declares no global \"hits\", so that no rule can tell a result",
                    "Write \"global io.sccc.rules.drools.Hits hits\" above the rules"));
        }
        declared.forEach((name, type) -> {
            if (!name.equals(Hits.GLOBAL) && !given.containsKey(name)) {
                faults.add(new Fault(
                        DrlFaults.CODE,
                        place,
                        0,
                        null,
                        "declares global \"%s\" (%s), which was given no value".formatted(name, type),
                        "Give it with global(\"%s\", ...)".formatted(name)));
            }
        });
        return faults;
    }

    /** The loader that sees both the application's own types and ours. */
    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader ours = DrlRules.class.getClassLoader();
        try {
            return context != null && Class.forName(Hits.class.getName(), false, context) == Hits.class
                    ? context
                    : ours;
        } catch (ClassNotFoundException e) {
            return ours;
        }
    }

    private static void requireCompiler(ClassLoader loader) {
        try {
            Class.forName(COMPILER, false, loader);
        } catch (ClassNotFoundException e) {
            String version = KieBase.class.getPackage().getImplementationVersion();
            throw new IllegalStateException(
                    "rules in DRL need Drools' compiler, which is not on the class path. Add org.drools:drools-engine:"
                            + (version == null ? "(the version of drools-core)" : version)
                            + ", or hand over a built KieBase with kieBase(...)",
                    e);
        }
    }

    /**
     * What the rules add for a post, in the order they fire.
     *
     * @throws DrlException when a rule fails; other posts are matched as before
     */
    public List<Hit> match(Facts facts) {
        return workers.match(facts);
    }

    /** Of the post's facts that the rule of a hit matched, those its conditions name; all of them where that cannot be told. */
    public List<Fact<?>> asked(Hit hit) {
        return Sources.asked(files, hit);
    }

    /** The rules as lines of comments, for {@link io.sccc.rules.DroolsRouter#rulesetText()}: of a KieBase, their names. */
    public String text() {
        return text;
    }
}
