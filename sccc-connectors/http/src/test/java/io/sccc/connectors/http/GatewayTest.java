package io.sccc.connectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToIgnoreCase;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.core.testing.ManualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GatewayTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SECRET = "canary-5f3a9c";

    @RegisterExtension
    static final WireMockExtension WIRE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final ManualClock clock = new ManualClock(NOON);
    private Gateway gateway;

    private GatewayBuilder builder() {
        return Gateway.at(URI.create(WIRE.baseUrl().replace("localhost", "127.0.0.1") + "/api/"))
                .allowPrivate("127.0.0.1")
                .clock(clock);
    }

    @BeforeEach
    void open() {
        gateway = builder().build();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private void use(GatewayBuilder other) {
        gateway.close();
        gateway = other.build();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        WIRE.stubFor(any(anyUrl()).willReturn(answer));
    }

    @Test
    void send_everyMethodAndBody_arrivesAsWritten() {
        answers(okJson("{\"id\":7}"));
        Map<String, String> form = new LinkedHashMap<>();
        form.put("a b", "ñ&=");
        form.put("c", "+");
        assertThat(gateway.send(Call.get("/x").query("q", "a b&c=ñ").query("none", null))
                        .json()
                        .at("/id")
                        .asInt())
                .isEqualTo(7);
        gateway.send(Call.post("/x").json(Json.object().put("t", "ñ 😀 مرحبا")));
        gateway.send(Call.put("/x").form(form));
        gateway.send(Call.patch("/x").text("ñ", "text/plain"));
        gateway.send(Call.delete("/x/{id}", "a/b c?#é"));
        WIRE.verify(getRequestedFor(urlEqualTo("/api/x?q=a%20b%26c%3D%C3%B1"))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("User-Agent", equalTo("sccc"))
                .withHeader("Authorization", absent()));
        WIRE.verify(postRequestedFor(urlEqualTo("/api/x"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalTo("{\"t\":\"ñ 😀 مرحبا\"}")));
        WIRE.verify(putRequestedFor(urlEqualTo("/api/x")).withRequestBody(equalTo("a%20b=%C3%B1%26%3D&c=%2B")));
        WIRE.verify(patchRequestedFor(urlEqualTo("/api/x"))
                .withHeader("Content-Type", equalToIgnoreCase("text/plain; charset=utf-8"))
                .withRequestBody(equalTo("ñ")));
        WIRE.verify(deleteRequestedFor(urlEqualTo("/api/x/a%2Fb%20c%3F%23%C3%A9")));
    }

    @Test
    void E1_loneSurrogate_goesOutAsReplacement() {
        answers(ok());
        gateway.send(Call.post("/x").json(Json.object().put("t", "a\uD83Db")));
        byte[] sent = WIRE.getAllServeEvents().get(0).getRequest().getBody();
        assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo("{\"t\":\"a\uFFFDb\"}");
    }

    @Test
    void send_partThatClimbsOrIsEmpty_doesNotGoOut() {
        answers(ok());
        for (String part : new String[] {"", ".", ".."}) {
            assertThat(Caught.kind(() -> gateway.send(Call.delete("/posts/{id}/x", part))))
                    .isEqualTo(Kind.PAYLOAD);
        }
        assertThat(WIRE.getAllServeEvents()).isEmpty();
    }

    @Test
    void call_wrongPattern_isRefusedWhenWritten() {
        assertThatThrownBy(() -> Call.get("/a/{b}")).hasMessageContaining("0 parts for 1 names");
        assertThatThrownBy(() -> Call.get("a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Call.get("/a").text("x", "text/plain")).hasMessageContaining("takes no body");
    }

    @Test
    void send_statusOfTheTable_isItsFault() {
        Object[][] lines = {
            {400, Kind.PAYLOAD},
            {401, Kind.AUTH_REVOKED},
            {402, Kind.QUOTA_EXHAUSTED},
            {403, Kind.POLICY_DENIED},
            {404, Kind.NOT_FOUND},
            {408, Kind.TRANSIENT},
            {409, Kind.CONFLICT},
            {410, Kind.NOT_FOUND},
            {412, Kind.CONFLICT},
            {422, Kind.PAYLOAD},
            {500, Kind.TRANSIENT},
            {503, Kind.TRANSIENT},
            {300, Kind.CONFLICT}
        };
        for (Object[] line : lines) {
            answers(aResponse().withStatus((int) line[0]).withHeader("X-Request-Id", "req-1"));
            use(builder());
            Fault fault = Caught.fault(() -> gateway.send(Call.get("/x")));
            assertThat(fault.kind()).as("status %s", line[0]).isEqualTo(line[1]);
            assertThat(fault.requestId()).isEqualTo("req-1");
            assertThat(fault.what()).contains("GET /x at 127.0.0.1").contains(line[0].toString());
        }
    }

    @Test
    void send_acceptedStatus_isAnAnswer() {
        answers(aResponse().withStatus(404));
        assertThat(gateway.send(Call.get("/x").accept(404, 304)).status()).isEqualTo(404);
    }

    @Test
    void send_errorInsideOk_isItsFault() {
        StatusTable table = StatusTable.standard()
                .codeAt("/error/code", "/error")
                .codeIsFault()
                .line(200, "ratelimited", Kind.THROTTLED, Scope.ACCOUNT)
                .line("InvalidToken", Kind.AUTH_REVOKED, Scope.ACCOUNT);
        use(builder().table(table).limiter(new Limiter(clock)));
        answers(okJson("{\"error\":{\"code\":\"strange\"}}"));
        assertThat(Caught.kind(() -> gateway.send(Call.get("/x")))).isEqualTo(Kind.VENDOR_BUG);
        answers(aResponse().withStatus(400).withBody("{\"error\":\"InvalidToken\",\"message\":\"secret words\"}"));
        Fault fault = Caught.fault(() -> gateway.send(Call.get("/x")));
        assertThat(fault.kind()).isEqualTo(Kind.AUTH_REVOKED);
        assertThat(fault.vendorCode()).isEqualTo("InvalidToken");
        assertThat(fault.toString()).doesNotContain("secret words");
        answers(okJson("{\"error\":{\"code\":\"ratelimited\"}}"));
        assertThat(Caught.kind(() -> gateway.send(Call.get("/x")))).isEqualTo(Kind.THROTTLED);
    }

    @Test
    void send_codeThatIsASentence_isNotCarried() {
        use(builder().table(StatusTable.standard().codeAt("/error")));
        answers(aResponse().withStatus(400).withBody("{\"error\":\"María, tu clave (1234) no vale\"}"));
        assertThat(Caught.fault(() -> gateway.send(Call.get("/x"))).vendorCode())
                .isNull();
    }

    @Test
    void C7_missingScope_isNamedAndNeedsAPerson() {
        answers(aResponse()
                .withStatus(403)
                .withHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"write:statuses\""));
        Fault fault = Caught.fault(() -> gateway.send(Call.post("/x")));
        assertThat(fault.kind()).isEqualTo(Kind.CONFIG);
        assertThat(fault.kind().needsPerson()).isTrue();
        assertThat(fault.what()).contains("write:statuses");
    }

    @Test
    void C1_throttled_furtherCallsFailFastUntilThen() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        Instant until = NOON.plusSeconds(120);
        Fault first = Caught.fault(() -> gateway.send(Call.get("/x")));
        assertThat(first.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(first.until()).isEqualTo(until);
        answers(ok());
        clock.advance(Duration.ofSeconds(119));
        Fault second = Caught.fault(() -> gateway.send(Call.post("/y")));
        assertThat(second.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(second.scope()).isEqualTo(Scope.ACCOUNT);
        assertThat(second.until()).isEqualTo(until);
        assertThat(gateway.throttledUntil()).isEqualTo(until);
        assertThat(WIRE.getAllServeEvents()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(gateway.send(Call.post("/y")).status()).isEqualTo(200);
        assertThat(gateway.throttledUntil()).isNull();
    }

    @Test
    void C1_throttleOfOneItem_holdsUpNothingElse() {
        use(builder().table(StatusTable.standard().codeAt("/error/code").line("131056", Kind.THROTTLED, Scope.ITEM)));
        answers(aResponse()
                .withStatus(400)
                .withBody("{\"error\":{\"code\":131056}}")
                .withHeader("Retry-After", "6"));
        assertThat(Caught.fault(() -> gateway.send(Call.post("/x"))).until()).isEqualTo(NOON.plusSeconds(6));
        answers(ok());
        assertThat(gateway.send(Call.post("/x")).status()).isEqualTo(200);
    }

    @Test
    void C1_spentInAnAnswerThatIsFine_holdsUpTheNext() {
        answers(okJson("{}")
                .withHeader("RateLimit-Remaining", "0")
                .withHeader(
                        "RateLimit-Reset", Long.toString(NOON.plusSeconds(60).getEpochSecond())));
        assertThat(gateway.send(Call.get("/x")).status()).isEqualTo(200);
        assertThat(Caught.fault(() -> gateway.send(Call.get("/x"))).until()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void E2_hostileJson_isRefused() {
        String[] bodies = {
            "[".repeat(100_000),
            "{\"n\":" + "1".repeat(100_000) + "}",
            "{\"s\":\"" + "x".repeat(1_000_001) + "\"}",
            "[" + "1,".repeat(200_001) + "1]",
            "{\"a\":1,\"a\":2}",
            "{\"" + "k".repeat(50_001) + "\":1}",
            "{} {}",
            "not json"
        };
        for (String body : bodies) {
            answers(okJson(body));
            Fault fault = Caught.fault(() -> gateway.send(Call.get("/x")).json());
            assertThat(fault.kind()).as(body.substring(0, 5)).isEqualTo(Kind.VENDOR_BUG);
            assertThat(fault.toString()).hasSizeLessThan(600);
        }
    }

    @Test
    void E2_tooLongOrGzipBomb_isRefused() throws Exception {
        use(builder().limits(Limits.DEFAULT.withBody(100_000)));
        byte[] bomb = GatewayNetworkTest.gzip(new byte[20_000_000]);
        assertThat(bomb).hasSizeLessThan(100_000);
        for (ResponseDefinitionBuilder answer : new ResponseDefinitionBuilder[] {
            ok("x".repeat(100_001)), ok().withHeader("Content-Encoding", "gzip").withBody(bomb)
        }) {
            answers(answer);
            Fault fault = Caught.fault(() -> gateway.send(Call.get("/x")));
            assertThat(fault.kind()).isEqualTo(Kind.VENDOR_BUG);
            assertThat(fault.what()).contains("more than 100000 bytes");
            Caught.lost(() -> gateway.send(Call.post("/x")));
        }
        answers(ok("x".repeat(100_000)));
        assertThat(gateway.send(Call.get("/x")).text()).hasSize(100_000);
    }

    @Test
    void text_labeledWrongly_keepsTheWords() {
        byte[] western = "{\"t\":\"mañana\"}".getBytes(Charset.forName("windows-1252"));
        byte[] utf8 = "{\"t\":\"mañana\"}".getBytes(StandardCharsets.UTF_8);
        Object[][] cases = {
            {"application/json", utf8},
            {"application/json; charset=nonsense-9", utf8},
            {"application/json; charset=us-ascii", utf8},
            {"application/json; charset=utf-8", western},
            {"application/json; charset=\"ISO-8859-1\"", western},
            {"application/json", ("\uFEFF{\"t\":\"mañana\"}").getBytes(StandardCharsets.UTF_8)},
            {"application/json; charset=utf-16", "{\"t\":\"mañana\"}".getBytes(StandardCharsets.UTF_16)}
        };
        for (Object[] each : cases) {
            answers(ok().withHeader("Content-Type", (String) each[0]).withBody((byte[]) each[1]));
            assertThat(Json.text(gateway.send(Call.get("/x")).json(), "/t"))
                    .as("%s", each[0])
                    .isEqualTo("mañana");
        }
    }

    @Test
    void text_oneBrokenByteInUtf8_costsThatByteOnly() {
        byte[] body = "{\"t\":\"mañana ? día\"}".getBytes(StandardCharsets.UTF_8);
        body[14] = (byte) 0xFF;
        answers(ok().withBody(body));
        assertThat(Json.text(gateway.send(Call.get("/x")).json(), "/t")).isEqualTo("mañana \uFFFD día");
    }

    @Test
    void link_ofTheHeader_isResolvedAndFollowed() {
        WIRE.stubFor(get(urlPathEqualTo("/api/a"))
                .willReturn(okJson("[]").withHeader("Link", "</api/b?page=2>; rel=\"next\", </api/z>; rel=\"last\"")));
        WIRE.stubFor(get(urlPathEqualTo("/api/b")).willReturn(okJson("[2]")));
        Reply first = gateway.send(Call.get("/a"));
        assertThat(first.link("prev")).isNull();
        assertThat(first.link("last")).hasPath("/api/z");
        assertThat(gateway.send(Call.get(first.link("next"))).json()).hasSize(1);
    }

    @Test
    void F5_secretEverywhereInTheAnswer_isInNoText() {
        Credentials[] all = {
            Credentials.bearer(SECRET),
            Credentials.basic("bot", SECRET),
            Credentials.header("X-Api-Key", SECRET),
            Credentials.query("key", SECRET)
        };
        for (Credentials who : all) {
            use(builder()
                    .credentials(who)
                    .table(StatusTable.standard().codeAt("/code"))
                    .secret("canary-extra"));
            answers(aResponse()
                    .withStatus(500)
                    .withHeader("X-Request-Id", "canary-extra")
                    .withBody("{\"code\":\"" + SECRET + "\",\"message\":\"" + SECRET + "\"}"));
            StringWriter said = new StringWriter();
            for (Call call : new Call[] {
                Call.get("/p/{id}?token=1", SECRET), Call.post("/p").query("q", SECRET)
            }) {
                catchThrowable(() -> gateway.send(call)).printStackTrace(new PrintWriter(said, true));
                said.append(call.toString());
            }
            said.append(gateway.toString())
                    .append(who.toString())
                    .append(who.stamp().toString());
            assertThat(said.toString()).doesNotContain("canary");
        }
        WIRE.verify(postRequestedFor(urlPathEqualTo("/api/p")).withQueryParam("key", equalTo(SECRET)));
    }

    @Test
    void F5_secretWithALineBreak_isRefusedWithoutShowingIt() {
        for (String name : new String[] {"Authorization", "X-Api-Key"}) {
            use(builder().credentials(Credentials.header(name, SECRET + "\n")));
            Throwable thrown = catchThrowable(() -> gateway.send(Call.get("/x")));
            assertThat(thrown).hasMessageContaining("control character").hasNoCause();
            assertThat(thrown.toString()).doesNotContain("canary");
        }
    }

    @Test
    void F5_causeThatEchoesASecret_isCleaned() {
        Secrets secrets = new Secrets();
        secrets.learn(java.util.List.of("Bearer " + SECRET, "pass word/ñ"));
        Throwable clean = secrets.clean(new IllegalStateException(
                "line: " + SECRET, new RuntimeException("pass%20word%2F%C3%B1 and Y2FuYXJ5LTVmM2E5Yw==")));
        StringWriter said = new StringWriter();
        clean.printStackTrace(new PrintWriter(said, true));
        assertThat(said.toString())
                .doesNotContain("canary", "Y2Fu", "pass%20")
                .contains("IllegalStateException: line: ***");
    }

    @Test
    void renew_tokenNotAccepted_sendsOnceMoreWithAnother() {
        WIRE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        WIRE.stubFor(
                any(anyUrl()).withHeader("Authorization", equalTo("Bearer two")).willReturn(ok()));
        use(builder().credentials(new Credentials() {
            @Override
            public Stamp stamp() { // a stamp that is asked for meanwhile may still be the old one
                return Credentials.bearer("one").stamp();
            }

            @Override
            public Stamp renew(Stamp refused) {
                return Credentials.bearer("two").stamp();
            }
        }));
        assertThat(gateway.send(Call.post("/x")).status()).isEqualTo(200);
        WIRE.resetMappings();
        answers(aResponse().withStatus(401));
        assertThat(Caught.kind(() -> gateway.send(Call.get("/x")))).isEqualTo(Kind.AUTH_REVOKED);
        assertThat(WIRE.getAllServeEvents()).hasSize(4);
    }
}
