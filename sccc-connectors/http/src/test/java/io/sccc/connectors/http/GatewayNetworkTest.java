package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.sccc.connectors.AnswerLostException;
import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.VendorTransientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rows B of the battery of faults, as far as the gateway meets them. */
class GatewayNetworkTest {

    private static final Duration SHORT = Duration.ofMillis(700);
    private static final String UNAVAILABLE =
            "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\nContent-Type: text/plain\r\n\r\n";

    private static Call post() {
        return Call.post("/posts").json(Json.object().put("text", "hola"));
    }

    @Test
    void B1_unavailableRetryAtOnce_anyMethodGoesOutOnce() throws IOException {
        for (Call call : new Call[] {
            post(),
            Call.get("/posts"),
            Call.delete("/posts/{id}", 1),
            Call.put("/posts/{id}", 1),
            Call.patch("/p").text("x", "text/plain")
        }) {
            try (RawServer server = RawServer.saying(UNAVAILABLE);
                    Gateway gateway = server.gateway().build()) {
                assertThat(Caught.kind(() -> gateway.send(call))).isEqualTo(Kind.TRANSIENT);
                assertThat(server.requests).as(call.toString()).hasSize(1);
            }
        }
    }

    @Test
    void B1_timeoutStatus408_goesOutOnce() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 408 Timeout\r\nContent-Length: 0\r\n\r\n");
                Gateway gateway = server.gateway().build()) {
            assertThat(Caught.kind(() -> gateway.send(post()))).isEqualTo(Kind.TRANSIENT);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void B2_connectionClosedAfterRequest_isLostForWritesAndTransientForReads() throws IOException {
        try (RawServer server = new RawServer((request, out, socket) -> socket.close());
                Gateway gateway = server.gateway().build()) {
            Caught.lost(() -> gateway.send(post()));
            assertThat(server.requests).hasSize(1);
            assertThat(Caught.kind(() -> gateway.send(Call.get("/posts")))).isEqualTo(Kind.TRANSIENT);
            assertThat(Caught.kind(() -> gateway.send(post().repeatable()))).isEqualTo(Kind.TRANSIENT);
            assertThat(server.requests).hasSize(3);
        }
    }

    @Test
    void B2_pooledConnectionDroppedAfterSecondRequest_isNotSentAgain() throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer((request, out, socket) -> {
                    if (self.get().requests.size() > 1) {
                        socket.close();
                    } else {
                        out.write(RawServer.ok("application/json", "{}").getBytes(StandardCharsets.UTF_8));
                    }
                });
                Gateway gateway = server.gateway().build()) {
            self.set(server);
            gateway.send(Call.get("/warm"));
            Caught.lost(() -> gateway.send(post()));
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void B2_serverError_isLostForWritesOnly() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n");
                Gateway gateway = server.gateway().build()) {
            Caught.lost(() -> gateway.send(post()));
            assertThat(Caught.kind(() -> gateway.send(Call.get("/posts")))).isEqualTo(Kind.TRANSIENT);
        }
    }

    @Test
    void B2_unavailableWithoutAWordWhen_isLostForWritesOnly() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 503 Ill\r\nContent-Length: 0\r\n\r\n");
                Gateway gateway = server.gateway().build()) {
            Caught.lost(() -> gateway.send(post()));
            assertThat(Caught.kind(() -> gateway.send(Call.get("/posts")))).isEqualTo(Kind.TRANSIENT);
            assertThat(Caught.kind(() -> gateway.send(post().repeatable()))).isEqualTo(Kind.TRANSIENT);
        }
    }

    @Test
    void B2_unavailableUntilThen_wasNotProcessed() throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");
                Gateway gateway = server.gateway().build()) {
            assertThat(Caught.kind(() -> gateway.send(post()))).isEqualTo(Kind.TRANSIENT);
        }
    }

    @Test
    void B6_writeAnsweredByARedirectThatFormsGet_isLost_byOneThatAsksAgainElsewhere_isNot() throws IOException {
        for (int status : new int[] {302, 303, 301, 307, 308}) {
            try (RawServer server = RawServer.saying(
                            "HTTP/1.1 " + status + " Moved\r\nLocation: /done\r\nContent-Length: 0\r\n\r\n");
                    Gateway gateway = server.gateway().build()) {
                if (status == 302 || status == 303) {
                    Caught.lost(() -> gateway.send(post()));
                } else {
                    assertThat(Caught.kind(() -> gateway.send(post())))
                            .as("%d", status)
                            .isEqualTo(Kind.CONFIG);
                }
                assertThat(server.requests).hasSize(1);
            }
        }
    }

    @Test
    void transport_readingMeetsAnError_whoWaitsIsWokenWithIt() {
        CompletableFuture<Transport.Body> done = new CompletableFuture<>();
        assertThatThrownBy(() -> Transport.complete(done, () -> {
                    throw new OutOfMemoryError("no heap for an answer");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(done).isCompletedExceptionally();
        assertThatThrownBy(done::join).hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    @Timeout(30)
    void transport_errorInTheMiddleOfACall_isAFaultAndTheNextCallGoesOut() throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (RawServer server = RawServer.saying(RawServer.ok("application/json", "{}"));
                Gateway gateway = Gateway.at(URI.create(server.uri().toString().replace("127.0.0.1", "local.example")))
                        .allowPrivate("local.example")
                        .resolver(name -> {
                            if (broken.getAndSet(false)) {
                                throw new StackOverflowError();
                            }
                            return InetAddress.getAllByName("127.0.0.1");
                        })
                        .build()) {
            assertThat(Caught.kind(() -> gateway.send(post()))).isEqualTo(Kind.TRANSIENT);
            assertThat(gateway.send(Call.get("/posts")).status()).isEqualTo(200);
        }
    }

    @Test
    void B2_nobodyListens_isTransientForWrites() throws IOException {
        try (Socket mute = new Socket()) {
            mute.bind(new InetSocketAddress("127.0.0.1", 0)); // a port that is taken, so that nobody else listens there
            URI taken = URI.create("http://127.0.0.1:" + mute.getLocalPort());
            try (Gateway gateway = Gateway.at(taken).allowPrivate("127.0.0.1").build()) {
                Fault fault = Caught.fault(() -> gateway.send(post()));
                assertThat(fault.kind()).isEqualTo(Kind.TRANSIENT);
                assertThat(fault.scope()).isEqualTo(Fault.Scope.HOST);
                assertThat(fault.what()).contains("POST /posts at 127.0.0.1").contains("no connection");
            }
        }
    }

    /**
     * How a call ends that is not answered in its time. On a busy machine a short time is over before the request has come;
     * then it is called anew with a longer one.
     */
    private static Throwable overdue(RawServer.Answer answer, Call call) throws IOException {
        Throwable ended = null;
        int came = 0;
        for (Duration time = SHORT; came == 0 && time.toSeconds() < 30; time = time.multipliedBy(2)) {
            try (RawServer server = new RawServer(answer);
                    Gateway gateway = server.gateway()
                            .limits(Limits.DEFAULT.withCall(time))
                            .build()) {
                ended = catchThrowable(() -> gateway.send(call));
                came = server.requests.size();
            }
        }
        assertThat(came).as("times that the request came").isEqualTo(1);
        return ended;
    }

    private static void isOverdue(RawServer.Answer answer) throws IOException {
        assertThat(overdue(answer, post())).isInstanceOf(AnswerLostException.class);
        Throwable read = overdue(answer, Call.get("/slow"));
        assertThat(Caught.kind(() -> {
                    throw read;
                }))
                .isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void B3_answerDripsForever_callTimeoutFreesTheThread() throws IOException {
        isOverdue((request, out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"
                    .getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(' ');
                out.flush();
                new CountDownLatch(1).await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
        });
        await().atMost(Duration.ofMinutes(1)).until(() -> threads("sccc-http-127.0.0.1") == 0);
    }

    @Test
    void B3_neverAnswers_isLostForWrites() throws IOException {
        isOverdue((request, out, socket) -> new CountDownLatch(1).await());
    }

    @Test
    void B4_cutInLengthChunkOrGzip_isTransientForReadsAndLostForWrites() throws IOException {
        byte[] zipped = gzip("{\"items\":[1,2,3,4,5,6,7,8,9,10,11,12]}".getBytes(StandardCharsets.UTF_8));
        byte[] half = Arrays.copyOf(zipped, zipped.length / 2);
        String[] heads = {
            "Content-Length: 500\r\n\r\n{\"items\":[",
            "Transfer-Encoding: chunked\r\n\r\nff\r\n{\"items\":[",
            "Content-Encoding: gzip\r\nContent-Length: " + half.length + "\r\n\r\n"
        };
        for (String head : heads) {
            try (RawServer server = new RawServer((request, out, socket) -> {
                        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + head)
                                .getBytes(StandardCharsets.UTF_8));
                        if (head.contains("gzip")) {
                            out.write(half);
                        }
                        out.flush();
                        socket.close();
                    });
                    Gateway gateway = server.gateway().build()) {
                assertThat(Caught.kind(() -> gateway.send(Call.get("/items")).json()))
                        .as(head)
                        .isEqualTo(Kind.TRANSIENT);
                Caught.lost(() -> gateway.send(post()).json());
            }
        }
    }

    @Test
    void B4_wholeBodyOfHalfAJson_isTransientForReads() throws IOException {
        try (RawServer server = RawServer.saying(RawServer.ok("application/json", "{\"items\":[1,"));
                Gateway gateway = server.gateway().build()) {
            assertThat(Caught.kind(() -> gateway.send(Call.get("/items")).json()))
                    .isEqualTo(Kind.TRANSIENT);
            Caught.lost(() -> gateway.send(post()).json());
        }
    }

    @Test
    void B4_cutBodyOfARefusal_isTheRefusal() throws IOException {
        try (RawServer server = new RawServer((request, out, socket) -> {
                    out.write("HTTP/1.1 404 No\r\nContent-Length: 500\r\n\r\n{\"err".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    socket.close();
                });
                Gateway gateway = server.gateway().build()) {
            assertThat(Caught.kind(() -> gateway.send(post()))).isEqualTo(Kind.NOT_FOUND);
        }
    }

    @Test
    void B5_htmlOrNothingInsteadOfJson_isNamed() throws IOException {
        try (RawServer server = RawServer.saying(RawServer.ok("text/html", "<!DOCTYPE html><p>Sign in"));
                Gateway gateway = server.gateway().build()) {
            Fault fault = Caught.fault(() -> gateway.send(Call.get("/items")).json());
            assertThat(fault.kind()).isEqualTo(Kind.VENDOR_BUG);
            assertThat(fault.what()).contains("text/html instead of JSON").doesNotContain("Sign in");
        }
        try (RawServer server = RawServer.saying(RawServer.ok("application/json", " "));
                Gateway gateway = server.gateway().build()) {
            assertThat(Caught.fault(() -> gateway.send(Call.get("/items")).json())
                            .what())
                    .contains("empty body");
        }
    }

    @Test
    void B6_redirects_stayOnTheHostAndAreForReadsOnly() throws IOException {
        Credentials who = Credentials.bearer("tok-secret-1");
        try (RawServer other = RawServer.saying(RawServer.ok("application/json", "{}"));
                RawServer server = new RawServer((request, out, socket) -> {
                    String to = request.contains(" /here") ? "/there" : other.uri() + "/steal";
                    String answer = request.contains(" /there")
                            ? RawServer.ok("application/json", "{\"at\":\"there\"}")
                            : "HTTP/1.1 307 Moved\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
                    out.write(answer.getBytes(StandardCharsets.UTF_8));
                });
                Gateway gateway = server.gateway().credentials(who).build()) {
            assertThat(Json.text(gateway.send(Call.get("/here")).json(), "/at")).isEqualTo("there");
            assertThat(Caught.fault(() -> gateway.send(Call.get("/away"))).what())
                    .contains("redirected to another host");
            assertThat(Caught.kind(() -> gateway.send(Call.post("/here")))).isEqualTo(Kind.CONFIG);
            assertThat(gateway.send(Call.get("/away").accept(307)).location()).hasPath("/steal");
            assertThat(Caught.kind(() -> gateway.send(Call.get(other.uri().resolve("/next")))))
                    .isEqualTo(Kind.VENDOR_BUG);
            assertThat(other.requests).isEmpty();
            assertThat(server.requests).hasSize(5).allMatch(request -> request.contains("tok-secret-1"));
        }
    }

    @Test
    void B6_redirectLoop_ends() throws IOException {
        try (RawServer server =
                        RawServer.saying("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
                Gateway gateway = server.gateway().build()) {
            assertThat(Caught.fault(() -> gateway.send(Call.get("/again"))).what())
                    .contains("more than 5 times");
            assertThat(server.requests).hasSize(6);
        }
    }

    @Test
    void B7_nameNotFound_isTransientForWrites() {
        try (Gateway gateway = Gateway.at(URI.create("https://api.example"))
                .resolver(host -> {
                    throw new UnknownHostException(host);
                })
                .build()) {
            Fault fault = Caught.fault(() -> gateway.send(post()));
            assertThat(fault.kind()).isEqualTo(Kind.TRANSIENT);
            assertThat(fault.what()).contains("cannot be resolved");
        }
    }

    @Test
    void B7_certificateNotTrusted_isTransientWithAHint() {
        WireMockServer server = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));
        server.start();
        try (Gateway gateway = Gateway.at(URI.create("https://localhost:" + server.httpsPort()))
                .allowPrivate("localhost")
                .build()) {
            Fault fault = Caught.fault(() -> gateway.send(post()));
            assertThat(fault.kind()).isEqualTo(Kind.TRANSIENT);
            assertThat(fault.what()).contains("no trusted TLS connection").contains("clock");
            assertThat(server.getAllServeEvents()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void close_callInProgress_endsItAndItsThreads() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, out, socket) -> {
            asked.countDown();
            new CountDownLatch(1).await();
        })) {
            Gateway gateway = server.gateway().build();
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread caller = new Thread(() -> thrown.set(catchThrowable(() -> gateway.send(post()))));
            caller.start();
            asked.await();
            gateway.close();
            gateway.close();
            caller.join();
            assertThat(thrown.get()).isInstanceOf(AnswerLostException.class);
            assertThatThrownBy(() -> gateway.send(post()))
                    .isInstanceOf(VendorTransientException.class)
                    .hasMessageContaining("closed");
            await().atMost(Duration.ofMinutes(1)).until(() -> threads("sccc-http-127.0.0.1") == 0);
        }
    }

    @Test
    void interrupt_callInProgress_endsItAndKeepsTheFlag() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, out, socket) -> {
                    asked.countDown();
                    new CountDownLatch(1).await();
                });
                Gateway gateway = server.gateway().build()) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                thrown.set(catchThrowable(() -> gateway.send(Call.get("/x"))));
                flag.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            asked.await();
            caller.interrupt();
            caller.join();
            assertThat(thrown.get())
                    .isInstanceOf(VendorTransientException.class)
                    .hasMessageContaining("interrupted");
            assertThat(flag.get()).isTrue();
        }
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix) && thread.isAlive())
                .count();
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        }
        return out.toByteArray();
    }
}
