package io.sccc.nlp;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what speaks for a complaint and against one: the sum of the complaint's own phrases, the other cues, the sentiment,
 * and signs that mean little alone but much together (a thing bought, a fault, a wait). A logistic regression; its weights are
 * in {@code cues/evidence.txt}. A line {@code weight: sign sign} counts where all its signs are, a line with the name of a cue
 * (or {@code sentiment}, or {@code learned} for {@link CueWords}) counts as often as that cue is loud. Never changed.
 */
final class CueEvidence {

    /** Lists of signs, in the order of their places in the sums. */
    static final List<String> SIGNS =
            List.of("goods", "deal", "acted", "failing", "waiting", "staff", "others", "payoff", "jest", "numbers");

    private static final String LIST = "cues/evidence.txt";
    private static final List<String> ELSEWHERE = List.of("sports", "politics", "weather", "show");
    private static final int ANCHOR = 1 << SIGNS.indexOf("goods");
    private static final int OTHERS = 1 << SIGNS.indexOf("others");
    private static final int WORDS = 1 << SIGNS.size();
    /** Nothing is told that is wrong: neither a fault nor a wait, no deed of the company, no word of a complaint. */
    private static final int PLAIN = WORDS << 1;

    private static final int TROUBLE = WORDS | mask("failing") | mask("waiting") | mask("acted");
    /** From here on the complaint's own phrases are a sign themselves. */
    private static final float SOME_WORDS = 0.6f;

    private static final float MOST_AGAINST = -4;
    private static final float MOST_FOR = 6;
    private static final float MOST_OF_A_CUE = 2;

    private final int firstSign;
    private final int[] topicSigns;
    private final float[] cueWeights;
    private final CueWords words = new CueWords();
    private float wordsWeight;
    private float sentimentWeight;
    private float base;
    private int[] masks = {};
    private float[] weights = {};

    /** Reads the weights; {@code names} are those of the sums, signs from {@code firstSign} on, topics after them. */
    CueEvidence(List<String> names, int firstSign) {
        this.firstSign = firstSign;
        cueWeights = new float[firstSign];
        topicSigns = new int[names.size()];
        for (int i = firstSign + SIGNS.size(); i < names.size(); i++) {
            topicSigns[i] = ELSEWHERE.contains(names.get(i)) ? OTHERS : ANCHOR;
        }
        for (String line : Resources.lines(LIST)) {
            String[] parts = line.split(": ", 2);
            read(Float.parseFloat(parts[0]), parts[1], names);
        }
    }

    private void read(float weight, String what, List<String> names) {
        int cue = names.subList(0, firstSign).indexOf(what);
        if (cue >= 0) {
            cueWeights[cue] = weight;
        } else if (what.equals("base")) {
            base = weight;
        } else if (what.equals("learned")) {
            wordsWeight = weight;
        } else if (what.equals("sentiment")) {
            sentimentWeight = weight;
        } else {
            masks = Arrays.copyOf(masks, masks.length + 1);
            masks[masks.length - 1] =
                    Arrays.stream(what.split(" ")).mapToInt(CueEvidence::mask).reduce(0, (one, other) -> one | other);
            weights = Arrays.copyOf(weights, masks.length);
            weights[masks.length - 1] = weight;
        }
    }

    private static int mask(String sign) {
        int place = SIGNS.indexOf(sign);
        if (place >= 0) {
            return 1 << place;
        }
        if (!sign.equals("words") && !sign.equals("plain")) {
            throw new IllegalStateException("sign (" + sign + ") in word list (" + LIST + ") is unknown");
        }
        return sign.equals("words") ? WORDS : PLAIN;
    }

    /** How much speaks for a complaint: above 0 it is more likely one than not, in log odds. */
    float complaint(CueTokens text, float[] sums, @Nullable Double polarity) {
        float phrases = Math.max(MOST_AGAINST, Math.min(MOST_FOR, sums[CueBalance.COMPLAINT]));
        float odds = base + cueWeights[CueBalance.COMPLAINT] * phrases;
        odds += wordsWeight * words.complaint(text);
        odds += polarity == null ? 0 : sentimentWeight * polarity.floatValue();
        for (int i = 0; i < firstSign; i++) {
            odds += i == CueBalance.COMPLAINT || sums[i] <= 0 ? 0 : cueWeights[i] * Math.min(MOST_OF_A_CUE, sums[i]);
        }
        int signs = signs(sums, phrases);
        for (int i = 0; i < masks.length; i++) {
            odds += (signs & masks[i]) == masks[i] ? weights[i] : 0;
        }
        return odds;
    }

    private int signs(float[] sums, float phrases) {
        int signs = phrases >= SOME_WORDS ? WORDS : 0;
        for (int i = 0; i < SIGNS.size(); i++) {
            signs |= sums[firstSign + i] > 0 ? 1 << i : 0;
        }
        for (int i = firstSign + SIGNS.size(); i < sums.length; i++) {
            signs |= sums[i] > 0 ? topicSigns[i] : 0;
        }
        return (signs & TROUBLE) == 0 ? signs | PLAIN : signs;
    }
}
