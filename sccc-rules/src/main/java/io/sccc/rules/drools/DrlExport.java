package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.rules.Condition;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Has;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Matches;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import io.sccc.rules.RuleSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes rules as readable DRL over the facts of this package, one rule each and named by its id: to take rules into a Drools
 * project of one's own, or to begin with when a rule outgrows YAML. A condition on an unknown fact is neither true nor
 * false, which DRL does not know; so every negation says {@code != null} with it.
 *
 * <p>What DRL hits cannot say stays a comment: {@code after} (such a rule is written as a comment as a whole), the policy of
 * a group, and tests.
 */
public final class DrlExport {

    private static final String HEAD = """
            package %s;

            import io.sccc.core.model.ActionKind;
            import io.sccc.core.model.ActionSpec;
            import io.sccc.core.model.Level;
            import io.sccc.core.model.LocalizedText;
            import io.sccc.rules.drools.*;
            import java.util.Map;

            global io.sccc.rules.drools.Hits hits;
            """;

    private static final String PACKAGE = "rules.exported";

    private DrlExport() {}

    /** The rules as one DRL file, in their order of precedence. Called by any thread. */
    public static String of(List<RuleSpec> rules) {
        StringBuilder out = new StringBuilder(HEAD.formatted(PACKAGE));
        rules.stream()
                .sorted(Comparator.comparingInt(RuleSpec::priority).reversed().thenComparing(RuleSpec::id))
                .forEach(rule -> out.append('\n').append(rule(rule)));
        return out.toString();
    }

    private static String rule(RuleSpec rule) {
        StringBuilder out = new StringBuilder();
        rule.reason().byLanguage().forEach((lang, words) -> comment(lang + ": " + words, out));
        RuleSpec.Group group = rule.group();
        if (group != null) {
            comment("group " + group.name() + " (" + group.hit() + "), which DRL does not resolve", out);
        }
        String body = body(rule);
        if (rule.after() == null) {
            return out.append(body).toString();
        }
        comment("asked by a timer after " + rule.after() + ", which rules in DRL cannot be:", out);
        body.lines().forEach(line -> comment(line, out));
        return out.toString();
    }

    private static void comment(String words, StringBuilder out) {
        for (String line : words.split("\\R")) {
            out.append("// ").append(line.replace("\\u", "\\ u")).append('\n');
        }
    }

    private static String body(RuleSpec rule) {
        StringBuilder out = new StringBuilder("rule \"" + rule.id() + "\"\nwhen\n");
        patterns(rule.asked())
                .forEach((type, all) -> out.append("    ")
                        .append(type)
                        .append('(')
                        .append(String.join(", ", all))
                        .append(")\n"));
        return out.append("then\n    ").append(DrlHit.of(rule)).append("end\n").toString();
    }

    /** Type to its constraints. A rule that asks nothing still begins with a message, so that it is asked for every post. */
    private static Map<String, List<String>> patterns(List<Condition> conditions) {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            Catalog.Place place = place(condition.fact());
            patterns.computeIfAbsent(place.type(), none -> new ArrayList<>()).add(phrase(condition, place.property()));
        }
        if (patterns.isEmpty()) {
            patterns.put("Message", List.of());
        }
        return patterns;
    }

    private static Catalog.Place place(Fact<?> fact) {
        if (fact.equals(Fact.KEYWORDS)) {
            return new Catalog.Place("Message", "text");
        }
        Catalog.Place known = Catalog.of(fact);
        if (known != null) {
            return known;
        }
        String type = switch (fact.type()) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case FLAG -> "flag";
            case WORDS -> "words";
        };
        return new Catalog.Place("FactSheet", type + "(" + DrlHit.quoted(fact.name()) + ")");
    }

    private static String phrase(Condition condition, String property) {
        if (condition instanceof Comparison it) {
            return comparison(it, property);
        }
        if (condition instanceof AnyOf it) {
            return "("
                    + String.join(
                            " || ",
                            it.comparisons().stream()
                                    .map(each -> comparison(each, property))
                                    .toList())
                    + ")";
        }
        if (condition instanceof Is it) {
            return property + " == " + it.value();
        }
        if (condition instanceof OneOf it) {
            return "oneOf(" + property + ", " + words(it.values()) + ")";
        }
        if (condition instanceof Has it) {
            return "anyOf(" + property + ", " + words(it.values()) + ")";
        }
        if (condition instanceof Says it) {
            return "says(" + words(it.values()) + ")";
        }
        if (condition instanceof Not it) {
            return "(" + property + " != null && !(" + phrase(it.condition(), property) + "))";
        }
        if (condition instanceof OrUnknown it) {
            return "(" + property + " == null || " + phrase(it.condition(), property) + ")";
        }
        Matches it = (Matches) condition;
        return it.fact().equals(Fact.TEXT)
                ? "textFinds(" + DrlHit.quoted(it.pattern()) + ")"
                : "finds(" + property + ", " + DrlHit.quoted(it.pattern()) + ")";
    }

    private static String comparison(Comparison it, String property) {
        return switch (it.operator()) {
            case EQUAL -> property + " == " + it.value();
            case NOT_EQUAL -> "(" + property + " != null && " + property + " != " + it.value() + ")";
            default -> property + " " + it.operator().sign() + " " + it.value();
        };
    }

    private static String words(List<String> words) {
        return String.join(", ", words.stream().map(DrlHit::quoted).toList());
    }
}
