package io.sccc.nlp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** What a word or sign is to the patterns: the elements it satisfies and the patterns it may begin. Never changed. */
final class CueToken {

    /** What no pattern knows. */
    static final CueToken UNKNOWN = new CueToken(new int[0], new CuePattern[0]);

    private final int[] elements;
    private final CuePattern[] patterns;
    /** Of each pattern, side by side: what most of them fail by is asked without touching the pattern. */
    private final int[] gates;

    /**
     * A token.
     *
     * @param elements in ascending order
     * @param patterns in the order of their first elements
     */
    private CueToken(int[] elements, CuePattern[] patterns) {
        this.elements = elements;
        this.patterns = patterns;
        this.gates = Stream.of(patterns).mapToInt(CuePattern::gate).toArray();
    }

    /** The token that satisfies these elements, with the patterns that begin with each. */
    static CueToken of(int[] elements, CuePattern[][] byFirst) {
        CuePattern[] patterns = Arrays.stream(elements)
                .boxed()
                .flatMap(element -> Stream.of(byFirst[element]))
                .toArray(CuePattern[]::new);
        return new CueToken(elements, patterns);
    }

    /** This token that is another besides. */
    CueToken and(CueToken other) {
        if (isUnknown()) {
            return other;
        }
        CuePattern[] both = Stream.concat(Stream.of(patterns), Stream.of(other.patterns))
                .sorted(Comparator.comparingInt(CuePattern::first))
                .toArray(CuePattern[]::new);
        return new CueToken(CueTrie.join(elements, other.elements), both);
    }

    boolean isUnknown() {
        return elements.length == 0;
    }

    /** In ascending order; do not change. */
    int[] elements() {
        return elements;
    }

    boolean satisfies(int element) {
        return Arrays.binarySearch(elements, element) >= 0;
    }

    /** How many patterns it may begin. */
    int patterns() {
        return patterns.length;
    }

    CuePattern pattern(int place) {
        return patterns[place];
    }

    /** {@link CuePattern#gate()} of a pattern. */
    int gate(int place) {
        return gates[place];
    }
}
