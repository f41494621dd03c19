package io.sccc.nlp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an entry of a word list does to the sentiment of the words around it: the section it stands in. */
enum LexiconRole {
    /** Carries a feeling: the weight, -4 (hate) to 4 (adoration); 0 shields a phrase from its own words. */
    POLARITY,
    /** Turns round what follows it: the weight is how many words far, 0 shields. */
    NEGATION,
    /** Strengthens (above 1) or weakens (below 1) the feeling next to it: the weight multiplies. */
    DEGREE,
    /** What comes before it counts less: the weight multiplies what was felt so far. */
    CONTRAST,
    /** Praise around it is not meant: the weight, negated, multiplies every positive feeling of the text. */
    SARCASM;

    /** The role of a section's name; null if there is none. */
    static @Nullable LexiconRole named(String section) {
        for (LexiconRole role : values()) {
            if (role.section().equals(section)) {
                return role;
            }
        }
        return null;
    }

    String section() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean admits(double weight) {
        return switch (this) {
            case POLARITY -> weight >= -4 && weight <= 4;
            case NEGATION -> weight >= 0 && weight <= 9;
            case DEGREE -> weight > 0 && weight <= 3;
            case CONTRAST, SARCASM -> weight >= 0 && weight <= 1;
        };
    }
}
