package io.sccc.connectors.vendor.rss;

import io.sccc.connectors.http.HtmlText;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** XML that is not quite: what feeds get wrong is put right as far as nothing is guessed. A cut feed stays cut. */
final class Markup {

    private static final Pattern PROLOG = Pattern.compile("<\\?xml\\b[^>]{0,400}\\?>");
    private static final Pattern ENTITY =
            Pattern.compile("&(#\\d{1,9};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{0,30};)?");
    private static final Set<String> XML_NAMES = Set.of("amp;", "lt;", "gt;", "quot;", "apos;");
    private static final Pattern PREFIX = Pattern.compile("</?([A-Za-z_][\\w.-]{0,40}):[A-Za-z_]");
    private static final Pattern ROOT = Pattern.compile("<[A-Za-z_][\\w.:-]{0,80}");
    private static final int HEAD = 4000;
    private static final int MOST_PREFIXES = 50;

    /** What the usual prefixes stand for. */
    private static final Map<String, String> NAMESPACES = Map.of(
            "dc", "http://purl.org/dc/elements/1.1/",
            "dcterms", "http://purl.org/dc/terms/",
            "content", "http://purl.org/rss/1.0/modules/content/",
            "media", "http://search.yahoo.com/mrss/",
            "atom", "http://www.w3.org/2005/Atom",
            "itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    private Markup() {}

    /** The text without prolog, document type and characters that XML forbids; their declarations are never looked at. */
    static String bare(String text) {
        String plain = withoutProlog(text);
        int root = rootAt(plain);
        int type = indexOfType(plain, root);
        return legal(type < 0 ? plain : plain.substring(0, type) + plain.substring(typeEnd(plain, type)));
    }

    private static String withoutProlog(String text) {
        Matcher prolog = PROLOG.matcher(text.length() > HEAD ? text.substring(0, HEAD) : text);
        String rest = prolog.find() ? text.substring(0, prolog.start()) + text.substring(prolog.end()) : text;
        return rest.stripLeading();
    }

    /** Where the first element begins, comments skipped. */
    private static int rootAt(String text) {
        int at = 0;
        while (at >= 0 && at < text.length()) {
            int next = text.indexOf('<', at);
            if (next < 0) {
                return text.length();
            }
            if (text.startsWith("<!--", next)) {
                at = text.indexOf("-->", next);
            } else if (text.startsWith("<!", next)) {
                at = typeEnd(text, next);
            } else if (text.startsWith("<?", next)) {
                at = text.indexOf("?>", next);
            } else {
                return next;
            }
        }
        return text.length();
    }

    private static int indexOfType(String text, int root) {
        int at = 0;
        while (at < root) {
            int next = text.indexOf("<!", at);
            if (next < 0 || next >= root) {
                return -1;
            }
            if (!text.startsWith("<!--", next)) {
                return next;
            }
            int end = text.indexOf("-->", next);
            at = end < 0 ? root : end;
        }
        return -1;
    }

    /** Where a document type ends: quotes and the declarations between brackets belong to it. */
    private static int typeEnd(String text, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (text.startsWith("<!--", i)) {
                int end = text.indexOf("-->", i);
                i = end < 0 ? text.length() : end + 2;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<') {
                depth++;
            } else if (c == '>' && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static String legal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= 0xD800 && c <= 0xDFFF) {
                out.append('\uFFFD');
            } else if (c >= 0x80 && c <= 0x9F) {
                out.append(HtmlText.of("&#" + c + ";").text()); // meant as windows-1252 has it
            } else if (c == 9 || c == 10 || c == 13 || (c >= 32 && c != 0xFFFE && c != 0xFFFF)) {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** Names of HTML become characters, other ampersands stand for themselves, unknown prefixes get a namespace. */
    static String repaired(String xml) {
        StringBuilder out = new StringBuilder(xml.length() + 64);
        int at = 0;
        int cdata = -2;
        int comment = -2;
        while (at < xml.length()) {
            cdata = cdata == -1 || cdata >= at ? cdata : xml.indexOf("<![CDATA[", at);
            comment = comment == -1 || comment >= at ? comment : xml.indexOf("<!--", at);
            boolean isData = cdata >= 0 && (comment < 0 || cdata < comment);
            int verbatim = isData ? cdata : comment;
            int stop = verbatim < 0 ? xml.length() : verbatim;
            out.append(ampersands(xml.substring(at, stop)));
            int end = verbatim < 0 ? stop : xml.indexOf(isData ? "]]>" : "-->", stop);
            at = end < 0 ? xml.length() : end;
            out.append(xml, stop, at);
        }
        return declared(ended(out.toString()));
    }

    /** Where only the very last bracket is missing, nothing else is. */
    private static String ended(String xml) {
        Matcher root = ROOT.matcher(xml);
        String whole = xml.stripTrailing();
        return rootAt(xml) < xml.length()
                        && root.find(rootAt(xml))
                        && whole.endsWith("</" + root.group().substring(1))
                ? whole + ">"
                : xml;
    }

    private static String ampersands(String xml) {
        return ENTITY.matcher(xml).replaceAll(each -> Matcher.quoteReplacement(entity(each.group(), each.group(1))));
    }

    private static String entity(String whole, @org.jspecify.annotations.Nullable String name) {
        if (name == null) {
            return "&amp;";
        }
        if (name.startsWith("#")) {
            int code = HtmlText.of(whole).text().codePoints().findFirst().orElse(' ');
            return code < 32 ? " " : whole;
        }
        if (XML_NAMES.contains(name)) {
            return whole;
        }
        String decoded = name.equals("nbsp;") ? "\u00A0" : HtmlText.of(whole).text();
        return decoded.equals(whole) ? "&amp;" + name : HtmlText.escape(decoded);
    }

    private static String declared(String xml) {
        Set<String> looked = new HashSet<>();
        Set<String> missing = new LinkedHashSet<>();
        Matcher prefix = PREFIX.matcher(xml);
        while (prefix.find() && looked.size() < MOST_PREFIXES) {
            String name = prefix.group(1);
            if (looked.add(name) && !xml.contains("xmlns:" + name)) {
                missing.add(name);
            }
        }
        Matcher root = ROOT.matcher(xml);
        if (missing.isEmpty() || !root.find(rootAt(xml))) {
            return xml;
        }
        StringBuilder names = new StringBuilder();
        missing.forEach(one -> names.append(" xmlns:")
                .append(one)
                .append("=\"")
                .append(NAMESPACES.getOrDefault(one, "urn:undeclared:" + one))
                .append('"'));
        return xml.substring(0, root.end()) + names + xml.substring(root.end());
    }
}
