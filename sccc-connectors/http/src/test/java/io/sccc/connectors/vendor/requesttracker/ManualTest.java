package io.sccc.connectors.vendor.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sccc.connectors.testkit.Request;
import io.sccc.connectors.testkit.Sent;
import io.sccc.connectors.testkit.Wire;
import io.sccc.core.model.ActionKind;
import io.sccc.core.spi.Cursor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Against the endpoints and examples of the official manual. */
@EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
class ManualTest {

    /** What the manual leaves out, and why it is right all the same. */
    private static final Map<String, String> LEFT_OUT =
            Map.of("GET /rt", "told in the manual's text, not in its list; a 5.0.3 answers it with its version");

    private static JsonNode manual(String file) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of(System.getProperty("sccc.shared"), "contracts", "request-tracker", file)
                        .toFile());
    }

    @Test
    void everyRequest_isAnEndpointOfTheManual() throws IOException {
        List<String> patterns = new ArrayList<>();
        manual("rest2-endpoints.json")
                .forEach(each -> patterns.add(each.at("/method").asText() + " "
                        + each.at("/path").asText().replaceAll("\\?.*", "").replaceAll(":\\w+", "[^/]+")));
        List<Sent> sent = tour();

        assertThat(sent).hasSizeGreaterThan(20);
        for (Sent each : sent) {
            String asked = each.method() + " " + each.path().replace(FakeRt.API, "");
            assertThat(LEFT_OUT.containsKey(asked) || patterns.stream().anyMatch(asked::matches))
                    .as(asked)
                    .isTrue();
        }
    }

    @Test
    void theManualsPostTicketSearch_isNotNeeded() throws IOException {
        assertThat(tour().stream().filter(each -> each.path().endsWith("/tickets")))
                .as("searches go out as reads, which may be repeated")
                .allMatch(each -> each.method().equals("GET"));
    }

    /** Every verb and the check, once. */
    private static List<Sent> tour() {
        Doing doing = new Doing("tour", "101");
        FakeRt rt = new FakeRt();
        try (Wire wire = Wire.open();
                RequestTracker connector = RequestTracker.at(wire.url().toString())
                        .token("1-27-00ff")
                        .queue("Support")
                        .leadsQueue("Sales")
                        .allowPrivate(wire.url().getHost())
                        .timeout(Duration.ofSeconds(20))
                        .clock(wire.clock())
                        .build()) {
            wire.on(Request.get(FakeRt.API + "/users"), FakeRt.page(""));
            wire.on(
                    Request.get(FakeRt.API + "/tickets"),
                    FakeRt.page("{\"id\":\"20\",\"LastUpdated\":\"2026-03-01T08:00:00Z\"}"));
            wire.on(Request.get(FakeRt.API + "/transactions"), FakeRt.page(""));
            FakeRt.always(wire);
            FakeRt.healthy(wire);
            rt.install(wire);
            wire.on(Request.post(FakeRt.API + "/user"), FakeRt.made("user", "somebody"));
            wire.on(Request.post(FakeRt.API + "/ticket"), FakeRt.made("ticket", FakeRt.TICKET));
            wire.on(Request.post(FakeRt.API + "/ticket/20/comment"), FakeRt.added());
            connector.check(wire.clock().instant());
            connector.upsertContact(doing.contact("Ana", Map.of()), doing.key(ActionKind.UPSERT_CONTACT, ""));
            connector.findPerson(Doing.NETWORK, doing.person());
            connector.openCase(doing.open("s", "t"), "somebody", doing.openKey());
            connector.createLead(doing.lead("Ana", "t"), doing.key(ActionKind.CREATE_LEAD, ""));
            connector.appendToCase(doing.append("20", "t"), "20", doing.key(ActionKind.APPEND_TO_CASE, ""));
            connector.closeCase(doing.close("20", "t"), "20", doing.key(ActionKind.CLOSE_CASE, ""));
            connector.reopenCase(doing.reopen("20", "t"), "20", doing.key(ActionKind.REOPEN_CASE, ""));
            connector.find(doing.append("20", "t"), doing.key(ActionKind.APPEND_TO_CASE, ""));
            connector.changes(Cursor.START);
            assertThat(wire.unexpected()).isEmpty();
            return wire.sent();
        }
    }

    @Test
    void examples_areRead() throws IOException {
        NewTicket ticket = new NewTicket(
                "Support",
                "s",
                "t",
                "root",
                5,
                Map.of("My Custom Field", List.of("v"), "Other", List.of("v")),
                "sccc:k");
        Set<String> read = new java.util.TreeSet<>();
        for (JsonNode example : manual("rest2-examples.json")) {
            JsonNode json = example.at("/json");
            String section = example.at("/section").asText();
            if (section.equals("Fields")) {
                assertThat(ticket.refused(json)).containsExactly("Other");
                read.add(section);
            } else if (section.equals("Creating Tickets")) {
                assertThat(json.at("/id").asText()).matches("\\d+");
                read.add(section);
            }
            assertThat(ChangeKind.of(json, status -> false)).isNotNull();
        }
        assertThat(read).containsExactlyInAnyOrder("Fields", "Creating Tickets");
    }
}
