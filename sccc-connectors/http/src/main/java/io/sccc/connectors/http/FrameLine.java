package io.sccc.connectors.http;

import io.sccc.connectors.http.FrameStream.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link FrameStream}: what came over it, and how it ended. */
final class FrameLine extends WebSocketListener {

    private static final long LOOK_MILLIS = 200;
    private static final long BEGINNING = 4096;

    private final BlockingQueue<String> frames;
    private final LongSupplier nanos;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile long heard;
    private volatile boolean opened;
    private volatile boolean over;
    private volatile boolean ended;
    private volatile @Nullable Refusal refusal;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable WebSocket socket;

    FrameLine(int room, LongSupplier nanos) {
        this.frames = new ArrayBlockingQueue<>(room);
        this.nanos = nanos;
        this.heard = nanos.getAsLong();
    }

    void connect(OkHttpClient client, Request request) {
        WebSocket now = client.newWebSocket(request, this);
        socket = now;
        if (ended) { // before there was a socket to end
            now.cancel();
        }
    }

    /** Waits until it is open or refused. */
    boolean settled(Duration most) throws InterruptedException {
        return settled.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        heard = nanos.getAsLong();
        opened = true;
        settled.countDown();
    }

    /** Holds the connection's reader while there is no room. */
    @Override
    public void onMessage(WebSocket webSocket, String text) {
        try {
            boolean in = false;
            while (!in && !over) {
                heard = nanos.getAsLong(); // before it can be taken: whoever took it asks since when it is silent
                in = frames.offer(text, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(1000, null);
        over = true;
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
        over = true;
        failure = t;
        if (response != null && settled.getCount() > 0) {
            refusal = new Refusal(response.code(), beginning(response));
        }
        settled.countDown();
    }

    private static String beginning(Response response) {
        try {
            return response.peekBody(BEGINNING).string();
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    List<String> take(int most, Duration wait) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        String first = frames.poll(over ? 0 : wait.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            frames.drainTo(taken, most - 1);
        }
        return taken;
    }

    boolean live() {
        return !over || !frames.isEmpty();
    }

    Duration silentFor() {
        return frames.isEmpty() && !over ? Duration.ofNanos(nanos.getAsLong() - heard) : Duration.ZERO;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    /** Why it never opened; null when it did, however it ended since. */
    @Nullable
    Throwable failure() {
        return opened ? null : failure;
    }

    void end() {
        over = true;
        ended = true;
        WebSocket now = socket;
        if (now != null) {
            now.cancel();
        }
    }
}
