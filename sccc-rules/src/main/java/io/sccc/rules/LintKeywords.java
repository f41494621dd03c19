package io.sccc.rules;

import io.sccc.rules.Condition.Not;
import io.sccc.rules.Condition.OrUnknown;
import io.sccc.rules.Condition.Says;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keywords that are written twice, that another one covers, or that find a word in one number only. Accents and case are
 * folded on both sides, so that no spelling without accents is ever missing.
 */
final class LintKeywords {

    private static final int MOST_TOLD = 3;
    /** Longer lists, and lists of exceptions, are somebody's choice of forms; in a short one a form is forgotten. */
    private static final int CHOSEN = 20;

    private final LintReport report;

    LintKeywords(LintReport report) {
        this.report = report;
    }

    void of(RuleSpec rule) {
        List<String> missing = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Condition condition : rule.conditions()) {
            Says says = says(condition);
            if (says != null) {
                Map<String, String> folded = twice(rule, says);
                covered(rule, says, folded.keySet());
                boolean quiet = condition instanceof Not || folded.size() > CHOSEN;
                for (String keyword : quiet ? Set.<String>of() : folded.keySet()) {
                    Set<String> others = WordForms.others(keyword);
                    boolean found = others.stream().anyMatch(other -> isFound(other, folded.keySet()));
                    if (!others.isEmpty() && !found && said.add(keyword)) {
                        missing.add(Quote.of(folded.getOrDefault(keyword, keyword)) + " does not find "
                                + Quote.of(others.iterator().next()));
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            variants(rule, missing);
        }
    }

    private static @Nullable Says says(Condition condition) {
        if (condition instanceof Not it) {
            return says(it.condition());
        }
        if (condition instanceof OrUnknown it) {
            return says(it.condition());
        }
        return condition instanceof Says it ? it : null;
    }

    private void variants(RuleSpec rule, List<String> missing) {
        int more = missing.size() - MOST_TOLD;
        String told = String.join(", ", missing.subList(0, Math.min(MOST_TOLD, missing.size())));
        report.warn(
                LintReport.VARIANT,
                rule,
                "keyword " + told + (more > 0 ? ", and " + more + " more like it" : ""),
                "Add the other number (singular or plural), or let a prefix find both: word*");
    }

    /** Its keywords by their folded forms. */
    private Map<String, String> twice(RuleSpec rule, Says says) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String keyword : says.values()) {
            String before = seen.putIfAbsent(Keywords.fold(keyword), keyword);
            if (before != null) {
                report.warn(
                        LintReport.KEYWORD,
                        rule,
                        "keyword " + Quote.of(keyword) + " is the same as " + Quote.of(before)
                                + " without accents and case",
                        "Keep one of them");
            }
        }
        return seen;
    }

    private void covered(RuleSpec rule, Says says, Set<String> folded) {
        Set<String> prefixes = new HashSet<>();
        folded.stream().filter(it -> it.endsWith("*")).forEach(it -> prefixes.add(it.substring(0, it.length() - 1)));
        for (String keyword : prefixes.isEmpty() ? List.<String>of() : says.values()) {
            String plain = Keywords.fold(keyword);
            for (int i = 1; i <= plain.length(); i++) {
                boolean itself = plain.endsWith("*") && i >= plain.length() - 1;
                if (!itself && prefixes.contains(plain.substring(0, i))) {
                    report.warn(
                            LintReport.KEYWORD,
                            rule,
                            "keyword " + Quote.of(keyword) + " is covered by " + Quote.of(plain.substring(0, i) + "*"),
                            "Remove it");
                    break;
                }
            }
        }
    }

    private static boolean isFound(String word, Set<String> folded) {
        if (folded.contains(word)) {
            return true;
        }
        for (int i = 1; i <= word.length(); i++) {
            if (folded.contains(word.substring(0, i) + "*")) {
                return true;
            }
        }
        return false;
    }
}
