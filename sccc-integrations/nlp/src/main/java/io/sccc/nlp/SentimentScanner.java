package io.sccc.nlp;

/** Cuts a post's text into a {@link SentimentText} in one pass: mentions and links are left out, hashtags become words. */
final class SentimentScanner {
    private final String raw;
    private final char[] chars;
    private final LexiconTrie symbols;
    private final SentimentText text;
    private int at;

    private SentimentScanner(String raw, LexiconTrie symbols) {
        this.raw = raw;
        this.chars = raw.toCharArray();
        this.symbols = symbols;
        this.text = new SentimentText(raw.length() + 16);
    }

    /** The text of {@code raw}, with the signs of {@code symbols} recognized. */
    static SentimentText scan(String raw, LexiconTrie symbols) {
        SentimentScanner scanner = new SentimentScanner(SentimentEscapes.decode(raw), symbols);
        while (scanner.at < scanner.chars.length) {
            scanner.step();
        }
        return scanner.text;
    }

    private void step() {
        char c = chars[at];
        if (c <= ' ') {
            at++;
            text.part(' ');
        } else if (c == '@') {
            skipMention();
        } else if (isLink()) {
            skipToBlank();
        } else if (!symbol()) {
            if (isWordPart(at)) {
                word();
            } else {
                mark(c);
            }
        }
    }

    private void skipMention() {
        at++;
        while (at < chars.length && (isWordPart(at) || chars[at] == '_')) {
            at++;
        }
        text.part(' ');
    }

    private boolean isLink() {
        return raw.startsWith("http://", at) || raw.startsWith("https://", at) || raw.startsWith("www.", at);
    }

    private void skipToBlank() {
        while (at < chars.length && chars[at] > ' ') {
            at++;
        }
    }

    /** Takes the longest emoji or emoticon that stands here. One made of letters must stand alone. */
    private boolean symbol() {
        LexiconEntry found = null;
        int end = at;
        int node = LetterTree.ROOT;
        for (int i = at; i < chars.length && node != LetterTree.NOWHERE; i++) {
            node = symbols.next(node, chars[i]);
            if (node != LetterTree.NOWHERE && symbols.word(node) != null && isWhole(i)) {
                found = symbols.word(node);
                end = i + 1;
            }
        }
        if (found == null) {
            return false;
        }
        text.symbol(found);
        at = end;
        return true;
    }

    private boolean isWhole(int last) {
        return !isWordPart(last) || (!isWordPart(last + 1) && (at == 0 || !isWordPart(at - 1)));
    }

    private void word() {
        int from = text.length > 0 && isTokenSign(text.signs[text.length - 1]) ? partedStart() : text.length;
        boolean inCapitals = true;
        boolean stretched = false;
        int letters = 0;
        int run = 1;
        char last = 0;
        for (; at < chars.length && (isWordPart(at) || isInnerApostrophe()) && !isHump(letters); at++) {
            char c = chars[at];
            char folded = SentimentFolding.fold(c);
            boolean small = Letters.isSmall(c);
            text.smallLetters += small ? 1 : 0;
            inCapitals &= !small;
            letters++;
            run = folded == last ? run + 1 : 1;
            last = folded;
            if (run <= 2 || !Letters.isLetter(folded)) {
                text.put(folded);
            } else {
                stretched = true;
            }
        }
        text.word(from, inCapitals && letters > 2, stretched);
    }

    private int partedStart() {
        text.part(' ');
        return text.length;
    }

    private static boolean isTokenSign(char c) {
        return c != ' ' && c != SentimentText.BREAK;
    }

    /** A capital after a small letter begins a word of its own: hashtags are written so. */
    private boolean isHump(int letters) {
        return letters > 0 && Letters.isCapital(chars[at]) && Letters.isSmall(chars[at - 1]);
    }

    private boolean isWordPart(int i) {
        return i < chars.length && Letters.isWordPart(chars[i]);
    }

    private boolean isInnerApostrophe() {
        return SentimentFolding.isApostrophe(chars[at]) && isWordPart(at - 1) && isWordPart(at + 1);
    }

    private void mark(char c) {
        at++;
        switch (c) {
            case '!', '\u00A1' -> text.exclamations++;
            case '?' -> text.questions++;
            case '\u2026' -> text.ellipses++;
            case '.' -> ellipsis();
            default -> {}
        }
        text.part(endsClause(c) ? SentimentText.BREAK : ' ');
    }

    private void ellipsis() {
        if (raw.startsWith("..", at)) {
            text.ellipses++;
            while (at < chars.length && chars[at] == '.') {
                at++;
            }
        }
    }

    private static boolean endsClause(char c) {
        return switch (c) {
            case '.', ',', ';', ':', '!', '?', '\u00A1', '\u00BF', '\u2026', '(', ')', '"', '\u201C', '\u201D' -> true;
            default -> false;
        };
    }
}
