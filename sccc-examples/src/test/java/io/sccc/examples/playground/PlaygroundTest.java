package io.sccc.examples.playground;

import static io.sccc.examples.playground.PlaygroundWire.ana;
import static io.sccc.examples.playground.PlaygroundWire.append;
import static io.sccc.examples.playground.PlaygroundWire.caseRef;
import static io.sccc.examples.playground.PlaygroundWire.contact;
import static io.sccc.examples.playground.PlaygroundWire.get;
import static io.sccc.examples.playground.PlaygroundWire.json;
import static io.sccc.examples.playground.PlaygroundWire.key;
import static io.sccc.examples.playground.PlaygroundWire.open;
import static io.sccc.examples.playground.PlaygroundWire.post;
import static io.sccc.examples.playground.PlaygroundWire.reply;
import static io.sccc.examples.playground.PlaygroundWire.rows;
import static io.sccc.examples.playground.PlaygroundWire.sent;
import static io.sccc.examples.playground.PlaygroundWire.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.TenantId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaygroundTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path dir;

    private Path journal;
    private Playground playground;
    private PlaygroundActions actions;

    @BeforeEach
    void start() throws Exception {
        journal = dir.resolve("playground.jsonl");
        begin();
    }

    @AfterEach
    void stop() throws Exception {
        actions.close();
        playground.close();
    }

    @Test
    void handle_sameKeyTwice_isOneRowAndAlreadyDone() {
        Outcome first = actions.handle(reply("c-1", "1"), key("k-1"));
        Outcome second = actions.handle(reply("c-1", "1"), key("k-1"));

        assertThat(second).isEqualTo(new Outcome.AlreadyDone(sent(first)));
        assertThat(rows(journal)).hasSize(1);
    }

    @Test
    void handle_fiftyThreadsWithOneKey_isOneEffect() throws Exception {
        List<Outcome> outcomes =
                together(IntStream.range(0, 50).mapToObj(i -> "k-1").toList());

        assertThat(outcomes).filteredOn(Outcome.Sent.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.AlreadyDone.class::isInstance).hasSize(49);
        assertThat(rows(journal)).hasSize(1);
    }

    @Test
    void handle_manyThreadsWithKeysOfTheirOwn_loseNothing() throws Exception {
        List<String> keys = IntStream.range(0, 500).mapToObj(i -> "k-" + i).toList();

        assertThat(together(keys)).allMatch(Outcome.Sent.class::isInstance);

        assertThat(rows(journal)).extracting(row -> row.get("key").asText()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void start_onAJournal_keepsRefusingDuplicates() throws Exception {
        String reply = sent(actions.handle(reply("c-1", "1"), key("k-1")));
        String caseId = openCase("c-1");
        byte[] before = Files.readAllBytes(journal);

        restart();

        assertThat(actions.handle(reply("c-1", "1"), key("k-1"))).isEqualTo(new Outcome.AlreadyDone(reply));
        assertThat(actions.handle(contact(ana("c-1")), key("k-contact-c-1"))).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(actions.handle(open(ana("c-1"), null), key("k-case-c-1")))
                .isEqualTo(new Outcome.AlreadyDone(caseId));
        assertThat(refusal(actions.handle(open(ana("c-1"), contactId("c-9")), key("k-other"))))
                .contains("409");
        assertThat(actions.handle(append(ana("c-1"), caseId), key("k-append"))).isInstanceOf(Outcome.Sent.class);
        assertThat(Files.readString(journal)).startsWith(new String(before, StandardCharsets.UTF_8));
        assertThat(playground.contacts()).isEqualTo(new ContactCounts(1, 1));
    }

    @Test
    void start_onATornLastLine_cutsItOffAndDoesThatCallAgain() throws Exception {
        actions.handle(reply("c-1", "1"), key("k-1"));
        actions.handle(reply("c-1", "2"), key("k-2"));
        stop();
        byte[] whole = Files.readAllBytes(journal);
        int firstLine = Files.readAllLines(journal).get(0).length() + 1;
        for (int end : new int[] {firstLine + 1, whole.length - 1, firstLine, 1}) {
            Files.write(journal, Arrays.copyOf(whole, end));

            begin();

            boolean keptFirst = end >= firstLine;
            assertThat(rows(journal)).hasSize(keptFirst ? 1 : 0);
            assertThat(actions.handle(reply("c-1", "2"), key("k-2"))).isInstanceOf(Outcome.Sent.class);
            assertThat(rows(journal)).extracting(row -> row.get("key").asText()).endsWith("k-2");
            stop();
        }
        begin();
    }

    @Test
    void start_onALineThatIsNoRow_namesFileAndLine() throws Exception {
        actions.handle(reply("c-1", "1"), key("k-1"));
        stop();
        Files.writeString(journal, "{\"target\":\"crm\"}\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::begin)
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("playground.jsonl:2")
                .hasMessageContaining("call_missing");

        Files.delete(journal);
        begin();
    }

    @Test
    void start_onAJournalInUse_isRefused() {
        assertThatThrownBy(() -> Playground.start(journal, Faults.NONE))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("in use");
        assertThat(actions.handle(reply("c-1", "1"), key("k-1"))).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void journal_rows_haveTheirKeysExactlyAndNobodysWords() throws Exception {
        String caseId = openCase("c-1");
        actions.handle(append(ana("c-1"), caseId), key("k-append"));

        List<JsonNode> rows = rows(journal);

        List<String> first = List.of("target", "call", "key", "conversation_id", "author", "at");
        List<String> more = List.of("id", "tenant", "network", "account", "post_id");
        assertThat(names(rows.get(0))).startsWith(first.toArray(String[]::new)).containsAll(more);
        assertThat(names(rows.get(0)).subList(11, names(rows.get(0)).size())).containsExactly("contact_id", "created");
        assertThat(names(rows.get(1)).subList(11, names(rows.get(1)).size())).containsExactly("case_id", "contact_id");
        assertThat(names(rows.get(2)).subList(11, names(rows.get(2)).size())).containsExactly("case_id");
        assertThat(rows)
                .extracting(row -> row.get("call").asText())
                .containsExactly("upsert_contact", "open_case", "append_to_case");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("target").asText()).isEqualTo("crm");
            assertThat(row.get("conversation_id").asText()).isEqualTo("c-1");
            assertThat(row.get("author").asText()).isEqualTo("ana");
            assertThat(row.get("at").asText()).isEqualTo(NOON.toString());
        });
        assertThat(Files.readString(journal)).doesNotContain(PlaygroundWire.SECRET);
    }

    @Test
    void openCase_withoutContact_isRefused() {
        assertThat(refusal(actions.handle(open(ana("c-1"), null), key("k")))).contains("422 contact_missing");
        assertThat(refusal(actions.handle(open(ana("c-1"), "contact-nobody"), key("k"))))
                .contains("422 contact_not_found");
        assertThat(rows(journal)).isEmpty();
    }

    @Test
    void openCase_ofAnUnknownAuthor_hasNoContactAndIsKeyedByItsPost() {
        var about = unknown("c-1", "7");
        var action = open(about, null);
        var key = PlaygroundWire.keyOf(about, ActionKind.OPEN_CASE, null);

        assertThat(actions.handle(action, key)).isInstanceOf(Outcome.Sent.class);
        assertThat(actions.handle(action, key)).isInstanceOf(Outcome.AlreadyDone.class);

        assertThat(rows(journal)).singleElement().satisfies(row -> {
            assertThat(row.get("author").isNull()).isTrue();
            assertThat(row.has("contact_id")).isFalse();
            assertThat(row.get("key").asText()).isEqualTo(key.value());
        });
    }

    @Test
    void openCase_ofTwoUnknownPeopleInOneConversation_areTwo() {
        var one = new Action.OpenCase(
                unknown("c-1", "7"),
                post("7"),
                null,
                "s",
                "t",
                1,
                null,
                List.of(),
                open(ana("c"), "x").reason());
        var two = new Action.OpenCase(unknown("c-1", "8"), post("8"), null, "s", "t", 1, null, List.of(), one.reason());

        assertThat(actions.handle(one, key("k-7"))).isInstanceOf(Outcome.Sent.class);
        assertThat(actions.handle(two, key("k-8"))).isInstanceOf(Outcome.Sent.class);
        assertThat(refusal(actions.handle(two, key("k-9")))).contains("409");
    }

    @Test
    void openCase_whileOneIsOpen_isRefusedUntilItIsClosed() {
        String caseId = openCase("c-1");
        String contact = contactId("c-1");

        assertThat(refusal(actions.handle(open(ana("c-1"), contact), key("k-2"))))
                .contains("409 case_already_open");
        assertThat(actions.handle(open(ana("c-2"), contact), key("k-3"))).isInstanceOf(Outcome.Sent.class);

        actions.handle(new Action.CloseCase(ana("c-1"), post("1"), caseRef(caseId), "done"), key("k-close"));
        assertThat(refusal(actions.handle(append(ana("c-1"), caseId), key("k-a"))))
                .contains("409 case_closed");
        assertThat(actions.handle(open(ana("c-1"), contact), key("k-2"))).isInstanceOf(Outcome.Sent.class);
        var reopen = new Action.ReopenCase(ana("c-1"), post("3"), caseRef(caseId), "again");
        assertThat(refusal(actions.handle(reopen, key("k-r")))).contains("409 case_already_open");
    }

    @Test
    void openCase_byFiftyThreadsWithKeysOfTheirOwn_opensOne() throws Exception {
        String contact = contactId("c-1");
        List<Outcome> outcomes = inParallel(50, i -> actions.handle(open(ana("c-1"), contact), key("k-" + i)));

        assertThat(outcomes).filteredOn(Outcome.Sent.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Rejected.class::isInstance).hasSize(49);
    }

    @Test
    void openCase_afterItsConversationWasJoined_isFoundUnderTheNewId() {
        String caseId = openCase("c-1");

        assertThat(actions.handle(append(ana("c-0"), caseId), key("k-a"))).isInstanceOf(Outcome.Sent.class);

        assertThat(refusal(actions.handle(open(ana("c-0"), contactId("c-1")), key("k-2"))))
                .contains("409");
        assertThat(rows(journal))
                .extracting(row -> row.get("conversation_id").asText())
                .containsExactly("c-1", "c-1", "c-0");
    }

    @Test
    void reopenCase_thatWasClosed_takesCommentsAgain() {
        String caseId = openCase("c-1");
        actions.handle(new Action.CloseCase(ana("c-1"), post("1"), caseRef(caseId), "done"), key("k-close"));

        var reopen = new Action.ReopenCase(ana("c-1"), post("3"), caseRef(caseId), "again");
        assertThat(actions.handle(reopen, key("k-r"))).isInstanceOf(Outcome.Sent.class);

        assertThat(actions.handle(append(ana("c-1"), caseId), key("k-a"))).isInstanceOf(Outcome.Sent.class);
        assertThat(playground.effects())
                .isEqualTo(Map.of(
                        "upsert_contact",
                        1L,
                        "open_case",
                        1L,
                        "close_case",
                        1L,
                        "reopen_case",
                        1L,
                        "append_to_case",
                        1L));
    }

    @Test
    void upsertContact_ofOnePersonTwice_isCreatedThenUpdated() {
        String first = sent(actions.handle(contact(ana("c-1")), key("k-1")));
        String second = sent(actions.handle(contact(ana("c-2")), key("k-2")));

        assertThat(second).isEqualTo(first);
        assertThat(playground.contacts()).isEqualTo(new ContactCounts(1, 1));
        assertThat(rows(journal))
                .extracting(row -> row.get("created").asBoolean())
                .containsExactly(true, false);
    }

    @Test
    void handle_oneKeyForTwoCalls_isRefused() {
        actions.handle(contact(ana("c-1")), key("k-1"));

        assertThat(refusal(actions.handle(open(ana("c-1"), "x"), key("k-1")))).contains("422 key_of_another_call");
        assertThat(actions.handle(reply("c-1", "1"), key("k-1"))).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void append_bySomebodyElse_doesNotTakeTheirPlace() {
        String caseId = openCase("c-1");
        var bea = new Party(TenantId.DEFAULT, new ConversationId("c-1"), "bea", null);
        actions.handle(append(bea, caseId), key("k-a"));
        var upsert = new Action.UpsertContact(bea, post("9"), Author.of("bea"), Map.of());
        String contact = sent(actions.handle(upsert, key("k-bea")));

        assertThat(actions.handle(open(bea, contact), key("k-bea-case"))).isInstanceOf(Outcome.Sent.class);
        assertThat(refusal(actions.handle(open(bea, contactId("c-1")), key("k-x"))))
                .contains("contact_of_another_person");
    }

    @Test
    void case_ofAnotherTenant_isNotFound() {
        String caseId = openCase("c-1");
        var other = new Party(new TenantId("other"), new ConversationId("c-1"), "ana", null);

        assertThat(refusal(actions.handle(append(other, caseId), key("k-a")))).contains("404 case_not_found");
        assertThat(refusal(actions.handle(open(other, contactId("c-1")), key("k-b"))))
                .contains("422 contact_of_another_person");
    }

    @Test
    void close_twice_isHarmless() throws Exception {
        actions.handle(reply("c-1", "1"), key("k-1"));

        playground.close();
        playground.close();

        assertThat(rows(journal)).hasSize(1);
    }

    @Test
    void lists_arePaged() throws Exception {
        for (int i = 0; i < 5; i++) {
            actions.handle(reply("c-" + i, "" + i), key("k-" + i));
        }

        JsonNode first = json(get(playground, "/network/replies?limit=3").body());
        JsonNode second = json(get(
                        playground,
                        "/network/replies?limit=3&after=" + first.get("next").asInt())
                .body());

        assertThat(first.get("items")).hasSize(3);
        assertThat(first.get("more").asBoolean()).isTrue();
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.get("more").asBoolean()).isFalse();
        assertThat(second.get("items").get(1).get("key").asText()).isEqualTo("k-4");
        assertThat(get(playground, "/network/replies?after=-1").statusCode()).isEqualTo(400);
    }

    @Test
    void lists_ofTheCrm_showContactsAndCases() throws Exception {
        String caseId = openCase("c-1");
        actions.handle(append(ana("c-1"), caseId), key("k-a"));

        JsonNode cases = json(get(playground, "/crm/cases").body()).get("items");
        JsonNode contacts = json(get(playground, "/crm/contacts").body()).get("items");

        assertThat(cases).hasSize(1);
        assertThat(cases.get(0).get("state").asText()).isEqualTo("open");
        assertThat(cases.get(0).get("comments").asInt()).isEqualTo(1);
        assertThat(cases.get(0).get("contact_id")).isEqualTo(contacts.get(0).get("id"));
    }

    @Test
    void call_thatIsMalformed_isRefusedWithACode() throws Exception {
        assertThat(error(post(playground, "/network/replies", "{}"))).isEqualTo("422 text_missing");
        assertThat(error(post(playground, "/network/hidden", "{}"))).isEqualTo("400 idempotency_key_missing");
        assertThat(error(post(playground, "/network/hidden", "{}", "Idempotency-Key", "k")))
                .isEqualTo("400 tenant_missing");
        assertThat(error(post(playground, "/network/hidden", "[1", "Idempotency-Key", "k")))
                .isEqualTo("400 body_malformed");
        assertThat(error(post(playground, "/network/nothing", "{}"))).isEqualTo("404 path_unknown");
        assertThat(error(post(playground, "/crm/contacts/k", "{}"))).isEqualTo("405 method_not_allowed");
        assertThat(error(get(playground, "/crm/nothing"))).isEqualTo("404 path_unknown");
        assertThat(error(post(playground, "/network/replies", "{\"text\":\"" + "x".repeat(16 << 20) + "\"}")))
                .isEqualTo("413 body_too_large");
        assertThat(rows(journal)).isEmpty();
    }

    private void begin() throws Exception {
        playground = Playground.start(journal, Faults.NONE, InstantSource.fixed(NOON));
        actions = PlaygroundActions.at(playground.baseUrl());
    }

    private void restart() throws Exception {
        stop();
        begin();
    }

    private String contactId(String conversation) {
        return PlaygroundWire.id(actions.handle(contact(ana(conversation)), key("k-contact-" + conversation)));
    }

    private String openCase(String conversation) {
        String contact = contactId(conversation);
        return sent(actions.handle(open(ana(conversation), contact), key("k-case-" + conversation)));
    }

    private List<Outcome> together(List<String> keys) throws Exception {
        return inParallel(keys.size(), i -> actions.handle(reply("c-1", "1"), key(keys.get(i))));
    }

    private static List<Outcome> inParallel(int calls, IntFunction<Outcome> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                int number = i;
                futures.add(threads.submit(() -> call.apply(number)));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String refusal(Outcome outcome) {
        return ((Outcome.Rejected) outcome).why();
    }

    private static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + json(response.body()).get("error").asText();
    }

    private static List<String> names(JsonNode row) {
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
