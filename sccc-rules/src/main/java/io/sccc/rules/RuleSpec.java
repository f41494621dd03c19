package io.sccc.rules;

import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule: when these conditions hold, this is what becomes of the post. Every way of writing rules ends here, and the
 * router knows nothing else.
 *
 * @param id its name, unique over the set
 * @param place where it was written
 * @param priority larger wins; 0 to 1000
 * @param after how long after the post it is asked; null when it is asked at once
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

    /** Priority of a rule that names none. */
    public static final int NORMAL = 50;

    /** Copies the lists. */
    public RuleSpec {
        conditions = List.copyOf(conditions);
        tags = List.copyOf(tags);
        actions = List.copyOf(actions);
        tests = List.copyOf(tests);
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

    /** The same rule with other tests. */
    RuleSpec withTests(List<Test> others) {
        return new RuleSpec(id, place, priority, after, conditions, level, queue, tags, sla, actions, reason, others);
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
