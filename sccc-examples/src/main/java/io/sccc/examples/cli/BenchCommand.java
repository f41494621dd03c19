package io.sccc.examples.cli;

import io.sccc.examples.bench.UnderstandBench;
import io.sccc.examples.file.JsonLines;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ratios to built-in controls. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures ratios to built-in controls in one run; one JSON object on stdout.")
final class BenchCommand implements Callable<Integer> {

    /** What can be measured. */
    enum What {
        /** A whole run against OpenNLP's language detection alone. */
        understand
    }

    @Parameters(paramLabel = "understand", description = "what to measure")
    private What what = What.understand;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> told = switch (what) {
            case understand -> UnderstandBench.run();
        };
        System.out.println(JsonLines.pretty(told));
        return 0;
    }
}
