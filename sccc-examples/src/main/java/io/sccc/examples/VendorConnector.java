package io.sccc.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.error.PermanentException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Connects the center to "Plaza", an imaginary forum: reads its messages page by page and replies to them. Give one object
 * to both {@code listenTo} and {@code actWith}. Thread-safe; keeps no position, the center owns the cursor.
 */
final class VendorConnector implements PostSource, ActionHandler {

    private static final int PAGE = 100;
    private static final int BEGINNING = 4096;

    private final AccountId account;
    private final PlazaClient plaza;

    /**
     * A board of the company.
     *
     * @param board its name in Plaza
     * @param address of Plaza's API
     * @param token the company's; never shown in a message
     */
    VendorConnector(String board, URI address, String token) {
        this.account = new AccountId("plaza", board);
        this.plaza = new PlazaClient(address, token);
    }

    @Override
    public String name() {
        return account.toString();
    }

    @Override
    public Set<AccountId> accounts() {
        return Set.of(account);
    }

    // README: connector
    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        JsonNode page = plaza.get("messages", Map.of("after", cursor.value(), "limit", "" + PAGE));
        List<Arrival> items = new ArrayList<>();
        page.path("messages").forEach(message -> items.add(arrival(message)));
        Cursor next = new Cursor(page.path("next").asText(cursor.value()));
        return new Page<>(items, next, page.path("more").asBoolean());
    }

    @Override
    public boolean handles(ActionKind kind, AccountId on) {
        return kind == ActionKind.REPLY && on.equals(account);
    }

    @Override
    public Outcome handle(Action action, ActionKey key) {
        if (!(action instanceof Action.Reply reply)) {
            throw new PermanentException(action.kind().label() + " is not handled here");
        }
        JsonNode made = plaza.post(List.of("messages", reply.post().nativeId(), "replies"), key, reply.text());
        String id = made.path("id").asText();
        return made.path("again").asBoolean() ? new Outcome.AlreadyDone(id) : new Outcome.Sent(id);
    }
    // README: end

    @Override
    public Outcome reconcile(Action action, ActionKey key) {
        return handle(action, key); // the plaza honors keys: asked again, it answers what it did
    }

    /** A message that cannot be a post is kept as a dead letter; those around it go on. */
    private Arrival arrival(JsonNode message) {
        String id = message.path("id").asText();
        try {
            return new Arrival.Received(post(message, id), id, 0);
        } catch (IllegalArgumentException | DateTimeException e) {
            String beginning = message.toString();
            return new Arrival.Unreadable(
                    id,
                    0,
                    "SCCC-1105",
                    "a message of " + account + " has no id or no readable time",
                    beginning.substring(0, Math.min(BEGINNING, beginning.length())));
        }
    }

    private Post post(JsonNode message, String id) {
        PostBuilder post = Post.builder(new PostId(account.network(), account.account(), id))
                .kind(message.hasNonNull("reply_to") ? PostKind.ANSWER : PostKind.QUESTION)
                .authorRole(message.path("staff").asBoolean() ? AuthorRole.AGENT : AuthorRole.CUSTOMER)
                .text(message.path("text").asText())
                .threadId(message.path("thread").asText(null))
                .inReplyTo(message.path("reply_to").asText(null));
        if (message.hasNonNull("author")) {
            post.author(Author.of(message.path("author").asText()));
        }
        return message.hasNonNull("at")
                ? post.postedAt(Instant.parse(message.path("at").asText())).build()
                : post.build();
    }
}
