package io.sccc.connectors.http;

import io.sccc.core.model.Link;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Goes through HTML once, from left to right, as a browser's tokenizer does (HTML Standard, section 13.2.5). */
final class HtmlScanner {

    private static final Set<String> DROPPED = Set.of(
            "script", "style", "iframe", "noembed", "noframes", "template", "title", "textarea", "select", "xmp");
    private static final Set<String> PARAGRAPHS = Set.of(
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table", "hr", "figure");
    private static final Set<String> LINES = Set.of(
            "div",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "nav",
            "aside",
            "address",
            "form",
            "fieldset",
            "tr",
            "li",
            "dt",
            "dd",
            "figcaption",
            "details",
            "summary",
            "caption",
            "center");
    /** A name begins after what ends one: else each letter of a long name would be tried, and read to its end, anew. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<![^\\s=/\"'>])([^\\s=/\"'>]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s>\"']++))");

    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s/?#:]{1,300}([/?#:]\\S*)?");
    private static final int LONGEST_TAG = 4096;
    private static final int MOST_LINKS = 100;
    private static final int LONGEST_TITLE = 200;

    private final String html;
    private final @Nullable URI base;
    private final HtmlWords words;
    private final List<Link> links = new ArrayList<>();
    private @Nullable String open;
    private int openAt;
    private int at;

    HtmlScanner(String html, @Nullable URI base, boolean lines) {
        this.html = html;
        this.base = base;
        this.words = new HtmlWords(lines);
    }

    HtmlText read() {
        while (at < html.length()) {
            if (html.charAt(at) == '<') {
                markup();
            } else {
                int next = html.indexOf('<', at);
                int end = next < 0 ? html.length() : next;
                words.add(Entities.decode(html.substring(at, end)));
                at = end;
            }
        }
        closeLink();
        return new HtmlText(words.text(), links);
    }

    private void markup() {
        boolean closing = html.startsWith("</", at);
        int name = at + (closing ? 2 : 1);
        char first = name < html.length() ? html.charAt(name) : ' ';
        if (html.startsWith("<!--", at)) {
            skipPast("-->");
        } else if (html.startsWith("<![CDATA[", at)) {
            skipPast("]]>");
        } else if (first == '!' || first == '?') {
            skipPast(">");
        } else if (first < 128 && Character.isLetter(first)) {
            tag(name, closing);
        } else {
            words.add("<");
            at++;
        }
    }

    private void skipPast(String end) {
        int found = html.indexOf(end, at);
        at = found < 0 ? html.length() : found + end.length();
    }

    private void tag(int from, boolean closing) {
        int end = tagEnd(from);
        int stop = from;
        while (stop < end && Character.isLetterOrDigit(html.charAt(stop))) {
            stop++;
        }
        String name = html.substring(from, stop).toLowerCase(Locale.ROOT);
        String rest = html.substring(stop, Math.min(end, stop + LONGEST_TAG));
        at = Math.min(html.length(), end + 1);
        if (closing) {
            closed(name);
        } else {
            opened(name, rest);
        }
    }

    /** Where a tag ends; quotes may hold a {@code >}. The end of all when it does not: then it is dropped, as browsers do. */
    private int tagEnd(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i;
            } else if ((c == '"' || c == '\'') && afterEquals(i)) {
                quote = c;
            }
        }
        return html.length();
    }

    private boolean afterEquals(int i) {
        int before = i - 1;
        while (before > 0 && i - before < 16 && Character.isWhitespace(html.charAt(before))) {
            before--;
        }
        return html.charAt(before) == '=';
    }

    private void opened(String name, String attributes) {
        if (DROPPED.contains(name)) {
            dropUntilClosed(name);
        } else if (name.equals("a")) {
            closeLink();
            open = attribute(attributes, "href");
            openAt = words.length();
        } else if (name.equals("img")) {
            picture(attributes);
        } else if (name.equals("br")) {
            words.newline();
        } else if (name.equals("td") || name.equals("th")) {
            words.add(" ");
        } else {
            block(name);
            words.add(name.equals("li") ? "- " : "");
            words.pre(name.equals("pre") ? 1 : 0);
        }
    }

    private void closed(String name) {
        if (name.equals("a")) {
            closeLink();
        } else if (name.equals("p") || !DROPPED.contains(name)) {
            block(name);
            words.pre(name.equals("pre") ? -1 : 0);
        }
    }

    private void block(String name) {
        if (PARAGRAPHS.contains(name)) {
            words.breaks(2);
        } else if (LINES.contains(name)) {
            words.breaks(1);
        }
    }

    private void dropUntilClosed(String name) {
        String end = "</" + name;
        for (int i = html.indexOf("</", at); i >= 0; i = html.indexOf("</", i + 2)) {
            if (html.regionMatches(true, i, end, 0, end.length())) {
                at = i;
                skipPast(">");
                return;
            }
        }
        at = html.length();
    }

    /** A picture that stands for words, such as an emoji, tells them itself; others are attachments. */
    private void picture(String attributes) {
        String alt = attribute(attributes, "alt");
        words.add(alt == null ? "" : alt);
        link(attribute(attributes, "src"), alt == null ? "" : alt);
    }

    private void closeLink() {
        String to = open;
        open = null;
        if (to != null) {
            link(to, words.since(openAt));
        }
    }

    private void link(@Nullable String to, String title) {
        String url = to == null ? null : absolute(to.strip());
        if (url != null && links.size() < MOST_LINKS) {
            String named = title.strip();
            int end = named.offsetByCodePoints(0, Math.min(LONGEST_TITLE, named.codePointCount(0, named.length())));
            links.add(new Link(url, named.isEmpty() ? null : named.substring(0, end)));
        }
    }

    private @Nullable String absolute(String to) {
        try {
            URI uri = new URI(to.replace(" ", "%20"));
            URI whole = uri.isAbsolute() || base == null ? uri : base.resolve(uri);
            boolean web = "http".equalsIgnoreCase(whole.getScheme()) || "https".equalsIgnoreCase(whole.getScheme());
            return web && whole.getRawAuthority() != null ? whole.toString() : null;
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
            return WEB.matcher(to).matches() ? to : null;
        }
    }

    static @Nullable String attribute(CharSequence attributes, String name) {
        Matcher each = ATTRIBUTE.matcher(attributes);
        while (each.find()) {
            if (each.group(1).equalsIgnoreCase(name)) {
                String quoted = each.group(2) == null ? each.group(3) : each.group(2);
                return Entities.decode(quoted == null ? each.group(4) : quoted);
            }
        }
        return null;
    }
}
