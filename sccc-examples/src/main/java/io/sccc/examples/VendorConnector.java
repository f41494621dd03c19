package io.sccc.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.Description;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Position;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Credentials;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.GatewayBuilder;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects the center to "Plaza", an imaginary forum: reads its messages page by page and answers them. Give it to {@code
 * connect}. Thread-safe; keeps no position, the center owns the cursor.
 */
final class VendorConnector implements CommunityConnector {

    private static final int PAGE = 100;
    private static final int BEGINNING = 4096;

    private final String board;
    private final Gateway plaza;

    /**
     * A board of the company.
     *
     * @param board its name in Plaza
     * @param plaza made of {@link #gateway}
     */
    VendorConnector(String board, Gateway plaza) {
        this.board = board;
        this.plaza = plaza;
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

    // README: connector
    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        String after = cursor.atStart() ? "" : Position.of(cursor, 1, board).value();
        Call call = Call.get("/messages").query("after", after).query("limit", PAGE);
        JsonNode page = plaza.send(call).json();
        List<Arrival> items = new ArrayList<>();
        page.path("messages").forEach(message -> items.add(arrival(message)));
        String next = page.path("next").asText(after);
        Cursor then = new Position(1, board, next, next).cursor();
        return new Page<>(items, then, page.path("more").asBoolean());
    }

    @Override
    public Outcome answer(Action.Reply answer, ActionKey key) {
        Call call = Call.post("/messages/{id}/replies", answer.post().nativeId())
                .header("Idempotency-Key", key.value())
                .json(Json.object().put("text", answer.text()));
        return outcome(plaza.send(call).json());
    }
    // README: end

    @Override
    public Lookup find(Action action, ActionKey key) {
        return new Lookup.AskAgain(); // Plaza honors keys: asked the same again, it answers what it did
    }

    private static Outcome outcome(JsonNode made) {
        String id = Json.text(made, "/id");
        if (id == null) {
            throw new AnswerLostException("plaza answered without the id of the reply", null);
        }
        return Json.flag(made, "/again") ? new Outcome.AlreadyDone(id) : new Outcome.Sent(id);
    }

    /** A message that cannot be a post is kept as a dead letter; those around it go on. */
    private Arrival arrival(JsonNode message) {
        String id = message.path("id").asText();
        try {
            return new Arrival.Received(post(message, id), id, 0);
        } catch (IllegalArgumentException e) {
            String beginning = message.toString();
            return new Arrival.Unreadable(
                    id,
                    0,
                    "SCCC-1105",
                    "a message of " + account() + " has no id",
                    beginning.substring(0, Math.min(BEGINNING, beginning.length())));
        }
    }

    private Post post(JsonNode message, String id) {
        PostBuilder post = Post.builder(new PostId(account().network(), board, id))
                .kind(message.hasNonNull("reply_to") ? PostKind.ANSWER : PostKind.QUESTION)
                .authorRole(Json.flag(message, "/staff") ? AuthorRole.AGENT : AuthorRole.CUSTOMER)
                .revision(Json.number(message, "/version", 0))
                .deleted(Json.flag(message, "/deleted"))
                .text(message.path("text").asText())
                .threadId(Json.text(message, "/thread"))
                .inReplyTo(Json.text(message, "/reply_to"))
                .postedAt(Json.instant(message, "/at"));
        String author = Json.text(message, "/author");
        return (author == null ? post : post.author(Author.of(author))).build();
    }
}
