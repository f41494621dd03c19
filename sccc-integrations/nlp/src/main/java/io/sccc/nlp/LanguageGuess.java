package io.sccc.nlp;

import io.sccc.core.model.Finding;
import java.util.List;

/** Guesses the language of a text: by its script, then by its everyday words, then by words and character runs together. */
final class LanguageGuess {

    private static final Finding NONE = new Finding("und", 1);
    private static final Finding OTHER = new Finding("other", 0.5);
    private static final List<String> CODES = List.of("es", "pt", "en", "fr", "it", "de", "ca", "gl", "nl", "ro");
    private static final List<String> MODEL_CODES =
            List.of("spa", "por", "eng", "fra", "ita", "deu", "cat", "glg", "nld", "ron");
    private static final int EXPECTED = 3;

    /** What a candidate must make up: companies served here hear Spanish, Portuguese and English. */
    private static final float[] HANDICAP = {0, 0, 0, 0.15f, 0.15f, 0.15f, 0.3f, 0.35f, 0.3f, 0.35f};

    /** Words by which the first must lead to be believed at once, and the least share of all words. */
    private static final float LEAD = 3;

    private static final float LEAD_SHARE = 0.2f;
    /** Weight of an everyday word beside the weights of the model. */
    private static final float WORD = 0.25f;
    /** Makes probabilities of the sums: about one in four guesses at 0.75 is wrong. */
    private static final float SHARPNESS = 5;
    /** Words of Latin letters of which not one is known: none of the candidates. */
    private static final int STRANGE = 5;

    private final LanguageWords words = new LanguageWords(CODES);
    private final LanguageGrams grams = LanguageGrams.load(MODEL_CODES);

    Finding of(String raw) {
        LanguageText text = new LanguageText(raw);
        if (text.letters() == 0) {
            return NONE;
        }
        String script = LanguageScript.of(text);
        return script.equals(LanguageScript.LATIN) ? latin(text) : new Finding(script, 0.9);
    }

    private Finding latin(LanguageText text) {
        float[] sums = new float[CODES.size()];
        int count = words.add(text, sums);
        int best = best(sums);
        float lead = sums[best] - second(sums, best);
        if (best < EXPECTED && lead >= LEAD && lead >= LEAD_SHARE * count) {
            return new Finding(CODES.get(best), Math.min(0.99, 0.93 + lead / 100));
        }
        if (count >= STRANGE && sums[best] == 0) {
            return OTHER;
        }
        return weighed(text, sums);
    }

    private Finding weighed(LanguageText text, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] * WORD - HANDICAP[i];
        }
        grams.add(text, sums);
        int best = best(sums);
        double all = 0;
        for (float sum : sums) {
            all += Math.exp(SHARPNESS * (sum - sums[best]));
        }
        return new Finding(CODES.get(best), 1 / all);
    }

    private static int best(float[] sums) {
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            best = sums[i] > sums[best] ? i : best;
        }
        return best;
    }

    private static float second(float[] sums, int best) {
        float second = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < sums.length; i++) {
            second = i == best ? second : Math.max(second, sums[i]);
        }
        return second;
    }
}
