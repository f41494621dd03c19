package io.sccc.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.WebSocket;
import org.junit.jupiter.api.Test;

class FrameLineTest {

    /** Nothing is asked of it here. */
    private final WebSocket socket = (WebSocket) Proxy.newProxyInstance(
            FrameLineTest.class.getClassLoader(), new Class<?>[] {WebSocket.class}, (proxy, method, values) -> null);

    @Test
    void silentFor_frameTakenWhileItIsStillBeingReceived_countsFromItsComing() throws Exception {
        AtomicLong now = new AtomicLong();
        List<String> taken = new ArrayList<>();
        AtomicReference<FrameLine> line = new AtomicReference<>();
        FrameLine made = new FrameLine(10, () -> {
            take(line.get(), taken); // a taker that is faster than the one that receives
            now.addAndGet(taken.isEmpty() ? 0 : Duration.ofSeconds(90).toNanos());
            return now.get();
        });
        line.set(made);
        made.onMessage(socket, "a frame");
        take(made, taken);
        now.set(Duration.ofSeconds(91).toNanos());
        taken.clear();
        assertThat(made.silentFor()).isEqualTo(Duration.ofSeconds(91));
    }

    private static void take(FrameLine from, List<String> into) {
        try {
            into.addAll(from == null ? List.of() : from.take(10, Duration.ZERO));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
