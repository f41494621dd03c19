package io.sccc.connectors.testkit;

import static io.sccc.connectors.testkit.Defect.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.Position;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the fake vendor's items, with the mistakes that mappers and pagers make. */
final class FakeFeed {

    static final AccountId ACCOUNT = new AccountId("fake", "acme");
    private static final String INSTANCE = "fake.example";

    private final FakeClient client;
    private int position;
    private Instant latest = Instant.MIN;
    private final Set<String> seen = new HashSet<>();

    FakeFeed(FakeClient client) {
        this.client = client;
    }

    Page<Arrival> fetch(Cursor cursor) {
        int from = at(cursor);
        JsonNode page = page(from + mistaken(from));
        List<Arrival> items = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            Instant at = item.hasNonNull("at") ? Instant.parse(item.path("at").asText()) : Instant.MAX;
            boolean skipped = (is(Defect.L08) && at.isBefore(latest))
                    || (is(Defect.L09) && !seen.add(at.toString()) && items.isEmpty());
            latest = at.isAfter(latest) ? at : latest;
            if (!skipped) {
                items.add(arrival(item));
            }
        }
        int next = page.path("next").asInt(from);
        position = next;
        boolean more = page.path("more").asBoolean();
        if (is(Defect.L21) && items.isEmpty()) {
            more = false;
        }
        if (is(Defect.L01)) {
            more = false;
        }
        if (is(Defect.L06) && items.isEmpty() && from == 0) {
            throw new IllegalStateException("no items");
        }
        boolean jumps = is(Defect.L05) && !more;
        return new Page<>(items, cursor(jumps ? next + 1 : next, items), more || (is(Defect.L04) && from > 0));
    }

    private int mistaken(int from) {
        if (is(Defect.F24)) {
            return position;
        }
        return is(Defect.L03) && from > 0 && position == 0 ? 1 : 0;
    }

    private JsonNode page(int from) {
        try {
            return client.get("/items?after=" + from);
        } catch (FakeClient.EmptyAnswer e) {
            return FakeClient.json().createObjectNode();
        } catch (RuntimeException e) {
            if (is(Defect.L23)) {
                position = from + 2;
                return FakeClient.json().createObjectNode().put("next", from + 2);
            }
            throw e;
        }
    }

    int at(Cursor cursor) {
        if (cursor.atStart()) {
            return 0;
        }
        if (is(Defect.L24) || is(Defect.P06)) {
            return cursor.value().contains(INSTANCE)
                    ? Integer.parseInt(Position.of(cursor, 1, INSTANCE).value())
                    : 0;
        }
        return Integer.parseInt(Position.of(cursor, 1, INSTANCE).value());
    }

    static Cursor cursor(int next, List<Arrival> items) {
        String readable = "after " + next;
        if (is(Defect.L25) && !items.isEmpty() && items.get(0) instanceof Arrival.Received one) {
            readable = one.post().text();
        }
        return new Position(1, INSTANCE, Integer.toString(next), readable).cursor();
    }

    Cursor overlap(Cursor cursor) {
        int back = is(Defect.L26) ? at(cursor) + 1 : Math.max(0, at(cursor) - 2);
        return cursor(back, List.of());
    }

    Arrival arrival(JsonNode item) {
        if (!item.hasNonNull("id")) {
            if (is(Defect.L22)) {
                throw new IllegalStateException("an item has no id");
            }
            String beginning = item.toString();
            int length = is(Defect.L27) ? beginning.length() : Math.min(4096, beginning.length());
            return new Arrival.Unreadable("", 0, "SCCC-1105", "an item has no id", beginning.substring(0, length));
        }
        return new Arrival.Received(post(item));
    }

    static Post post(JsonNode item) {
        String kind = item.path("kind").asText();
        if (is(Defect.L18)) {
            PostKind.valueOf(kind.equals("direct") ? "DIRECT_MESSAGE" : kind.toUpperCase(java.util.Locale.ROOT));
        }
        boolean direct = kind.equals("direct") && !is(Defect.L14) && !is(Defect.W17);
        boolean own = item.path("own").asBoolean() && !is(Defect.L12) && !is(Defect.W16);
        PostBuilder post = Post.builder(new PostId(
                        ACCOUNT.network(), ACCOUNT.account(), item.path("id").asText()))
                .kind(direct ? PostKind.DIRECT_MESSAGE : PostKind.COMMENT)
                .visibility(direct || is(Defect.L13) ? Visibility.PRIVATE : Visibility.PUBLIC)
                .authorRole(own ? AuthorRole.BRAND : AuthorRole.CUSTOMER)
                .deleted(item.path("gone").asBoolean() && !is(Defect.L11))
                .revision(is(Defect.L10) ? 0 : item.path("revision").asLong())
                .postedAt(Instant.parse(item.path("at").asText()))
                .text(text(item));
        if (item.hasNonNull("answers") && !is(Defect.L15)) {
            post.inReplyTo(item.path("answers").asText());
        }
        if (is(Defect.L07)) {
            post.revision(System.nanoTime());
        }
        return author(post, item).build();
    }

    private static PostBuilder author(PostBuilder post, JsonNode item) {
        if (item.hasNonNull("author") && !is(Defect.L02)) {
            return post.author(Author.of(item.path("author").asText()));
        }
        return is(Defect.L16) ? post.author(Author.of("null")) : post;
    }

    private static String text(JsonNode item) {
        String text = item.path("text").asText();
        if ((is(Defect.L17) || is(Defect.W15)) && item.has("sccc_unknown")) {
            return text + "?";
        }
        if (is(Defect.L20) && (text.isEmpty() || text.indexOf('\ud83d') >= 0)) {
            throw new IllegalArgumentException("no text");
        }
        return is(Defect.L19) ? java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC) : text;
    }
}
