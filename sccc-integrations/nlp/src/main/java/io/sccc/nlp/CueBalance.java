package io.sccc.nlp;

import org.jspecify.annotations.Nullable;

/** Weighs cues against one another and makes scores of sums. Places in the sums are those of {@link CueUnderstander}'s list. */
final class CueBalance {

    static final int COMPLAINT = 0;
    static final int QUESTION = 1;
    static final int URGENT = 2;
    static final int PURCHASE = 3;
    static final int IDEA = 4;
    static final int PRAISE = 5;
    static final int SPAM = 6;
    static final int CANCEL = 7;
    static final int FRAUD = 8;
    static final int THREAT = 9;

    /** The sum from which a cue is there. */
    static final float ENOUGH = 1;

    /** From here on a text may be a complaint: about one in six is. What may be one is never left lying. */
    static final float PERHAPS = 0.1f;

    /** Below these odds of a question nobody wants to buy anything, whatever the phrases say. */
    private static final float NO_WISH = -1.5f;

    /** From these odds on a problem is no spam, however it is told. */
    private static final float SURELY = 1.5f;

    private static final float SENTIMENT = 0.5f;
    private static final float SILENCED = 0.9f;
    /** What a sign adds to the cue it implies. */
    private static final float IMPLIED = 0.7f;
    /** A question mark alone is no question where somebody complains: "do you find that normal?". */
    private static final float RHETORICAL = 0.6f;

    private CueBalance() {}

    /** Takes in what is likely, and settles cues that imply or exclude one another. */
    static void settle(float[] sums, CueEvidence.Odds odds, @Nullable Double polarity) {
        sums[COMPLAINT] = ENOUGH + odds.complaint();
        ask(sums, odds);
        if (polarity != null && sums[PRAISE] > 0) {
            sums[PRAISE] += (float) (SENTIMENT * polarity);
        }
        imply(sums, FRAUD, URGENT);
        imply(sums, THREAT, URGENT);
        if (sums[SPAM] >= ENOUGH && odds.complaint() > SURELY) {
            silence(sums, SPAM);
        }
        if (sums[SPAM] >= ENOUGH) {
            silence(sums, COMPLAINT);
            silence(sums, QUESTION);
            silence(sums, PURCHASE);
            silence(sums, PRAISE);
        }
        if (sums[COMPLAINT] >= ENOUGH) {
            sums[QUESTION] -= RHETORICAL;
            if (sums[COMPLAINT] >= sums[PRAISE]) {
                silence(sums, PRAISE);
            }
        }
    }

    /** Who complains may ask besides: there the phrases of a question speak alone, as beside a wish to buy. */
    private static void ask(float[] sums, CueEvidence.Odds odds) {
        if (odds.question() < NO_WISH) {
            silence(sums, PURCHASE);
        }
        if (sums[COMPLAINT] < ENOUGH && sums[PURCHASE] < ENOUGH) {
            sums[QUESTION] = ENOUGH + odds.question();
        }
    }

    /** Fraud and threats seldom can wait. */
    private static void imply(float[] sums, int sign, int cue) {
        if (sums[sign] >= ENOUGH) {
            sums[cue] += IMPLIED;
        }
    }

    private static void silence(float[] sums, int cue) {
        sums[cue] = Math.min(sums[cue], SILENCED);
    }

    /** How sure the label is that a sum gives: 0.5 at the border, nearing 1 on both sides. */
    static double certainty(float sum) {
        double yes = sum <= 0 ? 0.2 / (1 - sum) : sum < ENOUGH ? 0.2 + 0.3 * sum : 1 - Math.pow(0.5, sum);
        return sum >= ENOUGH ? Math.min(0.98, yes) : 1 - yes;
    }
}
