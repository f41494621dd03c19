package io.sccc.core.understand;

import java.util.List;

/** What a text looks like. (Interim signature only; the real one arrives from its own branch.) */
public final class TextFeatures {
    private final String raw;

    private TextFeatures(String raw) {
        this.raw = raw;
    }

    public static TextFeatures of(String text) {
        return new TextFeatures(text);
    }

    public String raw() {
        return raw;
    }

    public String folded() {
        return raw;
    }

    public List<String> tokens() {
        return List.of(raw.split(" "));
    }

    public List<String> hashtags() {
        return List.of();
    }

    public List<String> mentions() {
        return List.of();
    }

    public List<String> links() {
        return List.of();
    }

    public List<String> emoji() {
        return List.of();
    }

    public int exclamations() {
        return 0;
    }

    public int questions() {
        return 0;
    }

    public double upperRatio() {
        return 0;
    }

    public boolean elongated() {
        return false;
    }
}
