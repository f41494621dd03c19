package io.sccc.examples.cli;

import io.sccc.examples.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Something worth seeing. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs the main job over sample posts against simulated systems and shows what came of it.")
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", description = "folder for what it writes")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path built = Path.of("sccc-examples", "target");
        Path folder = out != null ? out : Files.isDirectory(built) ? built.resolve("demo") : Path.of("sccc-demo");
        new Demo(System.out).run(Inputs.folder(folder, "--out"));
        return 0;
    }
}
