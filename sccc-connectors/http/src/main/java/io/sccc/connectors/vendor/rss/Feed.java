package io.sccc.connectors.vendor.rss;

import io.sccc.connectors.Check;
import io.sccc.connectors.Check.Finding;
import io.sccc.connectors.Description;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.SocialNetworkConnector;
import io.sccc.connectors.http.Reply;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Link;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed in RSS 0.9x, 1.0 or 2.0, or Atom 0.3 or 1.0, that is only read: press, authorities, weather, status pages. Thread-safe.
 *
 * <pre>{@code
 * Feed.at("https://press.example/feed.xml").build()
 * }</pre>
 */
public final class Feed implements SocialNetworkConnector {

    private static final String UNREADABLE = "SCCC-4102";

    private final FeedBuilder parts;
    private final AccountId account;
    private final URI address;
    private final Fetcher fetcher;
    private volatile boolean gone;

    Feed(FeedBuilder parts) {
        this.parts = parts;
        this.account = parts.accountId();
        this.address = parts.address();
        this.fetcher = new Fetcher(parts::gateway, parts.clock);
    }

    /** Begins a connector to the feed at this address. */
    public static FeedBuilder at(String address) {
        return new FeedBuilder(address);
    }

    @Override
    public Description describe() {
        return FeedProvider.DESCRIPTION;
    }

    @Override
    public AccountId account() {
        return account;
    }

    /**
     * The items that are new or changed, oldest first. Asks nobody before the time that the feed itself named, at most an hour.
     *
     * @throws io.sccc.connectors.VendorPermanentException {@code NOT_FOUND} when the feed is gone for good (410), and from then
     *     on without asking
     */
    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        Place from = Place.of(cursor, account.account()).of(address.toString());
        Instant now = parts.clock.instant();
        if (gone) {
            throw gone(now);
        }
        long rest = from.rest() - now.getEpochSecond();
        if (rest > 0 && rest <= Rest.LONGEST) { // a longer one was reckoned by a clock that was wrong
            return Page.empty(cursor);
        }
        URI where = from.moved() == null ? address : URI.create(from.moved());
        Fetcher.Document document = fetcher.get(where, from.etag(), from.modified());
        Reply reply = document.reply();
        if (reply.status() == 410) {
            gone = true;
            throw gone(now);
        }
        URI moved = document.moved();
        Place at = moved == null ? from : from.at(parts.secretIn(moved) ? null : moved.toString());
        if (reply.status() == 304) {
            return new Page<>(List.of(), at.resting(Rest.until(reply, 0, now)).cursor(account.account(), now), false);
        }
        Items items = items(document, now);
        List<Arrival> arrivals = new ArrayList<>();
        Map<String, Known> seen = arrivals(items, from.known(), arrivals);
        Place next = at.read(reply.header("ETag"), reply.header("Last-Modified"), seen)
                .resting(Rest.until(reply, items.ttl(), now));
        return new Page<>(arrivals, next.cursor(account.account(), now), false);
    }

    private RuntimeException gone(Instant now) {
        return Fault.of(Kind.NOT_FOUND, "the feed is gone for good (410); remove it from the configuration")
                .scope(Scope.ACCOUNT)
                .exception(now);
    }

    private static Items items(Fetcher.Document document, Instant now) {
        Reply reply = document.reply();
        try {
            return Items.read(reply.bytes(), reply.header("Content-Type"), document.from());
        } catch (Xml.NotAFeed e) {
            throw Fault.of(Kind.VENDOR_BUG, "reading a feed: answered " + reply.status() + " with " + e.getMessage())
                    .exception(now);
        }
    }

    private Map<String, Known> arrivals(Items items, Map<String, Known> known, List<Arrival> into) {
        Map<String, Known> seen = new LinkedHashMap<>();
        Map<String, String> contents = new HashMap<>();
        for (Item item : items.items()) {
            String named = item.identity();
            String identity = named == null ? null : alone(named, item, contents);
            Known one = Known.of(identity == null ? "?" + item.links() : identity, item);
            Known before = seen.getOrDefault(one.id(), known.get(one.id()));
            boolean same = before != null && before.digest().equals(one.digest());
            Known now = before == null ? one : one.revised(same ? before.revision() : before.revision() + 1);
            seen.put(one.id(), now);
            if (!same) {
                into.add(identity == null ? unreadable() : new Arrival.Received(post(identity, item, now, items)));
            }
        }
        return seen;
    }

    /** Some feeds give one guid to several items; then what they say tells them apart. */
    private static String alone(String identity, Item item, Map<String, String> contents) {
        String other = contents.putIfAbsent(identity, item.content());
        return other == null || other.equals(item.content())
                ? identity
                : identity + "#" + Known.hash(item.title() + item.link());
    }

    private static Arrival unreadable() {
        return new Arrival.Unreadable("feed", 0, UNREADABLE, "an item without guid, link, title and words", "");
    }

    private Post post(String identity, Item item, Known known, Items feed) {
        PostBuilder post = Post.builder(new PostId(account.network(), account.account(), identity))
                .tenant(parts.tenant)
                .revision(known.revision())
                .author(author(item))
                .authorRole(parts.own ? AuthorRole.BRAND : AuthorRole.UNKNOWN)
                .postedAt(item.postedAt())
                .lang(parts.lang)
                .text(item.text());
        String link = item.link();
        if (link != null) {
            post.link(new Link(link, item.title().isEmpty() ? null : item.title()))
                    .attribute("url", link);
        }
        item.links().forEach(post::link);
        return (feed.title().isEmpty() ? post : post.attribute("feed", feed.title())).build();
    }

    private static @Nullable Author author(Item item) {
        String id = item.author();
        return id == null ? null : new Author(id, item.authorName(), null, null, null, null);
    }

    @Override
    public Check check(Instant now) {
        Check insecure = address.getScheme().equals("https")
                ? Check.NOTHING
                : Check.of(Finding.warning("url", "the feed comes without TLS", "use https if it is offered"));
        return insecure.and(Check.online("feed", () -> asked(now), "look at the address in a browser"));
    }

    private Check asked(Instant now) {
        Fetcher.Document document = fetcher.get(address, null, null);
        if (document.reply().status() == 410) {
            throw gone(now);
        }
        Items items = items(document, now);
        Check found = Check.of(Finding.ok("feed", "readable, " + items.items().size() + " items"));
        URI moved = document.moved();
        return moved == null
                ? found
                : found.and(Check.of(Finding.warning(
                        "url", "the feed has moved for good to host " + moved.getHost(), "tell the new address")));
    }

    @Override
    public void close() {
        fetcher.close();
    }

    /** Host and path. */
    @Override
    public String toString() {
        return "Feed[" + account.account() + "]";
    }
}
