package io.sccc.examples.playground;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sccc.core.model.ActionKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated social network ({@code /network}), community ({@code /community}) and CRM ({@code /crm}) behind HTTP on
 * loopback, with one journal of what had an effect, and faults on request ({@code GET} and {@code POST /faults}, or
 * {@code /faults/crm} for one of them). Each call with an effect carries an {@code Idempotency-Key}; a second call with
 * a key is answered {@code again: true} with the id made by the first. Threads of its own serve the calls; every method
 * may be called from any thread.
 */
public final class Playground implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Playground.class);
    private static final int THREADS = 32;
    /** A connection that finds it full is tried again by the system after a second. */
    private static final int BACKLOG = 512;

    private static final long FAREWELL_SECONDS = 10;
    private static final List<String> TARGETS = List.of("network", "community", "crm");

    static {
        // The server writes head and body apart. Without this, the body waits up to 40 ms for the head's
        // acknowledgment.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final World world;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, FaultPlan> plans = new ConcurrentHashMap<>();

    private Playground(World world, HttpServer server, ExecutorService threads) {
        this.world = world;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Opens the journal, lives through its rows and serves.
     *
     * @param journal the file of effects; made when absent, a torn last line is cut off
     * @param faults what goes wrong from the beginning
     * @throws io.sccc.core.error.PermanentException when the journal is in use or a row in it cannot be read
     * @throws IOException when the file or a port cannot be opened
     */
    public static Playground start(Path journal, Faults faults) throws IOException {
        return start(journal, faults, InstantSource.system());
    }

    /** As {@link #start(Path, Faults)}, with the clock that rows are stamped by. */
    public static Playground start(Path journal, Faults faults, InstantSource clock) throws IOException {
        World world = new World(journal, clock);
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), BACKLOG);
            Playground playground = new Playground(world, server, threads());
            playground.open(faults, clock);
            return playground;
        } catch (IOException | RuntimeException e) {
            world.close();
            throw e;
        }
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on this goes wrong, on all targets. */
    public void faults(Faults faults) {
        TARGETS.forEach(target -> plans.put(target, new FaultPlan(faults)));
    }

    /** From now on this goes wrong on one target. Refuses the center, which is not played here. */
    public void faults(ActionKind.Target target, Faults faults) {
        String name = target.name().toLowerCase(Locale.ROOT);
        if (!TARGETS.contains(name)) {
            throw new IllegalArgumentException("target (%s) is none of %s".formatted(name, TARGETS));
        }
        plans.put(name, new FaultPlan(faults));
    }

    /** How many effects of each call the journal holds: snake-case action kind to number. */
    public Map<String, Long> effects() {
        return world.counts();
    }

    /** What became of contacts, over the whole journal. */
    public ContactCounts contacts() {
        return world.contactCounts();
    }

    /** Stops answering, lets calls that are being served end, and closes the journal. */
    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the playground closes while calls are being served");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        world.close();
    }

    private void open(Faults faults, InstantSource clock) {
        faults(faults);
        for (String target : TARGETS) {
            server.createContext("/" + target, new Desk(target, world, () -> plan(target), threads, clock));
        }
        server.createContext("/faults", this::control);
        server.setExecutor(threads);
        server.start();
    }

    private FaultPlan plan(String target) {
        FaultPlan plan = plans.get(target);
        if (plan == null) {
            throw new IllegalStateException("no plan of faults for " + target);
        }
        return plan;
    }

    private void control(HttpExchange exchange) throws IOException {
        try (exchange) {
            new FaultsControl(TARGETS, plans).serve(exchange);
        }
    }

    private static ExecutorService threads() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "playground-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
