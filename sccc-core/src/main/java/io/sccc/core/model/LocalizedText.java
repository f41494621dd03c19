package io.sccc.core.model;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The same words in several languages.
 *
 * @param byLanguage ISO 639-1 code to text, in the codes' order
 */
public record LocalizedText(Map<String, String> byLanguage) {

    /** No words. */
    public static final LocalizedText EMPTY = new LocalizedText(Map.of());

    /** Copies the map in a fixed order. */
    public LocalizedText {
        byLanguage = java.util.Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    }

    /** The words in English, Spanish and Portuguese. */
    public static LocalizedText of(String en, String es, String pt) {
        return new LocalizedText(Map.of("en", en, "es", es, "pt", pt));
    }

    /** The words in exactly this language; null when they were not given in it. */
    public @Nullable String in(@Nullable String lang) {
        return lang == null ? null : byLanguage.get(lang);
    }

    /** For people who operate the center: this language, else English, else any, else empty. */
    public String bestFor(String lang) {
        String exact = byLanguage.get(lang);
        if (exact != null) {
            return exact;
        }
        String english = byLanguage.get("en");
        return english != null
                ? english
                : byLanguage.values().stream().findFirst().orElse("");
    }
}
