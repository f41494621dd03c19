package io.sccc.rules;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.LocalizedText;
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

    private Canonical() {}

    /** The text of rules in their order of precedence. */
    static String text(List<RuleSpec> rules) {
        StringBuilder out = new StringBuilder();
        groups(rules, out);
        out.append(rules.isEmpty() ? "rules: []\n" : "rules:\n");
        rules.forEach(rule -> rule(rule, out));
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
        groups.forEach((name, hit) -> out.append("  ")
                .append(quoted(name))
                .append(": {hit: ")
                .append(hit.label())
                .append("}\n"));
    }

    private static void rule(RuleSpec rule, StringBuilder out) {
        out.append("  - id: ").append(quoted(rule.id())).append('\n');
        if (!rule.version().equals(RuleSpec.FIRST)) {
            out.append("    version: ").append(quoted(rule.version())).append('\n');
        }
        if (rule.group() != null) {
            out.append("    group: ").append(quoted(rule.group().name())).append('\n');
        }
        out.append("    priority: ").append(rule.priority()).append('\n');
        if (rule.after() != null) {
            out.append("    after: ").append(rule.after()).append('\n');
        }
        scope(rule.scope(), out);
        if (!rule.conditions().isEmpty()) {
            out.append("    when:\n");
            byFact(rule.conditions())
                    .forEach((fact, all) -> out.append("      ")
                            .append(fact)
                            .append(": ")
                            .append(value(all))
                            .append('\n'));
        }
        out.append("    then: ").append(then(rule)).append('\n');
        if (!rule.reason().byLanguage().isEmpty()) {
            out.append("    reason: ").append(words(rule.reason())).append('\n');
        }
    }

    private static void scope(RuleSpec.Scope scope, StringBuilder out) {
        List<String> valid = new ArrayList<>();
        if (scope.validFrom() != null) {
            valid.add("from: " + quoted(scope.validFrom().toString()));
        }
        if (scope.validTo() != null) {
            valid.add("to: " + quoted(scope.validTo().toString()));
        }
        if (!valid.isEmpty()) {
            out.append("    valid: {").append(String.join(", ", valid)).append("}\n");
        }
        if (scope.tenant() != null) {
            out.append("    tenant: ").append(quoted(scope.tenant())).append('\n');
        }
        if (scope.party() != null) {
            out.append("    party: ").append(quoted(scope.party())).append('\n');
        }
    }

    private static Map<String, List<Condition>> byFact(List<Condition> conditions) {
        Map<String, List<Condition>> byFact = new LinkedHashMap<>();
        conditions.forEach(it -> byFact.computeIfAbsent(it.fact().name(), name -> new ArrayList<>())
                .add(it));
        return byFact;
    }

    private static String value(List<Condition> all) {
        if (all.size() == 1) {
            return value(all.get(0));
        }
        return "{all: [" + String.join(", ", all.stream().map(Canonical::value).toList()) + "]}";
    }

    /** A name for a condition: the same for equal conditions, and for no others. */
    static String id(Condition condition) {
        return condition.fact().name() + ": " + value(condition);
    }

    private static String value(Condition condition) {
        if (condition instanceof Comparison it) {
            return quoted(comparison(it));
        }
        if (condition instanceof AnyOf it) {
            return list(it.comparisons().stream().map(Canonical::comparison).toList());
        }
        if (condition instanceof OneOf it) {
            return list(it.values());
        }
        if (condition instanceof Has it) {
            return list(it.values());
        }
        if (condition instanceof Says it) {
            return list(it.values());
        }
        if (condition instanceof Is it) {
            return Boolean.toString(it.value());
        }
        if (condition instanceof Matches it) {
            return "{matches: " + quoted(it.pattern()) + "}";
        }
        if (condition instanceof Not it) {
            return "{not: " + value(it.condition()) + "}";
        }
        return "{all: [" + value(((OrUnknown) condition).condition()) + "], unknown: true}";
    }

    private static String comparison(Comparison it) {
        return it.operator().sign() + " " + it.value();
    }

    private static String then(RuleSpec rule) {
        List<String> parts = new ArrayList<>();
        if (rule.level() != null) {
            parts.add("level: " + rule.level());
        }
        if (rule.queue() != null) {
            parts.add("queue: " + quoted(rule.queue()));
        }
        if (!rule.tags().isEmpty()) {
            parts.add("tags: " + list(rule.tags()));
        }
        if (rule.sla() != null) {
            parts.add("sla: " + rule.sla());
        }
        if (!rule.actions().isEmpty()) {
            parts.add("actions: ["
                    + String.join(
                            ", ", rule.actions().stream().map(Canonical::action).toList()) + "]");
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private static String action(ActionSpec action) {
        String label = action.kind().label();
        if (action.kind().speaks()) {
            return "{" + label + ": " + words(action.text()) + "}";
        }
        Map<String, String> parameters = new TreeMap<>(action.parameters());
        List<String> parts = new ArrayList<>();
        if (action.kind() == ActionKind.CUSTOM) {
            String name = parameters.remove("name");
            parts.add("name: " + quoted(String.valueOf(name)));
            if (!parameters.isEmpty()) {
                parts.add("parameters: " + map(parameters));
            }
        } else {
            parameters.forEach((key, value) -> parts.add(key + ": " + quoted(value)));
        }
        if (!action.text().byLanguage().isEmpty()) {
            parts.add("text: " + words(action.text()));
        }
        return parts.isEmpty() ? label : "{" + label + ": {" + String.join(", ", parts) + "}}";
    }

    private static String words(LocalizedText text) {
        return map(text.byLanguage());
    }

    private static String map(Map<String, String> map) {
        return "{"
                + String.join(
                        ", ",
                        map.entrySet().stream()
                                .map(it -> quoted(it.getKey()) + ": " + quoted(it.getValue()))
                                .toList())
                + "}";
    }

    private static String list(List<String> values) {
        return "[" + String.join(", ", values.stream().map(Canonical::quoted).toList()) + "]";
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
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
        return out.append('"').toString();
    }

    /** Would YAML refuse the character as it is, or take it for the end of a line? Halves of surrogate pairs stay. */
    private static boolean isHidden(char c) {
        boolean control = c < ' ' || (c >= 0x7f && c < 0xa0);
        return control || c == 0x2028 || c == 0x2029 || c == 0xfeff || c >= 0xfffe;
    }
}
