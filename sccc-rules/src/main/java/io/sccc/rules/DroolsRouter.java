package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import io.sccc.core.spi.Router;
import io.sccc.rules.drools.DrlRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Routes posts by rules. Drools finds the rules that match; the one with the larger priority, then the smaller id,
 * decides. Immutable and thread-safe; to change the rules, make another router, or let a {@link ReloadingRouter} do it.
 *
 * <p>Rules of the application in DRL or of a KieBase may be added; {@link io.sccc.rules.drools} tells how. They are asked on
 * the routing thread and one resolution decides about their hits and the rules in YAML together.
 */
public final class DroolsRouter implements Router {

    private final RuleSet rules;

    private DroolsRouter(RuleSet rules) {
        this.rules = rules;
    }

    /** Rules are gathered from several places. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The rules of a folder ({@code *.yaml}, {@code *.yml} and tables, {@code *.csv}), or of one such file.
     *
     * @throws RuleFaults naming every fault of every file
     */
    public static DroolsRouter of(Path folderOrFile) {
        return builder().rules(folderOrFile).build();
    }

    /**
     * The rules of a text.
     *
     * @param yaml as a rule file has it
     * @param fileName what messages call it
     * @throws RuleFaults naming every fault
     */
    public static DroolsRouter of(String yaml, String fileName) {
        return builder().yaml(yaml, fileName).build();
    }

    /**
     * Rules that come with this library or lie on the class path as {@code /io/sccc/rules/packs/NAME.yaml}; {@code
     * default} is all that come with it: {@code general}, {@code telecom}, {@code bank} and {@code consumer-goods}. A
     * sector's pack builds on {@code general}, which is read before it, once.
     *
     * @throws IllegalArgumentException naming every pack that is not there
     */
    public static DroolsRouter packs(String... names) {
        return builder().packs(names).build();
    }

    @Override
    public Route route(Facts facts) {
        return rules.route(facts);
    }

    /**
     * Ids of all rules that match these facts, in their order of precedence: routing without making a route of it. Rules
     * that a timer asks are among them when their other conditions hold.
     */
    public List<String> evaluate(Facts facts) {
        return rules.evaluate(facts);
    }

    @Override
    public String ruleset() {
        return rules.hash();
    }

    /**
     * YAML that gives these rules again, whatever they were made of; without their tests. Rules in DRL stand in it as
     * comments, so that the hash is theirs too: they are code, and are not read back from a text.
     */
    @Override
    public String rulesetText() {
        return rules.text();
    }

    /** The rules but those in DRL, in their order of precedence. */
    public List<RuleSpec> rules() {
        return rules.rules().stream().map(Rule::spec).toList();
    }

    /** Why these facts are routed as they are, and what was missing for another route. Slower than routing. */
    public Explanation explain(Facts facts) {
        return Explanations.of(rules, facts);
    }

    /**
     * One rule and what these facts say of each of its conditions; null when there is no rule of this id. For why one rule
     * did or did not match; {@link #explain(Facts)} finds the rules that are worth asking about.
     */
    public Explanation.@Nullable Match explain(Facts facts, String rule) {
        return Explanations.of(rules, facts, rule);
    }

    RuleSet ruleSet() {
        return rules;
    }

    /**
     * Gathers rules. Of one thread. Nothing is read before {@link #build()}. Each pack, folder, file or list is a source; a
     * later one overlays those before it: {@code override: true} replaces a rule by its id, {@code disabled: true} takes it
     * out.
     */
    public static final class Builder {

        private final List<Fact<?>> facts = new ArrayList<>();
        private final List<Source> sources = new ArrayList<>();
        private final Set<String> packs = new HashSet<>();
        private final OwnSources own = new OwnSources();

        private Builder() {}

        /** Something that adds rules. */
        private interface Source {

            void addTo(RuleFiles files);
        }

        /** Facts of the application that rules may ask about, besides {@link Fact#vocabulary()}. */
        public Builder fact(Fact<?>... more) {
            facts.addAll(Arrays.asList(more));
            return this;
        }

        /** A folder of rule files, or one rule file. */
        public Builder rules(Path folderOrFile) {
            sources.add(files -> files.add(folderOrFile));
            return this;
        }

        /** Rules made in Java. */
        public Builder rules(List<RuleSpec> more) {
            sources.add(files -> files.add(more));
            return this;
        }

        /** A rule file's text, at most 1 MiB. */
        public Builder yaml(String text, String fileName) {
            sources.add(files -> files.add(text.getBytes(StandardCharsets.UTF_8), fileName));
            return this;
        }

        /** A decision table's text, as a {@code .csv} file has it: one row a rule, one column a field; at most 1 MiB. */
        public Builder csv(String text, String fileName) {
            sources.add(files -> files.addTable(text.getBytes(StandardCharsets.UTF_8), fileName));
            return this;
        }

        /** What {@link DroolsRouter#rulesetText()} gave, of any size: to explain old decisions. */
        public Builder ruleset(String text) {
            sources.add(files -> files.add(text, "ruleset"));
            return this;
        }

        /** Packs of the class path, each once however often it is named. */
        public Builder packs(String... names) {
            Packs.names(Arrays.asList(names)).stream()
                    .filter(packs::add)
                    .forEach(name -> sources.add(files -> files.add(Packs.read(name), name + ".yaml")));
            return this;
        }

        /**
         * Rules in DRL: {@code .drl} files, or folders of them; all are compiled together. Needs {@code
         * org.drools:drools-engine} on the class path.
         *
         * <p><b>Trusted code:</b> a rule in DRL can do whatever the application can. Take it from where the application's
         * own code comes from, never from what users or supervisors write.
         */
        public Builder drl(Path... filesOrFolders) {
            own.add(filesOrFolders);
            return this;
        }

        /** A DRL file's text, as {@link #drl(Path...)}: trusted code. */
        public Builder drl(String text, String fileName) {
            own.add(text, fileName);
            return this;
        }

        /** A KieBase that the application has built over the facts of {@link io.sccc.rules.drools}: trusted code. */
        public Builder kieBase(KieBase base) {
            return kieBase(base, "unnamed");
        }

        /**
         * The same, with a version. A base does not tell its rules' text, so without one decisions record only the names of
         * its rules.
         */
        public Builder kieBase(KieBase base, String version) {
            own.add(globals -> DrlRules.of(base, version, globals));
            return this;
        }

        /** The value of a global that rules in DRL declare; {@code hits} is there by itself. Used by all routing threads. */
        public Builder global(String name, Object value) {
            own.global(name, value);
            return this;
        }

        /**
         * The tenants whose posts the rules in DRL are asked about. Unless named, only the default tenant's: in a center of
         * several tenants, code of one must not see the posts of another.
         */
        public Builder forTenants(String... names) {
            own.tenants(names);
            return this;
        }

        /**
         * Reads all rules and builds the network.
         *
         * @throws RuleFaults naming every fault of every source; nothing was loaded then
         * @throws IllegalArgumentException when two facts have one name, or no rules were named
         * @throws IllegalStateException when there is DRL and {@code drools-engine} is not on the class path
         */
        public DroolsRouter build() {
            if (sources.isEmpty() && own.isEmpty()) {
                throw new IllegalArgumentException("no rules were named. Maybe packs(\"default\")?");
            }
            FaultList faults = new FaultList();
            RuleFiles files = read(faults);
            OwnRules ready = own.build(faults);
            faults.check();
            return new DroolsRouter(new RuleSet(files.rules(), ready));
        }

        /** Reads all rules; the faults found are in {@code faults}. */
        RuleFiles read(FaultList faults) {
            RuleFiles files = new RuleFiles(new Vocabulary(facts), faults);
            sources.forEach(source -> {
                files.nextSource();
                source.addTo(files);
            });
            files.finish();
            return files;
        }
    }
}
