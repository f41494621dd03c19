package io.sccc.rules.drools;

import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.RuleSpec;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The consequence of a rule as Java code of DRL. Every text is a literal, so that nothing of it can become code. */
final class DrlHit {

    private static final String NEXT = "\n        ";

    private DrlHit() {}

    static String of(RuleSpec rule) {
        Level level = rule.level();
        StringBuilder out = new StringBuilder("hits.add(").append(quoted(rule.id()));
        if (level != null) {
            out.append(", Level.").append(level);
        }
        out.append(')');
        if (rule.priority() != RuleSpec.NORMAL) {
            out.append(".priority(").append(rule.priority()).append(')');
        }
        String queue = rule.queue();
        if (queue != null) {
            out.append(".queue(").append(quoted(queue)).append(')');
        }
        if (!rule.tags().isEmpty()) {
            out.append(".tag(")
                    .append(String.join(
                            ", ", rule.tags().stream().map(DrlHit::quoted).toList()))
                    .append(')');
        }
        Duration sla = rule.sla();
        if (sla != null) {
            out.append(".sla(java.time.Duration.parse(")
                    .append(quoted(sla.toString()))
                    .append("))");
        }
        if (!rule.reason().byLanguage().isEmpty()) {
            out.append(NEXT).append(".reason(").append(text(rule.reason())).append(')');
        }
        rule.actions()
                .forEach(action -> out.append(NEXT)
                        .append(".action(")
                        .append(action(action))
                        .append(')'));
        return out.append(";\n").toString();
    }

    private static String action(ActionSpec action) {
        String kind = "ActionKind." + action.kind();
        return action.text().byLanguage().isEmpty() && action.parameters().isEmpty()
                ? kind
                : "new ActionSpec(" + kind + ", " + text(action.text()) + ", " + map(action.parameters()) + ")";
    }

    private static String text(LocalizedText text) {
        return "new LocalizedText(" + map(text.byLanguage()) + ")";
    }

    /** At most ten pairs fit into {@code Map.of}; the entries are written one by one. */
    private static String map(Map<String, String> map) {
        return "Map.<String, String>ofEntries("
                + String.join(
                        ", ",
                        new TreeMap<>(map)
                                .entrySet().stream()
                                        .map(each -> "Map.entry(" + quoted(each.getKey()) + ", "
                                                + quoted(each.getValue()) + ")")
                                        .toList())
                + ")";
    }

    /** The text as a literal of Java and of DRL. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || c == 0x7f) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
