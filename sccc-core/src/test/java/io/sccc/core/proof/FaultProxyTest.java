package io.sccc.core.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class FaultProxyTest {

    private ServerSocket server;
    private FaultProxy proxy;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void begin() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = new FaultProxy(server.getLocalPort());
        Thread echo = new Thread(this::echo);
        echo.setDaemon(true);
        echo.start();
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        server.close();
    }

    /** Sends back what it hears, three bytes at a time. */
    private void echo() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                for (byte[] bytes = socket.getInputStream().readNBytes(3);
                        bytes.length > 0;
                        bytes = socket.getInputStream().readNBytes(3)) {
                    heard.add(new String(bytes, US_ASCII));
                    socket.getOutputStream().write(bytes);
                }
            } catch (IOException e) {
                // the next connection
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(US_ASCII));
    }

    private static String hear(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(3), US_ASCII);
    }

    /** Was the connection closed or reset before an answer came? */
    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readNBytes(3).length < 3;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void none_passesBothWays() throws IOException {
        passes(1);
    }

    private void passes(long connections) throws IOException {
        try (Socket socket = connect()) {
            say(socket, "abc");
            assertThat(hear(socket)).isEqualTo("abc");
        }
        assertThat(proxy.accepted()).isEqualTo(connections);
    }

    @Test
    void late_holdsEachWayBack() throws IOException {
        proxy.set(FaultProxy.Fault.late(Duration.ofMillis(60)));
        long begin = System.nanoTime();
        try (Socket socket = connect()) {
            say(socket, "abc");
            assertThat(hear(socket)).isEqualTo("abc");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(110));
    }

    @Test
    void cutAfter_bytes_resetsInTheMiddle() throws IOException {
        proxy.set(FaultProxy.Fault.cutAfter(5));
        try (Socket socket = connect()) {
            say(socket, "abc");
            assertThat(ended(socket)).isTrue();
        }
    }

    @Test
    void halfOpen_serverHearsAndItsAnswerIsLost() throws Exception {
        proxy.set(FaultProxy.Fault.HALF_OPEN);
        try (Socket socket = connect()) {
            say(socket, "abc");
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("abc");
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> hear(socket)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void blackHole_connectsAndNothingPasses() throws IOException {
        proxy.set(FaultProxy.Fault.BLACK_HOLE);
        try (Socket socket = connect()) {
            say(socket, "abc");
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> hear(socket)).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void slow_oneByteAtATime() throws IOException {
        proxy.set(FaultProxy.Fault.slow(20));
        long begin = System.nanoTime();
        try (Socket socket = connect()) {
            say(socket, "abc");
            assertThat(hear(socket)).isEqualTo("abc");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void away_refusesUntilItIsBack() throws IOException {
        proxy.set(FaultProxy.Fault.AWAY);
        try (Socket socket = connect()) {
            assertThat(ended(socket)).isTrue();
        }
        proxy.set(FaultProxy.Fault.NONE);
        passes(2);
    }

    @Test
    void cut_resetsWhatIsOpen() throws IOException {
        try (Socket socket = connect()) {
            say(socket, "abc");
            assertThat(hear(socket)).isEqualTo("abc");
            proxy.cut();
            assertThat(ended(socket)).isTrue();
        }
    }
}
