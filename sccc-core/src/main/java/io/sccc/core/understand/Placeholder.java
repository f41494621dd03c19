package io.sccc.core.understand;

/**
 * What stands in a masked text for a value: {@code [kind:pseudonym]}. The pseudonym is consonants alone, so that a
 * placeholder holds no digit, spells no word and can be told from everything that is searched for.
 */
final class Placeholder {
    static final String ALPHABET = "bcdfghjklmnpqrstvwxz";
    static final int PSEUDONYM_LENGTH = 8;

    private static final PersonalDataKind[] KINDS = PersonalDataKind.values();

    private Placeholder() {}

    static String of(PersonalDataKind kind, String pseudonym) {
        return "[" + kind.label() + ":" + pseudonym + "]";
    }

    /** Length of the placeholder that begins at {@code at}, or 0. */
    static int lengthAt(String text, int at) {
        for (PersonalDataKind kind : KINDS) {
            String label = kind.label();
            if (text.startsWith(label, at + 1)) {
                return isTail(text, at + 1 + label.length()) ? label.length() + PSEUDONYM_LENGTH + 3 : 0;
            }
        }
        return 0;
    }

    private static boolean isTail(String text, int colon) {
        int end = colon + 1 + PSEUDONYM_LENGTH;
        if (end >= text.length() || text.charAt(colon) != ':' || text.charAt(end) != ']') {
            return false;
        }
        for (int i = colon + 1; i < end; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
