package io.sccc.core.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Event;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Level;
import io.sccc.core.model.Link;
import io.sccc.core.model.LocalizedText;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Route;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowJsonTest {

    private static final long SEED = 20260301;

    private static final Post POST = Post.of("twitter", "7", "u1", "Olá 👋").toBuilder()
            .postedAt(Instant.parse("2026-03-01T12:00:00.000000001Z"))
            .attribute("country", "MX")
            .attribute("brand", "Acme")
            .build();

    /** What a ledger stores. {@code row-format.txt} has these and all they are made of. */
    static Stream<Class<?>> stored() {
        return Stream.of(
                Post.class,
                Author.class,
                Link.class,
                Event.class,
                Action.class,
                Action.OpenCase.class,
                Outcome.class,
                Decision.class,
                Route.class,
                Route.Timer.class,
                ActionSpec.class,
                LocalizedText.class,
                Understanding.class,
                Finding.class,
                Party.class,
                PostId.class,
                TenantId.class,
                Level.class,
                Inbox.class,
                Inbox.History.class,
                Judgment.Hop.class,
                Work.class,
                Work.Request.class,
                Work.Progress.class,
                DeadLetter.class,
                Memory.Customer.class,
                Memory.Change.class,
                Ledger.Timer.class,
                Ledger.Counts.class,
                Ledger.Ending.class,
                Cursor.class);
    }

    @ParameterizedTest
    @MethodSource("stored")
    void read_anyWrittenValue_isEqual(Class<?> type) {
        RandomRows rows = new RandomRows(SEED);
        for (int i = 0; i < 200; i++) {
            Object value = rows.any(type);
            String json = RowJson.write(value);
            assertThat(RowJson.read(type, json))
                    .as("seed %d, %d: %s", SEED, i, json)
                    .isEqualTo(value);
            assertThat(RowJson.write(RowJson.read(type, json))).isEqualTo(json);
            assertThat(json.indexOf(0)).isNegative();
            assertThat(new String(json.getBytes(UTF_8), UTF_8))
                    .as("seed %d, %d: well-formed Unicode", SEED, i)
                    .isEqualTo(json);
        }
    }

    @Test
    void read_sealedChoices_areAllCovered() {
        assertThat(((SealedCodec) Codecs.of(Event.class)).byName())
                .hasSize(Event.class.getPermittedSubclasses().length);
        assertThat(((SealedCodec) Codecs.of(Action.class)).byName()).hasSize(ActionKind.values().length);
    }

    /** Rows as the version before wrote them, without what events tell since. */
    @Test
    void read_eventsStoredBefore_tellNothingMore() {
        String head = "\"head\":{\"seq\":7,\"tenant\":\"main\",\"at\":\"2026-03-01T12:00:00Z\",\"cause\":7},";
        String post = "\"post\":{\"network\":\"net\",\"account\":\"main\",\"native_id\":\"1\"}";
        Event.PostStored stored = (Event.PostStored) RowJson.read(
                Event.class, "{\"v\":1,\"type\":\"post_stored\"," + head + post + ",\"author_role\":\"customer\"}");
        assertThat(stored.told()).isNull();
        assertThat(stored.postedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        Event.Understood understood = (Event.Understood)
                RowJson.read(Event.class, "{\"v\":1,\"type\":\"understood\"," + head + post + ",\"understanding\":{}}");
        assertThat(understood.hashtags()).isEmpty();
        String about = "\"about\":{\"tenant\":\"main\",\"conversation\":\"c-1\",\"customer\":\"ana\"}";
        Event.Routed routed = (Event.Routed) RowJson.read(
                Event.class, "{\"v\":1,\"type\":\"routed\"," + head + post + "," + about + ",\"level\":\"CRM\"}");
        assertThat(routed.attributes()).isEmpty();
        assertThat(routed.cost()).isNull();
        Event.CaseClosed closed = (Event.CaseClosed) RowJson.read(
                Event.class, "{\"v\":1,\"type\":\"case_closed\"," + head + about + ",\"key\":\"k\",\"case_id\":\"9\"}");
        assertThat(closed.why()).isNull();
        Event.AuthorErased erased = (Event.AuthorErased)
                RowJson.read(Event.class, "{\"v\":1,\"type\":\"author_erased\"," + head + "\"network\":\"net\"}");
        assertThat(erased.alias()).isNull();
        assertThat(erased.first()).isZero();
    }

    @Test
    void read_facts_haveEqualValuesOfTheSameTypes() {
        RandomRows rows = new RandomRows(SEED);
        for (int i = 0; i < 1000; i++) {
            Facts facts = rows.any(Facts.class);
            String json = RowJson.write(facts);
            Facts back = RowJson.read(Facts.class, json);
            assertThat(back.byName()).as("seed %d, %d: %s", SEED, i, json).isEqualTo(facts.byName());
            assertThat(Set.copyOf(back.known())).isEqualTo(Set.copyOf(facts.known()));
        }
    }

    @Test
    void read_verdict_isEqual() {
        RandomRows rows = new RandomRows(SEED);
        for (int i = 0; i < 100; i++) {
            Verdict verdict = rows.any(Verdict.class);
            Verdict back = RowJson.read(Verdict.class, RowJson.write(verdict));
            Judgment read = back.judgment();
            Facts facts = verdict.judgment().facts();
            assertThat(read.facts().byName()).isEqualTo(facts.byName());
            Judgment same =
                    new Judgment(read.row(), read.understanding(), facts, read.decision(), read.hop(), read.timer());
            Verdict sameFacts = new Verdict(same, back.change(), back.work(), back.timer());
            assertThat(sameFacts).as("seed %d, %d", SEED, i).isEqualTo(verdict);
        }
    }

    @Test
    void write_equalValuesMadeInAnotherOrder_isTheSameText() {
        List<String> names = IntStream.range(0, 200).mapToObj(i -> "n" + i).toList();
        List<String> reversed =
                IntStream.range(0, 200).mapToObj(i -> "n" + (199 - i)).toList();
        assertThat(RowJson.write(new Understanding(Map.of(), new LinkedHashSet<>(names))))
                .isEqualTo(RowJson.write(new Understanding(Map.of(), new LinkedHashSet<>(reversed))));
    }

    @Test
    void write_inbox_isThisText() {
        Inbox row = new Inbox(
                3,
                POST,
                new ConversationId("c-x"),
                List.of(),
                null,
                true,
                Set.of("phone", "email"),
                null,
                new Inbox.History(1, 0, 0),
                "",
                0);
        assertThat(RowJson.write(row))
                .isEqualTo("{\"v\":1,\"seq\":3,\"post\":{\"tenant\":\"default\","
                        + "\"id\":{\"network\":\"twitter\",\"account\":\"main\",\"native_id\":\"7\"},\"kind\":\"POST\","
                        + "\"visibility\":\"PUBLIC\",\"author\":{\"id\":\"u1\"},\"author_role\":\"UNKNOWN\","
                        + "\"posted_at\":\"2026-03-01T12:00:00.000000001Z\",\"text\":\"Olá 👋\","
                        + "\"attributes\":{\"brand\":\"Acme\",\"country\":\"MX\"}},\"conversation\":\"c-x\","
                        + "\"plausible\":true,\"seen\":[\"email\",\"phone\"],\"history\":{\"posts24h\":1},"
                        + "\"position\":\"\"}");
    }

    @Test
    void write_choice_hasItsTypeWhereverItStands() {
        assertThat(RowJson.write(new Outcome.AlreadyDone("500")))
                .isEqualTo("{\"v\":1,\"type\":\"already_done\",\"id\":\"500\"}");
        assertThatThrownBy(() -> RowJson.read(Outcome.Sent.class, RowJson.write(new Outcome.AlreadyDone("500"))))
                .isInstanceOf(PermanentException.class);
    }

    @Test
    void write_valueAlone_isThisText() {
        assertThat(RowJson.write(new Cursor("p2"))).isEqualTo("{\"v\":1,\"value\":\"p2\"}");
        assertThat(RowJson.write(Level.CRM)).isEqualTo("{\"v\":1,\"value\":\"CRM\"}");
    }

    @Test
    void write_facts_isThisText() {
        Facts facts = Facts.empty()
                .put(Fact.TEXT, "\u0000\ud83d\"")
                .put(Fact.URGENT, false)
                .put(Fact.TOPICS, Set.of("B", "a"))
                .put(Fact.HASHTAGS, Set.of())
                .put(Fact.AUTHOR_FOLLOWERS, 12);
        assertThat(RowJson.write(facts))
                .isEqualTo("{\"v\":1,\"value\":{\"author.followers\":12.0,\"hashtags\":[],"
                        + "\"text\":\"\\u0000\\ud83d\\\"\",\"topics\":[\"a\",\"b\"],\"urgent\":false}}");
    }

    @Test
    void write_keyWithNulOrLoneSurrogate_isEscapedInAWayThatReadsBack() {
        LocalizedText text = new LocalizedText(Map.of("\ude00", "a", "\u0000d83d", "b", "\ud83d", "c"));
        assertThat(RowJson.write(text))
                .isEqualTo("{\"v\":1,\"by_language\":{\"\\u00000000d83d\":\"b\",\"\\u0000d83d\":\"c\","
                        + "\"\\u0000de00\":\"a\"}}");
        assertThat(RowJson.read(LocalizedText.class, RowJson.write(text))).isEqualTo(text);
    }

    @Test
    void write_notANumber_isUnknown() {
        Facts facts = Facts.empty().put(Fact.SENTIMENT, Double.NaN);
        assertThat(RowJson.read(Facts.class, RowJson.write(facts)).known()).isEmpty();
    }

    @Test
    void read_factOfAnotherTypeOrKind_isSkipped() {
        String json = "{\"v\":1,\"value\":{\"network\":4,\"urgent\":{\"a\":[1]},\"own\":2.5,\"spam\":true}}";
        assertThat(RowJson.read(Facts.class, json).byName()).isEqualTo(Map.of("own", 2.5, "spam", true));
    }

    @Test
    void read_unknownKeys_areSkipped() {
        String json = "{\"v\":1,\"new\":{\"a\":[1,{\"b\":null}]},\"label\":\"es\",\"also\":[],\"score\":0.5}";
        assertThat(RowJson.read(Finding.class, json)).isEqualTo(new Finding("es", 0.5));
    }

    @Test
    void read_missingComponents_areNullEmptyZeroOrFalse() {
        Memory.Customer customer = RowJson.read(Memory.Customer.class, "{\"v\":1}");
        assertThat(customer)
                .isEqualTo(new Memory.Customer(
                        null, 0, 0, null, null, List.of(), null, 0, false, List.of(), 0, 0, null, 0));
        assertThat(RowJson.read(Understanding.class, "{\"v\":1,\"topics\":null}"))
                .isEqualTo(Understanding.NONE);
    }

    @Test
    void read_newerVersion_isRefusedWithTheCure() {
        assertThatThrownBy(() -> RowJson.read(Finding.class, "{\"v\":2,\"label\":\"es\"}"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("Finding")
                .hasMessageContaining("version 2")
                .hasMessageContaining("newer one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"label\":\"es\"}", "{\"v\":\"1\"}", "{\"v\":1} {}", "{\"v\":1}x", "nope"})
    void read_noRow_isRefused(String json) {
        assertThatThrownBy(() -> RowJson.read(Understanding.class, json)).isInstanceOf(PermanentException.class);
    }

    @Test
    void read_truncatedAnywhere_isRefused() {
        String json = RowJson.write(new RandomRows(SEED).any(Inbox.class));
        IntStream.range(0, json.length())
                .forEach(end -> assertThatThrownBy(() -> RowJson.read(Inbox.class, json.substring(0, end)))
                        .as("seed %d, cut at %d", SEED, end)
                        .isInstanceOf(PermanentException.class)
                        .hasNoCause());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"post\":{\"links\":[{\"url\":\"u\"},{\"url\":\"Juana\",\"title\":{\"Juana\":1}}]}}",
                "{\"v\":1,\"post\":{\"links\":[{},{\"title\":Juana}]}}"
            })
    void read_fault_namesTypeAndPlaceButNoContent(String json) {
        assertThatThrownBy(() -> RowJson.read(Inbox.class, json))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("Inbox")
                .hasMessageContaining("$.post.links[1].title")
                .hasMessageNotContaining("Juana")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"post\":{\"attributes\":{\"Juana\":1}}}",
                "{\"v\":1,\"post\":{\"Juana\":1",
                "{\"v\":1,\"post\":{\"id\":{\"network\":\"Juana\",\"account\":\"\",\"native_id\":\"Juana\"}}}",
                "{\"v\":1,\"post\":{\"kind\":\"Juana\"}}",
                "{\"v\":1,\"clock\":\"Juana\"}"
            })
    void read_faultOfPeoplesWords_doesNotTellThem(String json) {
        assertThatThrownBy(() -> RowJson.read(Inbox.class, json))
                .isInstanceOf(PermanentException.class)
                .hasMessageNotContaining("Juana")
                .hasNoCause();
    }

    @Test
    void read_megabyteOfText_isEqual() {
        Post post = POST.withText("\u0000é😀x".repeat(220_000));
        assertThat(RowJson.read(Post.class, RowJson.write(post))).isEqualTo(post);
    }

    @Test
    void write_typeWithoutForm_isRefused() {
        assertThatThrownBy(() -> RowJson.write(new Closed(new StringBuilder())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("StringBuilder");
        assertThatThrownBy(() -> RowJson.write(new Reserved("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("type");
    }

    private record Closed(StringBuilder text) {}

    private record Reserved(String type) {}
}
