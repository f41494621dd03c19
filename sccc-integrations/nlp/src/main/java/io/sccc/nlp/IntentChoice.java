package io.sccc.nlp;

import io.sccc.core.model.Finding;
import io.sccc.core.model.Understanding;

/** Says in one word what the author wants: the gravest thing first, then what most of the words speak for. */
final class IntentChoice {

    static final String CANCEL = "cancel";
    static final String FRAUD = "fraud";
    static final String THREAT = "threat";

    private static final int[] ORDER = {
        CueBalance.THREAT,
        CueBalance.FRAUD,
        CueBalance.SPAM,
        CueBalance.CANCEL,
        CueBalance.COMPLAINT,
        CueBalance.PURCHASE,
        CueBalance.IDEA,
        CueBalance.QUESTION,
        CueBalance.PRAISE
    };

    private static final String[] NAMES = {
        THREAT,
        FRAUD,
        Understanding.SPAM,
        CANCEL,
        Understanding.COMPLAINT,
        "purchase",
        Understanding.IDEA,
        Understanding.QUESTION,
        Understanding.PRAISE
    };

    private IntentChoice() {}

    /** The first intent of the order that is there; else what may be a complaint, below 0.5; else {@code other}. */
    static Finding of(float[] sums) {
        double nearest = 0;
        for (int i = 0; i < ORDER.length; i++) {
            float sum = sums[ORDER[i]];
            if (sum >= CueBalance.ENOUGH) {
                return new Finding(NAMES[i], CueBalance.certainty(sum));
            }
            nearest = Math.max(nearest, sum);
        }
        if (sums[CueBalance.COMPLAINT] >= CueBalance.PERHAPS) {
            return new Finding(Understanding.COMPLAINT, Math.max(0, 0.5 * sums[CueBalance.COMPLAINT]));
        }
        return new Finding("other", 1 - 0.5 * nearest);
    }
}
