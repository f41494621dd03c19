package io.sccc.core.understand;

/** Cuts a text into {@link Tokens} in one pass and carries the nearest cue along. */
final class Tokenizer {
    private static final int FAR = 100;

    private final Symbols text;
    private final Tokens tokens;
    private Cue cue = Cue.NONE;
    private int distance = FAR;
    private Cue lastWord = Cue.NONE;
    private boolean numberJustSaid;

    Tokenizer(Symbols text, Tokens tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    void run() {
        for (int i = 0; i < text.size(); ) {
            i = text.isLetterOrDigit(i) ? piece(i) : text.at(i) == Symbols.OPAQUE ? hidden(i) : sign(i);
        }
    }

    private int sign(int i) {
        switch (text.at(i)) {
            case '.', '!', '?', ';' -> away(text.isLetterOrDigit(i + 1) || isAbbreviation() ? 0 : 3);
            case ',', '\n' -> away(text.isDigit(i + 1) && text.isDigit(i - 1) ? 0 : 1);
            case '#' -> hash(i);
            default -> {}
        }
        return i + 1;
    }

    /** "Tel." and "nro." end no sentence. */
    private boolean isAbbreviation() {
        return lastWord != Cue.NONE && distance == 0;
    }

    /** "#123456" is an order's number unless a closer word says better; "#2024" and "#30abril" are hashtags. */
    private void hash(int i) {
        int from = text.at(i + 1) == ' ' ? i + 2 : i + 1;
        int to = from;
        while (text.isDigit(to)) {
            to++;
        }
        boolean number = to - from >= 5 || (to - from >= 3 && text.at(to) == '-' && text.isDigit(to + 1));
        if (number && !text.isLetter(to) && !(cue != Cue.NONE && distance <= 1)) {
            point(Cue.ORDER);
        }
    }

    private int hidden(int i) {
        int end = i;
        while (text.at(end) == Symbols.OPAQUE) {
            end++;
        }
        tokens.add(Tokens.Type.HIDDEN, i, end, Cue.NONE, Cue.NONE, FAR);
        away(1);
        lastWord = Cue.NONE;
        return end;
    }

    private int piece(int i) {
        int end = Links.endAt(text, i);
        if (end > i) {
            tokens.add(Tokens.Type.LINK, i, end, Cue.NONE, Cue.NONE, FAR);
            away(1);
            return end;
        }
        int letters = i;
        while (text.isLetter(letters)) {
            letters++;
        }
        int digits = letters;
        while (text.isDigit(digits)) {
            digits++;
        }
        if (digits == letters) {
            return word(i, letters == i + 1 ? initials(i) : letters);
        }
        if (text.isLetter(digits)) {
            return code(i, digits);
        }
        return number(i, letters, digits);
    }

    /** End of "c.c", "d.n.i": single letters with dots between. */
    private int initials(int i) {
        int end = i + 1;
        while (text.at(end) == '.' && text.isLetter(end + 1) && !text.isLetterOrDigit(end + 2) && end < i + 8) {
            end += 2;
        }
        return end;
    }

    /** Digits, or a label and its digits in one word: "cpf12345678909". Any other letters make it a code. */
    private int number(int i, int letters, int end) {
        if (letters > i) {
            Cue label = Cues.of(text, i, letters);
            if (label == Cue.NONE || label == Cue.AMOUNT || label == Cue.FILLER) {
                return code(i, end);
            }
            word(i, letters);
        }
        tokens.add(Tokens.Type.NUMBER, letters, end, Cue.NONE, cue, distance);
        lastWord = Cue.NONE;
        numberJustSaid = false;
        return end;
    }

    private int code(int i, int from) {
        int end = from;
        while (text.isLetterOrDigit(end)) {
            end++;
        }
        tokens.add(Tokens.Type.CODE, i, end, Cue.NONE, cue, distance);
        away(1);
        lastWord = Cue.NONE;
        numberJustSaid = false;
        return end;
    }

    private int word(int i, int end) {
        Cue says = Cues.of(text, i, end);
        tokens.add(Tokens.Type.WORD, i, end, says, cue, distance);
        switch (says) {
            case NONE, AMOUNT -> away(1);
            case FILLER -> filler(i);
            case NUMBER -> number();
            default -> point(says);
        }
        lastWord = says;
        numberJustSaid = says == Cue.NUMBER;
        return end;
    }

    /** "Number of ..." is a telephone's only when a telephone's word follows. */
    private void filler(int i) {
        if (numberJustSaid
                && cue == Cue.NUMBER
                && (text.startsWith("de", i) || text.startsWith("do", i) || text.startsWith("da", i))) {
            distance = FAR;
        }
    }

    /** "Pedido número" is still the order's; "my number" is a telephone's; "seat number" is nothing's. */
    private void number() {
        boolean known = cue != Cue.NONE && cue != Cue.NUMBER && distance == 0;
        if (!known && (lastWord == Cue.FILLER || lastWord == Cue.PHONE)) {
            point(Cue.NUMBER);
        } else if (!known) {
            away(2);
        }
    }

    private void point(Cue says) {
        cue = says;
        distance = 0;
    }

    private void away(int words) {
        distance = Math.min(FAR, distance + words);
    }
}
