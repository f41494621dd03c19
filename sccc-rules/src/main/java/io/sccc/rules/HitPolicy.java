package io.sccc.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of the matching rules of a group count, and what becomes of their actions. */
public enum HitPolicy {
    /** Every match counts, as without a group. */
    ALL,
    /** Only the match that comes first: of the larger priority, then of the smaller id. */
    FIRST,
    /** Every match counts and all their actions are kept, in order of precedence, several of one kind too. */
    COLLECT;

    private static final List<String> LABELS =
            Arrays.stream(values()).map(HitPolicy::label).toList();

    /** As rules write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels. */
    static List<String> labels() {
        return LABELS;
    }

    /** The policy of this label, any case; null if there is none. */
    static @Nullable HitPolicy named(String label) {
        int at = LABELS.indexOf(label.toLowerCase(Locale.ROOT));
        return at < 0 ? null : values()[at];
    }
}
