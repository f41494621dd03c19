package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireTest {

    private final Wire wire = Wire.open();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        wire.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(wire.url() + path))
                        .header("X-Who", "me")
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void on_severalLines_theLastThatFitsAnswers_theRestIsUnexpected() throws Exception {
        wire.on(Request.get("/a/*"), Answer.json("1")).on(Request.get("/a/2").query("q", "ñ o"), Answer.json("2"));
        assertThat(get("/a/2?q=%C3%B1+o").body()).isEqualTo("2");
        assertThat(get("/a/2?q=n").body()).isEqualTo("1");
        assertThat(get("/a/2/3").statusCode()).isEqualTo(501);
        assertThat(wire.unexpected()).hasSize(1).hasToString("[GET /a/2/3]");
        assertThat(wire.count(Request.get("/a/2"))).isEqualTo(2);
        assertThat(wire.sent().get(0).header("x-who")).isEqualTo("me");
    }

    @Test
    void request_withoutHeaderOrBody_meetsOnlyThose() throws Exception {
        wire.on(Request.get("/a").without("cursor"), Answer.json("first"))
                .on(Request.get("/a").header("X-Who", "you"), Answer.json("yours"));
        assertThat(get("/a?cursor=").body()).isEqualTo("first");
        assertThat(get("/a?cursor=1").statusCode()).isEqualTo(501);
    }

    @Test
    void disturb_untilCalm_butNotThePreface() throws Exception {
        wire.preface(lines -> lines.on(Request.get("/session"), Answer.json("s")));
        wire.on(Request.get("/a"), Answer.json("a")).disturb(Request.any(), Answer.json(503, "{}"));
        assertThat(get("/a").statusCode()).isEqualTo(503);
        assertThat(get("/session").statusCode()).isEqualTo(200);
        assertThat(wire.calm().count(Request.get("/a"))).isEqualTo(1);
        assertThat(get("/a").body()).isEqualTo("a");
    }

    @Test
    void troubles_comeAfterTheRequestArrived() {
        for (Answer.Trouble trouble : List.of(Answer.Trouble.RESET, Answer.Trouble.CLOSED, Answer.Trouble.GARBAGE)) {
            wire.reset().on(Request.get("/a"), Answer.json("a").with(trouble));
            assertThatThrownBy(() -> get("/a")).as("%s", trouble).isInstanceOf(IOException.class);
            assertThat(wire.count(Request.get("/a"))).as("%s", trouble).isPositive();
        }
    }

    @Test
    void url_isLoopbackAlone() throws Exception {
        for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(card.getInetAddresses())) {
                if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                    assertThatThrownBy(() -> {
                                try (Socket socket = new Socket()) {
                                    socket.connect(
                                            new InetSocketAddress(
                                                    address, wire.url().getPort()),
                                            500);
                                }
                            })
                            .isInstanceOf(IOException.class);
                }
            }
        }
        assertThat(wire.url().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void texts_tellNoWordsAndNoTokens() {
        Request request =
                Request.post("/a").header("Authorization", "Bearer t0ken").body("palabras");
        assertThat(request).hasToString("POST /a");
        assertThat(Answer.json("palabras").toString()).doesNotContain("palabras");
        assertThat(Item.of(1, "palabras").toString()).doesNotContain("palabras");
    }

    @Test
    void recording_withoutSecrets_isRefused() {
        assertThatThrownBy(() -> Recording.builder().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe secrets(");
    }

    @Test
    void json_halfCharacters_staySoOnTheWire() {
        assertThat(Answer.json("\"" + Words.LONE_SURROGATE + "🇧🇷\"").text())
                .isEqualTo("\"antes \\ud83d después🇧🇷\"");
    }
}
