package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.http.HtmlText;
import io.sccc.connectors.http.Json;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.Arrival;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A comment as JSON to a post.
 *
 * @param staff ids of users who speak for the company
 * @param lang the site's language; null when not told
 */
record CommentMapper(
        TenantId tenant,
        AccountId account,
        Set<String> staff,
        @Nullable String lang) {

    private static final String UNREADABLE = "SCCC-4102";
    private static final int BEGINNING = 4096;
    private static final int GUEST_BYTES = 12;

    /** What is seen of a comment, to notice a change. */
    static Known known(JsonNode comment, long otherwise) {
        String id = Json.text(comment, "/id");
        Instant at = Json.instant(comment, "/date_gmt");
        String digest = Json.textOr(comment, "", "/status") + "\n" + source(comment);
        boolean numbered = id != null && id.matches("\\d{1,18}");
        Known whole = Known.of(numbered && id != null ? id : "?", at == null ? otherwise : at.getEpochSecond(), digest);
        boolean held = Json.textOr(comment, "", "/status").equals("hold");
        return numbered
                ? held ? whole.held() : whole
                : new Known("?" + whole.digest(), whole.second(), whole.digest(), 0, false);
    }

    /** What arrives for a change; {@code own} is the account's own user id. */
    Arrival arrival(Walk.Change change, String own) {
        Known known = change.known();
        JsonNode comment = change.entry();
        if (comment == null) {
            return new Arrival.Received(builder(known).deleted(true).build());
        }
        return known.id().startsWith("?") ? unreadable(comment) : new Arrival.Received(post(comment, known, own));
    }

    private static Arrival unreadable(JsonNode comment) {
        String all = comment.toString();
        String tooMuch = Json.text(comment, "/" + Site.TOO_MUCH);
        String error = tooMuch == null
                ? "a comment without an id that is a number"
                : "a comment that is too much to be read; look at it in the site's administration: " + tooMuch;
        return new Arrival.Unreadable(
                "comments", 0, UNREADABLE, error, all.substring(0, Math.min(BEGINNING, all.length())));
    }

    private PostBuilder builder(Known known) {
        return Post.builder(new PostId(account.network(), account.account(), known.id()))
                .tenant(tenant)
                .revision(known.revision())
                .kind(PostKind.COMMENT);
    }

    private Post post(JsonNode comment, Known known, String own) {
        HtmlText content = text(comment);
        String parent = number(comment, "/parent");
        String status = Json.textOr(comment, "unknown", "/status").toLowerCase(Locale.ROOT);
        PostBuilder post = builder(known)
                .kind(parent == null ? PostKind.COMMENT : PostKind.REPLY)
                .visibility(status.startsWith("approve") ? Visibility.PUBLIC : Visibility.PRIVATE)
                .author(author(comment))
                .authorRole(role(number(comment, "/author"), own))
                .postedAt(Json.instant(comment, "/date_gmt"))
                .text(content.text())
                .lang(lang)
                .threadId(number(comment, "/post"))
                .inReplyTo(parent)
                .attribute("status", status);
        content.links().forEach(post::link);
        String link = Json.text(comment, "/link");
        return (link == null ? post : post.attribute("url", link)).build();
    }

    private AuthorRole role(@Nullable String user, String own) {
        if (user == null) {
            return AuthorRole.CUSTOMER;
        }
        return user.equals(own) ? AuthorRole.BRAND : staff.contains(user) ? AuthorRole.AGENT : AuthorRole.UNKNOWN;
    }

    /** A user by id; a guest by e-mail address, which is not told; a guest without one is nobody in particular. */
    private static @Nullable Author author(JsonNode comment) {
        String user = number(comment, "/author");
        String name = Json.text(comment, "/author_name");
        String mail = Json.text(comment, "/author_email");
        String id = user != null || mail == null
                ? user
                : "guest:" + hashed(mail.strip().toLowerCase(Locale.ROOT));
        return id == null ? null : new Author(id, name == null ? null : HtmlText.line(name), null, null, null, null);
    }

    private static String hashed(String mail) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(mail.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, GUEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The words of a comment. */
    static HtmlText text(JsonNode comment) {
        String raw = Json.text(comment, "/content/raw");
        return raw == null ? HtmlText.of(source(comment)) : HtmlText.ofLines(raw);
    }

    private static String source(JsonNode comment) {
        return Json.textOr(comment, "", "/content/raw", "/content/rendered", "/content");
    }

    /** An id; null where WordPress says 0 for none. */
    static @Nullable String number(JsonNode node, String pointer) {
        String id = Json.text(node, pointer);
        return id == null || id.equals("0") ? null : id;
    }
}
