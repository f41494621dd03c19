package io.sccc.metrics.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alerts as JSON to a URL of yours, signed. The caller's thread only puts them in a queue of a thousand; when that is
 * full, an alert is dropped and counted. A thread of its own, begun by the first alert, sends them one after the other; what
 * fails is tried five times, over about half a minute.
 *
 * <p>How the receiver verifies: the header {@code Sccc-Signature} is {@code t=SECONDS,v1=HEX}. Take the body's bytes as they
 * came; HEX must be the HMAC-SHA256, with the shared secret as key, of {@code SECONDS}, a dot, and these bytes. Compare in
 * constant time and refuse SECONDS (Unix time) that are more than five minutes from your clock, so that nobody can send
 * an old one again. The same {@code id} and {@code change} may come twice: an answer may get lost.
 *
 * <p>Neither URL nor secret are in {@link #toString}, logs or errors.
 */
public final class WebhookSink implements AlertSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSink.class);

    private static final int MOST_WAITING = 1000;
    private static final int ATTEMPTS = 5;
    private static final int LEAST_SECRET = 16;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final URI url;
    private final Signature signature;
    private final InstantSource clock;
    private final ThreadFactory threads;
    private final Duration firstPause;
    private final BlockingQueue<byte[]> waiting;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    /** True when nobody takes anything out of the queue any more. */
    private volatile boolean ended;

    WebhookSink(
            URI url,
            byte[] secret,
            InstantSource clock,
            ThreadFactory threads,
            Duration firstPause,
            BlockingQueue<byte[]> waiting) {
        boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the webhook's URL is no http(s) URL with a host and without a user. Maybe https:// is missing?");
        }
        if (secret.length < LEAST_SECRET) {
            throw new IllegalArgumentException(
                    "the webhook's secret has %d bytes, which can be guessed; give it %d or more"
                            .formatted(secret.length, LEAST_SECRET));
        }
        this.url = url;
        this.signature = new Signature(secret);
        this.clock = clock;
        this.threads = threads;
        this.firstPause = firstPause;
        this.waiting = waiting;
    }

    /**
     * One that posts there.
     *
     * @param secret what both sides know, 16 bytes or more; copied
     * @param clock tells the time that is signed
     * @param threads gives the thread that sends; a daemon by preference
     * @throws IllegalArgumentException when the URL is none for HTTP, or the secret is short
     */
    public static WebhookSink to(URI url, byte[] secret, InstantSource clock, ThreadFactory threads) {
        return new WebhookSink(url, secret, clock, threads, FIRST_PAUSE, queue());
    }

    static BlockingQueue<byte[]> queue() {
        return new ArrayBlockingQueue<>(MOST_WAITING);
    }

    @Override
    public void on(Change change, Alert alert) {
        byte[] body = AlertJson.of(change, alert).getBytes(StandardCharsets.UTF_8);
        boolean taken = closed.getCount() > 0 && waiting.offer(body);
        if (!taken) {
            dropped.incrementAndGet();
        } else if (begun.compareAndSet(false, true)) {
            threads.newThread(this::send).start();
        } else if (ended && waiting.remove(body)) { // the thread ended between the two looks
            dropped.incrementAndGet();
        }
    }

    private void send() {
        try {
            sendAll();
        } finally {
            ended = true;
            while (waiting.poll() != null) {
                dropped.incrementAndGet();
            }
        }
    }

    private void sendAll() {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            while (closed.getCount() > 0 || !waiting.isEmpty()) {
                byte[] body = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (body != null) {
                    deliver(client, body);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(HttpClient client, byte[] body) throws InterruptedException {
        String why = "";
        Duration pause = firstPause;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                int status = client.send(request(body), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / 100 == 2) {
                    sent.incrementAndGet();
                    return;
                }
                why = "status " + status;
                if (status / 100 != 5 && status != 408 && status != 429) {
                    break;
                }
            } catch (IOException e) {
                why = e.getClass().getSimpleName();
            }
            if (attempt < ATTEMPTS && closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                break;
            }
            pause = pause.multipliedBy(2);
        }
        failed.incrementAndGet();
        LOG.warn("SCCC-7003 a webhook did not take an alert: {}; it was let go. Check the receiver.", why);
    }

    private HttpRequest request(byte[] body) {
        return HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Sccc-Signature", signature.of(clock.instant().getEpochSecond(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Alerts taken by the receiver. */
    public long sent() {
        return sent.get();
    }

    /** Alerts that the receiver did not take. */
    public long failed() {
        return failed.get();
    }

    /** Alerts for which there was no room, or which came when it was closed. */
    public long dropped() {
        return dropped.get();
    }

    /** Takes no more; what waits is tried once more each, on the sending thread, which then ends. Does not wait for that. */
    @Override
    public void close() {
        closed.countDown();
    }

    /** Says how much was sent, not where to. */
    @Override
    public String toString() {
        return "WebhookSink[sent=%d, failed=%d, dropped=%d]".formatted(sent(), failed(), dropped());
    }
}
