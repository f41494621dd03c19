package io.sccc.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Content;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.Arrival;
import java.util.List;

/** Maps what Plaza writes to what the center reads. Pure. */
final class VendorMapping {

    private static final int BEGINNING = 4096;

    private final AccountId account;
    private final TenantId tenant;

    /**
     * A mapping for one board.
     *
     * @param account whose posts they are
     * @param tenant whose contents they are
     */
    VendorMapping(AccountId account, TenantId tenant) {
        this.account = account;
        this.tenant = tenant;
    }

    /** A message that cannot be a post is kept as a dead letter; those around it go on. */
    Arrival arrival(JsonNode message) {
        String id = Json.textOr(message, "", "/id");
        try {
            return new Arrival.Received(post(message, id), id, 0);
        } catch (IllegalArgumentException e) { // a post without an id
            String beginning = message.toString();
            return new Arrival.Unreadable(
                    id, // where it stands, for people
                    0, // the line, of sources that are files
                    "SCCC-1105",
                    "a message of " + account + " has no id", // none of the person's words
                    beginning.substring(0, Math.min(BEGINNING, beginning.length()))); // masked before it is stored
        }
    }

    private Post post(JsonNode message, String id) {
        PostBuilder post = Post.builder(new PostId(account.network(), account.account(), id))
                .kind(message.hasNonNull("reply_to") ? PostKind.ANSWER : PostKind.QUESTION)
                .authorRole(Json.flag(message, "/staff") ? AuthorRole.AGENT : AuthorRole.CUSTOMER)
                .text(Json.textOr(message, "", "/text"))
                .postedAt(Json.instant(message, "/at")) // null: not known
                .revision(Json.number(message, "/version", 0)) // grows with each edit
                .deleted(Json.flag(message, "/deleted")) // a deletion is the same post, with the same id
                .threadId(Json.text(message, "/thread"))
                .inReplyTo(Json.text(message, "/reply_to")); // the native id of the post it answers
        if (Json.flag(message, "/closed")) {
            post.attribute("closed", "true");
        }
        String author = Json.text(message, "/author");
        return (author == null ? post : post.author(Author.of(author))).build();
    }

    Content content(JsonNode hit) {
        return new Content(
                tenant,
                Json.textOr(hit, "", "/id"),
                Json.text(hit, "/url"),
                Json.text(hit, "/lang"),
                Json.text(hit, "/title"),
                null, // the question it answers, where the vendor tells it apart from the title
                Json.textOr(hit, "", "/text"), // words, no markup
                List.of(),
                Visibility.PUBLIC);
    }
}
