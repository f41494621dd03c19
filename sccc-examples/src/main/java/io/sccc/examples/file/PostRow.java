package io.sccc.examples.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Visibility;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a post file. Lenient where a post can still be made of it (a kind, role or time nobody knows is kept as an
 * attribute), strict where it cannot (no JSON object, no id, no network).
 */
final class PostRow {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private static final Set<String> OWN = Set.of(
            "id",
            "network",
            "account",
            "revision",
            "deleted",
            "kind",
            "visibility",
            "author",
            "author_role",
            "author_followers",
            "author_verified",
            "author_is_brand",
            "author_is_employee",
            "created_at",
            "lang",
            "text",
            "thread_id",
            "in_reply_to");

    /** What networks write in place of an author who is gone. */
    private static final Set<String> NOBODY = Set.of("", "[deleted]", "[removed]");

    private final JsonNode row;
    private final PostBuilder post;

    private PostRow(JsonNode row) throws RowFault {
        this.row = row;
        String account = name("account");
        this.post =
                Post.builder(new PostId(require("network"), account == null ? AccountId.ONLY : account, require("id")));
    }

    /** The post in a line. */
    static Post read(byte[] line) throws RowFault {
        try {
            return new PostRow(parse(line)).build();
        } catch (RuntimeException | StackOverflowError e) {
            throw new RowFault(
                    "SCCC-1106",
                    "no post can be made of the row (" + e.getClass().getName() + ")");
        }
    }

    private static JsonNode parse(byte[] line) throws RowFault {
        int start = line.length >= 3 && (line[0] & 0xff) == 0xef && (line[1] & 0xff) == 0xbb ? 3 : 0;
        try (JsonParser parser = JSON.createParser(line, start, line.length - start)) {
            JsonNode row = JSON.readTree(parser);
            if (row == null || !row.isObject()) {
                throw new RowFault("SCCC-1102", "the line is not a JSON object");
            }
            if (parser.nextToken() != null) {
                throw new RowFault("SCCC-1101", "something follows the JSON object");
            }
            return row;
        } catch (StreamConstraintsException e) {
            throw new RowFault("SCCC-1104", "the JSON is nested too deep or a value is too large");
        } catch (JacksonException e) {
            long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new RowFault("SCCC-1101", "the line is not valid JSON (column " + column + ")");
        } catch (IOException e) {
            throw new RowFault("SCCC-1101", "the line is not valid UTF-8 JSON");
        }
    }

    private Post build() {
        String parent = filled("in_reply_to");
        PostKind kind = kind(parent);
        Author author = author();
        String text = text("text");
        post.revision(revision())
                .deleted(row.path("deleted").asBoolean(false))
                .kind(kind)
                .visibility(visibility(kind))
                .author(author)
                .authorRole(role())
                .postedAt(time())
                .text(text == null ? "" : text)
                .lang(lang())
                .threadId(filled("thread_id"))
                .inReplyTo(parent);
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            if (!OWN.contains(field.getKey()) && !field.getValue().isNull()) {
                keep(field.getKey(), field.getValue());
            }
        }
        return post.build();
    }

    private long revision() {
        JsonNode given = row.path("revision");
        if (given.isNumber() && !given.canConvertToLong()) {
            return given.decimalValue().signum() > 0 ? Long.MAX_VALUE : 0;
        }
        return Math.max(0, given.asLong(0));
    }

    private PostKind kind(@Nullable String parent) {
        String given = filled("kind");
        if (given == null) {
            return parent == null ? PostKind.POST : PostKind.REPLY;
        }
        PostKind kind = PostKind.named(given);
        if (kind == null) {
            keep("kind", row.get("kind"));
            return PostKind.POST;
        }
        return kind;
    }

    private Visibility visibility(PostKind kind) {
        String given = filled("visibility");
        if (given == null) {
            return kind == PostKind.DIRECT_MESSAGE ? Visibility.PRIVATE : Visibility.PUBLIC;
        }
        return "public".equals(given.strip().toLowerCase(Locale.ROOT)) ? Visibility.PUBLIC : Visibility.PRIVATE;
    }

    private @Nullable Author author() {
        String id = text("author");
        if (id == null || NOBODY.contains(id.strip())) {
            return null;
        }
        if (row.path("author").isContainerNode()) {
            keep("author", row.path("author"));
            return null;
        }
        JsonNode followers = row.path("author_followers");
        return new Author(
                id,
                id,
                followers.isNumber() && followers.canConvertToLong() ? Long.valueOf(followers.asLong()) : null,
                flag("author_verified"),
                flag("author_is_brand"),
                flag("author_is_employee"));
    }

    private AuthorRole role() {
        String given = filled("author_role");
        if (given == null) {
            return AuthorRole.UNKNOWN;
        }
        for (AuthorRole role : AuthorRole.values()) {
            if (role.name().equalsIgnoreCase(given.strip())) {
                return role;
            }
        }
        keep("author_role", row.get("author_role"));
        return AuthorRole.UNKNOWN;
    }

    private @Nullable Instant time() {
        String given = filled("created_at");
        if (given == null) {
            return null;
        }
        String stamp = given.strip();
        try {
            return Instant.parse(stamp);
        } catch (DateTimeException notPlain) {
            return lenient(stamp);
        }
    }

    /** Also with a blank for the T, with an offset, with none (then it is UTC); otherwise untimed. */
    private @Nullable Instant lenient(String stamp) {
        try {
            String compact = stamp.replaceFirst(" ", "T").replace(" ", "");
            TemporalAccessor parsed = STAMP.parseBest(compact, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime there
                    ? there.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            keep("created_at", row.get("created_at"));
            return null;
        }
    }

    private @Nullable String lang() {
        String given = filled("lang");
        if (given == null) {
            return null;
        }
        String code = given.strip().toLowerCase(Locale.ROOT);
        int region = code.replace('_', '-').indexOf('-');
        String language = region > 0 ? code.substring(0, region) : code;
        if (language.chars().allMatch(Character::isLetter)) {
            return language;
        }
        keep("lang", row.get("lang"));
        return null;
    }

    private void keep(String name, JsonNode value) {
        post.attribute(name, value.isTextual() ? value.textValue() : value.toString());
    }

    private @Nullable Boolean flag(String name) {
        String value = row.path(name).asText("").strip().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private String require(String name) throws RowFault {
        String value = name(name);
        if (value == null) {
            throw new RowFault("SCCC-1105", "the row has no " + name);
        }
        return value;
    }

    /** A part of the post's identity: text or a number, unchanged; null when it is neither or blank. */
    private @Nullable String name(String name) throws RowFault {
        JsonNode value = row.path(name);
        if (value.isContainerNode() || value.isBoolean()) {
            throw new RowFault("SCCC-1105", "the row's " + name + " is neither text nor a number");
        }
        return filled(name);
    }

    private @Nullable String filled(String name) {
        String value = text(name);
        return value == null || value.isBlank() ? null : value;
    }

    private @Nullable String text(String name) {
        JsonNode value = row.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
