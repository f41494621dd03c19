package io.sccc.rules;

import io.sccc.rules.Lint.Finding;
import io.sccc.rules.Lint.Severity;
import io.sccc.rules.RuleSpec.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes warnings, by their codes: the first thousand of each. */
final class LintReport {

    static final String ALWAYS = "SCCC-2120";
    static final String SAME = "SCCC-2121";
    static final String SHADOWED = "SCCC-2122";
    static final String NEVER = "SCCC-2123";
    static final String KEYWORD = "SCCC-2124";
    static final String LANGUAGE = "SCCC-2125";
    static final String REASON = "SCCC-2126";
    static final String TESTS = "SCCC-2127";
    static final String UNUSED = "SCCC-2128";
    static final String IGNORED = "SCCC-2129";
    static final String CONFLICT = "SCCC-2130";
    static final String VALUE = "SCCC-2131";
    static final String VARIANT = "SCCC-2132";
    static final String UNFIRED = "SCCC-2133";
    static final String EXPIRED = "SCCC-2134";
    static final String CONTRADICTS = "SCCC-2135";
    static final String UNSUPPLIED = "SCCC-2136";
    static final String COMPARED = "SCCC-2137";
    static final String OVERRIDES = "SCCC-2138";
    static final String TOO_EARLY = "SCCC-2139";

    private static final int MOST = 1000;
    private static final Set<String> MINOR = Set.of(REASON, TESTS, LANGUAGE, KEYWORD, VARIANT);

    private final List<Finding> findings;
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * @param findings to which the warnings are added
     */
    LintReport(List<Finding> findings) {
        this.findings = findings;
    }

    /** About a rule. */
    void warn(String code, RuleSpec rule, String why, String fix) {
        warn(code, rule.place(), rule.id(), why, fix);
    }

    /** About a place. */
    void warn(String code, Place place, @Nullable String rule, String why, String fix) {
        if (counts.merge(code, 1, Integer::sum) <= MOST) {
            findings.add(new Finding(Severity.WARNING, code, place.file(), place.line(), rule, why, fix));
        }
    }

    /** Does it only ask for more care, where others tell of rules that do not do what they say? */
    static boolean isMinor(Finding finding) {
        return MINOR.contains(finding.code());
    }
}
