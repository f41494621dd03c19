package io.sccc.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry: {@code java -jar sccc.jar COMMAND ...}. Exit codes: 0 ok, 1 failed, 2 wrong usage or rules. */
@Command(
        name = "sccc",
        mixinStandardHelpOptions = true,
        version = "sccc 0.1.0-SNAPSHOT",
        description = "The example harness of sccc, an embeddable Social Command and Community Center.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ExplainCommand.class,
            LintCommand.class,
            UnderstandCommand.class,
            IndexCommand.class,
            MatchCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            DemoCommand.class
        })
public final class Sccc implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Made by {@link #main}. */
    public Sccc() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the words after {@code sccc}
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    static int run(String... args) {
        return new CommandLine(new Sccc())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Faults())
                .setParameterExceptionHandler(new Faults())
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command was given");
    }
}
