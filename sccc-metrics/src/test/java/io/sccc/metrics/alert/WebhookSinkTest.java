package io.sccc.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.sccc.metrics.alert.Alert.Kind;
import io.sccc.metrics.alert.Alert.State;
import io.sccc.metrics.alert.AlertSink.Change;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSinkTest {

    private static final byte[] SECRET = "a secret of some length".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private record Received(String signature, byte[] body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private HttpServer server;
    private WebhookSink sink;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(exchange.getRequestHeaders().getFirst("Sccc-Signature"), body));
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Integer status = answers.poll();
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
            exchange.close();
        });
        server.start();
        sink = sink(WebhookSinkTest::thread, WebhookSink.queue());
    }

    private WebhookSink sink(ThreadFactory threads, BlockingQueue<byte[]> waiting) {
        return new WebhookSink(url(), SECRET, InstantSource.fixed(NOW), threads, Duration.ofMillis(5), waiting);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    @AfterEach
    void end() {
        mayAnswer.countDown();
        sink.close();
        server.stop(0);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "webhook-test");
        thread.setDaemon(true);
        return thread;
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=hidden");
    }

    private static Alert alert() {
        return new Alert(
                "abc-1",
                Kind.VOLUME_SPIKE,
                "brand \"Ñandú\" \uD83D\uDE00",
                Severity.CRITICAL,
                State.RAISED,
                NOW,
                NOW,
                null,
                null,
                Map.of("count", 420.0, "usual", 12.5));
    }

    @Test
    void on_alert_isPostedSignedAsDocumented() throws Exception {
        mayAnswer.countDown();
        sink.on(Change.RAISED, alert());
        soon().until(() -> sink.sent() == 1);

        Received one = received.get(0);
        assertThat(one.signature()).matches("t=\\d+,v1=[0-9a-f]{64}");
        String time = one.signature().substring(2, one.signature().indexOf(','));
        assertThat(Long.parseLong(time)).isEqualTo(NOW.getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
        String expected = HexFormat.of().formatHex(mac.doFinal(one.body()));
        assertThat(one.signature()).endsWith("v1=" + expected);
        assertThat(new String(one.body(), StandardCharsets.UTF_8))
                .startsWith("{\"change\":\"raised\",\"id\":\"abc-1\",\"kind\":\"volume_spike\"")
                .contains("\"scope\":\"brand \\\"Ñandú\\\" \\ud83d\\ude00\"")
                .contains("\"numbers\":{\"count\":420.0,\"usual\":12.5}")
                .contains("420 posts in one pane, usually 13");
    }

    @Test
    void on_receiverIsDownForAWhile_isTriedAgain() {
        mayAnswer.countDown();
        answers.addAll(List.of(503, 429));
        sink.on(Change.RAISED, alert());
        soon().until(() -> sink.sent() == 1);

        assertThat(received).hasSize(3);
    }

    @Test
    void on_receiverRefuses_isNotTriedAgain() {
        mayAnswer.countDown();
        answers.add(400);
        sink.on(Change.RAISED, alert());
        soon().until(() -> sink.failed() == 1);

        assertThat(received).hasSize(1);
    }

    @Test
    void on_receiverStaysDown_endsAfterFiveAttemptsAndGoesOn() {
        mayAnswer.countDown();
        answers.addAll(List.of(500, 500, 500, 500, 500));
        sink.on(Change.RAISED, alert());
        sink.on(Change.RESOLVED, alert());
        soon().until(() -> sink.sent() == 1);

        assertThat(sink.failed()).isEqualTo(1);
        assertThat(received).hasSize(6);
    }

    @Test
    void on_receiverHangs_callerGoesOnAndWhatHasNoRoomIsCounted() {
        for (int i = 0; i < 1500; i++) {
            sink.on(Change.RAISED, alert());
        }

        assertThat(sink.dropped()).isBetween(498L, 500L);
        assertThat(sink.sent()).isZero();
    }

    @Test
    void on_closed_takesNoMore() {
        sink.close();
        sink.on(Change.RAISED, alert());

        assertThat(sink.dropped()).isEqualTo(1);
    }

    @Test
    void on_closedInTheMeantime_isSentOrCounted() {
        mayAnswer.countDown();
        AtomicReference<WebhookSink> late = new AtomicReference<>();
        AtomicReference<Thread> sending = new AtomicReference<>();
        BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(9) {
            private static final long serialVersionUID = 1;

            @Override
            public boolean offer(byte[] body) {
                if (sending.get() != null) {
                    late.get().close();
                    join(sending.get());
                }
                return super.offer(body);
            }
        };
        late.set(sink(
                work -> {
                    sending.set(thread(work));
                    return sending.get();
                },
                waiting));
        late.get().on(Change.RAISED, alert());
        late.get().on(Change.RESOLVED, alert());

        assertThat(waiting).isEmpty();
        assertThat(late.get().sent() + late.get().failed() + late.get().dropped())
                .isEqualTo(2);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void webhook_anyWords_neitherUrlNorSecret() {
        assertThat(sink.toString()).doesNotContain("127.0.0.1", "hidden", "secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSink.to(
                        URI.create("ftp://example.org/hidden"),
                        SECRET,
                        InstantSource.fixed(NOW),
                        WebhookSinkTest::thread))
                .withMessageNotContainingAny("hidden", "example.org");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSink.to(
                        url(), "short".getBytes(StandardCharsets.UTF_8), InstantSource.fixed(NOW), Thread::new))
                .withMessageContaining("5 bytes");
    }
}
