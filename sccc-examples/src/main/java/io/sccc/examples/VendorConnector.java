package io.sccc.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.ActiveSecrets;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.BackfillPage;
import io.sccc.connectors.Check;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.CredentialHealth;
import io.sccc.connectors.Description;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Permit;
import io.sccc.connectors.Position;
import io.sccc.connectors.SignedWebhook;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.WebhookVerifier;
import io.sccc.connectors.Wish;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Credentials;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.GatewayBuilder;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Content;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookSource;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Connects the center to "Plaza", an imaginary forum: reads its messages page by page, is told of them by webhooks, answers
 * them and searches. Give it to {@code connect}. Thread-safe; keeps no position, the center owns the cursor.
 */
final class VendorConnector implements CommunityConnector, WebhookSource {

    private static final int PAGE = 100;

    private final String board;
    private final Gateway plaza;
    private final VendorMapping mapping;
    private final WebhookVerifier hooks;

    /**
     * A board of the company.
     *
     * @param board its name in Plaza
     * @param plaza made of {@link #gateway}
     * @param secrets which webhooks are signed with
     * @param tenant whose board it is
     */
    VendorConnector(String board, Gateway plaza, ActiveSecrets secrets, TenantId tenant) {
        this.board = board;
        this.plaza = plaza;
        mapping = new VendorMapping(account(), tenant);
        hooks = SignedWebhook.in("X-Plaza-Signature", secrets)
                .prefix("sha256=")
                .ids("X-Plaza-Delivery")
                .build();
    }

    /**
     * The way to a Plaza.
     *
     * @param address of its API
     * @param token the company's; never shown in a message
     */
    static GatewayBuilder gateway(URI address, String token) {
        return Gateway.at(address).credentials(Credentials.bearer(token));
    }

    @Override
    public AccountId account() {
        return new AccountId("plaza", board);
    }

    @Override
    public void close() {
        plaza.close();
    }

    @Override
    public Description describe() {
        return new VendorProvider().describe();
    }

    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        String after = cursor.atStart() ? "" : Position.of(cursor, 1, board).value();
        Call call = Call.get("/messages").query("after", after).query("limit", PAGE);
        JsonNode page = plaza.send(call).json();
        List<Arrival> items = new ArrayList<>();
        page.path("messages").forEach(message -> items.add(mapping.arrival(message)));
        String next = page.path("next").asText(after);
        Cursor then = new Position(1, board, next, "after message " + next).cursor();
        return new Page<>(items, then, page.path("more").asBoolean());
    }

    @Override
    public Outcome answer(Action.Reply answer, ActionKey key) {
        Call call = Call.post("/messages/{id}/replies", answer.post().nativeId())
                .header("Idempotency-Key", key.value())
                .json(Json.object().put("text", answer.text()));
        return outcome(plaza.send(call).json());
    }

    @Override
    public Lookup find(Action action, ActionKey key) {
        boolean ours =
                action instanceof Action.Reply; // Plaza honors keys: asked the same again, it answers what it did
        return ours ? new Lookup.AskAgain() : new Lookup.Unclear();
    }

    private static Outcome outcome(JsonNode made) {
        String id = Json.text(made, "/id");
        if (id == null) {
            throw new AnswerLostException("plaza answered without the id of the reply", null);
        }
        return Json.flag(made, "/again") ? new Outcome.AlreadyDone(id) : new Outcome.Sent(id);
    }

    @Override
    public BackfillPage backfill(Stretch stretch, Cursor cursor) {
        String place = board + "/archive";
        String before = cursor.atStart() ? null : Position.of(cursor, 1, place).value();
        JsonNode page = plaza.send(Call.get("/archive").query("before", before)).json(); // the newest page first
        List<Arrival> items = new ArrayList<>();
        boolean past = false;
        for (JsonNode message : Json.items(page, "/messages")) {
            Instant at = Json.instant(message, "/at");
            past |= at != null && at.isBefore(stretch.from());
            if (at == null || stretch.contains(at)) {
                items.add(0, mapping.arrival(message)); // and each page oldest first
            }
        }
        String next = Json.textOr(page, "", "/before");
        Cursor then = new Position(1, place, next, "before message " + next).cursor();
        return BackfillPage.of(items, then, !past && !next.isEmpty());
    }

    @Override
    public List<Content> search(String question, @Nullable String lang, int most) {
        Call call = Call.get("/search").query("q", question).query("lang", lang).query("limit", most);
        return Json.items(plaza.send(call).json(), "/hits").stream()
                .limit(most)
                .map(mapping::content)
                .toList();
    }

    @Override
    public Verdict verify(WebhookRequest request, InstantSource clock) {
        return hooks.verify(request, clock).verdict();
    }

    @Override
    public List<Post> map(byte[] body) {
        List<Post> posts = new ArrayList<>();
        for (JsonNode message : Json.items(Json.read(body), "/messages")) {
            if (mapping.arrival(message) instanceof Arrival.Received received) {
                posts.add(received.post());
            }
        }
        return posts;
    }

    @Override
    public Check check(Instant now) {
        return Check.online("credential", () -> credential(now), "make a new token in Plaza under Settings, API");
    }

    private Check credential(Instant now) {
        JsonNode token = plaza.send(Call.get("/token")).json();
        Set<String> granted = new TreeSet<>();
        Json.items(token, "/scopes").forEach(scope -> granted.add(scope.asText()));
        return new CredentialHealth(Json.instant(token, "/expires"), false, granted).check(describe(), now);
    }

    @Override
    public Permit may(Wish wish, Instant now) {
        Post post = wish.post();
        boolean closed = post != null && post.attributes().containsKey("closed");
        return closed ? new Permit.Refused("Plaza closed the thread") : CommunityConnector.super.may(wish, now);
    }
}
