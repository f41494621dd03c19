package io.sccc.connectors.testkit;

import static io.sccc.connectors.testkit.Defect.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.BackfillPage;
import io.sccc.connectors.Capability;
import io.sccc.connectors.Check;
import io.sccc.connectors.ConnectorActions;
import io.sccc.connectors.Description;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Permit;
import io.sccc.connectors.Person;
import io.sccc.connectors.SocialNetworkConnector;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.Wish;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A sound social network's connector, or one with the defect of the moment. */
final class FakeNetwork implements SocialNetworkConnector, WebhookSource {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final AtomicInteger asked = new AtomicInteger();
    private final int number = MADE.incrementAndGet();
    private final FakeClient client;
    private final FakeFeed feed;
    private final FakeWrites writes;
    private final FakeHook hook = new FakeHook();
    private boolean closed;

    FakeNetwork(Wire wire) {
        this(wire, Duration.ZERO);
    }

    /** One on a busy machine: a call needs this long until it goes out. */
    FakeNetwork(Wire wire, Duration busy) {
        client = new FakeClient(wire, busy);
        feed = new FakeFeed(client);
        writes = new FakeWrites(client);
    }

    @Override
    public Description describe() {
        return Description.of("fake", Description.Kind.SOCIAL, "Fake")
                .version(is(Defect.A01) ? "" + asked.incrementAndGet() : "1")
                .build();
    }

    @Override
    public AccountId account() {
        return FakeFeed.ACCOUNT;
    }

    @Override
    public String name() {
        return is(Defect.A03) ? "fake" + number : account().toString();
    }

    @Override
    public Set<Capability> capabilities() {
        if (is(Defect.A02)) {
            EnumSet<Capability> more = EnumSet.copyOf(without());
            more.add(Capability.RANK);
            return more;
        }
        return is(Defect.A08) ? without(Capability.WEBHOOK) : without();
    }

    @Override
    public ActionHandler actions() {
        ActionHandler sound = ConnectorActions.of(this);
        if (!is(Defect.A05)) {
            return sound;
        }
        return new ActionHandler() {
            @Override
            public boolean handles(ActionKind kind, AccountId on) {
                return sound.handles(kind, account());
            }

            @Override
            public Outcome handle(Action action, ActionKey key) {
                return sound.handle(action, key);
            }
        };
    }

    @Override
    public Permit may(Wish wish, Instant now) {
        return is(Defect.A06) ? new Permit.Refused("never") : SocialNetworkConnector.super.may(wish, now);
    }

    @Override
    public Check check(Instant now) {
        if (is(Defect.A09)) {
            writes.write("/people/101/messages", new ActionKey("sccc:check"), FakeWrites.body("probe"));
        }
        if (is(Defect.A10)) {
            client.get("/items?after=0");
        }
        return Check.online(
                "credential",
                () -> {
                    client.get("/items?after=0");
                    return Check.of(Check.Finding.ok("credential", "valid"));
                },
                "authorize again");
    }

    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        return feed.fetch(cursor);
    }

    @Override
    public Cursor overlap(Cursor cursor) {
        return feed.overlap(cursor);
    }

    @Override
    public BackfillPage backfill(Stretch stretch, Cursor cursor) {
        int from = feed.at(cursor);
        JsonNode page = client.get("/old?after=" + from);
        List<Arrival> items = new java.util.ArrayList<>();
        for (JsonNode item : page.path("items")) {
            if (is(Defect.P07) || stretch.contains(Instant.parse(item.path("at").asText()))) {
                items.add(is(Defect.P08) ? new Arrival.Received(FakeFeed.post(item)) : feed.arrival(item));
            }
        }
        return BackfillPage.of(
                items,
                FakeFeed.cursor(page.path("next").asInt(from), items),
                page.path("more").asBoolean());
    }

    @Override
    public Outcome reply(Action.Reply reply, ActionKey key) {
        String path = is(Defect.S01)
                ? "/people/101/messages"
                : "/posts/" + reply.post().nativeId() + "/replies";
        return writes.write(path, key, FakeWrites.body(is(Defect.S04) ? "Hola" : reply.text()));
    }

    @Override
    public Outcome directMessage(Action.DirectMessage message, ActionKey key) {
        String path = is(Defect.S02)
                ? "/posts/" + message.post().nativeId() + "/replies"
                : "/people/" + message.recipient() + "/messages";
        return writes.write(path, key, FakeWrites.body(message.text()));
    }

    @Override
    public Outcome react(Action.React react, ActionKey key) {
        if (!react.reaction().equals("like") && !is(Defect.S03)) {
            return new Outcome.Rejected("no such reaction");
        }
        return writes.write(
                "/posts/" + react.post().nativeId() + "/reactions",
                key,
                FakeClient.json().createObjectNode());
    }

    @Override
    public Outcome hide(Action.Hide hide, ActionKey key) {
        return writes.once("/posts/" + hide.post().nativeId() + "/hide", key);
    }

    @Override
    public @Nullable Person profile(String personId) {
        try {
            JsonNode person = client.get("/people/" + personId);
            if (!person.hasNonNull("id") && !is(Defect.F16) && !is(Defect.F17)) {
                throw FakeClient.fault(Kind.VENDOR_BUG, io.sccc.connectors.Fault.Scope.ITEM, "no id")
                        .exception(client.now());
            }
            return Person.of(person.path("id").asText("?"));
        } catch (VendorPermanentException e) {
            if (e.fault().kind() == Kind.NOT_FOUND) {
                return is(Defect.S05) ? Person.of("nobody") : null;
            }
            throw e;
        }
    }

    @Override
    public Lookup find(Action action, ActionKey key) {
        if (action instanceof Action.CloseCase && is(Defect.E18)) {
            return new Lookup.Found("made-1");
        }
        return action instanceof Action.Hide ? new Lookup.AskAgain() : writes.find(key);
    }

    @Override
    public Verdict verify(WebhookRequest request, InstantSource clock) {
        return hook.verify(request, clock);
    }

    @Override
    public List<Post> map(byte[] body) {
        return hook.map(body);
    }

    @Override
    public void close() {
        if (closed && is(Defect.A07)) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
    }

    @Override
    public String toString() {
        return "FakeNetwork[" + account() + "]";
    }
}
