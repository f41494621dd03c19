package io.sccc.connectors.vendor.bluesky;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket on loopback that says what a test's script writes, and nothing after it: the connection stays half open. */
final class StreamServer implements Closeable {

    /** What is sent on one connection. */
    interface Script {
        /** Writes frames; {@code number} counts connections from 1. */
        void to(int number, Out out) throws IOException;
    }

    /** One connection. */
    static final class Out {

        private final OutputStream stream;
        private final Socket socket;

        private Out(Socket socket) throws IOException {
            this.socket = socket;
            this.stream = socket.getOutputStream();
        }

        /** A text frame, unmasked and whole. */
        void text(String words) throws IOException {
            byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(0x81);
            if (bytes.length < 126) {
                frame.write(bytes.length);
            } else {
                frame.write(126);
                frame.write(bytes.length >> 8);
                frame.write(bytes.length);
            }
            frame.write(bytes);
            stream.write(frame.toByteArray());
            stream.flush();
        }

        void hangUp() throws IOException {
            socket.shutdownOutput();
        }
    }

    private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: (\\S+)");

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Script script;
    private volatile String refusal = "";

    StreamServer(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    /** Answers 400 with this body instead of a stream; empty ends that. */
    void refuse(String body) {
        refusal = body;
    }

    String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "stream-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        try {
            String head = head(socket.getInputStream());
            asked.add(head.substring(0, head.indexOf('\r')));
            int number = asked.size();
            String body = refusal;
            if (!body.isEmpty()) {
                say(
                        socket,
                        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body);
                return;
            }
            Matcher key = KEY.matcher(head);
            say(
                    socket,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + accepted(key.find() ? key.group(1) : "") + "\r\n\r\n");
            script.to(number, new Out(socket));
        } catch (IOException over) {
            return;
        }
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String accepted(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("closed");
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
