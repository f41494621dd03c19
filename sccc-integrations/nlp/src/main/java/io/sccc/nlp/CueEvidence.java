package io.sccc.nlp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what speaks for a complaint and for a question (one who wants to buy asks too): how loud each cue is, the sentiment,
 * signs that mean little alone but much together (a thing bought, a fault, a wait), and what single words say ({@link
 * CueWords}). Two logistic regressions over the same features, learned together from posts written for it and those judged in
 * the examples' tests (by {@code CueFit}). A line of {@code cues/evidence.txt} is {@code complaint question: feature}, both in
 * log odds; {@code base} is always there, {@code sign sign} where both are. Never changed.
 */
final class CueEvidence {

    /** Lists of signs, in the order of their places in the sums. */
    static final List<String> SIGNS =
            List.of("goods", "deal", "acted", "failing", "waiting", "staff", "others", "payoff", "jest", "numbers");

    private static final String LIST = "cues/evidence.txt";
    private static final List<String> ELSEWHERE = List.of("sports", "politics", "weather", "show");
    private static final int GOODS = SIGNS.indexOf("goods");
    private static final int OTHERS = SIGNS.indexOf("others");
    /** Some of the complaint's own phrases. */
    private static final int PHRASES = SIGNS.size();
    /**
     * Signs made of cues and the sentiment. Plain: nothing is told that is wrong, neither a fault nor a wait, no deed of the
     * company, no phrase of a complaint. With the others beside them, loud praise and a glad tone tell irony from thanks.
     */
    private static final List<String> MADE =
            List.of("phrases", "plain", "praising", "asking", "unhappy", "glad", "advertising");

    private static final int PLAIN = PHRASES + 1;
    private static final int ALL_SIGNS = SIGNS.size() + MADE.size();
    private static final int TROUBLE =
            1 << PHRASES | 1 << SIGNS.indexOf("failing") | 1 << SIGNS.indexOf("waiting") | 1 << SIGNS.indexOf("acted");
    /** From here on the complaint's own phrases are a sign themselves. */
    private static final float SOME_PHRASES = 0.6f;

    private static final double TONE = 0.3;

    private static final float MOST_AGAINST = -4;
    private static final float MOST_FOR = 6;
    private static final float MOST_OF_A_CUE = 2;

    private final int firstSign;
    private final int[] topicSigns;
    private final List<String> features = new ArrayList<>();
    private final float[] complaint;
    private final float[] question;
    private final CueWords words;

    /**
     * What is likely, in log odds: above 0 it is more likely so than not.
     *
     * @param complaint that the author has a problem of their own
     * @param question that the author asks, or wants to buy
     */
    record Odds(float complaint, float question) {}

    /** Reads the weights; {@code names} are those of the sums, signs from {@code firstSign} on, topics after them. */
    CueEvidence(List<String> names, int firstSign) {
        this(names, firstSign, Resources.lines(LIST), new CueWords());
    }

    /** Weights read from lines. */
    CueEvidence(List<String> names, int firstSign, List<String> lines, CueWords words) {
        this.firstSign = firstSign;
        this.words = words;
        topicSigns = new int[names.size()];
        for (int i = firstSign + SIGNS.size(); i < names.size(); i++) {
            topicSigns[i] = ELSEWHERE.contains(names.get(i)) ? 1 << OTHERS : 1 << GOODS;
        }
        name(names.subList(0, firstSign));
        complaint = new float[features.size()];
        question = new float[features.size()];
        lines.forEach(this::read);
    }

    private void name(List<String> cues) {
        features.add("base");
        features.addAll(cues);
        features.add("sentiment");
        List<String> signs = new ArrayList<>(SIGNS);
        signs.addAll(MADE);
        features.addAll(signs);
        for (int i = 0; i < ALL_SIGNS; i++) {
            for (int j = i + 1; j < ALL_SIGNS; j++) {
                features.add(signs.get(i) + ' ' + signs.get(j));
            }
        }
    }

    private void read(String line) {
        String[] parts = line.split(": ", 2);
        int feature = features.indexOf(parts[1]);
        if (feature < 0) {
            throw new IllegalStateException("feature (" + parts[1] + ") in word list (" + LIST + ") is unknown");
        }
        int gap = parts[0].indexOf(' ');
        complaint[feature] = Float.parseFloat(parts[0].substring(0, gap));
        question[feature] = Float.parseFloat(parts[0].substring(gap + 1));
    }

    /** Names of what is weighed besides words. */
    List<String> features() {
        return features;
    }

    /** How likely a complaint and a question are. */
    Odds weigh(CueTokens text, float[] sums, @Nullable Double polarity) {
        float[] values = values(sums, polarity);
        Odds said = words.weigh(text);
        float ofComplaint = said.complaint();
        float ofQuestion = said.question();
        for (int i = 0; i < values.length; i++) {
            ofComplaint += complaint[i] * values[i];
            ofQuestion += question[i] * values[i];
        }
        return new Odds(ofComplaint, ofQuestion);
    }

    /** How strong each feature is. */
    float[] values(float[] sums, @Nullable Double polarity) {
        float[] values = new float[features.size()];
        values[0] = 1;
        for (int i = 0; i < firstSign; i++) {
            values[1 + i] = i == CueBalance.COMPLAINT
                    ? Math.max(MOST_AGAINST, Math.min(MOST_FOR, sums[i]))
                    : Math.max(0, Math.min(MOST_OF_A_CUE, sums[i]));
        }
        values[1 + firstSign] = polarity == null ? 0 : polarity.floatValue();
        int signs = signs(sums, values[1 + firstSign]);
        int next = 2 + firstSign;
        int pair = next + ALL_SIGNS;
        for (int i = 0; i < ALL_SIGNS; i++) {
            values[next + i] = (signs >> i) & 1;
            for (int j = i + 1; j < ALL_SIGNS; j++) {
                values[pair++] = (signs >> i) & (signs >> j) & 1;
            }
        }
        return values;
    }

    private int signs(float[] sums, float polarity) {
        int signs = made(sums[CueBalance.COMPLAINT] >= SOME_PHRASES, "phrases")
                | made(sums[CueBalance.PRAISE] >= CueBalance.ENOUGH, "praising")
                | made(sums[CueBalance.QUESTION] >= CueBalance.ENOUGH, "asking")
                | made(polarity < -TONE, "unhappy")
                | made(polarity > TONE, "glad")
                | made(sums[CueBalance.SPAM] >= CueBalance.ENOUGH, "advertising");
        for (int i = 0; i < SIGNS.size(); i++) {
            signs |= sums[firstSign + i] > 0 ? 1 << i : 0;
        }
        for (int i = firstSign + SIGNS.size(); i < sums.length; i++) {
            signs |= sums[i] > 0 ? topicSigns[i] : 0;
        }
        return (signs & TROUBLE) == 0 ? signs | (1 << PLAIN) : signs;
    }

    private static int made(boolean there, String sign) {
        return there ? 1 << (SIGNS.size() + MADE.indexOf(sign)) : 0;
    }
}
