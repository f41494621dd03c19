package io.sccc.rules;

import io.sccc.core.model.Fact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks rules over for faults that keep them from loading and for what is probably not meant. */
public final class Lint {

    private static final int MOST = 200;
    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparing(Finding::file).thenComparingInt(Finding::line);

    private final List<Fact<?>> facts = new ArrayList<>();
    private boolean tests;
    private @Nullable Instant now;
    private @Nullable RuleUse use;

    private Lint() {}

    /** How bad a finding is. */
    public enum Severity {
        /** The rules cannot be used, or a test of them fails. */
        ERROR,
        /** The rules can be used, but something is probably not meant. */
        WARNING
    }

    /**
     * Something found.
     *
     * @param severity how bad it is
     * @param code what sort of finding, {@code SCCC-nnnn}
     * @param file name of the file, or of the folder
     * @param line from 1; 0 when it is about no line of it
     * @param rule id of the rule; null when it is about none
     * @param why what is wrong
     * @param fix how to mend it
     */
    public record Finding(
            Severity severity,
            String code,
            String file,
            int line,
            @Nullable String rule,
            String why,
            String fix) {

        /** Does it keep the rules from being used? */
        public boolean error() {
            return severity == Severity.ERROR;
        }

        /** {@code FILE:LINE: error: rule ID: why. Fix. [SCCC-nnnn]}. */
        @Override
        public String toString() {
            String of = rule == null ? "" : "rule " + rule + ": ";
            String level = error() ? "error" : "warning";
            String place = RuleFaults.Fault.place(file, line);
            return "%s: %s: %s%s %s [%s]"
                    .formatted(place, level, of, RuleFaults.Fault.sentence(why), RuleFaults.Fault.sentence(fix), code);
        }
    }

    /** Findings in the rules of a folder or file: errors first, then by file and line; at most 200 of each. */
    public static List<Finding> check(Path folderOrFile) {
        return rules().of(folderOrFile);
    }

    /** For rules of an application. */
    public static Lint rules() {
        return new Lint();
    }

    /** Facts of the application. */
    public Lint fact(Fact<?>... more) {
        facts.addAll(Arrays.asList(more));
        return this;
    }

    /** Runs also the tests that the rules carry; one that fails is an error. */
    public Lint withTests() {
        tests = true;
        return this;
    }

    /** Warns also of rules that have expired at this time. */
    public Lint at(Instant time) {
        now = time;
        return this;
    }

    /** Warns also of rules that matched none of the posts that were routed here, or that never decided one. */
    public Lint sampled(RuleUse sample) {
        use = sample;
        return this;
    }

    /** Findings in the rules of a folder or file, as {@link #check} gives them. */
    public List<Finding> of(Path folderOrFile) {
        return of(DroolsRouter.builder().fact(facts.toArray(new Fact<?>[0])).rules(folderOrFile));
    }

    /** Findings in the rules a builder has gathered; its own facts are known. */
    public List<Finding> of(DroolsRouter.Builder builder) {
        FaultList faults = new FaultList();
        RuleFiles files = builder.read(faults);
        List<Finding> findings = new ArrayList<>();
        faults.all().forEach(fault -> findings.add(error(fault)));
        LintReport report = new LintReport(findings);
        new LintWarnings(report).of(files, faults.size() == 0);
        if (faults.size() == 0) {
            files.rules().forEach(rule -> used(rule, new LintUse(report)));
        }
        boolean any = files.rules().stream().anyMatch(rule -> !rule.tests().isEmpty());
        if (tests && any && faults.size() == 0) {
            runTests(builder.build(), findings);
        }
        findings.sort(Comparator.comparing(Finding::severity).thenComparing(BY_PLACE));
        return most(findings);
    }

    private void used(RuleSpec rule, LintUse lint) {
        if (now != null) {
            lint.expired(rule, now);
        }
        if (use != null) {
            lint.sampled(rule, use);
        }
    }

    /** Where there are too many, rules that do not do what they say come before those that only lack care. */
    private static List<Finding> graveFirst(List<Finding> all) {
        return all.stream().sorted(Comparator.comparing(LintReport::isMinor)).toList();
    }

    /** The first of each severity, and one finding that counts the rest. */
    private static List<Finding> most(List<Finding> sorted) {
        List<Finding> most = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            List<Finding> all =
                    sorted.stream().filter(it -> it.severity() == severity).toList();
            List<Finding> first = all.size() <= MOST ? all : graveFirst(all).subList(0, MOST);
            most.addAll(first.stream().sorted(BY_PLACE).toList());
            if (all.size() > MOST) {
                Finding next = all.get(MOST);
                int more = all.size() - MOST;
                most.add(new Finding(
                        severity,
                        FaultList.LIMIT,
                        next.file(),
                        next.line(),
                        null,
                        "at least " + more + " more findings are not shown",
                        "Mend those above first"));
            }
        }
        return List.copyOf(most);
    }

    private static Finding error(RuleFaults.Fault it) {
        return new Finding(Severity.ERROR, it.code(), it.file(), it.line(), it.rule(), it.message(), it.fix());
    }

    private static void runTests(DroolsRouter router, List<Finding> findings) {
        for (RuleTests.Result result : RuleTests.run(router)) {
            if (!result.passed()) {
                findings.add(new Finding(
                        Severity.ERROR,
                        FaultList.TEST,
                        result.place().file(),
                        result.place().line(),
                        result.rule(),
                        "test " + Quote.of(result.name()) + " fails: "
                                + result.why().lines().findFirst().orElse(""),
                        "Mend the rule or what the test expects"));
            }
        }
    }
}
