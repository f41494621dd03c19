package io.sccc.rules;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.FaultList.In;
import io.sccc.rules.RuleSpec.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one rule. What cannot be read becomes a fault; reading goes on, so that all faults are found at once. */
final class RuleReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final List<String> RULE = List.of(
            "id",
            "version",
            "group",
            "priority",
            "after",
            "valid",
            "tenant",
            "party",
            "when",
            "then",
            "reason",
            "note",
            "description",
            "tests",
            Overlay.OVERRIDE,
            Overlay.DISABLED);
    private static final List<String> THEN = List.of("level", "priority", "queue", "tags", "sla", "actions");
    private static final List<String> VALID = List.of("from", "to");
    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::name).toList();
    private static final Set<String> CASES = Set.of("case", "ticket", "agent", "caso");
    private static final Map<String, Integer> PRIORITIES =
            Map.of("low", 10, "normal", RuleSpec.NORMAL, "high", 80, "critical", 100);

    private final Vocabulary vocabulary;

    RuleReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The rule; of no use when a fault was added. */
    RuleSpec read(Node node, In file) {
        return read(node, false, file);
    }

    /**
     * The rule, or one to be taken out.
     *
     * @param disabled whether it is to be taken out, and so need not say what becomes of the post
     */
    RuleSpec read(Node node, boolean disabled, In file) {
        String id = id(node, file);
        In in = id.isEmpty() ? file : file.rule(id);
        Mapping rule = orNothing(Mapping.of(node, "rule", RULE, FaultList.SHAPE, in));
        Node thenNode = rule.get("then");
        Mapping then = Mapping.empty();
        if (thenNode != null) {
            then = orNothing(Mapping.of(thenNode, "then", THEN, FaultList.THEN, in));
        } else if (node.isMapping() && !disabled) {
            in.add(FaultList.THEN, node, "then is missing", "Say what becomes of the post: then: {level: CRM}");
        }
        Level level = then.get("level") == null ? null : level(then.require("level"), in);
        List<ActionSpec> actions =
                then.get("actions") == null ? List.of() : ActionReader.read(then.require("actions"), in);
        List<String> tags =
                then.get("tags") == null ? List.of() : Literals.texts(then.require("tags"), "tags", FaultList.THEN, in);
        if (thenNode != null && !then.has("level") && !then.has("actions") && !then.has("tags")) {
            in.add(
                    FaultList.THEN,
                    thenNode,
                    "then has no level, tags or actions, so the rule does nothing",
                    "Add a level: " + String.join(", ", LEVELS));
        }
        Duration after = time(rule, "after", in);
        String version = text(rule, "version", in);
        return new RuleSpec(
                id.isEmpty() ? "?" : id,
                version == null ? RuleSpec.FIRST : version,
                group(rule, in),
                new Place(in.file(), node.line()),
                priority(rule.get("priority"), then.get("priority"), in),
                after,
                scope(rule, in),
                rule.get("when") == null ? List.of() : new ConditionReader(vocabulary).read(rule.require("when"), in),
                level,
                text(then, "queue", in),
                tags,
                time(then, "sla", in),
                actions.isEmpty() ? implied(level) : actions,
                reason(rule, in),
                rule.get("tests") == null
                        ? List.of()
                        : new TestReader(vocabulary, id, after != null, in).read(rule.require("tests")));
    }

    private static Mapping orNothing(@Nullable Mapping mapping) {
        return mapping == null ? Mapping.empty() : mapping;
    }

    /** The id, read before all else because every other fault names it; empty after a fault. */
    private static String id(Node node, In in) {
        for (Node.Entry entry : node.entries()) {
            if (entry.key().text().equals("id")) {
                return id(entry.value(), node, in);
            }
        }
        if (node.isMapping()) {
            in.add(FaultList.ID, node, "field \"id\" of rule is missing", "Give the rule a name: id: outage-complaint");
        }
        return "";
    }

    private static String id(Node value, Node rule, In in) {
        if (value.isNull()) {
            return "";
        }
        if (value.isScalar() && ID.matcher(value.text()).matches()) {
            return value.text();
        }
        String written = value.isScalar() ? Quote.of(value.text()) : value.words();
        in.add(
                FaultList.ID,
                value.line() == 0 ? rule : value,
                "id " + written + " is not an id",
                "Use 1 to 100 of a-z, 0-9, dot, dash and underscore, beginning with a letter or digit");
        return "";
    }

    /** The level of this name, any case. */
    static @Nullable Level level(Node node, In in) {
        String text = Literals.text(node, "level", FaultList.THEN, in);
        if (text == null) {
            return null;
        }
        int known = LEVELS.indexOf(text.toUpperCase(Locale.ROOT));
        if (known < 0) {
            in.add(
                    FaultList.THEN,
                    node,
                    "level " + Quote.of(text) + " is not known",
                    CASES.contains(text.toLowerCase(Locale.ROOT))
                            ? "A case for an agent is level CRM"
                            : NearMiss.fix(text, LEVELS, "Use one of " + String.join(", ", LEVELS)));
            return null;
        }
        return Level.valueOf(LEVELS.get(known));
    }

    private static int priority(@Nullable Node ofRule, @Nullable Node ofThen, In in) {
        Integer first = ofRule == null ? null : priority(ofRule, in);
        Integer second = ofThen == null ? null : priority(ofThen, in);
        if (first != null && second != null && !first.equals(second) && ofThen != null) {
            in.add(
                    FaultList.THEN,
                    ofThen,
                    "priority is given twice, as " + first + " and as " + second,
                    "Keep one of them");
        }
        if (first != null) {
            return first;
        }
        return second == null ? RuleSpec.NORMAL : second;
    }

    private static @Nullable Integer priority(Node node, In in) {
        String text = Literals.text(node, "priority", FaultList.THEN, in);
        if (text == null) {
            return null;
        }
        Integer named = PRIORITIES.get(text.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        if (text.matches("0|[1-9][0-9]{0,3}") && Integer.parseInt(text) <= 1000) {
            return Integer.valueOf(text);
        }
        in.add(
                FaultList.THEN,
                node,
                "priority " + Quote.of(text) + " is not a whole number from 0 to 1000",
                NearMiss.fix(
                        text,
                        List.of("low", "normal", "high", "critical"),
                        "Write such a number (larger wins), or low, normal, high or critical"));
        return null;
    }

    private static @Nullable Duration time(Mapping mapping, String key, In in) {
        Node node = mapping.get(key);
        return node == null ? null : Literals.time(node, key, in);
    }

    private static @Nullable String text(Mapping mapping, String key, In in) {
        Node node = mapping.get(key);
        return node == null ? null : Literals.text(node, key, FaultList.THEN, in);
    }

    /** The group a rule names; of what policy is known when all files are read. */
    private static RuleSpec.@Nullable Group group(Mapping rule, In in) {
        Node node = rule.get("group");
        String name = node == null ? null : name(node, "group", in);
        return name == null ? null : new RuleSpec.Group(name, HitPolicy.ALL);
    }

    /** A name made as ids are. */
    static @Nullable String name(Node node, String what, In in) {
        if (node.isScalar() && ID.matcher(node.text()).matches()) {
            return node.text();
        }
        in.add(
                FaultList.VALUE,
                node,
                what + " " + (node.isScalar() ? Quote.of(node.text()) : node.words()) + " is not a name",
                "Use 1 to 100 of a-z, 0-9, dot, dash and underscore, beginning with a letter or digit");
        return null;
    }

    private static RuleSpec.Scope scope(Mapping rule, In in) {
        Node valid = rule.get("valid");
        Mapping times =
                valid == null ? Mapping.empty() : orNothing(Mapping.of(valid, "valid", VALID, FaultList.VALUE, in));
        Node from = times.get("from");
        Node to = times.get("to");
        Instant first = from == null ? null : Literals.instant(from, "valid from", in);
        Instant last = to == null ? null : Literals.instant(to, "valid to", in);
        if (to != null && first != null && last != null && !first.isBefore(last)) {
            in.add(
                    FaultList.VALUE,
                    to,
                    "valid to " + Quote.of(to.text()) + " is not after valid from, so the rule never speaks",
                    "Write the first day on which it speaks no more");
        }
        return new RuleSpec.Scope(first, last, text(rule, "tenant", in), text(rule, "party", in));
    }

    private static LocalizedText reason(Mapping rule, In in) {
        Node node = rule.get("reason");
        LocalizedText reason = node == null ? null : ActionReader.words(node, "reason", in);
        return reason == null ? LocalizedText.EMPTY : reason;
    }

    /** What a level alone asks for. */
    static List<ActionSpec> implied(@Nullable Level level) {
        if (level == Level.CRM) {
            return List.of(ActionSpec.of(ActionKind.OPEN_CASE));
        }
        return level == Level.COMMUNITY ? List.of(ActionSpec.of(ActionKind.SUGGEST_CONTENT)) : List.of();
    }
}
