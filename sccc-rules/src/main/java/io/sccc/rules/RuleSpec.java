package io.sccc.rules;

import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One rule: when these conditions hold, this is what becomes of the post. Every way of writing rules ends here, and the
 * router knows nothing else.
 *
 * @param id its name, unique over the set
 * @param version of the rule, for people; {@link #FIRST} when it names none
 * @param group the rules it is counted with; null when it stands alone
 * @param place where it was written
 * @param priority larger wins; 0 to 1000
 * @param after how long after the post it is asked; null when it is asked at once
 * @param scope when and for whom it speaks
 * @param conditions all of which must hold; empty means always
 * @param level how far the post goes; null when the rule only adds tags and actions
 * @param queue who should take it; null when the rule does not say
 * @param tags labels
 * @param sla how soon it should be answered; null when the rule does not say
 * @param actions what to do, in order
 * @param reason why, for people; empty when one is to be made of the conditions
 * @param tests what the rule's author expects of it
 */
public record RuleSpec(
        String id,
        String version,
        @Nullable Group group,
        Place place,
        int priority,
        @Nullable Duration after,
        Scope scope,
        List<Condition> conditions,
        @Nullable Level level,
        @Nullable String queue,
        List<String> tags,
        @Nullable Duration sla,
        List<ActionSpec> actions,
        LocalizedText reason,
        List<Test> tests) {

    /** Priority of a rule that names none. */
    public static final int NORMAL = 50;

    /** Version of a rule that names none. */
    public static final String FIRST = "1";

    /** Copies the lists. */
    public RuleSpec {
        conditions = List.copyOf(conditions);
        tags = List.copyOf(tags);
        actions = List.copyOf(actions);
        tests = List.copyOf(tests);
    }

    /** A rule of the first version, in no group, that speaks always and for everybody. */
    RuleSpec(
            String id,
            Place place,
            int priority,
            @Nullable Duration after,
            List<Condition> conditions,
            @Nullable Level level,
            @Nullable String queue,
            List<String> tags,
            @Nullable Duration sla,
            List<ActionSpec> actions,
            LocalizedText reason,
            List<Test> tests) {
        this(
                id,
                FIRST,
                null,
                place,
                priority,
                after,
                Scope.ALWAYS,
                conditions,
                level,
                queue,
                tags,
                sla,
                actions,
                reason,
                tests);
    }

    /** A rule made in Java: at once, {@link #NORMAL} priority, no queue, tags, actions or tests. */
    public static RuleSpec of(String id, List<Condition> conditions, Level level) {
        return new RuleSpec(
                id,
                Place.JAVA,
                NORMAL,
                null,
                conditions,
                level,
                null,
                List.of(),
                null,
                List.of(),
                LocalizedText.EMPTY,
                List.of());
    }

    /** Begins a rule made in Java. */
    public static RuleBuilder rule(String id) {
        return new RuleBuilder(id);
    }

    /** All that must hold for it to match: its conditions, then those its scope makes. */
    public List<Condition> asked() {
        return Stream.concat(conditions.stream(), scope.conditions().stream()).toList();
    }

    /** The same rule with other tests. */
    RuleSpec withTests(List<Test> others) {
        return new RuleSpec(
                id,
                version,
                group,
                place,
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
                others);
    }

    /** The same rule, written elsewhere. */
    RuleSpec at(Place other) {
        return new RuleSpec(
                id,
                version,
                group,
                other,
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
    }

    /** The same rule in a group of this name and policy. */
    RuleSpec in(Group other) {
        return new RuleSpec(
                id,
                version,
                other,
                place,
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
    }

    /**
     * Rules of a set that are counted together.
     *
     * @param name what it is called
     * @param hit which of its matching rules count
     */
    public record Group(String name, HitPolicy hit) {}

    /**
     * When and for whom a rule speaks. Asked like conditions: where the fact is not known, the rule does not match.
     *
     * @param validFrom the first moment; null when it has none
     * @param validTo the first moment at which it speaks no more; null when it has none
     * @param tenant the only tenant it speaks for, case ignored; null when for all
     * @param party the only party it speaks for, case ignored; null when for all
     */
    public record Scope(
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Nullable String tenant,
            @Nullable String party) {

        /** At any time and for everybody. */
        public static final Scope ALWAYS = new Scope(null, null, null, null);

        /** What must hold of {@link Fact#AT}, {@link Fact#TENANT} and {@link Fact#PARTY}; empty for {@link #ALWAYS}. */
        public List<Condition> conditions() {
            List<Condition> conditions = new ArrayList<>();
            if (validFrom != null) {
                conditions.add(new Comparison(Fact.AT, Operator.AT_LEAST, Fact.seconds(validFrom)));
            }
            if (validTo != null) {
                conditions.add(new Comparison(Fact.AT, Operator.LESS, Fact.seconds(validTo)));
            }
            if (tenant != null) {
                conditions.add(new OneOf(Fact.TENANT, List.of(tenant)));
            }
            if (party != null) {
                conditions.add(new OneOf(Fact.PARTY, List.of(party)));
            }
            return conditions;
        }
    }

    /**
     * Where something was written.
     *
     * @param file name of the file
     * @param line from 1
     */
    public record Place(String file, int line) {

        /** In Java code. */
        public static final Place JAVA = new Place("java", 1);

        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /**
     * What a rule's author expects for some facts. What is null is not checked.
     *
     * @param name what it is called; the place when it was not named
     * @param place where it was written
     * @param given the facts
     * @param level the level of the route
     * @param rule the rule that decides
     * @param matches whether this rule matches
     * @param queue the queue of the route
     * @param tags tags the route must have
     * @param actions labels of the actions of the route, in order
     */
    public record Test(
            String name,
            Place place,
            Facts given,
            @Nullable Level level,
            @Nullable String rule,
            @Nullable Boolean matches,
            @Nullable String queue,
            @Nullable List<String> tags,
            @Nullable List<String> actions) {}
}
