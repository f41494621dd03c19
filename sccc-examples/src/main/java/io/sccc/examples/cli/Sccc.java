package io.sccc.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
            BacktestCommand.class,
            LintCommand.class,
            UnderstandCommand.class,
            IndexCommand.class,
            MatchCommand.class,
            DetectCommand.class,
            TrendsCommand.class,
            ReportCommand.class,
            MetricsCommand.class,
            DeadLettersCommand.class,
            EraseAuthorCommand.class,
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
        Locale.setDefault(Locale.ENGLISH); // numbers look the same on every machine
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> System.err.println(Faults.words(fault)));
        System.exit(run(args));
    }

    /** What is written is UTF-8 wherever it goes: JSON on stdout is, whatever the terminal's settings. */
    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    /** Runs a command and returns its exit code; writes to the process's {@code System.out} and {@code System.err}. */
    static int run(String... args) {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try {
            return new CommandLine(new Sccc())
                    .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                    .setErr(err)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setExecutionExceptionHandler(new Faults())
                    .setParameterExceptionHandler(new Faults())
                    .execute(args);
        } catch (Error e) {
            err.println("sccc: " + Faults.words(e));
            return 1;
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command was given");
    }
}
