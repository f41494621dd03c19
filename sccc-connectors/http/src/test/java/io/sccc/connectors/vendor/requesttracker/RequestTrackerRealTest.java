package io.sccc.connectors.vendor.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.CaseChange;
import io.sccc.connectors.Check;
import io.sccc.connectors.Check.Level;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Person;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against a running server; each test has a person and conversation of its own. */
@Tag("real")
class RequestTrackerRealTest {

    private final RealServer server = RealServer.named();
    private final String run = "rt" + UUID.randomUUID().toString().substring(0, 12);
    private final Doing doing = new Doing(run, "did:plc:" + run);
    private final RequestTracker connector = server.connector()
            .leadsQueue("General")
            .queues(Map.of("general", "General"))
            .priorities(Map.of(0, 10, 5, 50, 8, 90))
            .customFields(Map.of("SourceId", "post"))
            .settle(Duration.ZERO)
            .build();

    @AfterEach
    void close() {
        connector.close();
    }

    private static String id(Outcome outcome) {
        return outcome instanceof Outcome.Sent sent ? sent.id() : ((Outcome.AlreadyDone) outcome).id();
    }

    private String opened() {
        return id(connector.openCase(doing.open("Sin señal " + run, "No tengo señal"), null, doing.openKey()));
    }

    private JsonNode ticket(String id) {
        return server.get("/ticket/" + id);
    }

    @Test
    void openCase_words_areThereAsWritten() {
        String text = "ñandú 😀 👨‍👩‍👧 שלום n\u0303 <b>bold</b> 'quote' \"double\"\nsecond line";

        String id =
                id(connector.openCase(doing.open("Sin señal ñ 😀 " + run, text, 6, "general"), null, doing.openKey()));

        JsonNode made = ticket(id);
        assertThat(made.at("/Subject").asText()).isEqualTo("Sin señal ñ 😀 " + run);
        assertThat(made.at("/Priority").asInt()).isEqualTo(50);
        assertThat(made.at("/CustomFields/0/values/0").asText()).isEqualTo(run + "-post");
        assertThat(server.get("/ticket/" + id + "/attachments?fields=Content")
                        .at("/items/0/Content")
                        .asText())
                .isEqualTo(text);
        assertThat(server.tickets("id = " + id + " AND Queue = 'General'")).containsExactly(id);
    }

    @Test
    void openCase_sameKeyTwice_isOneTicket() {
        Outcome first = connector.openCase(doing.open("Twice " + run, "a"), null, doing.openKey());
        Outcome second = connector.openCase(doing.open("Twice " + run, "a"), null, doing.openKey());

        assertThat(first).isInstanceOf(Outcome.Sent.class);
        assertThat(second).isEqualTo(new Outcome.AlreadyDone(id(first)));
        assertThat(server.tickets("Subject LIKE '" + run + "'")).hasSize(1);
    }

    @Test
    void find_beforeAndAfterOpening() {
        var open = doing.open("Found " + run, "a");

        assertThat(connector.find(open, doing.openKey())).isInstanceOf(Lookup.AskAgain.class);
        String id = opened();
        assertThat(connector.find(open, doing.openKey())).isEqualTo(new Lookup.Found(id));
    }

    @Test
    void find_nothingThereYet_waitsUntilSettled() {
        try (RequestTracker settling = server.connector().build()) {
            assertThatThrownBy(() -> settling.find(doing.open("x", "x"), doing.openKey()))
                    .isInstanceOfSatisfying(
                            VendorTransientException.class,
                            e -> assertThat(e.fault().until()).isNotNull());
        }
    }

    @Test
    void find_ticketMergedByAnAgent_leadsToTheSurvivor() {
        String ours = opened();
        String other =
                id(connector.openCase(doing.open("Other " + run, "a"), null, doing.key(ActionKind.OPEN_CASE, "other")));
        server.send(server.token(), "PUT", "/ticket/" + ours, "{\"MergeInto\":" + other + "}");

        assertThat(connector.find(doing.open("", ""), doing.openKey())).isEqualTo(new Lookup.Found(other));
        ActionKey key = doing.key(ActionKind.APPEND_TO_CASE, "1");
        assertThat(connector.appendToCase(doing.append(ours, "later"), ours, key))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(connector.find(doing.append(ours, "later"), key)).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void openCase_fieldThatTheQueueDoesNotHave_isAFaultNamingItAndTheTicketStaysOne() {
        try (RequestTracker wrong =
                server.connector().customFields(Map.of("NoSuchField", "post")).build()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> wrong.openCase(doing.open("Field " + run, "a"), null, doing.openKey()))
                        .isInstanceOfSatisfying(
                                VendorPermanentException.class,
                                e -> assertThat(e.fault().kind()).isEqualTo(Fault.Kind.CONFIG))
                        .hasMessageContaining("NoSuchField");
            }
        }
        assertThat(server.tickets("Subject LIKE '" + run + "'")).hasSize(1);
        assertThat(connector.openCase(doing.open("Field " + run, "a"), null, doing.openKey()))
                .isInstanceOf(Outcome.AlreadyDone.class);
    }

    @Test
    void openCase_unknownQueueOrNoRight_namesTheRight() {
        try (RequestTracker wrong = server.connector().queue("Nowhere").build();
                RequestTracker weak =
                        server.connector().token(server.tokenWithoutRights()).build()) {
            for (RequestTracker each : List.of(wrong, weak)) {
                assertThatThrownBy(() -> each.openCase(doing.open("x", "x"), null, doing.openKey()))
                        .isInstanceOfSatisfying(
                                VendorPermanentException.class,
                                e -> assertThat(e.needsPerson()).isTrue())
                        .hasMessageContaining("CreateTicket");
            }
        }
    }

    @Test
    void anyVerb_badToken_isRevoked() {
        try (RequestTracker bad =
                server.connector().token("1-27-0123456789abcdef").build()) {
            assertThatThrownBy(() -> bad.openCase(doing.open("x", "x"), null, doing.openKey()))
                    .isInstanceOfSatisfying(
                            VendorPermanentException.class,
                            e -> assertThat(e.fault().kind()).isEqualTo(Fault.Kind.AUTH_REVOKED))
                    .hasMessageNotContaining("0123456789abcdef");
        }
    }

    @Test
    void appendToCase_sameKeyTwice_isOneCommentAndMailsNobody() {
        String id = opened();
        ActionKey key = doing.key(ActionKind.APPEND_TO_CASE, "p2");
        var append = doing.append(id, "aún sin señal \u0000 \ud83d 😀");

        assertThat(connector.find(append, key)).isIn(new Lookup.AskAgain(), new Lookup.Unclear());
        Outcome first = connector.appendToCase(append, id, key);
        Outcome second = connector.appendToCase(append, id, key);

        assertThat(first).isInstanceOf(Outcome.Sent.class);
        assertThat(second).isEqualTo(new Outcome.AlreadyDone(id(first)));
        assertThat(connector.find(append, key)).isEqualTo(new Lookup.Found(id(first)));
        List<String> types = new ArrayList<>();
        server.send(server.adminToken(), "GET", "/ticket/" + id + "/history?fields=Type&per_page=100", null)
                .at("/items")
                .forEach(item -> types.add(item.at("/Type").asText()));
        assertThat(types).containsOnlyOnce("Comment").doesNotContain("Correspond", "EmailRecord");
        assertThat(ticket(id).at("/Told").asText("")).doesNotStartWith("20");
        assertThat(server.get("/transaction/" + id(first) + "/attachments?fields=Content")
                        .at("/items/0/Content")
                        .asText())
                .isEqualTo("aún sin señal  \uFFFD 😀");
    }

    @Test
    void closeAndReopen_changeTheStatusOnce() {
        String id = opened();
        ActionKey close = doing.key(ActionKind.CLOSE_CASE, "1");
        ActionKey reopen = doing.key(ActionKind.REOPEN_CASE, "1");

        assertThat(connector.closeCase(doing.close(id, "solved"), id, close)).isInstanceOf(Outcome.Sent.class);
        assertThat(ticket(id).at("/Status").asText()).isEqualTo("resolved");
        assertThat(connector.closeCase(doing.close(id, "solved"), id, close)).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(connector.find(doing.close(id, "solved"), close)).isInstanceOf(Lookup.Found.class);

        assertThat(connector.reopenCase(doing.reopen(id, "again"), id, reopen)).isInstanceOf(Outcome.Sent.class);
        assertThat(ticket(id).at("/Status").asText()).isEqualTo("open");
        assertThat(connector.reopenCase(doing.reopen(id, "again"), id, reopen)).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(connector.find(doing.close(id, "solved"), close))
                .as("closed then, opened again since: it was done")
                .isInstanceOf(Lookup.Found.class);
        assertThat(connector.closeCase(doing.close(id, "solved"), id, close)).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(ticket(id).at("/Status").asText()).isEqualTo("open");
    }

    @Test
    void closeCase_ticketThatDependsOnAnOpenOne_isAConflictAndDoneWhenItIsFree() {
        String id = opened();
        String other = id(
                connector.openCase(doing.open("Needed " + run, "a"), null, doing.key(ActionKind.OPEN_CASE, "needed")));
        server.send(server.token(), "PUT", "/ticket/" + id, "{\"DependsOn\":" + other + "}");
        ActionKey key = doing.key(ActionKind.CLOSE_CASE, "1");

        assertThatThrownBy(() -> connector.closeCase(doing.close(id, "solved"), id, key))
                .isInstanceOfSatisfying(
                        VendorPermanentException.class,
                        e -> assertThat(e.fault().kind()).isEqualTo(Fault.Kind.CONFLICT));
        server.send(server.token(), "PUT", "/ticket/" + other, "{\"Status\":\"resolved\"}");

        assertThat(connector.find(doing.close(id, "solved"), key)).isInstanceOf(Lookup.AskAgain.class);
        assertThat(connector.closeCase(doing.close(id, "solved"), id, key)).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(ticket(id).at("/Status").asText()).isEqualTo("resolved");
        assertThat(server.get("/ticket/" + id + "/attachments?fields=Subject").at("/items"))
                .as("the words once: with the ticket, and why it was closed")
                .hasSize(2);
    }

    @Test
    void appendToCase_ticketThatIsNotThere_isNotFound() {
        assertThatThrownBy(() -> connector.appendToCase(
                        doing.append("99999999", "x"), "99999999", doing.key(ActionKind.APPEND_TO_CASE, "1")))
                .isInstanceOfSatisfying(
                        VendorPermanentException.class,
                        e -> assertThat(e.fault().kind()).isEqualTo(Fault.Kind.NOT_FOUND));
    }

    @Test
    void upsertContact_withoutTheRight_isAnAddressOfWhichRtMakesAUser() {
        var contact = doing.contact("María Ñandú", Map.of());
        ActionKey key = doing.key(ActionKind.UPSERT_CONTACT, "");

        String id = id(connector.upsertContact(contact, key));
        assertThat(id).endsWith("@contacts.invalid").doesNotContain(run);
        assertThat(connector.findPerson(Doing.NETWORK, doing.person())).isEmpty();
        String ticket = id(connector.openCase(doing.open("Contact " + run, "a"), id, doing.openKey()));

        assertThat(ticket(ticket).at("/Requestor/0/id").asText()).isEqualTo(id);
        List<Person> found = connector.findPerson(Doing.NETWORK, doing.person());
        assertThat(found).hasSize(1);
        assertThat(connector.upsertContact(contact, key))
                .isEqualTo(new Outcome.AlreadyDone(found.get(0).id()));
        assertThat(connector.find(contact, key))
                .isEqualTo(new Lookup.Found(found.get(0).id()));
    }

    @Test
    void upsertContact_withTheRight_makesCompletesAndOverwritesNothing() {
        try (RequestTracker admin = server.connector()
                .token(server.adminToken())
                .with("contacts", "users")
                .build()) {
            ActionKey key = doing.key(ActionKind.UPSERT_CONTACT, "");
            Outcome made = admin.upsertContact(doing.contact(null, Map.of()), key);
            assertThat(made).isInstanceOf(Outcome.Sent.class);
            assertThat(id(made)).matches("\\d+");

            Outcome completed = admin.upsertContact(
                    doing.contact("José 😀", Map.of("email", run + "@mail.invalid", "phone", "+51 1 234")), key);
            Outcome again = admin.upsertContact(doing.contact("Another", Map.of("phone", "0")), key);

            assertThat(completed).isEqualTo(new Outcome.AlreadyDone(id(made)));
            assertThat(again).isEqualTo(completed);
            Person person = admin.findPerson(Doing.NETWORK, doing.person()).get(0);
            assertThat(person.name()).isEqualTo("José 😀");
            assertThat(person.attributes())
                    .containsEntry("email", run + "@mail.invalid")
                    .containsEntry("phone", "+51 1 234");
            String ticket = id(admin.openCase(doing.open("Contact " + run, "a"), id(made), doing.openKey()));
            assertThat(ticket(ticket).at("/Requestor")).hasSize(1);
        }
    }

    @Test
    void upsertContact_thereTwice_isAConflictNamingBothIds() {
        Names names = new Names("contacts.invalid");
        for (String name :
                List.of(names.user(Doing.NETWORK, doing.person()), names.address(Doing.NETWORK, doing.person()))) {
            server.send(server.adminToken(), "POST", "/user", "{\"Name\":\"" + name + "\"}");
        }
        List<String> ids = connector.findPerson(Doing.NETWORK, doing.person()).stream()
                .map(Person::id)
                .toList();

        assertThat(ids).hasSize(2);
        assertThatThrownBy(() -> connector.upsertContact(
                        doing.contact("Ana", Map.of()), doing.key(ActionKind.UPSERT_CONTACT, "")))
                .isInstanceOfSatisfying(VendorPermanentException.class, e -> {
                    assertThat(e.fault().kind()).isEqualTo(Fault.Kind.CONFLICT);
                    assertThat(e.needsPerson()).isTrue();
                })
                .hasMessageContainingAll(ids.get(0), ids.get(1));
    }

    @Test
    void upsertContact_disabledUser_isAConflict() {
        try (RequestTracker admin =
                server.connector().token(server.adminToken()).build()) {
            ActionKey key = doing.key(ActionKind.UPSERT_CONTACT, "");
            String id = id(admin.upsertContact(doing.contact("Ana", Map.of()), key));
            server.send(server.adminToken(), "PUT", "/user/" + id, "{\"Disabled\":1}");

            assertThatThrownBy(() -> admin.upsertContact(doing.contact("Ana", Map.of()), key))
                    .isInstanceOf(VendorPermanentException.class)
                    .hasMessageContainingAll(id, "disabled");
        }
    }

    @Test
    void createLead_isATicketInTheLeadsQueueWithItsRequestor() {
        ActionKey key = doing.key(ActionKind.CREATE_LEAD, "");
        var lead = doing.lead("Ana", "I want to buy " + run);

        Outcome made = connector.createLead(lead, key);

        assertThat(connector.createLead(lead, key)).isEqualTo(new Outcome.AlreadyDone(id(made)));
        assertThat(connector.find(lead, key)).isEqualTo(new Lookup.Found(id(made)));
        assertThat(server.tickets("Queue = 'General' AND id = " + id(made))).hasSize(1);
        assertThat(ticket(id(made)).at("/Requestor")).hasSize(1);
    }

    @Test
    void changes_agentAndWeWriteCloseReopenMove_areToldOnceWithTheirAuthors() {
        Cursor start = connector.changesFrom(Instant.now().minusSeconds(30));
        String id = opened();
        connector.appendToCase(doing.append(id, "ours"), id, doing.key(ActionKind.APPEND_TO_CASE, "1"));
        agent("POST", "/ticket/" + id + "/comment", "{\"Content\":\"a note ñ\",\"ContentType\":\"text/plain\"}");
        agent(
                "POST",
                "/ticket/" + id + "/correspond",
                "{\"Content\":\"<p>Hola &amp; <b>gracias</b></p>\",\"ContentType\":\"text/html\"}");
        agent("PUT", "/ticket/" + id, "{\"Queue\":\"General\"}");
        agent("PUT", "/ticket/" + id, "{\"Status\":\"resolved\"}");
        agent("PUT", "/ticket/" + id, "{\"Status\":\"open\"}");
        agent("PUT", "/ticket/" + id, "{\"Status\":\"stalled\"}");

        Drained drained = drain(connector, start);
        List<CaseChange> mine =
                drained.changes().stream().filter(c -> c.caseId().equals(id)).toList();

        assertThat(mine)
                .extracting(CaseChange::kind)
                .containsExactly(
                        CaseChange.Kind.OPENED,
                        CaseChange.Kind.WRITTEN,
                        CaseChange.Kind.WRITTEN,
                        CaseChange.Kind.WRITTEN,
                        CaseChange.Kind.STATE,
                        CaseChange.Kind.ASSIGNED,
                        CaseChange.Kind.CLOSED,
                        CaseChange.Kind.REOPENED,
                        CaseChange.Kind.STATE);
        assertThat(mine)
                .extracting(CaseChange::ours)
                .startsWith(true, true, false)
                .endsWith(false);
        assertThat(mine.get(1).text()).isNull();
        assertThat(mine.get(2).text()).isEqualTo("a note ñ");
        assertThat(mine.get(2).forCustomer()).isFalse();
        assertThat(mine.get(3).text()).isEqualTo("Hola & gracias");
        assertThat(mine.get(3).forCustomer()).isTrue();
        assertThat(drained.changes()).extracting(CaseChange::id).doesNotHaveDuplicates();
        Page<CaseChange> nothing = connector.changes(drained.end());
        assertThat(nothing.items().stream().filter(c -> c.caseId().equals(id))).isEmpty();

        agent("POST", "/ticket/" + id + "/comment", "{\"Content\":\"late\",\"ContentType\":\"text/plain\"}");
        assertThat(drain(connector, nothing.next()).changes().stream()
                        .filter(c -> c.caseId().equals(id))
                        .map(CaseChange::text))
                .containsExactly("late");
    }

    @Test
    void changes_fromTheBeginning_endAndRepeatNothing() {
        String id = opened();
        String other =
                id(connector.openCase(doing.open("Other " + run, "a"), null, doing.key(ActionKind.OPEN_CASE, "other")));
        agent("PUT", "/ticket/" + id, "{\"MergeInto\":" + other + "}");

        List<CaseChange> all = drain(connector, Cursor.START).changes();

        assertThat(all).extracting(CaseChange::id).doesNotHaveDuplicates();
        assertThat(all)
                .anySatisfy(change -> {
                    assertThat(change.caseId()).isEqualTo(id);
                    assertThat(change.kind()).isEqualTo(CaseChange.Kind.MERGED);
                    assertThat(change.value()).isEqualTo(other);
                })
                .noneMatch(change -> change.caseId().equals(other) && change.kind() == CaseChange.Kind.MERGED);
    }

    @Test
    void check_tellsWhatIsMissing() {
        opened();
        Check fine = connector.check(Instant.now());
        assertThat(fine.worst()).as(fine.toString()).isEqualTo(Level.WARNING);
        assertThat(fine.findings()).anyMatch(f -> f.subject().equals("right AdminUsers"));

        try (RequestTracker weak = server.connector()
                        .token(server.tokenWithoutRights())
                        .queue("Nowhere")
                        .customFields(Map.of("NoSuchField", "key"))
                        .build();
                RequestTracker fields = server.connector()
                        .customFields(Map.of("NoSuchField", "key"))
                        .with("contacts", "users")
                        .build();
                RequestTracker bad = server.connector().token("1-1-00").build();
                RequestTracker admin = server.connector()
                        .token(server.adminToken())
                        .with("contacts", "addresses")
                        .build()) {
            assertThat(weak.check(Instant.now()).toString()).contains("queue Nowhere", "SeeQueue");
            assertThat(fields.check(Instant.now()).findings())
                    .anyMatch(f -> f.level() == Level.FAULT && f.what().contains("NoSuchField"))
                    .anyMatch(f -> f.level() == Level.FAULT && f.subject().equals("right AdminUsers"));
            assertThat(bad.check(Instant.now()).passed()).isFalse();
            assertThat(bad.check(Instant.now()).toString()).contains("token").doesNotContain("1-1-00");
            assertThat(admin.check(Instant.now()).findings())
                    .anyMatch(f ->
                            f.subject().equals("right AdminUsers") && f.what().contains("more than needed"));
        }
    }

    private void agent(String method, String path, String body) {
        server.send(server.adminToken(), method, path, body);
    }

    private record Drained(List<CaseChange> changes, Cursor end) {}

    private static Drained drain(RequestTracker connector, Cursor from) {
        List<CaseChange> all = new ArrayList<>();
        @Nullable Page<CaseChange> page = null;
        Cursor at = from;
        do {
            page = connector.changes(at);
            all.addAll(page.items());
            at = page.next();
        } while (page.more());
        return new Drained(all, at);
    }
}
