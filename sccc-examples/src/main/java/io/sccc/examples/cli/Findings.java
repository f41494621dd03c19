package io.sccc.examples.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What the doctor finds, said as it is found; what is wrong or needs a person once more at the end, with its cure. */
final class Findings {

    private final PrintStream out;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    Findings(PrintStream out) {
        this.out = out;
    }

    /** Something that must be so. */
    void check(String what, boolean good, String cure) {
        say(good ? "ok" : "TROUBLE", what);
        if (!good) {
            troubles.add("TROUBLE " + what + ": " + cure);
        }
    }

    /** Something that a person should see to, and that stops nothing. */
    void warn(String what, boolean good, String cure) {
        say(good ? "ok" : "WARNING", what);
        if (!good) {
            warnings.add("WARNING " + what + ": " + cure);
        }
    }

    /** Something worth knowing. */
    void note(String what) {
        say("note", what);
    }

    private void say(String how, String what) {
        out.printf("%-8s%s%n", how, what);
    }

    /** Repeats what is not in order with its cure; whether nothing is wrong. */
    boolean sum(String allWell) {
        out.println();
        warnings.forEach(out::println);
        troubles.forEach(out::println);
        if (troubles.isEmpty()) {
            out.println(warnings.isEmpty() ? allWell : "nothing is wrong; warnings: " + warnings.size());
        } else {
            out.println("troubles: " + troubles.size());
        }
        return troubles.isEmpty();
    }
}
