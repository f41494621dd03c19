package io.sccc.examples.cli;

import io.sccc.examples.file.JsonLines;
import io.sccc.rules.Lint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

    private static final int SHOWN = 500;

    @Option(names = "--rules", required = true, paramLabel = "DIR", description = "folder of *.yaml, or one file")
    private Path rules;

    @Option(names = "--test", description = "runs also the tests inside the rules")
    private boolean test;

    @Option(names = "--json", description = "JSON on stdout: [{severity, code, file, line, rule, why, fix}]")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Lint lint = test ? Lint.rules().withTests() : Lint.rules();
        List<Lint.Finding> findings = lint.of(rules);
        long errors = findings.stream().filter(Lint.Finding::error).count();
        if (json) {
            System.out.println(JsonLines.line(rows(findings)));
        } else {
            findings.stream().limit(SHOWN).forEach(System.out::println);
            if (findings.size() > SHOWN) {
                System.out.printf("... and %,d more%n", findings.size() - SHOWN);
            }
            System.out.printf("%,d errors, %,d warnings%n", errors, findings.size() - errors);
        }
        return errors > 0 ? 1 : 0;
    }

    private static List<Map<String, @Nullable Object>> rows(List<Lint.Finding> findings) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Lint.Finding finding : findings.subList(0, Math.min(findings.size(), SHOWN))) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("severity", finding.error() ? "error" : "warning");
            row.put("code", finding.code());
            row.put("file", finding.file());
            row.put("line", finding.line());
            row.put("rule", finding.rule());
            row.put("why", finding.why());
            row.put("fix", finding.fix());
            rows.add(row);
        }
        return rows;
    }
}
