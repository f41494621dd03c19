package io.sccc.examples.cli;

import io.sccc.core.error.ScccException;
import io.sccc.rules.RuleFaults;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words: cause, effect, cure; never a stack trace. */
final class Faults implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        boolean told = fault instanceof UsageFault
                || fault instanceof RuleFaults
                || fault.getClass() == IllegalArgumentException.class
                || fault instanceof InvalidPathException;
        if (told) {
            err.println("sccc " + command.getCommandName() + ": " + fault.getMessage());
            return 2;
        }
        err.println("sccc " + command.getCommandName() + ": " + words(fault));
        return 1;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException fault, String[] args) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("sccc: " + fault.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
        err.println("Try 'sccc" + (command.getParent() == null ? "" : " " + command.getCommandName()) + " --help'.");
        return 2;
    }

    /** A fault in words for people. */
    static String words(Throwable fault) {
        if (fault instanceof UncheckedIOException && fault.getCause() != null) {
            return words(fault.getCause());
        }
        if (fault instanceof NoSuchFileException || fault instanceof FileNotFoundException) {
            return fault.getMessage() + " is not there. Maybe the path is wrong?";
        }
        if (fault instanceof AccessDeniedException) {
            return fault.getMessage() + " may not be opened. Check who owns it.";
        }
        if (fault instanceof FileSystemException file) {
            String why = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
            return file.getFile() + " cannot be used: " + why + ". Check that path and the disk it is on.";
        }
        if (fault instanceof OutOfMemoryError) {
            return "SCCC-9002 out of memory; what was written may be incomplete. Give it more: java -Xmx2g -jar sccc.jar";
        }
        if (fault instanceof IOException || fault instanceof ScccException || fault instanceof IllegalStateException) {
            return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        }
        return "SCCC-9001 an error of sccc itself (" + fault.getClass().getName() + at(fault)
                + "); what was written may be incomplete. Please report it.";
    }

    private static String at(Throwable fault) {
        for (StackTraceElement frame : fault.getStackTrace()) {
            if (frame.getClassName().startsWith("io.sccc.")) {
                return " at " + frame.getClassName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    /** The command was used wrongly in a way that only running it shows. */
    static final class UsageFault extends RuntimeException {

        UsageFault(String words) {
            super(words);
        }
    }
}
