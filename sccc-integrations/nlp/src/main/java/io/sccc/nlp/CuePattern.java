package io.sccc.nlp;

/**
 * One phrase of a word list.
 *
 * @param id its number among all patterns
 * @param elements what must follow one another; {@link #GAP} lets up to {@link #LONGEST_GAP} words pass within the sentence
 * @param cue number of the cue or topic it speaks for
 * @param weight how loud; 1 is enough alone, below 0 speaks against
 * @param guard whether it speaks for nothing and only hides the words it covers from the cue's other patterns
 * @param languages bits of the languages it belongs to
 */
record CuePattern(int id, int[] elements, int cue, float weight, boolean guard, int languages) {

    /** Stands for a gap among the elements. */
    static final int GAP = -1;

    private static final int LONGEST_GAP = 3;

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
        for (int one : found) {
            if (one == element) {
                return true;
            }
        }
        return false;
    }

    /** Its number alone. */
    @Override
    public String toString() {
        return "CuePattern[" + id + "]";
    }
}
