package io.sccc.core.understand;

import java.util.HashMap;
import java.util.Map;

/** Numbers with letters in fixed places: CURP, IBAN and the alphanumeric CNPJ. Each answers the end of the match, or 0. */
final class Codes {
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";
    private static final String CNPJ_MASK = "xx.xxx.xxx/xxxx-xx";
    private static final int IBAN_MAX = 34;
    private static final Map<String, Integer> IBAN_LENGTHS = ibanLengths();

    private Codes() {}

    static int curpEnd(Symbols text, int start, int end) {
        return end - start == 18 && isCurp(text, start) && CheckDigits.curp(text, start) ? end : 0;
    }

    private static boolean isCurp(Symbols text, int start) {
        for (int i = 0; i < 18; i++) {
            char c = text.at(start + i);
            boolean fits = i < 4
                    ? isAscii(c)
                    : i < 10
                            ? text.isDigit(start + i)
                            : i == 10
                                    ? "hmx".indexOf(c) >= 0
                                    : i < 13
                                            ? isAscii(c)
                                            : i < 16
                                                    ? CONSONANTS.indexOf(c) >= 0
                                                    : i == 16
                                                            ? isAscii(c) || text.isDigit(start + i)
                                                            : text.isDigit(start + i);
            if (!fits) {
                return false;
            }
        }
        int month = (text.at(start + 6) - '0') * 10 + text.at(start + 7) - '0';
        int day = (text.at(start + 8) - '0') * 10 + text.at(start + 9) - '0';
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** Letters and digits with single blanks or dashes between, as long as the country's accounts are. */
    static int ibanEnd(Symbols text, int start) {
        if (!isAscii(text.at(start)) || !isAscii(text.at(start + 1)) || !text.isDigit(skip(text, start + 2))) {
            return 0;
        }
        Integer length = IBAN_LENGTHS.get("" + text.at(start) + text.at(start + 1));
        if (length == null) {
            return 0;
        }
        char[] signs = new char[IBAN_MAX];
        int i = start;
        for (int n = 0; n < length; n++, i++) {
            i = n == 0 ? i : skip(text, i);
            char c = text.at(i);
            if (!isAscii(c) && !text.isDigit(i)) {
                return 0;
            }
            signs[n] = c;
        }
        return !text.isLetterOrDigit(i) && CheckDigits.iban(signs, length) ? i : 0;
    }

    private static int skip(Symbols text, int i) {
        char c = text.at(i);
        return (c == ' ' || c == '-' || c == '.') && text.isLetterOrDigit(i + 1) ? i + 1 : i;
    }

    /** With its dots, slash and dash, or fourteen signs on end of which some is a capital letter, as people's handles are not. */
    static int cnpjEnd(Symbols text, int start, int end) {
        boolean plain = end - start == 14;
        if (!(plain || text.at(start + 2) == '.') || isHandle(text.at(start - 1))) {
            return 0;
        }
        char[] signs = new char[14];
        boolean letters = false;
        int length = plain ? 14 : CNPJ_MASK.length();
        int n = 0;
        for (int i = 0; i < length; i++) {
            char c = text.at(start + i);
            if (plain || CNPJ_MASK.charAt(i) == 'x') {
                if (!text.isDigit(start + i) && (n >= 12 || !isAscii(c))) {
                    return 0;
                }
                if (plain && isAscii(c) && !text.isUpper(start + i)) {
                    return 0;
                }
                letters |= isAscii(c);
                signs[n++] = c;
            } else if (c != CNPJ_MASK.charAt(i)) {
                return 0;
            }
        }
        boolean apart = !text.isLetterOrDigit(start + length);
        return letters && apart && CheckDigits.cnpj(signs) ? start + length : 0;
    }

    private static boolean isHandle(char before) {
        return before == '@' || before == '#' || before == '_';
    }

    private static boolean isAscii(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** SWIFT's IBAN registry. */
    private static Map<String, Integer> ibanLengths() {
        Map<String, Integer> lengths = new HashMap<>();
        String all =
                "ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 br29 by28 ch21 cr22 cy28 cz24 de22 dk18 do28 ee20 eg29 es24 fi18 fo18 fr27 "
                        + "gb22 ge22 gi23 gl18 gr27 gt28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 ly25 mc27 md24 "
                        + "me22 mk19 mr27 mt31 mu30 ni28 nl18 no15 pk24 pl28 ps29 pt25 qa29 ro24 rs22 sa24 sc31 se24 si19 sk24 sm27 st25 sv28 tl23 tn24 "
                        + "tr26 ua29 va22 vg24 xk20";
        for (String entry : all.split(" ")) {
            lengths.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
