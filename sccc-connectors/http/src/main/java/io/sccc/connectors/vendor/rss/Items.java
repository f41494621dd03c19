package io.sccc.connectors.vendor.rss;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.sccc.connectors.http.HtmlText;
import io.sccc.core.model.Link;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;

/**
 * The items of a feed, oldest first.
 *
 * @param title the feed's title; may be empty
 * @param ttl minutes for which the feed says it need not be asked again; 0 when it does not say
 */
record Items(String title, int ttl, List<Item> items) {

    private static final int MOST = 2000;

    /** Reads the bytes of a feed that came from {@code address}. */
    static Items read(byte[] body, @Nullable String contentType, URI address) throws Xml.NotAFeed {
        Document xml = Shape.of(Xml.read(Charsets.decode(body, contentType)));
        List<URI> bases = bases(xml, address);
        int ttl = ttl(xml.getRootElement());
        SyndFeed feed = feed(xml);
        List<SyndEntry> entries = feed.getEntries();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < Math.min(entries.size(), MOST); i++) {
            items.add(item(entries.get(i), feed, i < bases.size() ? bases.get(i) : address));
        }
        return new Items(line(feed.getTitle()), ttl, oldestFirst(items));
    }

    private static SyndFeed feed(Document xml) throws Xml.NotAFeed {
        try {
            return new SyndFeedInput(false, Locale.ROOT).build(xml);
        } catch (FeedException | RuntimeException e) {
            throw new Xml.NotAFeed(
                    "a feed that cannot be understood (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static List<URI> bases(Document xml, URI address) {
        List<URI> bases = new ArrayList<>();
        xml.getRootElement().getDescendants(Filters.element()).forEach(each -> {
            if (each.getName().equals("item") || each.getName().equals("entry")) {
                URI base = address;
                for (String one : Shape.bases(each)) {
                    base = resolved(base, one);
                }
                bases.add(base);
            }
        });
        return bases;
    }

    private static int ttl(Element root) {
        for (Element each : root.getDescendants(Filters.element("ttl"))) {
            String minutes = each.getTextTrim();
            return minutes.matches("\\d{1,6}") ? Integer.parseInt(minutes) : 0;
        }
        return 0;
    }

    private static URI resolved(URI base, String reference) {
        try {
            return base.resolve(reference.strip().replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            return base;
        }
    }

    /** Feeds list the newest first, as a rule; dates decide where all have one. */
    private static List<Item> oldestFirst(List<Item> listed) {
        List<Item> items = new ArrayList<>(listed);
        java.util.Collections.reverse(items);
        boolean dated = items.stream().allMatch(item -> item.postedAt() != null);
        if (dated) {
            items.sort(Comparator.comparing(item -> Objects.requireNonNull(item.postedAt())));
        }
        return List.copyOf(items);
    }

    private static Item item(SyndEntry entry, SyndFeed feed, URI base) {
        HtmlText body = body(entry, base);
        String link = web(link(entry), base);
        SyndPerson person = person(entry, feed);
        String plain =
                text(entry.getAuthor() == null || entry.getAuthor().isBlank() ? feed.getAuthor() : entry.getAuthor());
        String name = person == null || text(person.getName()) == null ? plain : text(person.getName());
        String id = person == null ? plain : first(person.getUri(), person.getEmail(), person.getName(), plain);
        return new Item(guid(entry, link), title(entry), body, link, id, name, posted(entry), links(entry, body, base));
    }

    private static String title(SyndEntry entry) {
        SyndContent title = entry.getTitleEx();
        return title == null || title.getValue() == null ? "" : HtmlText.line(html(title));
    }

    /** Rome gives an item without a guid its link for one; that is then the link as we have it. */
    private static @Nullable String guid(SyndEntry entry, @Nullable String link) {
        String uri = text(entry.getUri());
        return uri == null || (link != null && uri.equals(text(entry.getLink()))) ? (uri == null ? null : link) : uri;
    }

    private static @Nullable String link(SyndEntry entry) {
        for (SyndLink each : entry.getLinks()) {
            String rel = each.getRel();
            if (rel == null || rel.equals("alternate")) {
                return each.getHref();
            }
        }
        return text(entry.getLink());
    }

    /** The longest of contents and description: the summary is part of the whole, or stands for it. */
    private static HtmlText body(SyndEntry entry, URI base) {
        SyndContent description = entry.getDescription();
        Stream<SyndContent> all = Stream.concat(
                entry.getContents().stream(), description == null ? Stream.empty() : Stream.of(description));
        return all.filter(one -> one.getValue() != null)
                .map(one -> HtmlText.of(html(one), base))
                .max(Comparator.comparingInt(one -> one.text().length()))
                .orElseGet(() -> HtmlText.of(""));
    }

    /** As HTML: what says it is plain text shows its own characters. */
    private static String html(SyndContent content) {
        String type = content.getType();
        boolean plain = "text".equals(type) || "text/plain".equals(type);
        return plain && !content.getValue().contains("&") && !content.getValue().contains("</")
                ? HtmlText.escape(content.getValue())
                : content.getValue();
    }

    private static @Nullable Instant posted(SyndEntry entry) {
        Date date = entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
        return date == null ? null : date.toInstant();
    }

    private static @Nullable SyndPerson person(SyndEntry entry, SyndFeed feed) {
        if (!entry.getAuthors().isEmpty()) {
            return entry.getAuthors().get(0);
        }
        boolean own = entry.getAuthor() != null && !entry.getAuthor().isBlank();
        return own || feed.getAuthors() == null || feed.getAuthors().isEmpty()
                ? null
                : feed.getAuthors().get(0);
    }

    private static List<Link> links(SyndEntry entry, HtmlText body, URI base) {
        List<Link> links = new ArrayList<>(body.links());
        for (SyndEnclosure enclosure : entry.getEnclosures()) {
            String url = web(enclosure.getUrl(), base);
            if (url != null) {
                links.add(new Link(url, null));
            }
        }
        return links;
    }

    private static @Nullable String web(@Nullable String to, URI base) {
        if (to == null || to.isBlank()) {
            return null;
        }
        URI whole = resolved(base, to);
        boolean web = "http".equalsIgnoreCase(whole.getScheme()) || "https".equalsIgnoreCase(whole.getScheme());
        boolean kept = to.regionMatches(true, 0, "http", 0, 4);
        return kept ? to.strip() : web && !whole.equals(base) ? whole.toString() : null;
    }

    private static @Nullable String first(@Nullable String... texts) {
        for (String each : texts) {
            if (text(each) != null) {
                return text(each);
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String line(@Nullable String text) {
        return text == null ? "" : HtmlText.line(text);
    }

    /** How many there are. */
    @Override
    public String toString() {
        return "Items[" + items.size() + "]";
    }
}
