package io.sccc.rules;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Matches;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule set as YAML of one fixed form: equal sets give equal texts, whatever their files, comments, order and spelling
 * were, and reading the text gives the set again, without its tests. Every text is quoted, so that nothing can be taken
 * for anything else.
 */
final class Canonical {

    private static final int HASH = 16;
    private static final String WHEN = "when";

    private Canonical() {}

    /** The text of rules in their order of precedence. */
    static String text(List<RuleSpec> rules) {
        StringBuilder out = new StringBuilder();
        groups(rules, out);
        out.append(rules.isEmpty() ? "rules: []\n" : "rules:\n");
        rules.forEach(rule -> rule(node(rule, 1), out));
        return out.toString();
    }

    /** A short name of a text: half of its SHA-256, in hexadecimal. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The policies of groups that have another than the usual one. */
    private static void groups(List<RuleSpec> rules, StringBuilder out) {
        Map<String, HitPolicy> groups = new TreeMap<>();
        for (RuleSpec rule : rules) {
            RuleSpec.Group group = rule.group();
            if (group != null && group.hit() != HitPolicy.ALL) {
                groups.put(group.name(), group.hit());
            }
        }
        if (!groups.isEmpty()) {
            out.append("groups:\n");
        }
        groups.forEach((name, hit) -> {
            out.append("  ");
            quoted(name, out);
            out.append(": {hit: ").append(hit.label()).append("}\n");
        });
    }

    /** A rule as a rule file would say it: reading it gives the rule again, without its tests. */
    static Node node(RuleSpec rule, int line) {
        Writing all = new Writing(line);
        all.put("id", all.quoted(rule.id()));
        if (!rule.version().equals(RuleSpec.FIRST)) {
            all.put("version", all.quoted(rule.version()));
        }
        if (rule.group() != null) {
            all.put("group", all.quoted(rule.group().name()));
        }
        all.put("priority", all.plain(rule.priority()));
        if (rule.after() != null) {
            all.put("after", all.plain(rule.after()));
        }
        scope(rule.scope(), all);
        if (!rule.conditions().isEmpty()) {
            Writing when = new Writing(line);
            byFact(rule.conditions()).forEach((fact, conditions) -> when.put(fact, value(conditions, when)));
            all.put(WHEN, when.mapping());
        }
        all.put("then", then(rule, new Writing(line)));
        if (!rule.reason().byLanguage().isEmpty()) {
            all.put("reason", all.words(rule.reason()));
        }
        return all.mapping();
    }

    private static void scope(RuleSpec.Scope scope, Writing rule) {
        Writing valid = rule.another();
        if (scope.validFrom() != null) {
            valid.put("from", valid.quoted(scope.validFrom().toString()));
        }
        if (scope.validTo() != null) {
            valid.put("to", valid.quoted(scope.validTo().toString()));
        }
        if (!valid.isEmpty()) {
            rule.put("valid", valid.mapping());
        }
        if (scope.tenant() != null) {
            rule.put("tenant", rule.quoted(scope.tenant()));
        }
        if (scope.party() != null) {
            rule.put("party", rule.quoted(scope.party()));
        }
    }

    private static Map<String, List<Condition>> byFact(List<Condition> conditions) {
        Map<String, List<Condition>> byFact = new LinkedHashMap<>();
        conditions.forEach(it -> byFact.computeIfAbsent(it.fact().name(), name -> new ArrayList<>(1))
                .add(it));
        return byFact;
    }

    private static Node value(List<Condition> all, Writing at) {
        return all.size() == 1
                ? value(all.get(0), at)
                : at.mapping(
                        "all", at.list(all.stream().map(it -> value(it, at)).toList()));
    }

    /** A name for a condition: the same for equal conditions, and for no others. */
    static String id(Condition condition) {
        StringBuilder out = new StringBuilder(condition.fact().name()).append(": ");
        flow(value(condition, new Writing(1)), out);
        return out.toString();
    }

    private static Node value(Condition condition, Writing at) {
        if (condition instanceof Comparison it) {
            return at.quoted(comparison(it));
        }
        if (condition instanceof AnyOf it) {
            return at.texts(it.comparisons().stream().map(Canonical::comparison).toList());
        }
        if (condition instanceof OneOf it) {
            return at.texts(it.values());
        }
        if (condition instanceof Has it) {
            return at.texts(it.values());
        }
        if (condition instanceof Says it) {
            return at.texts(it.values());
        }
        if (condition instanceof Is it) {
            return at.plain(it.value());
        }
        if (condition instanceof Matches it) {
            return at.mapping("matches", at.quoted(it.pattern()));
        }
        if (condition instanceof Not it) {
            return at.mapping("not", value(it.condition(), at));
        }
        Writing known = at.another();
        known.put("all", at.list(List.of(value(((OrUnknown) condition).condition(), at))));
        known.put("unknown", at.plain(true));
        return known.mapping();
    }

    private static String comparison(Comparison it) {
        return it.operator().sign() + " " + it.value();
    }

    private static Node then(RuleSpec rule, Writing then) {
        if (rule.level() != null) {
            then.put("level", then.plain(rule.level()));
        }
        if (rule.queue() != null) {
            then.put("queue", then.quoted(rule.queue()));
        }
        if (!rule.tags().isEmpty()) {
            then.put("tags", then.texts(rule.tags()));
        }
        if (rule.sla() != null) {
            then.put("sla", then.plain(rule.sla()));
        }
        if (!rule.actions().isEmpty()) {
            then.put(
                    "actions",
                    then.list(rule.actions().stream()
                            .map(action -> action(action, then))
                            .toList()));
        }
        return then.mapping();
    }

    private static Node action(ActionSpec action, Writing at) {
        String label = action.kind().label();
        if (action.kind().speaks()) {
            return at.mapping(label, at.words(action.text()));
        }
        Map<String, String> parameters = new TreeMap<>(action.parameters());
        Writing parts = at.another();
        if (action.kind() == ActionKind.CUSTOM) {
            String name = parameters.remove("name");
            parts.put("name", at.quoted(String.valueOf(name)));
            if (!parameters.isEmpty()) {
                parts.put("parameters", at.texts(parameters));
            }
        } else {
            parameters.forEach((key, value) -> parts.put(key, at.quoted(value)));
        }
        if (!action.text().byLanguage().isEmpty()) {
            parts.put("text", at.words(action.text()));
        }
        return parts.isEmpty() ? at.plain(label) : at.mapping(label, parts.mapping());
    }

    // --------------------------------------------------------------------------------------------------- as text

    private static void rule(Node rule, StringBuilder out) {
        String begin = "  - ";
        for (Node.Entry entry : rule.entries()) {
            out.append(begin);
            begin = "    ";
            if (entry.key().text().equals(WHEN)) {
                out.append(WHEN).append(":\n");
                entry.value().entries().forEach(condition -> {
                    out.append("      ");
                    flow(condition, out);
                    out.append('\n');
                });
            } else {
                flow(entry, out);
                out.append('\n');
            }
        }
    }

    private static void flow(Node.Entry entry, StringBuilder out) {
        flow(entry.key(), out);
        out.append(": ");
        flow(entry.value(), out);
    }

    private static void flow(Node node, StringBuilder out) {
        String between = "";
        if (node.isList()) {
            out.append('[');
            for (Node item : node.items()) {
                out.append(between);
                flow(item, out);
                between = ", ";
            }
            out.append(']');
        } else if (node.isMapping()) {
            out.append('{');
            for (Node.Entry entry : node.entries()) {
                out.append(between);
                flow(entry, out);
                between = ", ";
            }
            out.append('}');
        } else if (node.plain()) {
            out.append(node.text());
        } else {
            quoted(node.text(), out);
        }
    }

    private static void quoted(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (isHidden(c)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** Would YAML refuse the character as it is, or take it for the end of a line? Halves of surrogate pairs stay. */
    private static boolean isHidden(char c) {
        boolean control = c < ' ' || (c >= 0x7f && c < 0xa0);
        return control || c == 0x2028 || c == 0x2029 || c == 0xfeff || c >= 0xfffe;
    }
}
