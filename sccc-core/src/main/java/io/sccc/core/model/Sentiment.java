package io.sccc.core.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the author feels about what they write of. */
public enum Sentiment {
    /** Angry, sad, disappointed. */
    NEGATIVE,
    /** Neither. */
    NEUTRAL,
    /** Glad, grateful, enthusiastic. */
    POSITIVE;

    /** The lower-case name, as findings and files carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sentiment of this label; null if there is none. */
    public static @Nullable Sentiment named(String label) {
        for (Sentiment sentiment : values()) {
            if (sentiment.label().equals(label)) {
                return sentiment;
            }
        }
        return null;
    }
}
