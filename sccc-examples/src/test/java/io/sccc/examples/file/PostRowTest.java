package io.sccc.examples.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostRowTest {

    private static Post read(String json) throws RowFault {
        return PostRow.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A row with an id, a network and this. */
    private static Post with(String fields) throws RowFault {
        return read("{\"id\":\"1\",\"network\":\"n\"," + fields + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SCCC-1101 | {broken",
                "SCCC-1101 | {\"id\":\"1\",\"network\":\"n\"} rest",
                "SCCC-1101 | {\"id\":\"1\",\"network\":\"n\"}{\"id\":\"2\",\"network\":\"n\"}",
                "SCCC-1101 | {\"id\":\"1\",\"network\":\"n\"",
                "SCCC-1102 | [1]",
                "SCCC-1102 | \"text\"",
                "SCCC-1102 | 17",
                "SCCC-1102 | null",
                "SCCC-1105 | {\"network\":\"n\"}",
                "SCCC-1105 | {\"id\":null,\"network\":\"n\"}",
                "SCCC-1105 | {\"id\":\"\",\"network\":\"n\"}",
                "SCCC-1105 | {\"id\":\" \",\"network\":\"n\"}",
                "SCCC-1105 | {\"id\":[],\"network\":\"n\"}",
                "SCCC-1105 | {\"id\":{\"a\":1},\"network\":\"n\"}",
                "SCCC-1105 | {\"id\":true,\"network\":\"n\"}",
                "SCCC-1105 | {\"id\":\"1\"}",
                "SCCC-1105 | {\"id\":\"1\",\"network\":null}",
                "SCCC-1105 | {\"id\":\"1\",\"network\":\"n\",\"account\":[1]}",
            })
    void read_rowThatCannotBeAPost_saysWhy(String code, String row) {
        RowFault fault = catchThrowableOfType(RowFault.class, () -> read(row));
        assertThat(fault).as(row).isNotNull();
        assertThat(fault.code()).isEqualTo(code);
    }

    @Test
    void read_garbageBytesAndDepth_areFaultsOfTheRow() {
        byte[] invalid = "{\"id\":\"1\",\"network\":\"n\",\"text\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        invalid[invalid.length - 3] = (byte) 0xff;
        String deep = "{\"id\":\"1\",\"network\":\"n\",\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}";
        String huge = "{\"id\":\"1\",\"network\":\"n\",\"x\":" + "9".repeat(5000) + "}";
        assertThat(catchThrowableOfType(RowFault.class, () -> PostRow.read(invalid))
                        .code())
                .isEqualTo("SCCC-1101");
        assertThat(catchThrowableOfType(RowFault.class, () -> read(deep)).code())
                .isEqualTo("SCCC-1104");
        assertThat(catchThrowableOfType(RowFault.class, () -> read(huge)).code())
                .isEqualTo("SCCC-1104");
    }

    @ParameterizedTest
    @CsvSource({
        "17, 17",
        "12345678901234567890123, 12345678901234567890123",
        "1.10, 1.10",
        "'\"007\"', 007",
        "'\" x \"', ' x '"
    })
    void read_id_staysAsItWasWritten(String written, String id) throws RowFault {
        assertThat(read("{\"network\":\"n\",\"id\":" + written + "}").id().nativeId())
                .isEqualTo(id);
    }

    @Test
    void read_leastRow_isAPublicPostOfNobody() throws RowFault {
        Post post = read("{\"id\":\"1\",\"network\":\"n\"}");
        assertThat(post.id().account()).isEqualTo(AccountId.ONLY);
        assertThat(post.kind()).isEqualTo(PostKind.POST);
        assertThat(post.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(post.author()).isNull();
        assertThat(post.authorRole()).isEqualTo(AuthorRole.UNKNOWN);
        assertThat(post.postedAt()).isNull();
        assertThat(post.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00-05:00, 2026-03-01T15:00:00Z",
        "2026-03-01T10:00:00+0000, 2026-03-01T10:00:00Z",
        "2026-03-01 10:00:00, 2026-03-01T10:00:00Z",
        "2026-03-01 10:00:00 -03, 2026-03-01T13:00:00Z",
        "2026-03-01t10:00z, 2026-03-01T10:00:00Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
    })
    void read_time_isUnderstoodInItsForms(String given, String instant) throws RowFault {
        assertThat(with("\"created_at\":\"" + given + "\"").postedAt()).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"garbage\"", "\"2026-02-30T00:00:00Z\"", "1700000000", "{\"a\":1}", "\"2026\"", "true"})
    void read_timeNobodyKnows_isUntimedAndKept(String given) throws RowFault {
        Post post = with("\"created_at\":" + given);
        assertThat(post.postedAt()).isNull();
        assertThat(post.attributes()).containsKey("created_at");
    }

    @ParameterizedTest
    @CsvSource({
        "dm, DIRECT_MESSAGE, PRIVATE",
        "Direct Message, DIRECT_MESSAGE, PRIVATE",
        "forum question, QUESTION, PUBLIC",
        "STORY-MENTION, STORY_MENTION, PUBLIC",
        "smoke signal, POST, PUBLIC",
    })
    void read_kind_ignoresCaseAndSeparators(String given, PostKind kind, Visibility visibility) throws RowFault {
        Post post = with("\"kind\":\"" + given + "\"");
        assertThat(post.kind()).isEqualTo(kind);
        assertThat(post.visibility()).isEqualTo(visibility);
    }

    @Test
    void read_unknownKindRoleAndVisibility_stillMakeAPost() throws RowFault {
        Post post = with("\"kind\":\"smoke\",\"author_role\":\"emperor\",\"visibility\":\"moon\",\"mood\":{\"a\":[1]}");
        assertThat(post.authorRole()).isEqualTo(AuthorRole.UNKNOWN);
        assertThat(post.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(post.attributes())
                .containsEntry("kind", "smoke")
                .containsEntry("author_role", "emperor")
                .containsEntry("mood", "{\"a\":[1]}");
    }

    @Test
    void read_blankThreadAndParent_joinNothing() throws RowFault {
        Post post = with("\"kind\":\"dm\",\"thread_id\":\"\",\"in_reply_to\":\" \"");
        assertThat(post.threadId()).isNull();
        assertThat(post.inReplyTo()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"[deleted]\"", "\"[removed]\"", "{\"name\":\"x\"}"})
    void read_authorWhoIsGone_isNobody(String author) throws RowFault {
        assertThat(with("\"author\":" + author).author()).isNull();
    }

    @Test
    void read_authorsFacts_areKnownOrNull() throws RowFault {
        var known = Objects.requireNonNull(
                with("\"author\":77,\"author_followers\":12,\"author_verified\":true,\"author_is_brand\":\"false\"")
                        .author());
        var unknown =
                Objects.requireNonNull(with("\"author\":\"a\",\"author_followers\":1e999,\"author_verified\":\"?\"")
                        .author());
        assertThat(known.id()).isEqualTo("77");
        assertThat(known.followers()).isEqualTo(12);
        assertThat(known.verified()).isTrue();
        assertThat(known.brandAccount()).isFalse();
        assertThat(known.employee()).isNull();
        assertThat(unknown.followers()).isNull();
        assertThat(unknown.verified()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "-5, 0",
        "1742900000123, 1742900000123",
        "1e999, 9223372036854775807",
        "1e999999999, 9223372036854775807",
        "-1e999, 0",
        "'\"2\"', 2",
        "null, 0",
        "{}, 0"
    })
    void read_revision_isCutToWhatCounts(String given, long revision) throws RowFault {
        assertThat(with("\"revision\":" + given).revision()).isEqualTo(revision);
    }

    @ParameterizedTest
    @CsvSource({"es, es", "pt_BR, pt", "ES-mx, es", "5,", "'',"})
    void read_language_isItsCode(String given, String lang) throws RowFault {
        assertThat(with("\"lang\":\"" + given + "\"").lang()).isEqualTo(lang);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"42 | 42", "{\"a\":\"b\"} | {\"a\":\"b\"}", "[\"a\"] | [\"a\"]", "null | ``"})
    void read_textThatIsNoText_isKeptAsWritten(String given, String text) throws RowFault {
        assertThat(with("\"text\":" + given).text()).isEqualTo(text);
    }

    @Test
    void read_nulAndHalfSurrogates_stillMakeAPost() throws RowFault {
        Post post =
                read("{\"id\":\"sur\\ud800\",\"network\":\"n\",\"author\":\"\\udc00\",\"text\":\"a\\u0000 \\ud83d\"}");
        assertThat(post.id().nativeId()).isEqualTo("sur\ud800");
        assertThat(post.text()).startsWith("a");
    }

    @Test
    void read_sameKeyTwice_takesTheLast() throws RowFault {
        assertThat(read("{\"id\":\"1\",\"id\":\"2\",\"network\":\"n\"}").id().nativeId())
                .isEqualTo("2");
    }
}
