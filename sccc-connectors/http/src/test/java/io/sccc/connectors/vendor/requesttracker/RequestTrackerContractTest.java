package io.sccc.connectors.vendor.requesttracker;

import io.sccc.connectors.Capability;
import io.sccc.connectors.CrmConnector;
import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.CrmContract;
import io.sccc.connectors.testkit.Read;
import io.sccc.connectors.testkit.Recording;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Target;
import io.sccc.connectors.testkit.Wire;
import io.sccc.connectors.testkit.Write;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class RequestTrackerContractTest extends CrmContract {

    private static final String TOKEN = "1-27-00c0ffee00c0ffee";
    private static final String CASE = "31";
    private static final int PAGE = 20;

    private final FakeRt rt = new FakeRt();

    @Override
    protected CrmConnector connector(Wire wire) {
        return RequestTracker.at(wire.url().toString())
                .token(TOKEN)
                .queue("Support")
                .leadsQueue("Sales")
                .priorities(Map.of(0, 0, 3, 50))
                .allowPrivate(wire.url().getHost())
                .timeout(wire.patience())
                .settle(Duration.ZERO)
                .clock(wire.clock())
                .build();
    }

    @Override
    protected Recording recording() {
        return Recording.builder()
                .secrets(TOKEN)
                .always(FakeRt::always)
                .crm(FakeRt.USER, CASE)
                .reads(Capability.FIND_PERSON, people())
                .reads(Capability.CHANGES, changes())
                .writes(Capability.UPSERT_CONTACT, contact())
                .writes(Capability.OPEN_CASE, ticket("Support"))
                .writes(Capability.CREATE_LEAD, ticket("Sales").reads((wire, target) -> rt.people(1)))
                .writes(Capability.APPEND_TO_CASE, comment("").looksUp(seen("open"), unseen("open")))
                .writes(
                        Capability.REOPEN_CASE,
                        comment("\"Status\":\"open\"")
                                .reads((wire, target) -> rt.status("resolved"))
                                .looksUp(seen("open"), unseen("resolved")))
                .writes(
                        Capability.CLOSE_CASE,
                        comment("\"Status\":\"resolved\"")
                                .reads((wire, target) -> rt.status("open"))
                                .already((wire, target) -> rt.status("resolved"))
                                .looksUp(seen("resolved"), unseen("open")))
                .build();
    }

    private Read people() {
        Request asked = rt.users("twitter", "777");
        return Read.of(
                        wire -> {
                            FakeRt.healthy(wire);
                            wire.on(asked, FakeRt.page(FakeRt.user("71", "twitter:777")));
                        },
                        "71")
                .asked("777")
                .nothing(wire -> wire.on(asked, FakeRt.page("")));
    }

    private Write contact() {
        return Write.of(
                        target -> Request.post(FakeRt.API + "/user").body("twitter:" + target.person() + '"'),
                        FakeRt.made("user", "somebody"),
                        FakeRt.USER)
                .honorsKeys()
                .reads((wire, target) -> rt.install(wire))
                .already((wire, target) -> rt.people(1))
                .twice((wire, target) -> rt.people(2))
                .looksUp(
                        (wire, target) -> {
                            rt.install(wire);
                            rt.people(1);
                        },
                        (wire, target) -> rt.install(wire));
    }

    private Write ticket(String queue) {
        return Write.of(
                        target -> Request.post(FakeRt.API + "/ticket")
                                .body("\"Queue\":\"" + queue + '"')
                                .body('"' + Texts.link(target.key()) + '"'),
                        FakeRt.made("ticket", FakeRt.TICKET),
                        FakeRt.TICKET)
                .reads((wire, target) -> rt.install(wire))
                .looksUp(
                        (wire, target) -> {
                            rt.install(wire);
                            rt.there(target);
                        },
                        (wire, target) -> rt.install(wire));
    }

    private Write comment(String part) {
        return Write.of(
                        target -> Request.post(FakeRt.API + "/ticket/" + target.caseId() + "/comment")
                                .body(part)
                                .body('"' + Texts.link(target.key()) + '"'),
                        FakeRt.added(),
                        FakeRt.TRANSACTION)
                .reads((wire, target) -> rt.install(wire));
    }

    private BiConsumer<Wire, Target> seen(String status) {
        return (wire, target) -> {
            rt.install(wire);
            rt.there(target);
            rt.status(status);
        };
    }

    private BiConsumer<Wire, Target> unseen(String status) {
        return (wire, target) -> {
            rt.install(wire);
            rt.status(status);
        };
    }

    /** 21 tickets: a full page and one more, which was opened by us and answered by an agent. */
    private static Read changes() {
        String[] ids =
                IntStream.rangeClosed(1, PAGE + 2).mapToObj(String::valueOf).toArray(String[]::new);
        return Read.of(
                        wire -> {
                            Request tickets =
                                    Request.get(FakeRt.API + "/tickets").query("per_page", "20");
                            Request news =
                                    Request.get(FakeRt.API + "/transactions").query("per_page", "100");
                            wire.on(
                                    tickets,
                                    sent -> sent.query().get("query").contains("id > 0)")
                                            ? FakeRt.page(tickets(1, PAGE))
                                            : FakeRt.page(tickets(PAGE + 1, PAGE + 1)));
                            wire.on(news, sent -> news(sent.query().getOrDefault("query", "")));
                            wire.on(Request.get(FakeRt.API + "/attachments"), FakeRt.page(words()));
                        },
                        ids)
                .nothing(wire -> wire.on(Request.get(FakeRt.API + "/tickets"), FakeRt.page("")));
    }

    private static String tickets(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id ->
                        "{\"id\":\"%d\",\"type\":\"ticket\",\"LastUpdated\":\"2026-03-01T08:00:00Z\"}".formatted(id))
                .collect(Collectors.joining(","));
    }

    private static Answer news(String query) {
        if (!query.endsWith("id > 0")) {
            return FakeRt.page("");
        }
        return FakeRt.page(
                query.contains("ObjectId = 1 OR")
                        ? IntStream.rangeClosed(1, PAGE)
                                .mapToObj(id -> FakeRt.transaction("" + id, "" + id, "Create", "", ""))
                                .collect(Collectors.joining(","))
                        : FakeRt.transaction("21", "21", "Comment", "sccc:key", "") + ","
                                + FakeRt.transaction("22", "21", "Correspond", "", ""));
    }

    private static String words() {
        return "{\"id\":\"4\",\"type\":\"attachment\",\"TransactionId\":\"22\",\"ContentType\":\"text/plain\","
                + "\"Content\":\"ya lo vemos\",\"Filename\":\"\"}";
    }
}
