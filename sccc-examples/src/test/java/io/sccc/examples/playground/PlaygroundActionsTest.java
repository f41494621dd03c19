package io.sccc.examples.playground;

import static io.sccc.examples.playground.PlaygroundWire.SECRET;
import static io.sccc.examples.playground.PlaygroundWire.ana;
import static io.sccc.examples.playground.PlaygroundWire.append;
import static io.sccc.examples.playground.PlaygroundWire.contact;
import static io.sccc.examples.playground.PlaygroundWire.key;
import static io.sccc.examples.playground.PlaygroundWire.post;
import static io.sccc.examples.playground.PlaygroundWire.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.Outcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaygroundActionsTest {

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource(ActionKind.class)
    void handles_kind_isAllButTheCenter(ActionKind kind) {
        try (PlaygroundActions actions = PlaygroundActions.at(URI.create("http://127.0.0.1:1"))) {
            assertThat(actions.handles(kind, AccountId.of("anything")))
                    .isEqualTo(kind.target() != ActionKind.Target.CENTER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:1", "http://example.com", "http://10.0.0.1:80", "ftp://127.0.0.1"})
    void at_anythingButLoopback_isRefused(String url) {
        assertThatThrownBy(() -> PlaygroundActions.at(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url);
    }

    @Test
    void handle_eachKind_hasItsEffectUnderItsName() throws Exception {
        Path journal = dir.resolve("playground.jsonl");
        try (Playground playground = Playground.start(journal, Faults.NONE);
                PlaygroundActions actions = PlaygroundActions.at(playground.baseUrl())) {
            for (Action action : plain()) {
                assertThat(actions.handle(action, key("k-" + action.kind().label())))
                        .as(action.kind().label())
                        .isInstanceOf(Outcome.Sent.class);
            }
            assertThat(rows(journal)).allSatisfy(row -> {
                ActionKind kind = ActionKind.named(row.get("call").asText());
                assertThat(row.get("target").asText())
                        .isEqualToIgnoringCase(kind.target().name());
            });
            assertThat(playground.effects()).hasSize(plain().size());
        }
        assertThat(rows(journal).toString()).doesNotContain(SECRET);
    }

    @Test
    void handle_aCaseWithoutId_isRejectedUnasked() {
        try (PlaygroundActions actions = PlaygroundActions.at(URI.create("http://127.0.0.1:1"))) {
            assertThat(actions.handle(append(ana("c-1"), null), key("k"))).isInstanceOf(Outcome.Rejected.class);
        }
    }

    @Test
    void handle_nobodyListens_isTransientAndTellsNobodysWords() {
        try (PlaygroundActions actions = PlaygroundActions.at(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> actions.handle(contact(ana("c-1")), key("k")))
                    .isInstanceOf(TransientException.class)
                    .hasMessageNotContainingAny(SECRET, "ana");
        }
    }

    @ParameterizedTest
    @CsvSource({"400", "404", "301", "422"})
    void handle_refusedWithWords_keepsTheStatusAndDropsTheWords(int status) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = answering(status, "{\"error\":\"" + SECRET + "\"}", calls);
        try (PlaygroundActions actions = at(server)) {
            Outcome outcome = actions.handle(contact(ana("c-1")), key("k"));

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(outcome.toString()).contains("" + status).doesNotContain(SECRET);
            assertThat(calls).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "{\"id\":", "[]", "{}"})
    void handle_answerNobodyCanRead_isTransient(String body) throws Exception {
        HttpServer server = answering(200, body, new AtomicInteger());
        try (PlaygroundActions actions = at(server)) {
            assertThatThrownBy(() -> actions.handle(contact(ana("c-1")), key("k")))
                    .isInstanceOf(TransientException.class);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503})
    void handle_statusThatMayPass_isAskedOnceAndTransient(int status) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = answering(status, "{}", calls);
        try (PlaygroundActions actions = at(server)) {
            assertThatThrownBy(() -> actions.handle(contact(ana("c-1")), key("k")))
                    .isInstanceOf(TransientException.class);
            assertThat(calls).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "12 | 12",
                "' 12 ' | 12",
                "99999 | 900",
                "99999999999999999999 | 900",
                "Sun, 01 Mar 2026 12:00:30 GMT | 30",
                "Sun, 01 Mar 2026 11:00:00 GMT | 0",
                "Mon, 01 Mar 2027 12:00:00 GMT | 900",
            })
    void retryAfter_form_isSeconds(String header, long seconds) {
        assertThat(RetryAfter.read(header, Instant.parse("2026-03-01T12:00:00Z")))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "2026-03-01T12:00:30Z"})
    void retryAfter_unreadable_isNull(String header) {
        assertThat(RetryAfter.read(header, Instant.EPOCH)).isNull();
    }

    @Test
    void toString_ofWhatIsHeld_tellsNobody() {
        Calls.Call call = Calls.of(contact(ana("c-1")), key("k"));
        Effect.Who who = Effect.Who.of(call.body());
        Ask ask = new Ask(ActionKind.UPSERT_CONTACT, new Effect.Call("crm", "x", "k"), who, "k", call.body());
        Effect effect = new Effect(ask.call(), who, Effect.Made.thing("id"), Instant.EPOCH);

        assertThat(List.of(call, who, ask, effect).toString())
                .doesNotContain("ana")
                .doesNotContain(SECRET);
    }

    private static List<Action> plain() {
        return List.of(
                new Action.Reply(ana("c"), post("1"), SECRET, "es"),
                new Action.DirectMessage(ana("c"), post("1"), "ana", SECRET, "es"),
                new Action.React(ana("c"), post("1"), "like"),
                new Action.Hide(ana("c"), post("1"), "spam"),
                new Action.SuggestContent(ana("c"), post("1"), "faq-1", null, null, SECRET, null),
                new Action.AskCommunity(ana("c"), post("1"), SECRET, SECRET, "pt"),
                contact(ana("c")),
                new Action.CreateLead(ana("c"), post("1"), Author.of("ana"), SECRET, List.of("x")),
                new Action.Custom(ana("c"), post("1"), "ship", Map.of("note", SECRET)));
    }

    private static PlaygroundActions at(HttpServer server) {
        return PlaygroundActions.at(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private static HttpServer answering(int status, String body, AtomicInteger calls) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
