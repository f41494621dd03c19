package io.sccc.connectors.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp with everything off that sends a request twice or elsewhere. Each exchange runs on a thread of the transport's own,
 * so that the caller's interruption ends it at once.
 */
final class Transport implements AutoCloseable {

    /** The body of an answer is longer than allowed. */
    static final class TooLong extends IOException {
        TooLong(int limit) {
            super("more than " + limit + " bytes");
        }
    }

    /** What came back: as many bytes as came, and what went wrong with the rest. */
    record Body(ByteString bytes, @Nullable IOException fault) {}

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int CHUNK = 8192;

    private final OkHttpClient client;
    private final ThreadPoolExecutor threads;
    private final int bodyBytes;
    private volatile boolean closed;

    Transport(String name, Limits limits, Guard guard) {
        this.bodyBytes = limits.bodyBytes();
        this.threads = threads(name);
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(limits.parallel());
        dispatcher.setMaxRequestsPerHost(limits.parallel());
        this.client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(limits.parallel(), 1, TimeUnit.MINUTES))
                .callTimeout(limits.call())
                .connectTimeout(limits.connect())
                .readTimeout(limits.silence())
                .writeTimeout(limits.silence())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .dns(guard)
                .socketFactory(guard)
                .eventListener(Trace.LISTENER)
                .addNetworkInterceptor(Trace.KEEPER)
                .build();
    }

    private static ThreadPoolExecutor threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "sccc-http-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A body that OkHttp may write once only, so that it never repeats a request that writes. */
    static RequestBody oneShot(Call.@Nullable Payload payload) {
        return new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return payload == null ? null : MediaType.parse(payload.type());
            }

            @Override
            public long contentLength() {
                return payload == null ? 0 : payload.bytes().size();
            }

            @Override
            public boolean isOneShot() {
                return true;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                if (payload != null) {
                    sink.write(payload.bytes());
                }
            }
        };
    }

    /**
     * Sends once and reads the answer to its end.
     *
     * @throws InterruptedException when the caller's thread was interrupted; by then nothing more goes out
     */
    Body exchange(Request request) throws IOException, InterruptedException {
        if (closed) {
            throw new InterruptedIOException("closed");
        }
        okhttp3.Call call = client.newCall(request);
        CompletableFuture<Body> done = new CompletableFuture<>();
        call.enqueue(new Reading(done));
        try {
            return done.get();
        } catch (InterruptedException e) {
            call.cancel();
            settle(done);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /** Waits until a canceled call is over, so that what its trace says is final. */
    private static void settle(CompletableFuture<Body> done) {
        try {
            done.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            done.cancel(false);
        }
    }

    /** Whatever reading throws, who waits is woken. */
    static void complete(CompletableFuture<Body> done, Supplier<Body> reading) {
        try {
            done.complete(reading.get());
        } catch (Throwable e) {
            done.completeExceptionally(e);
            throw e;
        }
    }

    private final class Reading implements Callback {

        private final CompletableFuture<Body> done;

        Reading(CompletableFuture<Body> done) {
            this.done = done;
        }

        @Override
        public void onFailure(okhttp3.Call call, IOException e) {
            done.completeExceptionally(e);
        }

        @Override
        public void onResponse(okhttp3.Call call, Response response) {
            complete(done, () -> {
                Buffer read = new Buffer();
                IOException fault = drain(call, response, read);
                return new Body(read.snapshot((int) Math.min(read.size(), bodyBytes)), fault);
            });
        }

        private @Nullable IOException drain(okhttp3.Call call, Response response, Buffer read) {
            try (response) {
                BufferedSource source = response.body().source();
                boolean more = true;
                while (more && read.size() <= bodyBytes) {
                    more = source.read(read, CHUNK) >= 0;
                }
                if (read.size() <= bodyBytes) {
                    return null;
                }
                call.cancel();
                return new TooLong(bodyBytes);
            } catch (IOException e) {
                return e;
            } catch (RuntimeException e) {
                return new IOException(e);
            }
        }
    }

    /** Ends what is under way; a second time does nothing. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown(); // from here on no call begins; those that have begun are ended by the next line
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    boolean closed() {
        return closed;
    }
}
