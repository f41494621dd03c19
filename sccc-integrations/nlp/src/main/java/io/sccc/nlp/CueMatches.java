package io.sccc.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the patterns say about one text: a sum for each cue and topic. */
final class CueMatches {

    private final CueLexicon lexicon;
    private final int languages;
    private final CueTokens text;
    private final List<CuePattern> found = new ArrayList<>();
    private int[] spans = new int[32];
    /** For each token the cues from which a guard hides it, as bits. */
    private final long[] hidden;
    /** The elements that stand anywhere in the text, as bits: a pattern whose last one does not is not tried. */
    private final long[] present;

    private boolean guarded;

    CueMatches(CueLexicon lexicon, CueTokens text, int languages) {
        this.lexicon = lexicon;
        this.text = text;
        this.languages = languages;
        this.hidden = new long[text.size()];
        this.present = present(text, lexicon.elements());
        for (int token = 0; token < text.size(); token++) {
            matchFrom(token, text.token(token));
        }
    }

    private void matchFrom(int token, CueToken first) {
        for (int i = 0; i < first.patterns(); i++) {
            int gate = first.gate(i);
            if (CuePattern.isOf(gate, languages) && isPresent(CuePattern.last(gate))) {
                CuePattern pattern = first.pattern(i);
                int end = pattern.end(text, token, lexicon.sentenceStart());
                if (end > token) {
                    keep(pattern, token, end);
                }
            }
        }
    }

    private static long[] present(CueTokens text, int elements) {
        long[] bits = new long[(elements + 63) >> 6];
        for (int token = 0; token < text.size(); token++) {
            for (int element : text.token(token).elements()) {
                bits[element >> 6] |= 1L << element;
            }
        }
        return bits;
    }

    private boolean isPresent(int element) {
        return (present[element >> 6] & 1L << element) != 0;
    }

    private void keep(CuePattern pattern, int from, int to) {
        if (pattern.guard()) {
            guarded = true;
            for (int i = from; i < to; i++) {
                hidden[i] |= 1L << pattern.cue();
            }
        } else {
            if (found.size() * 2 == spans.length) {
                spans = Arrays.copyOf(spans, spans.length * 2);
            }
            spans[found.size() * 2] = from;
            spans[found.size() * 2 + 1] = to - 1;
            found.add(pattern);
        }
    }

    /** The sums; each pattern counts once, however often it matches. */
    float[] sums() {
        float[] sums = new float[lexicon.names().size()];
        for (int i = 0; i < found.size(); i++) {
            CuePattern pattern = found.get(i);
            if (!isHidden(i, pattern) && isFirst(i, pattern)) {
                sums[pattern.cue()] += pattern.weight();
            }
        }
        return sums;
    }

    private boolean isHidden(int match, CuePattern pattern) {
        long bit = 1L << pattern.cue();
        return guarded && ((hidden[spans[match * 2]] | hidden[spans[match * 2 + 1]]) & bit) != 0;
    }

    private boolean isFirst(int match, CuePattern pattern) {
        for (int i = 0; i < match; i++) {
            if (found.get(i) == pattern && !isHidden(i, pattern)) {
                return false;
            }
        }
        return true;
    }
}
