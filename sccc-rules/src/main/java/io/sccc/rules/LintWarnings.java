package io.sccc.rules;

import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Condition.AnyOf;
import io.sccc.rules.Condition.Comparison;
import io.sccc.rules.Condition.Is;
import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OneOf;
import io.sccc.rules.Condition.Says;
import io.sccc.rules.Lint.Finding;
import io.sccc.rules.Lint.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** What is probably not meant. */
final class LintWarnings {

    private static final int MOST = 1000;
    private static final String ALWAYS = "SCCC-2120";
    private static final String SAME = "SCCC-2121";
    private static final String SHADOWED = "SCCC-2122";
    private static final String NEVER = "SCCC-2123";
    private static final String KEYWORD = "SCCC-2124";
    private static final String LANGUAGE = "SCCC-2125";
    private static final String REASON = "SCCC-2126";
    private static final String TESTS = "SCCC-2127";
    private static final String UNUSED = "SCCC-2128";
    private static final String IGNORED = "SCCC-2129";
    private static final List<String> LANGUAGES = List.of("es", "pt", "en");

    private final List<Finding> findings;
    private int warnings;

    /**
     * @param findings to which the warnings are added
     */
    LintWarnings(List<Finding> findings) {
        this.findings = findings;
    }

    void of(RuleFiles files, boolean readable) {
        files.ignored().forEach(this::ignored);
        if (readable) {
            files.rules().forEach(this::of);
            new LintPairs(files.rules(), this).compare();
        }
    }

    private void ignored(Path file) {
        if (warnings++ < MOST) {
            findings.add(new Finding(
                    Severity.WARNING,
                    IGNORED,
                    file.toString(),
                    1,
                    null,
                    "is no rule file and was not read",
                    "Rename it to .yaml if it holds rules, or move it away"));
        }
    }

    private void warn(String code, RuleSpec rule, String why, String fix) {
        if (warnings++ < MOST) {
            findings.add(new Finding(
                    Severity.WARNING, code, rule.place().file(), rule.place().line(), rule.id(), why, fix));
        }
    }

    void same(RuleSpec rule, RuleSpec other) {
        warn(
                SAME,
                rule,
                "has the same conditions as rule " + other.id() + " at " + other.place(),
                "Join the two rules into one");
    }

    void shadowed(RuleSpec rule, RuleSpec by) {
        warn(
                SHADOWED,
                rule,
                "never decides: whenever it matches, rule " + by.id() + " at " + by.place()
                        + " matches too, comes first and leads to " + by.level(),
                "Give it a larger priority than " + by.priority() + ", or remove it");
    }

    private void of(RuleSpec rule) {
        if (rule.conditions().isEmpty()) {
            warn(
                    ALWAYS,
                    rule,
                    "matches every post: it has no conditions",
                    "Add a when, or give it the smallest priority if it is meant for the rest");
        }
        if (rule.reason().byLanguage().isEmpty()) {
            warn(
                    REASON,
                    rule,
                    "has no reason; one is made of its conditions",
                    "Add reason: {en: ..., es: ..., pt: ...}");
        } else {
            languages(rule, rule.reason(), "reason");
        }
        if (rule.tests().isEmpty()) {
            warn(TESTS, rule, "has no tests", "Add tests: with a post it is for and one it is not for");
        }
        rule.actions().forEach(action -> action(rule, action));
        unused(rule);
        contradictions(rule);
        rule.conditions().forEach(condition -> keywords(rule, condition));
    }

    private void action(RuleSpec rule, ActionSpec action) {
        if (!action.text().byLanguage().isEmpty()) {
            languages(rule, action.text(), action.kind().label());
        }
    }

    private void languages(RuleSpec rule, LocalizedText text, String what) {
        List<String> missing =
                LANGUAGES.stream().filter(lang -> text.in(lang) == null).toList();
        if (!missing.isEmpty()) {
            warn(
                    LANGUAGE,
                    rule,
                    what + " has no words in " + String.join(", ", missing),
                    "Add them: people are answered in their own language only");
        }
    }

    private void unused(RuleSpec rule) {
        if (rule.level() == null && (rule.queue() != null || rule.sla() != null)) {
            warn(
                    UNUSED,
                    rule,
                    "has a queue or sla but no level, so they are never used",
                    "Add a level, or remove them");
        }
        boolean unanswered = rule.conditions().stream().anyMatch(it -> it.fact().equals(Fact.UNANSWERED));
        if (unanswered && rule.after() == null) {
            warn(
                    UNUSED,
                    rule,
                    "asks unanswered at once, when nobody can have answered",
                    "Add after: 72h, to ask later");
        }
        if (rule.conditions().stream().anyMatch(LintWarnings::comparesText)) {
            warn(UNUSED, rule, "compares the whole text", "Use keywords to look for words in it");
        }
    }

    private static boolean comparesText(Condition condition) {
        if (condition instanceof Not it) {
            return comparesText(it.condition());
        }
        return condition instanceof OneOf it && it.fact().equals(Fact.TEXT);
    }

    private void contradictions(RuleSpec rule) {
        Map<Fact<?>, List<Condition>> byFact = new HashMap<>();
        rule.conditions()
                .forEach(it -> byFact.computeIfAbsent(it.fact(), fact -> new ArrayList<>())
                        .add(it));
        byFact.forEach((fact, conditions) -> {
            if (Contradiction.in(conditions)) {
                warn(
                        NEVER,
                        rule,
                        "can never match: its conditions on " + fact + " exclude each other",
                        "Use any instead of all, or mend the values");
            } else if (conditions.stream().anyMatch(Contradiction::alwaysHolds)) {
                warn(
                        ALWAYS,
                        rule,
                        "asks " + fact + " in a way that every value passes",
                        "A list means any of: use {all: [...]} for a range, or remove the condition");
            }
        });
    }

    private void keywords(RuleSpec rule, Condition condition) {
        if (condition instanceof Not it) {
            keywords(rule, it.condition());
        } else if (condition instanceof Says says) {
            Map<String, String> seen = new HashMap<>();
            for (String keyword : says.values()) {
                String before = seen.putIfAbsent(Keywords.fold(keyword), keyword);
                if (before != null) {
                    warn(
                            KEYWORD,
                            rule,
                            "keyword " + Quote.of(keyword) + " is the same as " + Quote.of(before)
                                    + " without accents and case",
                            "Keep one of them");
                }
            }
            covered(rule, says, seen.keySet());
        }
    }

    private void covered(RuleSpec rule, Says says, Set<String> folded) {
        Set<String> prefixes = new HashSet<>();
        folded.stream().filter(it -> it.endsWith("*")).forEach(it -> prefixes.add(it.substring(0, it.length() - 1)));
        for (String keyword : prefixes.isEmpty() ? List.<String>of() : says.values()) {
            String plain = Keywords.fold(keyword);
            for (int i = 1; i <= plain.length(); i++) {
                boolean itself = plain.endsWith("*") && i >= plain.length() - 1;
                if (!itself && prefixes.contains(plain.substring(0, i))) {
                    warn(
                            KEYWORD,
                            rule,
                            "keyword " + Quote.of(keyword) + " is covered by " + Quote.of(plain.substring(0, i) + "*"),
                            "Remove it");
                    break;
                }
            }
        }
    }

    /** Conditions on one fact that no value, or every value, passes. */
    private static final class Contradiction {

        private static final int MOST_NUMBERS = 200;

        static boolean in(List<Condition> conditions) {
            for (int i = 0; i < conditions.size(); i++) {
                for (int j = i + 1; j < conditions.size(); j++) {
                    if (exclude(conditions.get(i), conditions.get(j))
                            || exclude(conditions.get(j), conditions.get(i))) {
                        return true;
                    }
                }
            }
            return numbers(conditions, conditions);
        }

        private static boolean exclude(Condition a, Condition b) {
            if (b instanceof Not not && not.condition().equals(a)) {
                return true;
            }
            if (a instanceof Is x && b instanceof Is y) {
                return x.value() != y.value();
            }
            if (a instanceof OneOf x && b instanceof OneOf y) {
                return Collections.disjoint(new HashSet<>(x.values()), y.values());
            }
            return a instanceof OneOf x
                    && b instanceof Not not
                    && not.condition() instanceof OneOf y
                    && new HashSet<>(y.values()).containsAll(x.values());
        }

        /** Is there no number that passes all? Tried: every number named, and one between and beyond each. */
        private static boolean numbers(List<Condition> conditions, List<Condition> of) {
            NavigableSet<Double> named = new TreeSet<>();
            of.forEach(it -> named(it, named));
            if (named.isEmpty() || named.size() > MOST_NUMBERS || conditions.size() < 2) {
                return false;
            }
            return candidates(named).stream()
                    .noneMatch(value -> conditions.stream().allMatch(it -> passes(it, value)));
        }

        static boolean alwaysHolds(Condition condition) {
            NavigableSet<Double> named = new TreeSet<>();
            named(condition, named);
            return !named.isEmpty()
                    && named.size() <= MOST_NUMBERS
                    && candidates(named).stream().allMatch(value -> passes(condition, value));
        }

        private static List<Double> candidates(NavigableSet<Double> named) {
            List<Double> all = new ArrayList<>(List.of(named.first() - 1, named.last() + 1));
            Double before = null;
            for (Double value : named) {
                all.add(value);
                if (before != null) {
                    all.add(before + (value - before) / 2);
                }
                before = value;
            }
            return all;
        }

        private static void named(Condition condition, Set<Double> named) {
            if (condition instanceof Comparison it) {
                named.add(it.value());
            } else if (condition instanceof AnyOf it) {
                it.comparisons().forEach(comparison -> named.add(comparison.value()));
            } else if (condition instanceof Not it) {
                named(it.condition(), named);
            }
        }

        private static boolean passes(Condition condition, double value) {
            if (condition instanceof Comparison it) {
                return it.operator().holds(value, it.value());
            }
            if (condition instanceof AnyOf it) {
                return it.comparisons().stream().anyMatch(comparison -> passes(comparison, value));
            }
            return !(condition instanceof Not it) || !passes(it.condition(), value);
        }
    }
}
