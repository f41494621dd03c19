package io.sccc.core.understand;

import java.util.List;

/**
 * What a text looks like, computed once and then read by every understander. Immutable. How words are folded is told in
 * the description of this package.
 */
public final class TextFeatures {
    /** How many characters of a text are looked at. */
    public static final int MAX_LENGTH = 65_536;

    private final String raw;
    private final String folded;
    private final List<String> tokens;
    private final List<String> hashtags;
    private final List<String> mentions;
    private final List<String> links;
    private final List<String> emoji;
    private final int exclamations;
    private final int questions;
    private final double upperRatio;
    private final boolean elongated;

    private TextFeatures(String raw, TextScan scan) {
        this.raw = raw;
        folded = scan.words.folded();
        tokens = scan.words.tokens();
        hashtags = List.copyOf(scan.hashtags);
        mentions = List.copyOf(scan.mentions);
        links = List.copyOf(scan.links);
        emoji = List.copyOf(scan.emoji);
        exclamations = scan.exclamations;
        questions = scan.questions;
        upperRatio = scan.upperRatio();
        elongated = scan.words.elongated();
    }

    /**
     * The features of the first {@link #MAX_LENGTH} characters of a text.
     *
     * @param text any string, broken surrogates included
     */
    public static TextFeatures of(String text) {
        return new TextFeatures(text, TextScan.of(text, end(text)));
    }

    private static int end(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text.length();
        }
        boolean split = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1))
                && Character.isLowSurrogate(text.charAt(MAX_LENGTH));
        return split ? MAX_LENGTH - 1 : MAX_LENGTH;
    }

    /** The text as it was given, whole. */
    public String raw() {
        return raw;
    }

    /** The {@link #tokens()} with one blank between two: what a phrase is searched in. Folding it again changes nothing. */
    public String folded() {
        return folded;
    }

    /** The folded words in order, those of hashtags included; no mentions, links, emoji or placeholders of masked data. */
    public List<String> tokens() {
        return tokens;
    }

    /** Hashtags in order, folded, without their sign and whole: "#NoHayLuz" is "nohayluz". */
    public List<String> hashtags() {
        return hashtags;
    }

    /** Mentioned accounts in order, lower-case, without the at sign. */
    public List<String> mentions() {
        return mentions;
    }

    /** Links in order, as written, without the punctuation after them. */
    public List<String> links() {
        return links;
    }

    /** Emoji in order, each whole: families, flags, keycaps and skin tones are one string. */
    public List<String> emoji() {
        return emoji;
    }

    /** How many exclamation marks, inverted and full-width ones included. */
    public int exclamations() {
        return exclamations;
    }

    /** How many question marks, inverted, Arabic and full-width ones included. */
    public int questions() {
        return questions;
    }

    /** Capital letters as a share of all letters that have a case, 0..1, in words and hashtags; 0 without letters. */
    public double upperRatio() {
        return upperRatio;
    }

    /** Whether a letter stands three or more times in a row somewhere: "muuuuy". */
    public boolean elongated() {
        return elongated;
    }

    /** How much was seen; a person's words do not belong in a log. */
    @Override
    public String toString() {
        return "TextFeatures[%d characters, %d words]".formatted(raw.length(), tokens.size());
    }
}
