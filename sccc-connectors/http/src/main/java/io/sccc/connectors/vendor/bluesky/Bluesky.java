package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.BackfillPage;
import io.sccc.connectors.Capability;
import io.sccc.connectors.Check;
import io.sccc.connectors.Description;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Permit;
import io.sccc.connectors.Person;
import io.sccc.connectors.SocialNetworkConnector;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.Wish;
import io.sccc.connectors.http.FrameStream;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An account on Bluesky or another network of the AT Protocol: listens to mentions, replies and quotes, answers in the
 * thread, likes, hides replies in its own threads, reads profiles and older notifications. Thread-safe.
 *
 * <pre>{@code
 * var bluesky = Bluesky.account("acme.example").appPassword(secret).build();
 * }</pre>
 */
public final class Bluesky implements SocialNetworkConnector {

    private static final String PAGE = "https://bsky.app/profile/";

    private final AccountId account;
    private final Gateway gateway;
    private final LogIn logIn;
    private final Xrpc xrpc;
    private final Notifications notifications;
    private final Records records;
    private final Posts posts;
    private final Answers answers;
    private final Gates gates;
    private final InstantSource clock;
    private final @Nullable Instant floor;
    private final String instance;
    private final PostMapper mapper;
    private final AtomicReference<@Nullable String> me = new AtomicReference<>();

    Bluesky(BlueskyBuilder parts) {
        this.account = parts.accountId();
        this.clock = parts.clock;
        this.logIn = parts.logIn();
        this.gateway = parts.gateway(logIn);
        this.xrpc = new Xrpc(gateway);
        this.instance = parts.instance();
        this.floor = parts.floor();
        this.mapper = new PostMapper(parts.tenant, account);
        this.notifications = new Notifications(xrpc, mapper, instance, parts.staleCursor, clock);
        this.records = new Records(xrpc, clock);
        this.posts = new Posts(xrpc, mapper, instance + "/search");
        this.answers = new Answers(xrpc, records, posts);
        this.gates = new Gates(records, posts);
    }

    /** Begins with the account's handle, {@code acme.example}. */
    public static BlueskyBuilder account(String handle) {
        return new BlueskyBuilder(handle);
    }

    @Override
    public Description describe() {
        return BlueskyProvider.DESCRIPTION;
    }

    @Override
    public AccountId account() {
        return account;
    }

    /** Allows what it has; hides only what is known to stand in a thread of its own, or may. */
    @Override
    public Permit may(Wish wish, Instant now) {
        Post post = wish.post();
        String thread = post == null ? null : post.threadId();
        AtUri root = thread == null ? null : AtUri.read(thread);
        String own = me.get();
        return wish.verb() == Capability.HIDE
                        && root != null
                        && own != null
                        && !root.did().equals(own)
                ? new Permit.Refused("Bluesky hides replies in the account's own threads only")
                : SocialNetworkConnector.super.may(wish, now);
    }

    /** Mentions, replies and quotes, as the account's notifications tell them; see the package's "Why" for the order. */
    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        return notifications.fetch(Place.of(cursor, instance, floor), me());
    }

    /** Five minutes earlier; what was handed out lately is remembered in the cursor and left out. */
    @Override
    public Cursor overlap(Cursor cursor) {
        return cursor.atStart()
                ? cursor
                : Place.of(cursor, instance, floor).earlier().cursor(instance);
    }

    /** Older notifications of the same three kinds, a page at a time from the newest, each page oldest first. */
    @Override
    public BackfillPage backfill(Stretch stretch, Cursor cursor) {
        return new History(notifications, instance + "/backfill").page(stretch, cursor, me());
    }

    /** Answers in the thread of the post. Too long a text is {@code Rejected} before anything is sent. */
    @Override
    public Outcome reply(Action.Reply reply, ActionKey key) {
        return answers.reply(me(), reply, key);
    }

    /** Likes; there is no other reaction. */
    @Override
    public Outcome react(Action.React react, ActionKey key) {
        return answers.react(me(), react, key);
    }

    /** Hides a reply in a thread that this account began; the author is not told. */
    @Override
    public Outcome hide(Action.Hide hide, ActionKey key) {
        return gates.hide(me(), AtUri.of(hide.post()));
    }

    /** Reads the record that the key names; for hiding, the list of hidden replies. */
    @Override
    public Lookup find(Action action, ActionKey key) {
        if (action instanceof Action.Hide) {
            return gates.find(me(), AtUri.of(action.post()));
        }
        return action instanceof Action.Reply || action instanceof Action.React
                ? records.find(Answers.place(me(), action, key))
                : new Lookup.Unclear();
    }

    /** Who somebody is, by DID or handle. */
    @Override
    public @Nullable Person profile(String personId) {
        try {
            return person(xrpc.ask(Xrpc.query("app.bsky.actor.getProfile").query("actor", personId)), personId);
        } catch (VendorPermanentException e) {
            if (Faults.nobody(e)) {
                return null;
            }
            throw e;
        }
    }

    private static Person person(JsonNode profile, String asked) {
        String did = Json.textOr(profile, asked, "/did");
        Map<String, String> more = new TreeMap<>();
        for (String name : List.of("handle", "followersCount", "followsCount", "postsCount", "createdAt")) {
            String value = Json.text(profile, "/" + name);
            if (value != null) {
                more.put(name.replace("Count", ""), value);
            }
        }
        Boolean verified = PostMapper.verified(profile);
        if (verified != null) {
            more.put("verified", verified.toString());
        }
        String name = Json.text(profile, "/displayName", "/handle");
        return new Person(did, name == null ? null : PostMapper.shortened(name), PAGE + did, more);
    }

    /**
     * Posts of anybody with these words, newest first; one page. The network does not promise to find all.
     *
     * @param words in the network's search language: {@code "acme lang:es since:2026-01-01"}
     * @param cursor {@link Cursor#START}, or the {@code next} of the page before for the same words
     */
    public Page<Arrival> search(String words, Cursor cursor) {
        return posts.search(words, cursor, me());
    }

    /** The thread around a post, from the root down; posts that are gone are marked deleted. */
    public List<Post> thread(PostId post) {
        return posts.thread(AtUri.of(post), me());
    }

    /**
     * Those of the posts that the network does not show any more, marked deleted and without words; 25 are asked about in
     * one call. A post is gone, too, when its author left, blocks this account or was taken down.
     */
    public List<Post> gone(Collection<PostId> known) {
        return posts.gone(known);
    }

    /**
     * Deletes a post of this account.
     *
     * @throws VendorPermanentException of kind {@code POLICY_DENIED} for somebody else's
     */
    public Outcome delete(PostId own) {
        AtUri uri = AtUri.of(own);
        if (!uri.did().equals(me())) {
            throw new VendorPermanentException(
                    Fault.of(Fault.Kind.POLICY_DENIED, "the post is not this account's to delete"), null);
        }
        return records.delete(uri);
    }

    /**
     * Reads frames of a Jetstream, the network's event stream, for what concerns this account; asks for the account's DID
     * once.
     *
     * @param host of the stream, since positions on one mean nothing on another
     */
    public Jetstream jetstream(String host) {
        return new Jetstream(mapper, host, me());
    }

    /**
     * Listens to a Jetstream, as a source of its own beside this connector: replies, mentions and quotes as they are written,
     * and deletions, which notifications do not tell. Its connection is made by the first fetch and made anew when it breaks
     * or falls silent, from the cursor on; asks for the account's DID once.
     *
     * @param host of the stream
     * @param known does the caller have this post? Called on the poller's thread for every deletion on the network
     * @param gone is told the DID of each author whose account was deleted, to erase what one has of them; on that thread, too
     */
    public PostSource listen(String host, Predicate<PostId> known, Consumer<String> gone) {
        FrameStream frames =
                Gateway.at(URI.create("https://" + host)).clock(clock).frames();
        return new JetstreamFeed(account, jetstream(host), frames, known, gone, clock);
    }

    @Override
    public Check check(Instant now) {
        return new Diagnosis(xrpc, logIn, account, describe(), gateway.throttledUntil()).check(now);
    }

    /** The account's own DID: its token tells, or the network does. */
    private String me() {
        String known = me.get();
        if (known == null) {
            known = own();
            me.set(known);
        }
        return known;
    }

    private String own() {
        String did = Json.text(LogIn.claims(logIn.access()), "/sub");
        if (did != null && did.startsWith("did:")) {
            return did;
        }
        String told = Json.text(xrpc.ask(Xrpc.query("com.atproto.server.getSession")), "/did");
        if (told == null) {
            throw Fault.of(Fault.Kind.VENDOR_BUG, "the session does not tell whose it is")
                    .exception(clock.instant());
        }
        return told;
    }

    /** Ends calls in progress; a second time does nothing. */
    @Override
    public void close() {
        gateway.close();
        logIn.close();
    }

    /** The account. */
    @Override
    public String toString() {
        return "Bluesky[" + account + "]";
    }
}
