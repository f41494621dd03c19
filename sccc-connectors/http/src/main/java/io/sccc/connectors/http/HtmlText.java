package io.sccc.connectors.http;

import io.sccc.core.model.Link;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of HTML says, as plain text, and where it leads: the words of a comment, of an article, of an item of a feed.
 * Scripts, styles, frames and comments are dropped, entities are decoded once, blocks become lines. Takes anything, however
 * broken, in time linear to its length. Pure.
 *
 * @param text the words; may hold {@code <} and {@code &} as characters, so it is text and not HTML any more
 * @param links its links and pictures with an absolute {@code http} or {@code https} address, in order, at most 100
 */
public record HtmlText(String text, List<Link> links) {

    /** Copies the list. */
    public HtmlText {
        links = List.copyOf(links);
    }

    /** The text of a fragment in which white space means nothing, as in a page. */
    public static HtmlText of(String html) {
        return of(html, null);
    }

    /** The same; relative links are resolved against {@code base}, and dropped when it is null. */
    public static HtmlText of(String html, @Nullable URI base) {
        return new HtmlScanner(html, base, false).read();
    }

    /** The text of a fragment whose line breaks were typed and mean what they say, as in a comment's source. */
    public static HtmlText ofLines(String html) {
        return new HtmlScanner(html, null, true).read();
    }

    /** One line for a title: the words with single spaces. */
    public static String line(String html) {
        return of(html).text().replaceAll("\\s+", " ").strip();
    }

    /** Text as HTML that shows it: the five characters with a meaning become entities. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Not the words. */
    @Override
    public String toString() {
        return "HtmlText[" + text.length() + " characters, " + links.size() + " links]";
    }
}
