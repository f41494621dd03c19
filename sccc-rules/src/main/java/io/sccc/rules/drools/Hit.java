package io.sccc.rules.drools;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.RuleSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One match of a rule in DRL, and what it asks for. Said in the consequence of the rule, one word after the other:
 *
 * <pre>{@code
 * hits.add("angry-gold", Level.CRM).priority(80).queue("retention").tag("gold").action(ActionKind.OPEN_CASE);
 * }</pre>
 *
 * Of the thread that routes. Each setter throws an {@link IllegalArgumentException} for what no rule may ask; the post is
 * then not routed, and the error names the rule.
 */
public final class Hit {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final int MOST_PRIORITY = 1000;

    private final String id;
    private final @Nullable Level level;
    private final String rule;
    private final List<Object> matched;
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<ActionSpec> actions = new ArrayList<>();
    private int priority = RuleSpec.NORMAL;
    private @Nullable String queue;
    private @Nullable Duration sla;
    private LocalizedText reason = LocalizedText.EMPTY;

    Hit(String id, @Nullable Level level, Hits.@Nullable Origin origin) {
        if (!ID.matcher(id).matches()) {
            throw new HitFault("id of a hit is not an id. Use 1 to 100 of a-z, 0-9, dot, dash and underscore,"
                    + " beginning with a letter or digit");
        }
        this.id = id;
        this.level = level;
        rule = origin == null ? id : origin.rule();
        matched = origin == null ? List.of() : origin.matched();
    }

    /** How strongly it speaks: 0 to 1000, larger wins; {@link RuleSpec#NORMAL} unless said. */
    public Hit priority(int value) {
        if (value < 0 || value > MOST_PRIORITY) {
            throw new HitFault("priority (%d) of hit (%s) is not from 0 to 1000".formatted(value, id));
        }
        priority = value;
        return this;
    }

    /** Who should take the post. */
    public Hit queue(String name) {
        queue = name;
        return this;
    }

    /** Labels. */
    public Hit tag(String... names) {
        tags.addAll(List.of(names));
        return this;
    }

    /** How soon the post should be answered, in minutes. */
    public Hit sla(int minutes) {
        return sla(Duration.ofMinutes(minutes));
    }

    /** How soon the post should be answered. */
    public Hit sla(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new HitFault("sla (%s) of hit (%s) is not a time to come".formatted(time, id));
        }
        sla = time;
        return this;
    }

    /** Why, for people, in English, Spanish and Portuguese; made of the rule's name unless said. */
    public Hit reason(String en, String es, String pt) {
        return reason(LocalizedText.of(en, es, pt));
    }

    /** Why, for people. */
    public Hit reason(LocalizedText why) {
        reason = why;
        return this;
    }

    /**
     * Something to do that needs neither words nor parameters. Without any action a {@link Level#CRM} hit opens a case and a
     * {@link Level#COMMUNITY} hit suggests content, as rules in YAML do.
     */
    public Hit action(ActionKind kind) {
        return action(ActionSpec.of(kind));
    }

    /** Something to do. */
    public Hit action(ActionSpec action) {
        String missing = missing(action);
        if (missing != null) {
            throw new HitFault("action (%s) of hit (%s) has no %s. Make it with new ActionSpec(kind, text, parameters)"
                    .formatted(action.kind().label(), id, missing));
        }
        actions.add(action);
        return this;
    }

    /** Words to answer in public, or to write in private, in each language. */
    public Hit say(ActionKind kind, String en, String es, String pt) {
        return action(new ActionSpec(kind, LocalizedText.of(en, es, pt), Map.of()));
    }

    private static @Nullable String missing(ActionSpec action) {
        if (action.kind().speaks()) {
            return action.text().byLanguage().isEmpty() ? "words" : null;
        }
        String needed = switch (action.kind()) {
            case NOTIFY, ASSIGN -> "to";
            case CUSTOM -> "name";
            default -> null;
        };
        return needed == null || action.parameters().containsKey(needed) ? null : needed;
    }

    /** The id it was added by. */
    public String id() {
        return id;
    }

    /** Where it leads; null when it only adds tags and actions. */
    public @Nullable Level level() {
        return level;
    }

    /** The name of the rule in DRL that added it. */
    public String rule() {
        return rule;
    }

    /** Simple names of the types of the facts that the rule matched, in the order of its patterns. */
    public List<String> matched() {
        return matched.stream().map(object -> object.getClass().getSimpleName()).toList();
    }

    /** Of the facts that the rule matched, those of the post that are known. */
    public List<Fact<?>> known() {
        return properties().stream()
                .<Fact<?>>map(Part.Property::fact)
                .distinct()
                .toList();
    }

    List<Part.Property> properties() {
        return matched.stream()
                .filter(Part.class::isInstance)
                .flatMap(part -> ((Part) part).known().stream())
                .toList();
    }

    /** How strongly it speaks. */
    public int priority() {
        return priority;
    }

    /** Who should take the post; null when it does not say. */
    public @Nullable String queue() {
        return queue;
    }

    /** Labels, each once. */
    public List<String> tags() {
        return List.copyOf(tags);
    }

    /** How soon the post should be answered; null when it does not say. */
    public @Nullable Duration sla() {
        return sla;
    }

    /** Why; empty when it does not say. */
    public LocalizedText reason() {
        return reason;
    }

    /** What to do, in order. */
    public List<ActionSpec> actions() {
        return List.copyOf(actions);
    }

    /** The rule and the names of what it matched; no value. */
    @Override
    public String toString() {
        return "Hit[%s by \"%s\" on %s]".formatted(id, rule, matched());
    }
}
