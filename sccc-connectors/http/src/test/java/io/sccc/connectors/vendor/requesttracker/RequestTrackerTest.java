package io.sccc.connectors.vendor.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Capability;
import io.sccc.connectors.Check;
import io.sccc.connectors.ConnectorActions;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Person;
import io.sccc.connectors.Unsupported;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.VendorTransientException;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Sent;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is particular about RT, against a scripted one. */
class RequestTrackerTest {

    private static final String API = FakeRt.API;
    private static final String NO_RIGHT = "{\"message\":\"Permission Denied\"}";

    private final Wire wire = Wire.open();
    private final Doing doing = new Doing("x1", "p1");
    private final ActionKey key = doing.openKey();
    private final RequestTracker connector = builder().build();

    private RequestTrackerBuilder builder() {
        return RequestTracker.at(wire.url().toString())
                .token("1-27-00ff")
                .queue("Support")
                .allowPrivate(wire.url().getHost())
                .timeout(wire.patience())
                .clock(wire.clock());
    }

    @AfterEach
    void close() {
        connector.close();
        wire.close();
    }

    private static Answer stored(String... ids) {
        StringBuilder items = new StringBuilder();
        for (String id : ids) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"id\":\"%s\",\"Status\":\"new\",\"Requestor\":[],\"CustomFields\":[]}".formatted(id));
        }
        return FakeRt.page(items.toString());
    }

    /** Answers one after the other, the last for good. */
    private void onInTurn(Request request, Answer... answers) {
        Iterator<Answer> rest = List.of(answers).iterator();
        wire.on(request, sent -> {
            synchronized (rest) {
                return rest.hasNext() ? rest.next() : answers[answers.length - 1];
            }
        });
    }

    private static Fault.Kind kindOf(Throwable thrown) {
        return ((VendorPermanentException) thrown).fault().kind();
    }

    @Test
    void b1_openCase_503WithRetryAfterZero_isSentOnceAndWorksLater() {
        onInTurn(Request.get(API + "/tickets"), stored(), stored(), stored("20"));
        onInTurn(
                Request.post(API + "/ticket"),
                Answer.json(503, "{}").header("Retry-After", "0"),
                FakeRt.made("ticket", "20"));

        assertThatThrownBy(() -> connector.openCase(doing.open("s", "t"), null, key))
                .isInstanceOf(VendorTransientException.class);
        assertThat(wire.count(Request.post(API + "/ticket"))).isEqualTo(1);
        wire.clock().advance(Duration.ofHours(1));
        assertThat(connector.openCase(doing.open("s", "t"), null, key)).isEqualTo(new Outcome.Sent("20"));
    }

    @Test
    void b2_openCase_connectionClosedAfterTheRequest_isLookedUpAndNotSentAgain() {
        onInTurn(Request.get(API + "/tickets"), stored(), stored("20"));
        wire.on(Request.post(API + "/ticket"), FakeRt.made("ticket", "20").with(Answer.Trouble.CLOSED));
        ConnectorActions actions = ConnectorActions.of(connector, wire.clock());

        assertThatThrownBy(() -> actions.handle(doing.open("s", "t"), key)).isInstanceOf(AnswerLostException.class);
        assertThat(actions.reconcile(doing.open("s", "t"), key)).isEqualTo(new Outcome.AlreadyDone("20"));
        assertThat(wire.count(Request.post(API + "/ticket"))).isEqualTo(1);
    }

    @Test
    void b5_find_htmlInsteadOfTickets_isAFaultAndNotNothing() {
        wire.on(Request.get(API + "/tickets"), Answer.of(200, "text/html", "<html>Login</html>"));
        assertThatThrownBy(() -> connector.find(doing.open("s", "t"), key))
                .isInstanceOf(VendorPermanentException.class);
        wire.on(Request.get(API + "/tickets"), Answer.json("{\"message\":\"ok\"}"));
        assertThatThrownBy(() -> connector.find(doing.open("s", "t"), key))
                .isInstanceOf(VendorPermanentException.class);
    }

    @Test
    void find_nothingThere_countsOnlyAfterTheTimeToSettleAndAnewAfterEachAttempt() {
        wire.on(Request.get(API + "/tickets"), stored());
        wire.on(Request.post(API + "/ticket"), Answer.json("{}").with(Answer.Trouble.RESET));

        waitsThenAsksAgain();
        assertThatThrownBy(() -> connector.openCase(doing.open("s", "t"), null, key))
                .isInstanceOf(AnswerLostException.class);
        waitsThenAsksAgain();
    }

    private void waitsThenAsksAgain() {
        assertThatThrownBy(() -> connector.find(doing.open("s", "t"), key))
                .isInstanceOfSatisfying(
                        VendorTransientException.class,
                        e -> assertThat(e.fault().until())
                                .isEqualTo(wire.clock().instant().plusSeconds(60)));
        wire.clock().advance(Duration.ofSeconds(59));
        assertThatThrownBy(() -> connector.find(doing.open("s", "t"), key))
                .isInstanceOf(VendorTransientException.class);
        wire.clock().advance(Duration.ofSeconds(1));
        assertThat(connector.find(doing.open("s", "t"), key)).isInstanceOf(Lookup.AskAgain.class);
    }

    @Test
    void openCase_requestGivenUpCameThroughAfterAll_bothBecomeOne() {
        onInTurn(Request.get(API + "/tickets"), stored(), stored("19", "20"));
        wire.on(Request.post(API + "/ticket"), FakeRt.made("ticket", "20"));
        wire.on(Request.put(API + "/ticket/20").body("\"MergeInto\":\"19\""), Answer.json("[\"Merge Successful\"]"));

        assertThat(connector.openCase(doing.open("s", "t"), null, key)).isEqualTo(new Outcome.AlreadyDone("19"));
        assertThat(wire.count(Request.put(API + "/ticket/20"))).isEqualTo(1);
    }

    @Test
    void openCase_requestorDropped_isSetAgainAndElseAFault() {
        onInTurn(Request.get(API + "/tickets"), stored(), stored("20"));
        wire.on(Request.post(API + "/ticket"), FakeRt.made("ticket", "20"));
        wire.on(Request.put(API + "/ticket/20"), Answer.json("[]"));

        assertThatThrownBy(() -> connector.openCase(doing.open("s", "t"), "55", key))
                .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Fault.Kind.CONFIG))
                .hasMessageContainingAll("ticket 20", "Requestor");
        assertThat(wire.count(Request.put(API + "/ticket/20").body("\"Requestor\":\"55\"")))
                .isEqualTo(1);
    }

    @Test
    void openCase_readBackFails_isStillSent() {
        onInTurn(Request.get(API + "/tickets"), stored(), Answer.json(500, "{}"));
        wire.on(Request.post(API + "/ticket"), FakeRt.made("ticket", "20"));

        assertThat(connector.openCase(doing.open("s", "t"), null, key)).isEqualTo(new Outcome.Sent("20"));
    }

    @Test
    void openCase_mapsQueuePriorityAndFields() {
        wire.on(Request.get(API + "/tickets"), stored());
        wire.on(Request.post(API + "/ticket"), FakeRt.made("ticket", "20"));
        try (RequestTracker mapped = builder()
                .queues(Map.of("billing", "Facturación"))
                .priorities(Map.of(0, 10, 5, 50, 8, 90))
                .customFields(Map.of("Ref", "key", "Tags", "tags", "Why", "reason"))
                .with("reason_language", "es")
                .build()) {
            mapped.openCase(doing.open("a\r\nb", "t", 7, "billing"), null, key);
        }

        String sent = wire.sent(Request.post(API + "/ticket")).get(0).text();
        assertThat(sent)
                .contains("\"Queue\":\"Facturación\"", "\"Subject\":\"a b\"", "\"Priority\":50")
                .contains("\"Ref\":\"" + key + "\"", "\"Tags\":[\"billing\",\"urgent\"]", "\"Why\":\"un corte\"");
    }

    @Test
    void e1_e9_oddWords_areSentCleanAndCut() {
        wire.on(Request.get(API + "/tickets"), stored());
        wire.on(Request.post(API + "/ticket"), FakeRt.made("ticket", "20"));
        String family = "👨‍👩‍👧";

        connector.openCase(
                doing.open("x".repeat(198) + family, "a\u0000b\ud83d " + "n\u0303".repeat(500_000)), null, key);
        connector.openCase(doing.open("", ""), null, doing.key(ActionKind.OPEN_CASE, "empty"));

        List<Sent> sent = wire.sent(Request.post(API + "/ticket"));
        assertThat(sent.get(0).text()).contains("\"" + "x".repeat(198) + "…\"", "ab\uFFFD ", "…");
        assertThat(sent.get(0).body().length).isLessThan(400_000);
        assertThat(sent.get(1).text()).contains("\"Subject\":\"plaza\"", "\"Content\":\"-\"");
    }

    @Test
    void c7_noRight_namesItAndWaitsForAPerson() {
        wire.on(Request.get(API + "/tickets"), stored());
        wire.on(Request.get(API + "/ticket/*/attachments"), FakeRt.page(""));
        wire.on(Request.post(API + "/ticket"), Answer.json(403, "{\"message\":\"No permission to create tickets\"}"));
        wire.on(Request.post(API + "/ticket/7/comment"), Answer.json(400, NO_RIGHT));

        assertThatThrownBy(() -> connector.openCase(doing.open("s", "t"), null, key))
                .satisfies(e ->
                        assertThat(((VendorPermanentException) e).needsPerson()).isTrue())
                .hasMessageContaining("CreateTicket in queue \"Support\"");
        assertThatThrownBy(() -> connector.appendToCase(doing.append("7", "t"), "7", key))
                .satisfies(e ->
                        assertThat(((VendorPermanentException) e).needsPerson()).isTrue())
                .hasMessageContaining("CommentOnTicket");
    }

    @Test
    void closeCase_refusedWithSuccess_isAConflict() {
        wire.on(Request.get(API + "/ticket/7"), Answer.json("{\"Status\":\"open\"}"));
        wire.on(Request.get(API + "/ticket/7/attachments"), FakeRt.page(""));
        wire.on(Request.post(API + "/ticket/7/comment"), FakeRt.added());

        assertThatThrownBy(() -> connector.closeCase(doing.close("7", "solved"), "7", key))
                .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Fault.Kind.CONFLICT))
                .hasMessageContaining("ticket 7 did not become resolved");
    }

    @Test
    void closeCase_wordsThereStatusNot_changedMeanwhile_isComparedOnceMoreThenAConflict() {
        String link = Texts.link(key);
        wire.on(
                Request.get(API + "/ticket/7"),
                Answer.json("{\"Status\":\"open\"}").header("ETag", "\"49\""));
        wire.on(
                Request.get(API + "/ticket/7/attachments"),
                FakeRt.page("{\"id\":\"9\",\"TransactionId\":\"48\",\"Subject\":\"" + link + "\"}"));
        wire.on(Request.get(API + "/transactions"), FakeRt.page(""));
        Request put = Request.put(API + "/ticket/7").header("If-Match", "\"49\"");
        wire.on(put, Answer.json(412, "{\"message\":\"Precondition Failed\"}"));

        assertThatThrownBy(() -> connector.closeCase(doing.close("7", "solved"), "7", key))
                .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Fault.Kind.CONFLICT));
        assertThat(wire.count(put)).isEqualTo(2);
        assertThat(wire.count(Request.post(API + "/ticket/7/comment"))).isZero();
    }

    @Test
    void closeCase_changedMeanwhileByWhoeverClosedIt_isDone() {
        String link = Texts.link(key);
        onInTurn(
                Request.get(API + "/ticket/7"),
                Answer.json("{\"Status\":\"open\"}").header("ETag", "\"49\""),
                Answer.json("{\"Status\":\"open\"}").header("ETag", "\"49\""),
                Answer.json("{\"Status\":\"open\"}").header("ETag", "\"49\""),
                Answer.json("{\"Status\":\"rejected\"}").header("ETag", "\"50\""));
        wire.on(
                Request.get(API + "/ticket/7/attachments"),
                FakeRt.page("{\"id\":\"9\",\"TransactionId\":\"48\",\"Subject\":\"" + link + "\"}"));
        wire.on(Request.get(API + "/transactions"), FakeRt.page(""));
        wire.on(Request.put(API + "/ticket/7"), Answer.json(412, "{}"));

        assertThat(connector.closeCase(doing.close("7", "solved"), "7", key)).isEqualTo(new Outcome.AlreadyDone("48"));
    }

    @Test
    void find_commentsThatNobodyShowsUs_areUnclearAndNeverAskedAgain() {
        wire.on(Request.get(API + "/ticket/7/attachments"), FakeRt.page(""));
        wire.on(Request.get(API + "/transactions"), FakeRt.page(""));

        assertThat(connector.find(doing.append("7", "t"), key)).isEqualTo(new Lookup.Unclear());
    }

    @Test
    void find_attachmentsUnfiltered_areNotTakenForOurs() {
        wire.on(
                Request.get(API + "/ticket/7/attachments"),
                FakeRt.page("{\"id\":\"9\",\"TransactionId\":\"48\",\"Subject\":\"Another subject\"}"));
        wire.on(Request.get(API + "/transactions"), FakeRt.page(FakeRt.transaction("1", "7", "Comment", "", "")));

        assertThatThrownBy(() -> connector.find(doing.append("7", "t"), key))
                .isInstanceOf(VendorTransientException.class);
    }

    @Test
    void findPerson_everybodyInsteadOfOne_isNobody() {
        wire.on(
                Request.get(API + "/users"),
                FakeRt.page(FakeRt.user("14", "root") + "," + FakeRt.user("27", "connector")));
        try (RequestTracker field =
                builder().with("person_field", "NoSuchField").build()) {
            assertThat(field.findPerson(Doing.NETWORK, "p1")).isEmpty();
        }
    }

    @Test
    void g2_contactThereTwice_isAConflictNamingBothIds() {
        Names names = new Names("contacts.invalid");
        wire.on(
                Request.get(API + "/users"),
                FakeRt.page(FakeRt.user("55", names.user(Doing.NETWORK, "p1")) + ","
                        + FakeRt.user("56", names.address(Doing.NETWORK, "p1"))));

        assertThat(connector.findPerson(Doing.NETWORK, "p1"))
                .extracting(Person::id)
                .containsExactly("55", "56");
        assertThatThrownBy(() -> connector.upsertContact(doing.contact("Ana", Map.of()), key))
                .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Fault.Kind.CONFLICT))
                .hasMessageContainingAll("55", "56")
                .hasMessageNotContaining("p1");
    }

    @Test
    void upsertContact_noRight_isAnAddress_andAFaultWhereUsersWereAskedFor() {
        wire.on(Request.get(API + "/users"), FakeRt.page(""));
        wire.on(Request.post(API + "/user"), Answer.json(400, NO_RIGHT));

        assertThat(((Outcome.Sent) connector.upsertContact(doing.contact("Ana", Map.of()), key)).id())
                .endsWith("@contacts.invalid");
        try (RequestTracker users = builder().with("contacts", "users").build()) {
            assertThatThrownBy(() -> users.upsertContact(doing.contact("Ana", Map.of()), key))
                    .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Fault.Kind.CONFIG))
                    .hasMessageContaining("AdminUsers");
        }
    }

    @Test
    void upsertContact_addressOfAnotherUser_isLeftOut() {
        Request withMail = Request.post(API + "/user").body("EmailAddress");
        onInTurn(
                Request.get(API + "/users"),
                FakeRt.page(""),
                FakeRt.page(FakeRt.user("55", new Names("contacts.invalid").user(Doing.NETWORK, "p1"))));
        wire.on(Request.post(API + "/user"), FakeRt.made("user", "somebody"));
        wire.on(withMail, Answer.json(400, "{\"message\":\"Email address in use\"}"));

        assertThat(connector.upsertContact(doing.contact("Ana", Map.of("email", "ana@mail.invalid")), key))
                .isEqualTo(new Outcome.Sent("55"));
        assertThat(wire.count(withMail)).isEqualTo(1);
    }

    @Test
    void createLead_withoutAQueueForThem_isNotDeclared() {
        assertThat(connector.capabilities())
                .doesNotContain(Capability.CREATE_LEAD)
                .contains(Capability.OPEN_CASE);
        assertThatThrownBy(() -> connector.createLead(doing.lead("Ana", "t"), key))
                .isInstanceOf(Unsupported.class);
    }

    @Test
    void b4_changes_secondHalfCut_cursorUnmoved() {
        wire.on(Request.get(API + "/user/27"), Answer.json("{\"Name\":\"connector\"}"));
        wire.on(Request.get(API + "/tickets"), FakeRt.page("{\"id\":\"1\",\"LastUpdated\":\"2026-03-01T08:00:00Z\"}"));
        wire.on(
                Request.get(API + "/transactions"),
                FakeRt.page(FakeRt.transaction("1", "1", "Create", "", "")).half());

        assertThatThrownBy(() -> connector.changes(io.sccc.core.spi.Cursor.START))
                .isInstanceOf(VendorTransientException.class);
    }

    /** A long walk over tickets in a place where tickets are merged all the time. */
    @Test
    void changes_thousandsOfMergesDuringAWalk_cursorStaysSmall_andEachIsToldOnce() {
        Instant begin = Instant.parse("2026-03-01T00:00:00Z");
        int minutes = 600;
        List<Integer> tickets = IntStream.range(0, minutes).boxed().toList();
        wire.on(Request.get(API + "/user/27"), Answer.json("{\"Name\":\"connector\"}"));
        wire.on(Request.get(API + "/tickets"), sent -> {
            Instant after = time(sent.query().get("query"), "LastUpdated > ");
            return FakeRt.page(tickets.stream()
                    .filter(i -> begin.plusSeconds(60L * i).isAfter(after))
                    .limit(20)
                    .map(i -> "{\"id\":\"" + (i + 1) + "\",\"LastUpdated\":\"" + begin.plusSeconds(60L * i) + "\"}")
                    .collect(Collectors.joining(",")));
        });
        wire.on(Request.get(API + "/transactions"), sent -> {
            String query = sent.query().get("query");
            String merges = query.substring(query.indexOf("(Field = 'MergedInto'"));
            merges = merges.substring(0, merges.indexOf(')') + 1);
            Instant all = time(query.substring(query.lastIndexOf("Created >= ")), "Created >= ");
            Instant here = time(merges, "Created >= ");
            Instant from = all.isAfter(here) ? all : here;
            Instant to = merges.contains("Created <= ") ? time(merges, "Created <= ") : Instant.MAX;
            int after = Integer.parseInt(query.substring(query.lastIndexOf(' ') + 1));
            return FakeRt.page(IntStream.range(0, minutes * 5)
                    .filter(i -> i + 1 > after)
                    .filter(i -> !begin.plusSeconds(12L * i).isBefore(from)
                            && !begin.plusSeconds(12L * i).isAfter(to))
                    .limit(100)
                    .mapToObj(i -> merge(i + 1, begin.plusSeconds(12L * i)))
                    .collect(Collectors.joining(",")));
        });
        List<String> told = new ArrayList<>();
        int longest = 0;
        io.sccc.core.spi.Page<io.sccc.connectors.CaseChange> page = connector.changes(io.sccc.core.spi.Cursor.START);
        page.items().forEach(change -> told.add(change.id()));
        while (page.more()) {
            page = connector.changes(page.next());
            page.items().forEach(change -> told.add(change.id()));
            longest = Math.max(longest, page.next().value().length());
        }
        connector.changes(page.next()).items().forEach(change -> told.add(change.id())); // those after the last ticket
        assertThat(told).hasSize(minutes * 5).doesNotHaveDuplicates();
        assertThat(longest).as("characters of the longest cursor").isLessThan(3_000);
    }

    private static String merge(int id, Instant at) {
        return FakeRt.transaction("" + id, "" + (100_000 + id), "AddLink", "", "7")
                .replace("\"Field\":\"AddLink\"", "\"Field\":\"MergedInto\"")
                .replace("2026-03-01T08:00:00Z", at.toString());
    }

    /** The time that follows some words in TicketSQL. */
    private static Instant time(String query, String words) {
        int from = query.indexOf(words) + words.length() + 1;
        return Instant.parse(query.substring(from, from + 19).replace(' ', 'T') + "Z");
    }

    @Test
    void f5_secretNowhere() {
        wire.on(Request.any(), Answer.json(401, "{\"message\":\"1-27-00ff\"}"));

        assertThat(connector.toString()).doesNotContain("1-27-00ff");
        assertThat(builder().toString()).doesNotContain("1-27-00ff");
        assertThatThrownBy(() -> connector.openCase(doing.open("s", "t"), null, key))
                .hasMessageNotContaining("1-27-00ff");
        Check check = connector.check(wire.clock().instant());
        assertThat(check.passed()).isFalse();
        assertThat(check.toString()).contains("base_url and token").doesNotContain("1-27-00ff");
    }

    @Test
    void build_everythingWrong_isToldAtOnce() {
        assertThatThrownBy(() -> RequestTracker.at("rt.example")
                        .with("tokn", "x")
                        .priorities(Map.of())
                        .with("custom_fields", "Ref=nonsense")
                        .with("contacts", "user")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "base_url", "token is missing", "tokn", "queue is missing", "custom_fields", "users");
    }
}
