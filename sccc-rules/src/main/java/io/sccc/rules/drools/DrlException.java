package io.sccc.rules.drools;

import io.sccc.core.error.PermanentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;

/**
 * A rule in DRL that failed on a post: it threw, never came to an end, or added a hit that cannot be. The post becomes a
 * dead letter, to be taken back when the rule is mended. Names the rule and the kind of fault, never a word of the post;
 * so the fault itself is not its cause, but the stack trace is the fault's.
 */
public final class DrlException extends PermanentException {

    private static final long serialVersionUID = 1;
    private static final Pattern RULE = Pattern.compile("\\[Rule \"(.*?)\"");
    private static final String NULL =
            ". A fact that is not known is null: write \"urgent == true\" for \"urgent\", and"
                    + " \"intent != null\" before a method of it";

    private final String rule;

    private DrlException(String rule, String what) {
        super("rule \"%s\" in DRL %s".formatted(rule, what));
        this.rule = rule;
    }

    /** A rule that threw: the one that was firing, or the one whose condition it was. */
    static DrlException of(String firing, Throwable fault) {
        String rule = firing;
        String where = "";
        Throwable root = fault;
        for (Throwable each = fault; each != null; each = each.getCause()) {
            root = each;
            if (each instanceof ConstraintEvaluationException) {
                String message = String.valueOf(each.getMessage()); // of rules alone, no value
                Matcher matcher = RULE.matcher(message);
                rule = matcher.find() ? matcher.group(1) : rule;
                where = " (" + message + ")";
            }
        }
        DrlException told = new DrlException(rule, "failed: " + what(root) + where + ". Mend it, then replay the post");
        told.setStackTrace(root.getStackTrace());
        return told;
    }

    /** Rules that fire each other for ever. */
    static DrlException endless(String rule, int firings) {
        return new DrlException(
                rule,
                "was the last of %d to fire for one post, so rules fire each other. Add no-loop, or a condition that ends it"
                        .formatted(firings));
    }

    private static String what(Throwable root) {
        if (root instanceof HitFault) {
            return String.valueOf(root.getMessage());
        }
        StackTraceElement[] trace = root.getStackTrace();
        return root.getClass().getName()
                + (trace.length == 0 ? "" : " at " + trace[0])
                + (root instanceof NullPointerException ? NULL : "");
    }

    /** The name of the rule; empty when it is none's fault alone. */
    public String rule() {
        return rule;
    }
}
