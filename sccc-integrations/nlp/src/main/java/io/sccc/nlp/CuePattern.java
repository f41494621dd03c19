package io.sccc.nlp;

import java.util.Arrays;

/** One phrase of a word list. Never changed. */
final class CuePattern {

    /** Stands for a gap among the elements: up to {@link #LONGEST_GAP} words of the same sentence may pass. */
    static final int GAP = -1;

    private static final int LONGEST_GAP = 3;

    private final int[] elements;
    private final int cue;
    private final float weight;
    private final boolean guard;
    private final int languages;

    /**
     * A pattern.
     *
     * @param elements what must follow one another
     * @param cue number of the cue or topic it speaks for
     * @param weight how loud; 1 is enough alone, below 0 speaks against
     * @param guard whether it speaks for nothing and only hides the words it covers from the cue's other patterns
     * @param languages bits of the languages it belongs to
     */
    CuePattern(int[] elements, int cue, float weight, boolean guard, int languages) {
        this.elements = elements;
        this.cue = cue;
        this.weight = weight;
        this.guard = guard;
        this.languages = languages;
    }

    int first() {
        return elements[0];
    }

    int last() {
        return elements[elements.length - 1];
    }

    int cue() {
        return cue;
    }

    float weight() {
        return weight;
    }

    boolean guard() {
        return guard;
    }

    boolean isOf(int anyLanguage) {
        return (languages & anyLanguage) != 0;
    }

    /** The token after the match that begins at {@code from}, whose first element is known to match; -1 if there is none. */
    int end(CueTokens text, int from, int[] sentenceStart) {
        return end(text, from + 1, 1, sentenceStart);
    }

    private int end(CueTokens text, int from, int element, int[] sentenceStart) {
        int token = from;
        for (int i = element; i < elements.length; i++, token++) {
            if (elements[i] == GAP) {
                return afterGap(text, token, i + 1, sentenceStart);
            }
            if (token >= text.size() || !satisfies(text.elements(token), elements[i])) {
                return -1;
            }
        }
        return token;
    }

    private int afterGap(CueTokens text, int from, int element, int[] sentenceStart) {
        for (int token = from; token <= from + LONGEST_GAP && token < text.size(); token++) {
            if (text.elements(token) == sentenceStart) {
                return -1;
            }
            if (satisfies(text.elements(token), elements[element])) {
                int end = end(text, token + 1, element + 1, sentenceStart);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }

    private static boolean satisfies(int[] found, int element) {
        return Arrays.binarySearch(found, element) >= 0;
    }
}
