package io.sccc.core.understand;

/**
 * Where a text holds a piece of personal data. It carries no part of the text.
 *
 * @param kind what it is
 * @param start offset of its first character, in Unicode code points of the text that was searched
 * @param end offset after its last character, in Unicode code points
 */
public record PersonalDatum(PersonalDataKind kind, int start, int end) {
    /** Checks that the place is not empty or before the text: {@link IllegalArgumentException}. */
    public PersonalDatum {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(
                    "personal datum from %d to %d is no place in a text".formatted(start, end));
        }
    }
}
