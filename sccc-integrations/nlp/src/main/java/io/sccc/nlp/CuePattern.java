package io.sccc.nlp;

/** One phrase of a word list. Never changed. */
final class CuePattern {

    /** Stands for a gap among the elements: up to {@link #LONGEST_GAP} words of the same sentence may pass. */
    static final int GAP = -1;

    private static final int LONGEST_GAP = 3;
    private static final int LANGUAGE_BITS = 3;

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

    /** The last element, and below it the bits of the languages: see {@link #isOf} and {@link #last}. */
    int gate() {
        return elements[elements.length - 1] << LANGUAGE_BITS | languages;
    }

    /** Whether the pattern of this gate is of one of the languages. */
    static boolean isOf(int gate, int anyLanguage) {
        return (gate & anyLanguage) != 0;
    }

    /** The last element of the pattern of this gate. */
    static int last(int gate) {
        return gate >>> LANGUAGE_BITS;
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

    /** The token after the match that begins at {@code from}, whose first element is known to match; -1 if there is none. */
    int end(CueTokens text, int from, CueToken sentenceStart) {
        return end(text, from + 1, 1, sentenceStart);
    }

    private int end(CueTokens text, int from, int element, CueToken sentenceStart) {
        int token = from;
        for (int i = element; i < elements.length; i++, token++) {
            if (elements[i] == GAP) {
                return afterGap(text, token, i + 1, sentenceStart);
            }
            if (token >= text.size() || !text.token(token).satisfies(elements[i])) {
                return -1;
            }
        }
        return token;
    }

    private int afterGap(CueTokens text, int from, int element, CueToken sentenceStart) {
        for (int token = from; token <= from + LONGEST_GAP && token < text.size(); token++) {
            if (text.token(token) == sentenceStart) {
                return -1;
            }
            if (text.token(token).satisfies(elements[element])) {
                int end = end(text, token + 1, element + 1, sentenceStart);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }
}
