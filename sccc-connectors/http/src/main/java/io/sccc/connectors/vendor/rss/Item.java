package io.sccc.connectors.vendor.rss;

import io.sccc.connectors.http.HtmlText;
import io.sccc.core.model.Link;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a feed, in no format any more.
 *
 * @param guid what the feed calls it; null when it does not
 * @param title one line of text; may be empty
 * @param body its words
 * @param link where a person reads it; null if nowhere
 * @param author who wrote it, as the feed identifies them; null when not told
 * @param authorName their name; null when not told
 * @param postedAt when it was published; null when not told or not readable
 * @param links further links and enclosures
 */
record Item(
        @Nullable String guid,
        String title,
        HtmlText body,
        @Nullable String link,
        @Nullable String author,
        @Nullable String authorName,
        @Nullable Instant postedAt,
        List<Link> links) {

    /** Title and words, each once. */
    String text() {
        String words = body.text();
        if (title.isEmpty() || words.startsWith(title)) {
            return words;
        }
        return words.isEmpty() ? title : title + "\n\n" + words;
    }

    /** Its identity inside the feed: the guid, else the link, else what it says when; null when there is nothing. */
    @Nullable
    String identity() {
        if (guid != null && !guid.isBlank()) {
            return guid.strip();
        }
        if (link != null) {
            return link;
        }
        String all = postedAt + "\n" + (title.isEmpty() ? body.text() : title);
        return title.isEmpty() && body.text().isEmpty() ? null : "hash:" + Known.hash(all);
    }

    /** All that makes another revision of it. */
    String content() {
        return text() + "\n" + link;
    }

    /** Not the words. */
    @Override
    public String toString() {
        return "Item[" + title.length() + " characters of title]";
    }
}
