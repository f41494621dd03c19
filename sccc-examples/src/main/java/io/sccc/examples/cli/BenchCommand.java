package io.sccc.examples.cli;

import io.sccc.examples.bench.LedgerBench;
import io.sccc.examples.bench.MetricsBench;
import io.sccc.examples.bench.PipelineBench;
import io.sccc.examples.bench.RulesBench;
import io.sccc.examples.bench.UnderstandBench;
import io.sccc.examples.file.JsonLines;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ratios to built-in controls. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures ratios to built-in controls in one run; one JSON object on stdout.")
final class BenchCommand implements Callable<Integer> {

    private static final int WARM_UP = 4;

    @Spec
    private CommandSpec spec;

    /** What can be measured. */
    enum What {
        /** The rule engine against Drools as it comes, a hand-written index and others. */
        rules,
        /** A whole run against OpenNLP's language detection alone. */
        understand,
        /** Taking posts into a durable ledger against plain JDBC. */
        ledger,
        /** A whole center on a durable ledger against plain JDBC. */
        pipeline,
        /** The metric store against adders, maps and other sketches. */
        metrics
    }

    @Parameters(paramLabel = "WHAT", description = "what to measure: ${COMPLETION-CANDIDATES}")
    private What what = What.understand;

    @Option(
            names = "--posts",
            paramLabel = "N",
            description = "posts a round, 20000 unless told; ledger and pipeline only")
    private int posts = 20_000;

    @Option(names = "--rounds", paramLabel = "N", description = "rounds, 5 unless told; ledger and pipeline only")
    private int rounds = 5;

    @Override
    public Integer call() throws Exception {
        if (posts < 1 || rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--posts (%d) and --rounds (%d) must be at least 1".formatted(posts, rounds));
        }
        Map<String, Object> told = switch (what) {
            case rules -> RulesBench.run();
            case understand -> UnderstandBench.run();
            case ledger -> LedgerBench.run(posts, WARM_UP, rounds);
            case pipeline -> PipelineBench.run(posts, WARM_UP, rounds);
            case metrics -> MetricsBench.run();
        };
        System.out.println(JsonLines.pretty(told));
        return 0;
    }
}
