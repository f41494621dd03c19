package io.sccc.rules;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Matches;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.Operator;
import io.sccc.rules.Condition.Says;
import io.sccc.rules.RuleSpec.Group;
import io.sccc.rules.RuleSpec.Place;
import io.sccc.rules.RuleSpec.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a rule in Java; it means what the same rule in YAML means. Begin with {@link RuleSpec#rule}. Of one thread. Each
 * {@code when...} adds a condition; all must hold.
 */
public final class RuleBuilder {

    private final String id;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<ActionSpec> actions = new ArrayList<>();
    private String version = RuleSpec.FIRST;
    private @Nullable Group group;
    private int priority = RuleSpec.NORMAL;
    private @Nullable Duration after;
    private Scope scope = Scope.ALWAYS;
    private @Nullable Level level;
    private @Nullable String queue;
    private @Nullable Duration sla;
    private LocalizedText reason = LocalizedText.EMPTY;
    private List<RuleSpec.Test> tests = List.of();

    RuleBuilder(String id) {
        this.id = id;
    }

    /** Its version, for people. */
    public RuleBuilder version(String value) {
        version = value;
        return this;
    }

    /** In a group whose policy is declared elsewhere, or is {@link HitPolicy#ALL}. */
    public RuleBuilder group(String name) {
        return group(name, HitPolicy.ALL);
    }

    /** In a group of this policy; all rules of the group have one. */
    public RuleBuilder group(String name, HitPolicy hit) {
        group = new Group(name, hit);
        return this;
    }

    /** Larger wins; 0 to 1000. */
    public RuleBuilder priority(int value) {
        priority = value;
        return this;
    }

    /** Asked this long after the post, once more with what is known then. */
    public RuleBuilder after(Duration value) {
        after = value;
        return this;
    }

    /** Speaks from one moment until, exclusively, another; null for no limit. */
    public RuleBuilder valid(@Nullable Instant from, @Nullable Instant to) {
        scope = new Scope(from, to, scope.tenant(), scope.party());
        return this;
    }

    /** Speaks only for this tenant. */
    public RuleBuilder tenant(String value) {
        scope = new Scope(scope.validFrom(), scope.validTo(), value, scope.party());
        return this;
    }

    /** Speaks only where this party answers for the company. */
    public RuleBuilder party(String value) {
        scope = new Scope(scope.validFrom(), scope.validTo(), scope.tenant(), value);
        return this;
    }

    /** Any conditions. */
    public RuleBuilder when(Condition... more) {
        Collections.addAll(conditions, more);
        return this;
    }

    /** The fact is true. */
    public RuleBuilder when(Fact<Boolean> fact) {
        return when(new Is(fact, true));
    }

    /** The fact is known to be false. */
    public RuleBuilder whenNot(Fact<Boolean> fact) {
        return when(new Is(fact, false));
    }

    /** The number compares so with the value. */
    public RuleBuilder when(Fact<Double> fact, Operator operator, double value) {
        return when(new Comparison(fact, operator, value));
    }

    /** The text is one of these, case ignored. */
    public RuleBuilder whenAny(Fact<String> fact, String... values) {
        return when(new OneOf(fact, List.of(values)));
    }

    /** The text is known and none of these. */
    public RuleBuilder whenNone(Fact<String> fact, String... values) {
        return when(new Not(new OneOf(fact, List.of(values))));
    }

    /** The set has at least one of these words. */
    public RuleBuilder whenHas(Fact<Set<String>> fact, String... values) {
        return when(new Has(fact, List.of(values)));
    }

    /** The set is known and has none of these words. */
    public RuleBuilder whenHasNone(Fact<Set<String>> fact, String... values) {
        return when(new Not(new Has(fact, List.of(values))));
    }

    /** The text of the post says at least one of these words or phrases; {@code word*} is a prefix. */
    public RuleBuilder keywords(String... values) {
        return when(new Says(List.of(values)));
    }

    /** The text of the post is known and says none of these. */
    public RuleBuilder noKeywords(String... values) {
        return when(new Not(new Says(List.of(values))));
    }

    /** A regular expression (RE2) matches somewhere in the text, as {@link Matches} tells. */
    public RuleBuilder whenMatches(Fact<String> fact, String pattern) {
        return when(new Matches(fact, pattern));
    }

    /** How far the post goes. Without actions of its own, CRM opens a case and COMMUNITY suggests content. */
    public RuleBuilder then(Level value) {
        level = value;
        return this;
    }

    /** Who should take it. */
    public RuleBuilder queue(String value) {
        queue = value;
        return this;
    }

    /** Labels. */
    public RuleBuilder tags(String... more) {
        Collections.addAll(tags, more);
        return this;
    }

    /** How soon it should be answered. */
    public RuleBuilder sla(Duration value) {
        sla = value;
        return this;
    }

    /** An action that needs neither words nor parameters. */
    public RuleBuilder action(ActionKind kind) {
        return action(ActionSpec.of(kind));
    }

    /** An action with words, such as a reply. */
    public RuleBuilder action(ActionKind kind, LocalizedText words) {
        return action(new ActionSpec(kind, words, Map.of()));
    }

    /** An action with parameters, such as {@code to} of a notify. */
    public RuleBuilder action(ActionKind kind, Map<String, String> parameters) {
        return action(new ActionSpec(kind, LocalizedText.EMPTY, parameters));
    }

    /** Any action. */
    public RuleBuilder action(ActionSpec action) {
        actions.add(action);
        return this;
    }

    /** Why, for people. */
    public RuleBuilder because(String en, String es, String pt) {
        reason = LocalizedText.of(en, es, pt);
        return this;
    }

    /** What is expected of it. */
    public RuleBuilder tests(List<RuleSpec.Test> expected) {
        tests = List.copyOf(expected);
        return this;
    }

    /**
     * The rule, spelled as it would be read from a file.
     *
     * @throws IllegalArgumentException naming every fault of the rule
     */
    public RuleSpec build() {
        RuleSpec made = new RuleSpec(
                id,
                version,
                group,
                Place.JAVA,
                priority,
                after,
                scope,
                conditions,
                level,
                queue,
                tags,
                sla,
                actions,
                reason,
                tests);
        FaultList faults = new FaultList();
        RuleFiles files = new RuleFiles(new Vocabulary(ownFacts()), faults);
        files.add(List.of(made));
        if (faults.size() > 0) {
            throw new IllegalArgumentException(faults.all().stream()
                    .map(fault ->
                            "rule (" + id + "): " + RuleFaults.Fault.sentence(fault.message()) + " " + fault.fix())
                    .collect(Collectors.joining("\n")));
        }
        RuleSpec rule = files.rules().get(0);
        return group == null ? rule : rule.in(group);
    }

    private Set<Fact<?>> ownFacts() {
        return conditions.stream()
                .map(Condition::fact)
                .filter(fact -> !Fact.vocabulary().contains(fact))
                .collect(Collectors.toSet());
    }
}
