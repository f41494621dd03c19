package io.sccc.examples.cli;

import io.sccc.examples.file.JsonLines;
import io.sccc.rules.Lint;
import io.sccc.rules.RuleUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds faults in rules. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Finds faults in rules; exit code 1 when there are errors.")
final class LintCommand implements Callable<Integer> {

    private static final int MOST_CHARACTERS = 180_000;

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "DIR|PACK[,...]",
            description = "folder of *.yaml and *.csv, one file, or names of packs; later ones overlay earlier ones")
    private String rules;

    @Option(
            names = "--sample",
            paramLabel = "POSTS",
            description = "recorded posts: tells also of rules that matched none of them, or never decided one")
    private @Nullable Path sample;

    @Option(names = "--test", description = "runs also the tests inside the rules")
    private boolean test;

    @Option(
            names = "--list",
            description = "lists the rules that stay, those of packs too, in their order, in place of what is found;"
                    + " with --json [{rule, level, priority, group, after, file, line, reason}]")
    private boolean list;

    @Option(names = "--json", description = "JSON on stdout: [{severity, code, file, line, rule, why, fix}]")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (sample != null) {
            Inputs.file(sample, "--sample");
        }
        Lint lint = Lint.rules().at(Instant.now(Clock.systemUTC()));
        List<Lint.Finding> findings = (test ? lint.withTests() : lint).of(Inputs.rules(rules));
        RuleUse use = sample == null || findings.stream().anyMatch(Lint.Finding::error)
                ? null
                : SampledPosts.route(sample, Inputs.router(rules));
        if (list && findings.stream().noneMatch(Lint.Finding::error)) {
            RuleList.print(Inputs.router(rules).rules(), json);
            return 0;
        }
        if (use != null) {
            findings = lint.sampled(use).of(Inputs.rules(rules));
        }
        tell(findings, use);
        return findings.stream().anyMatch(Lint.Finding::error) ? 1 : 0;
    }

    private void tell(List<Lint.Finding> findings, @Nullable RuleUse use) {
        long errors = findings.stream().filter(Lint.Finding::error).count();
        if (json) {
            System.out.println("[" + String.join(",\n", shown(findings, LintCommand::json)) + "]");
        } else {
            List<String> lines = shown(findings, Lint.Finding::toString);
            lines.forEach(System.out::println);
            if (findings.size() > lines.size()) {
                System.out.printf("... and %,d more; mend these first%n", findings.size() - lines.size());
            }
            if (use != null) {
                System.out.printf("%,d posts of %s read%n", use.posts(), sample);
            } else if (sample != null) {
                System.out.printf("%s was not read: mend the errors first%n", sample);
            }
            System.out.printf("%,d errors, %,d warnings%n", errors, findings.size() - errors);
        }
    }

    /** As many as a person or a build log can bear, errors before warnings. */
    private static List<String> shown(List<Lint.Finding> findings, Function<Lint.Finding, String> form) {
        List<String> shown = new ArrayList<>();
        int room = MOST_CHARACTERS;
        for (Lint.Finding finding : errorsFirst(findings)) {
            String line = form.apply(finding);
            room -= line.length() + 2;
            if (room < 0) {
                break;
            }
            shown.add(line);
        }
        return shown;
    }

    private static List<Lint.Finding> errorsFirst(List<Lint.Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing((Lint.Finding finding) -> !finding.error()))
                .toList();
    }

    private static String json(Lint.Finding finding) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("severity", finding.error() ? "error" : "warning");
        row.put("code", finding.code());
        row.put("file", finding.file());
        row.put("line", finding.line());
        row.put("rule", finding.rule());
        row.put("why", finding.why());
        row.put("fix", finding.fix());
        try {
            return JsonLines.line(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
