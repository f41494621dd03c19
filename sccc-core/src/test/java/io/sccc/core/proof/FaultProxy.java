package io.sccc.core.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A bad line to a server on this machine: what passes is delayed, thinned out, cut or swallowed, as the {@link Fault} of the
 * moment says. Listens on 127.0.0.1 only. Thread-safe; {@link #close} ends every connection.
 */
final class FaultProxy implements AutoCloseable {

    private static final int CHUNK = 4096;

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private volatile Fault fault = Fault.NONE;

    /** A line to {@code port} on this machine. */
    FaultProxy(int port) throws IOException {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon("fault-proxy", this::accept);
    }

    /**
     * What is wrong with a line.
     *
     * @param latency how long each chunk is held back
     * @param cutAfter a connection is reset once this many bytes passed, both ways together
     * @param bytesPerSecond how fast each way is; 0 for as fast as it goes
     * @param up what the client says reaches the server
     * @param down what the server says reaches the client
     * @param open new connections are taken; else they are reset
     */
    record Fault(Duration latency, long cutAfter, int bytesPerSecond, boolean up, boolean down, boolean open) {

        static final Fault NONE = new Fault(Duration.ZERO, Long.MAX_VALUE, 0, true, true, true);

        /** Nobody is there. */
        static final Fault AWAY = new Fault(Duration.ZERO, Long.MAX_VALUE, 0, false, false, false);

        /** Connections are taken and nothing passes. */
        static final Fault BLACK_HOLE = new Fault(Duration.ZERO, Long.MAX_VALUE, 0, false, false, true);

        /** The server hears and its answers get lost. */
        static final Fault HALF_OPEN = new Fault(Duration.ZERO, Long.MAX_VALUE, 0, true, false, true);

        static Fault late(Duration latency) {
            return new Fault(latency, Long.MAX_VALUE, 0, true, true, true);
        }

        static Fault cutAfter(long bytes) {
            return new Fault(Duration.ZERO, bytes, 0, true, true, true);
        }

        static Fault slow(int bytesPerSecond) {
            return new Fault(Duration.ZERO, Long.MAX_VALUE, bytesPerSecond, true, true, true);
        }
    }

    /** Where clients connect to. */
    int port() {
        return listener.getLocalPort();
    }

    /** Connections taken so far. */
    long accepted() {
        return accepted.get();
    }

    /** From now on the line is like this. */
    void set(Fault other) {
        fault = other;
    }

    /** Resets the connections of this moment. */
    void cut() {
        lines.forEach(Line::reset);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                accepted.incrementAndGet();
                if (!fault.open()) {
                    reset(client);
                    continue;
                }
                Line line = new Line(client, new Socket(target.getAddress(), target.getPort()));
                lines.add(line);
                daemon("fault-proxy-up", () -> line.pump(line.client, line.server, true));
                daemon("fault-proxy-down", () -> line.pump(line.server, line.client, false));
            } catch (IOException e) {
                LockSupport.parkNanos(1_000_000); // closed, or the server is away: the next one may be lucky
            }
        }
    }

    /** One connection. */
    private final class Line {

        private final Socket client;
        private final Socket server;
        private final AtomicLong passed = new AtomicLong();

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to, boolean up) {
            byte[] chunk = new byte[CHUNK];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int n = in.read(chunk, 0, size()); n >= 0; n = in.read(chunk, 0, size())) {
                    pass(chunk, n, out, up);
                }
            } catch (IOException e) {
                reset();
            } finally {
                lines.remove(this);
            }
        }

        private int size() {
            return fault.bytesPerSecond() == 0 ? CHUNK : 1;
        }

        private void pass(byte[] chunk, int n, OutputStream out, boolean up) throws IOException {
            Fault now = fault;
            LockSupport.parkNanos(now.latency().toNanos());
            if (now.bytesPerSecond() > 0) {
                LockSupport.parkNanos(n * 1_000_000_000L / now.bytesPerSecond());
            }
            if (up ? !now.up() : !now.down()) {
                return;
            }
            long before = passed.getAndAdd(n);
            int whole = (int) Math.max(0, Math.min(n, now.cutAfter() - before));
            out.write(chunk, 0, whole);
            out.flush();
            if (whole < n) {
                throw new IOException("cut");
            }
        }

        void reset() {
            FaultProxy.reset(client);
            FaultProxy.reset(server);
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // it is closed already
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
