package io.sccc.core.understand;

/** Where links stand in a text, so that the numbers of their paths are left alone. */
final class Links {
    private static final String[] BEGINNINGS = {"http://", "https://", "www.", "ftp://"};

    private Links() {}

    /** End of the link that begins at {@code start}, or {@code start} when none does. */
    static int endAt(Symbols text, int start) {
        if (isBeginning(text, start)) {
            return end(text, start);
        }
        return start;
    }

    private static boolean isBeginning(Symbols text, int start) {
        char first = text.at(start);
        if (first == 'h' || first == 'w' || first == 'f') {
            for (String beginning : BEGINNINGS) {
                if (text.startsWith(beginning, start)) {
                    return true;
                }
            }
        }
        return !text.isLetterOrDigit(start - 1) && isBare(text, start);
    }

    /** A host with a path and no scheme: {@code t.co/abc}, {@code bit.ly/3xYz}. The name must end in letters. */
    private static boolean isBare(Symbols text, int start) {
        int i = start;
        int dot = -1;
        while (i - start < 64 && (text.isLetterOrDigit(i) || text.at(i) == '.' || text.at(i) == '-')) {
            dot = text.at(i) == '.' ? i : dot;
            i++;
        }
        if (dot < 0 || text.at(i) != '/' || i - dot < 3) {
            return false;
        }
        for (int letter = dot + 1; letter < i; letter++) {
            if (!text.isLetter(letter)) {
                return false;
            }
        }
        return true;
    }

    private static int end(Symbols text, int start) {
        int i = start;
        while (i < text.size() && text.at(i) != ' ' && text.at(i) != '\n') {
            i++;
        }
        return i;
    }
}
