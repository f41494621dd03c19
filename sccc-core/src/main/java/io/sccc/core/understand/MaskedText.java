package io.sccc.core.understand;

import java.util.List;

/**
 * A text without its personal data.
 *
 * @param text the text with a placeholder for each masked datum and every other character unchanged
 * @param found what was there, in order of place; offsets are those of the text before masking
 */
public record MaskedText(String text, List<PersonalDatum> found) {
    /** Keeps its own copy of the list. */
    public MaskedText {
        found = List.copyOf(found);
    }

    /** How much was found; a person's words do not belong in a log. */
    @Override
    public String toString() {
        return "MaskedText[%d characters, %d found]".formatted(text.length(), found.size());
    }
}
