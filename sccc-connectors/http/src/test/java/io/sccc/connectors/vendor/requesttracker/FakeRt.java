package io.sccc.connectors.vendor.requesttracker;

import io.sccc.connectors.testkit.Answer;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Sent;
import io.sccc.connectors.testkit.Target;
import io.sccc.connectors.testkit.Wire;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What RT shows before and after a write, in its own shape: a ticket is found by its key once it was posted. Payloads written
 * by us after what a 5.0.3 answered.
 */
final class FakeRt {

    static final String API = "/REST/2.0";
    static final String TICKET = "20";
    static final String TRANSACTION = "490";
    static final String USER = "55";
    private static final String TICKET_LINK = "/REST/2.0/ticket/" + TICKET;

    private final Names names = new Names("contacts.invalid");
    private final Set<String> there = ConcurrentHashMap.newKeySet();
    private volatile String status = "open";
    private volatile int people;

    /** Forgets everything and answers what is looked at before and after writing. */
    void install(Wire wire) {
        there.clear();
        status = "open";
        people = 0;
        wire.on(Request.get(API + "/tickets").query("per_page", "2"), sent -> byKey(wire, sent));
        wire.on(Request.get(API + "/ticket/*/attachments"), sent -> words(wire, sent));
        wire.on(Request.get(API + "/ticket/*"), sent -> ticket(wire, sent));
        wire.on(Request.get(API + "/transactions").query("per_page", "2"), page(""));
        wire.on(
                Request.get(API + "/transactions").query("per_page", "20"),
                page(transaction("7", "3", "Comment", "", "")));
        IntStream.rangeClosed(101, 108)
                .forEach(number -> wire.on(
                        users("twitter", String.valueOf(number)), sent -> page(users(wire, String.valueOf(number)))));
    }

    /** What is asked of every installation; a healthy one. */
    static void always(Wire wire) {
        String self = "{\"id\":27,\"Name\":\"connector\",\"Privileged\":1,\"Created\":\"2026-03-01T08:00:00Z\"}";
        wire.on(Request.get(API + "/user/27"), Answer.json(self));
    }

    /** What a healthy installation answers when it is checked. */
    static void healthy(Wire wire) {
        String self = "{\"id\":27,\"Name\":\"connector\",\"Privileged\":1,\"Created\":\"2026-03-01T08:00:00Z\"}";
        wire.on(Request.get(API + "/rt"), Answer.json("{\"Version\":\"5.0.3\"}"));
        wire.on(Request.get(API + "/user/connector"), Answer.json(self));
        wire.on(
                Request.get(API + "/user/1"),
                Answer.json("{\"id\":1,\"Name\":\"RT_System\",\"Created\":\"2026-03-01T08:00:00Z\"}"));
        wire.on(
                Request.get(API + "/queue/*"),
                Answer.json(
                        "{\"id\":1,\"Disabled\":\"0\",\"TicketCustomFields\":[],\"_hyperlinks\":[{\"ref\":\"create\"}]}"));
        wire.on(Request.get(API + "/tickets").query("per_page", "1"), page(""));
    }

    Request users(String network, String person) {
        return Request.get(API + "/users")
                .query(
                        "query",
                        Rest.having("Name", List.of(names.user(network, person), names.address(network, person))));
    }

    /** The key's effect is there. */
    void there(Target target) {
        there.add(Texts.link(target.key()));
    }

    void status(String now) {
        status = now;
    }

    void people(int number) {
        people = number;
    }

    static Answer page(String items) {
        return Answer.json("{\"count\":%d,\"total\":null,\"pages\":null,\"page\":1,\"per_page\":20,\"items\":[%s]}"
                .formatted(items.isEmpty() ? 0 : 1, items));
    }

    static Answer made(String kind, String id) {
        return Answer.json(
                        201,
                        "{\"id\":\"%s\",\"type\":\"%s\",\"_url\":\"http://rt.invalid/REST/2.0/%s/%s\"}"
                                .formatted(id, kind, kind, id))
                .header("Location", "/REST/2.0/" + kind + "/" + id);
    }

    static Answer added() {
        return Answer.json(201, "[\"Comments added\"]").header("Location", "/REST/2.0/transaction/" + TRANSACTION);
    }

    static String transaction(String id, String ticket, String type, String data, String now) {
        return ("{\"type\":\"transaction\",\"id\":\"%s\",\"ObjectId\":\"%s\",\"Type\":\"%s\",\"Field\":\"%s\",\"Data\":\"%s\","
                        + "\"OldValue\":\"\",\"NewValue\":\"%s\",\"Created\":\"2026-03-01T08:00:00Z\","
                        + "\"Creator\":{\"type\":\"user\",\"id\":\"%s\"}}")
                .formatted(id, ticket, type, type, data, now, data.isEmpty() ? "agent" : "connector");
    }

    static String user(String id, String name) {
        return "{\"type\":\"user\",\"id\":%s,\"Name\":\"%s\",\"RealName\":\"Somebody\",\"EmailAddress\":\"\",\"Disabled\":\"0\"}"
                .formatted(id, name);
    }

    private static boolean posted(Wire wire, String path, String part) {
        return wire.sent().stream()
                .anyMatch(sent -> sent.method().equals("POST")
                        && sent.path().endsWith(path)
                        && sent.text().contains(part));
    }

    private Answer byKey(Wire wire, Sent sent) {
        String query = sent.query().getOrDefault("query", "");
        String link = query.substring(query.indexOf('\'') + 1, query.lastIndexOf('\''));
        boolean known = there.contains(link) || posted(wire, "/ticket", '"' + link + '"');
        return page(
                known
                        ? "{\"id\":\"" + TICKET + "\",\"type\":\"ticket\",\"Status\":\"new\",\"CustomFields\":[],"
                                + "\"Requestor\":[{\"id\":\"somebody\",\"type\":\"user\",\"_url\":\"" + TICKET_LINK
                                + "\"}]}"
                        : "");
    }

    private Answer words(Wire wire, Sent sent) {
        String query = sent.query().getOrDefault("query", "");
        String link = query.replaceAll(".*\"value\":\"([^\"]+)\".*", "$1");
        boolean known = there.contains(link) || posted(wire, "/comment", '"' + link + '"');
        return page(
                known
                        ? "{\"id\":\"9\",\"type\":\"attachment\",\"TransactionId\":\"" + TRANSACTION
                                + "\",\"Subject\":\"" + link + "\"}"
                        : "");
    }

    private Answer ticket(Wire wire, Sent sent) {
        String now = wire.sent().stream()
                .filter(each -> each.method().equals("POST") && each.path().equals(sent.path() + "/comment"))
                .map(each -> each.text().replaceAll("(?s).*\"Status\":\"(\\w+)\".*", "$1"))
                .filter(set -> set.matches("\\w+"))
                .reduce(status, (before, after) -> after);
        return Answer.json("{\"id\":%s,\"Status\":\"%s\"}".formatted(TICKET, now))
                .header("ETag", "\"49\"");
    }

    private String users(Wire wire, String person) {
        String name = names.user("twitter", person);
        int number = posted(wire, "/user", '"' + name + '"') ? Math.max(1, people) : people;
        return IntStream.range(0, number)
                .mapToObj(each -> user(
                        String.valueOf(Integer.parseInt(USER) + each),
                        each == 0 ? name : names.address("twitter", person)))
                .collect(Collectors.joining(","));
    }
}
