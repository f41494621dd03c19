package io.sccc.connectors.vendor.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sccc.connectors.CaseChange.Kind;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.model.ActionKey;
import io.sccc.core.spi.Cursor;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small parts that need no server. */
class TextsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void cut_neverPartsWhatBelongsTogether() {
        assertThat(Texts.lines("ab👨‍👩‍👧cd", 4)).isEqualTo("ab…");
        assertThat(Texts.lines("aben\u0303o", 5)).isEqualTo("abe…");
        assertThat(Texts.lines("a👍🏽b", 3)).isEqualTo("a…");
        assertThat(Texts.lines("abcd", 4)).isEqualTo("abcd");
        assertThat(Texts.lines("n" + "\u0303".repeat(200), 100)).hasSize(100);
    }

    @Test
    void line_hasNoBreaks() {
        assertThat(Texts.line(" a\r\n\u2028b\tc\u0000 ", 100)).isEqualTo("a b c");
    }

    @Test
    void link_isAnAddressForAnyKey() {
        assertThat(Texts.link(new ActionKey("sccc:abc2"))).isEqualTo("sccc:abc2");
        assertThat(Texts.link(new ActionKey("k'1 ñ"))).isEqualTo("sccc:k%271%20%C3%B1");
    }

    @Test
    void time_tellsItsOffset() {
        assertThat(Texts.time(NOON)).isEqualTo("'2026-03-01 12:00:00 +0000'");
    }

    @Test
    void names_differWherePeopleDo() {
        Names names = new Names("contacts.invalid");

        assertThat(names.user("bluesky", "did:plc:abc")).isEqualTo("bluesky:did:plc:abc");
        assertThat(names.user("youtube", "UCabc")).isNotEqualToIgnoringCase(names.user("youtube", "UCABC"));
        assertThat(names.user("web", "a/b")).doesNotContain("/").isNotEqualTo(names.user("web", "a-b"));
        assertThat(names.address("a", "bc")).isNotEqualTo(names.address("ab", "c"));
        assertThat(names.user("x", "y".repeat(5000))).hasSizeLessThan(120);
    }

    @Test
    void mark_survivesItsCursorAndKnowsItsInstance() {
        ChangeMark mark =
                ChangeMark.from(NOON).after(NOON.plusSeconds(300), 7, Map.of(1L, NOON, 2L, NOON.plusSeconds(290)));

        assertThat(mark.told()).as("only what would be told again").containsOnlyKeys(2L);
        assertThat(ChangeMark.of(mark.cursor("rt.example"), "rt.example")).isEqualTo(mark);
        assertThat(mark.again().at()).isEqualTo(NOON.plusSeconds(180));
        assertThat(mark.again().again()).isEqualTo(mark.again());
        for (String other : new String[] {"garbage", mark.cursor("rt.example").value() + "x@y"}) {
            assertThatThrownBy(() -> ChangeMark.of(new Cursor(other), "rt.example"))
                    .isInstanceOf(VendorPermanentException.class);
        }
        assertThatThrownBy(() -> ChangeMark.of(mark.cursor("rt.example"), "other.example"))
                .hasMessageContainingAll("rt.example", "other.example");
    }

    @Test
    void kinds_ofTransactions() throws IOException {
        assertThat(kind("Create", "", "", "")).isEqualTo(new ChangeKind(Kind.OPENED, null));
        assertThat(kind("Status", "Status", "open", "resolved")).isEqualTo(new ChangeKind(Kind.CLOSED, "resolved"));
        assertThat(kind("Status", "Status", "resolved", "open")).isEqualTo(new ChangeKind(Kind.REOPENED, "open"));
        assertThat(kind("Status", "Status", "new", "stalled")).isEqualTo(new ChangeKind(Kind.STATE, "stalled"));
        assertThat(kind("Status", "Status", "new", "deleted")).isEqualTo(new ChangeKind(Kind.DELETED, "deleted"));
        assertThat(kind("Set", "Queue", "1", "3")).isEqualTo(new ChangeKind(Kind.ASSIGNED, "3"));
        assertThat(kind("SetWatcher", "Owner", "6", "14")).isEqualTo(new ChangeKind(Kind.ASSIGNED, "14"));
        assertThat(kind("Steal", "Owner", "6", "14")).isEqualTo(new ChangeKind(Kind.ASSIGNED, "14"));
        assertThat(kind("AddLink", "MergedInto", "", "fsck.com-rt://rt.example/ticket/3"))
                .isEqualTo(new ChangeKind(Kind.MERGED, "3"));
        assertThat(kind("FutureThing", "X", "", "y")).isEqualTo(new ChangeKind(Kind.OTHER, "y"));
    }

    private static ChangeKind kind(String type, String field, String before, String now) throws IOException {
        JsonNode transaction = new ObjectMapper()
                .readTree("{\"Type\":\"%s\",\"Field\":\"%s\",\"OldValue\":\"%s\",\"NewValue\":\"%s\"}"
                        .formatted(type, field, before, now));
        return ChangeKind.of(transaction, status -> status.equals("resolved"));
    }

    @Test
    void plain_ofHtml() {
        assertThat(Words.plain("<p>Hola &amp; <b>gracias</b></p><p>a &lt;b&gt;<br/>c</p>"))
                .isEqualTo("Hola & gracias\na <b>\nc");
    }
}
