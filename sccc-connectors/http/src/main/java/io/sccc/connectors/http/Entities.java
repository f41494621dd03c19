package io.sccc.connectors.http;

import java.util.HashMap;
import java.util.Map;

/** Character references of HTML (the names of HTML 4.01, section 24), decoded once. */
final class Entities {

    private static final int LONGEST = 32;

    /** The names of U+00A0 to U+00FF in their order. */
    private static final String LATIN =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg"
                    + " plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute"
                    + " Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve"
                    + " Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc"
                    + " atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute"
                    + " ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    /** The names of U+0391 to U+03A9, a dash where there is no letter; small ones are 32 further. */
    private static final String GREEK =
            "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi"
                    + " Rho - Sigma Tau Upsilon Phi Chi Psi Omega";

    private static final String OTHERS = "quot 34 amp 38 apos 39 lt 60 gt 62 OElig 338 oelig 339 Scaron 352 scaron 353"
            + " Yuml 376 fnof 402 circ 710 tilde 732 sigmaf 962 ensp 8194 emsp 8195 thinsp 8201 zwnj 8204 zwj 8205 lrm 8206"
            + " rlm 8207 ndash 8211 mdash 8212 lsquo 8216 rsquo 8217 sbquo 8218 ldquo 8220 rdquo 8221 bdquo 8222"
            + " dagger 8224 Dagger 8225 bull 8226 hellip 8230 permil 8240 prime 8242 Prime 8243 lsaquo 8249 rsaquo 8250"
            + " oline 8254 frasl 8260 euro 8364 image 8465 weierp 8472 real 8476 trade 8482 larr 8592 uarr 8593 rarr 8594"
            + " darr 8595 harr 8596 lArr 8656 uArr 8657 rArr 8658 dArr 8659 hArr 8660 forall 8704 part 8706 exist 8707"
            + " empty 8709 nabla 8711 isin 8712 notin 8713 ni 8715 prod 8719 sum 8721 minus 8722 lowast 8727 radic 8730"
            + " prop 8733 infin 8734 ang 8736 and 8743 or 8744 cap 8745 cup 8746 int 8747 there4 8756 sim 8764 cong 8773"
            + " asymp 8776 ne 8800 equiv 8801 le 8804 ge 8805 sub 8834 sup 8835 oplus 8853 otimes 8855 perp 8869 sdot 8901"
            + " loz 9674 spades 9824 clubs 9827 hearts 9829 diams 9830";

    /** What windows-1252 has at 0x80 to 0x9F, as browsers read such numbers; a space where it has nothing. */
    private static final String WESTERN =
            "\u20AC \u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152 \u017D "
                    + " \u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153 \u017E\u0178";

    private static final Map<String, Integer> NAMES = names();

    private Entities() {}

    private static Map<String, Integer> names() {
        Map<String, Integer> names = new HashMap<>();
        String[] latin = LATIN.split(" ");
        for (int i = 0; i < latin.length; i++) {
            names.put(latin[i], 0xA0 + i);
        }
        String[] greek = GREEK.split(" ");
        for (int i = 0; i < greek.length; i++) {
            names.put(greek[i], 0x391 + i);
            names.put(greek[i].toLowerCase(java.util.Locale.ROOT), 0x3B1 + i);
        }
        String[] others = OTHERS.split(" ");
        for (int i = 0; i < others.length; i += 2) {
            names.put(others[i], Integer.valueOf(others[i + 1]));
        }
        return Map.copyOf(names);
    }

    /** The text with its references decoded; what is none stays as it is. */
    static String decode(String text) {
        int amp = text.indexOf('&');
        if (amp < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (amp >= 0) {
            out.append(text, from, amp);
            from = reference(text, amp, out);
            amp = text.indexOf('&', from);
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Decodes the reference that begins there, if one does; where reading goes on. */
    private static int reference(String text, int amp, StringBuilder out) {
        int end = amp + 1;
        while (end < text.length() && end - amp < LONGEST && part(text.charAt(end))) {
            end++;
        }
        String name = text.substring(amp + 1, end);
        boolean closed = end < text.length() && text.charAt(end) == ';';
        int code = name.startsWith("#") ? number(name) : closed ? NAMES.getOrDefault(name, -1) : -1;
        if (code < 0) {
            out.append('&');
            return amp + 1;
        }
        out.appendCodePoint(code);
        return closed ? end + 1 : end;
    }

    private static boolean part(char c) {
        return c == '#' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static int number(String name) {
        try {
            boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            long code = hex ? Long.parseLong(name.substring(2), 16) : Long.parseLong(name.substring(1));
            if (code >= 0x80 && code <= 0x9F) {
                return WESTERN.charAt((int) code - 0x80);
            }
            boolean none = code <= 0 || code > Character.MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF);
            return none ? 0xFFFD : (int) code;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
