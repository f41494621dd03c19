package io.sccc.core.understand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One pass over a text that gathers what {@link TextFeatures} tells. Plain letters take the short way. */
final class TextScan {
    final FoldedWords words;
    final List<String> hashtags = new ArrayList<>(0);
    final List<String> mentions = new ArrayList<>(0);
    final List<String> links = new ArrayList<>(0);
    final List<String> emoji = new ArrayList<>(0);
    int exclamations;
    int questions;

    private final String text;
    private final char[] chars;
    private final int end;
    private int upper;
    private int lower;

    private TextScan(String text, int end) {
        this.text = text;
        chars = text.substring(0, end).toCharArray();
        this.end = end;
        words = new FoldedWords(end);
    }

    static TextScan of(String text, int end) {
        TextScan scan = new TextScan(text, end);
        for (int i = 0; i < end; ) {
            i = scan.step(i);
        }
        scan.words.end();
        return scan;
    }

    double upperRatio() {
        return upper == 0 ? 0 : (double) upper / (upper + lower);
    }

    private int step(int i) {
        char c = chars[i];
        if (c >= 'a' && c <= 'z') {
            return (c == 'h' || c == 'w') && isLink(i) ? link(i) : small(c, i);
        }
        if (c == ' ') {
            words.end();
            return i + 1;
        }
        return c < 0x80 ? ascii(c, i) : wide(Character.codePointAt(chars, i), i);
    }

    private int small(char c, int i) {
        lower++;
        words.add(c);
        return i + 1;
    }

    private int ascii(char c, int i) {
        if (c >= 'A' && c <= 'Z') {
            if ((c == 'H' || c == 'W') && isLink(i)) {
                return link(i);
            }
            upper++;
            words.add((char) (c + 32));
            return i + 1;
        }
        if (c >= '0' && c <= '9') {
            return digit(c, i);
        }
        return sign(c, i);
    }

    private int digit(char c, int i) {
        int after = Emoji.keycapEnd(chars, i);
        if (after > 0) {
            return emoji(i, after);
        }
        words.add(c);
        return i + 1;
    }

    private int sign(char c, int i) {
        switch (c) {
            case '\'' -> {
                return apostrophe(i);
            }
            case '@' -> {
                return mention(i);
            }
            case '#' -> {
                return hashtag(i);
            }
            case '*' -> {
                int after = Emoji.keycapEnd(chars, i);
                return after > 0 ? emoji(i, after) : separator(i);
            }
            case '[' -> {
                words.end();
                return i + Math.max(1, Placeholder.lengthAt(text, i));
            }
            case '!' -> exclamations++;
            case '?' -> questions++;
            default -> {}
        }
        return separator(i);
    }

    private int separator(int i) {
        words.end();
        return i + 1;
    }

    private int apostrophe(int i) {
        if (!words.inWord() || i + 1 >= end || !Character.isLetterOrDigit(Character.codePointAt(chars, i + 1))) {
            return separator(i);
        }
        words.add('\'');
        return i + 1;
    }

    private int wide(int c, int i) {
        int next = i + Character.charCount(c);
        int picture = Emoji.end(chars, i);
        if (picture > 0) {
            return emoji(i, picture);
        }
        switch (c) {
            case 0x2018, 0x2019, 0x2BC -> {
                return apostrophe(i);
            }
            case 0xA1, 0xFF01 -> exclamations++;
            case 0x203C -> exclamations += 2;
            case 0xBF, 0x61F, 0xFF1F -> questions++;
            case 0xFF03 -> {
                return hashtag(i);
            }
            default -> fold(c);
        }
        if (!Character.isLetterOrDigit(c) && !Folding.isMark(c) && Folding.digit(c) < 0) {
            words.end();
        }
        return next;
    }

    private void fold(int c) {
        if (!Character.isLetterOrDigit(c) && Folding.digit(c) < 0) {
            return;
        }
        upper += Character.isUpperCase(c) || Character.isTitleCase(c) ? 1 : 0;
        lower += Character.isLowerCase(c) ? 1 : 0;
        String folded = Folding.fold(c);
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            if ((Character.isLetterOrDigit(letter) && letter != 0x2BC) || Character.isSurrogate(letter)) {
                words.add(letter);
            } else {
                words.end();
            }
        }
    }

    private int emoji(int from, int to) {
        words.end();
        emoji.add(text.substring(from, to));
        return to;
    }

    private boolean isLink(int i) {
        boolean begins = i == 0 || !Character.isLetterOrDigit(chars[i - 1]);
        return begins && (isHere("http://", i) || isHere("https://", i) || isHere("www.", i));
    }

    /** Does a word of small ASCII letters and signs stand here, in letters of any case? */
    private boolean isHere(String word, int i) {
        if (i + word.length() > end) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            char c = chars[i + k];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private int link(int from) {
        words.end();
        int to = from;
        while (to < end && chars[to] > ' ' && !Character.isWhitespace(chars[to]) && "<>\"«»".indexOf(chars[to]) < 0) {
            to++;
        }
        int last = to;
        while (last > from && ".,;:!?)]}'…”".indexOf(chars[last - 1]) >= 0) {
            last--;
        }
        links.add(text.substring(from, last));
        return last;
    }

    /** The name after an at sign, unless letters before it make it an address. */
    private int mention(int i) {
        boolean address = words.inWord();
        words.end();
        int to = i + 1;
        while (to < end && isHandle(chars[to])) {
            to++;
        }
        while (to > i + 1 && ".-".indexOf(chars[to - 1]) >= 0) {
            to--;
        }
        if (address || to == i + 1) {
            return i + 1;
        }
        mentions.add(text.substring(i + 1, to).toLowerCase(Locale.ROOT));
        return to;
    }

    private static boolean isHandle(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    /** Notes the whole hashtag; its words are then read like others. */
    private int hashtag(int i) {
        int after = Emoji.keycapEnd(chars, i);
        if (after > 0) {
            return emoji(i, after);
        }
        words.end();
        int to = i + 1;
        while (to < end && isTag(Character.codePointAt(chars, to))) {
            to += Character.charCount(Character.codePointAt(chars, to));
        }
        if (to > i + 1 && to <= end) {
            FoldedWords tag = new FoldedWords(to - i);
            tag(tag, i + 1, to);
        }
        return i + 1;
    }

    private void tag(FoldedWords tag, int from, int to) {
        for (int i = from; i < to; i += Character.charCount(Character.codePointAt(chars, i))) {
            int c = Character.codePointAt(chars, i);
            String folded = c == '_' ? "_" : Folding.fold(c);
            for (int k = 0; k < folded.length(); k++) {
                tag.add(folded.charAt(k));
            }
        }
        tag.end();
        hashtags.addAll(tag.tokens());
    }

    private static boolean isTag(int c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || (c >= 0x80 && Character.getType(c) == Character.NON_SPACING_MARK && (c < 0xFE00 || c > 0xFE0F));
    }
}
