package io.sccc.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules that cannot be used: every fault of every file at once. Nothing was loaded. */
public final class RuleFaults extends IllegalArgumentException {

    private static final int SHOWN = 200;

    private final transient List<Fault> faults;

    /** Of these faults, in the order of the files and lines. */
    public RuleFaults(List<Fault> faults) {
        this(faults, 0);
    }

    RuleFaults(List<Fault> faults, int more) {
        super(message(faults, more));
        this.faults = List.copyOf(faults);
    }

    /** All faults, in the order of the files and lines. */
    public List<Fault> faults() {
        return faults;
    }

    private static String message(List<Fault> faults, int more) {
        int total = faults.size() + more;
        String shown = faults.stream().limit(SHOWN).map(Fault::toString).collect(Collectors.joining("\n"));
        String rest = total > SHOWN ? "\n... and " + (total - SHOWN) + " more faults" : "";
        return "%d %s in the rules, nothing was loaded:%n%s%s"
                .formatted(total, total == 1 ? "fault" : "faults", shown, rest);
    }

    /**
     * One fault.
     *
     * @param code what sort of fault, {@code SCCC-nnnn}
     * @param file name of the file, or of the folder
     * @param line from 1; 0 when the fault is in no line of it
     * @param rule id of the rule; null when the fault is in none
     * @param message what is wrong
     * @param fix how to mend it
     */
    public record Fault(
            String code, String file, int line, @Nullable String rule, String message, String fix) {

        /** Ends with a full stop, unless it has an end already. */
        static String sentence(String words) {
            return words.endsWith("?") || words.endsWith(".") || words.endsWith("!") ? words : words + ".";
        }

        static String place(String file, int line) {
            return line == 0 ? file : file + ":" + line;
        }

        /** {@code FILE:LINE: rule ID: message. Fix. [SCCC-nnnn]}. */
        @Override
        public String toString() {
            String of = rule == null ? "" : "rule " + rule + ": ";
            return "%s: %s%s %s [%s]".formatted(place(file, line), of, sentence(message), sentence(fix), code);
        }
    }
}
