package io.sccc.core.proof;

import io.sccc.core.CommandCenter;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Understanding;
import io.sccc.core.pipeline.Retry;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Understander;
import io.sccc.core.testing.ManualClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** One life of a center in a trial: what a process does from its start to its end, however that comes. */
final class Life implements AutoCloseable {

    private static final Understander SPANISH =
            (post, text, soFar) -> new Understanding(Map.of(Understanding.LANGUAGE, new Finding("es", 1)), Set.of());

    private final Trial trial;
    private final Script script;
    private final Ledger ledger;
    private final int limit;
    private final Duration pace;
    private final Halt halt;
    private final Journal acknowledged;
    private final CommandCenter center;
    private final Tally tally = new Tally();
    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean closed;

    /**
     * A life that has not begun.
     *
     * @param limit how many items of each road exist yet
     * @param pace how long each page and delivery takes to come
     */
    Life(Trial trial, Ledger ledger, int limit, Duration pace, Halt halt) {
        this(trial, ledger, limit, pace, halt, 2, crm -> crm);
    }

    /** Likewise, with so many workers and something between the center and the CRM. */
    Life(
            Trial trial,
            Ledger ledger,
            int limit,
            Duration pace,
            Halt halt,
            int workers,
            UnaryOperator<ActionHandler> between) {
        InstantSource clock = new ManualClock(Script.NOON);
        this.trial = trial;
        this.script = trial.script();
        this.ledger = ledger;
        this.limit = limit;
        this.pace = pace;
        this.halt = halt;
        this.acknowledged = trial.acknowledged();
        this.center = CommandCenter.builder()
                .tenants(Script.ACME, Script.BOREALIS)
                .ledger(ledger)
                .clock(clock)
                .maskWith(new byte[32])
                .workers(workers)
                .pollEvery(Duration.ofMillis(20))
                .retry(new Retry(Duration.ofMillis(10), Duration.ofMillis(200), 10))
                .listenTo(network(Script.Road.ALFA), network(Script.Road.BETA), new FakeNetwork.Hook(script))
                .understandWith(SPANISH)
                .routeWith(new ScriptRouter())
                .actWith(between.apply(new FakeCrm(trial.crm(), trial.manner(), halt, clock)))
                .measureWith(tally)
                .build();
    }

    private FakeNetwork network(Script.Road road) {
        return new FakeNetwork(road, script.on(road), limit, pace, halt);
    }

    /** Starts the center and the senders. */
    void begin() {
        center.start();
        sender(Script.Road.HOOK, this::deliver);
        sender(Script.Road.GAMA, this::handIn);
    }

    private interface Way {
        /** Hands an item in; whether it was acknowledged. */
        boolean give(int item);
    }

    private void sender(Script.Road road, Way way) {
        int first = trial.acknowledged(road);
        Thread thread = new Thread(() -> send(road, way, first), "sender-" + road);
        thread.setDaemon(true);
        senders.add(thread);
        thread.start();
    }

    private void send(Script.Road road, Way way, int first) {
        for (int item = first; item < limit && !closed; item++) {
            LockSupport.parkNanos(pace.toNanos() / 4);
            while (!closed && !way.give(item)) {
                LockSupport.parkNanos(20_000_000);
            }
            if (!closed) {
                acknowledged.append(road + " " + item);
            }
        }
    }

    private boolean deliver(int item) {
        boolean stored = center.receive(FakeNetwork.Hook.ACCOUNT, FakeNetwork.Hook.request(item))
                        .status()
                == 200;
        if (stored) {
            halt.pass("after-webhook-store-before-200");
        }
        return stored;
    }

    private boolean handIn(int item) {
        try {
            if (script.on(Script.Road.GAMA).get(item) instanceof Arrival.Received received) {
                center.process(received.post());
            }
            return true;
        } catch (TransientException | IllegalStateException e) {
            return false; // not stored, or stored and the center ended: it is sent again
        }
    }

    /** Waits until everything that exists was taken in, decided and done; false when that took too long. */
    boolean settle(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline) {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            if (!arrived()) {
                LockSupport.parkNanos(5_000_000);
            } else if (center.settle(left) && nothingLeft()) {
                return true;
            }
        }
        return false;
    }

    private boolean arrived() {
        return senders.stream().noneMatch(Thread::isAlive) && at(Script.Road.ALFA) && at(Script.Road.BETA);
    }

    private boolean at(Script.Road road) {
        return ledger.cursor(Script.ACME, road.network()).value().equals(Integer.toString(limit));
    }

    private boolean nothingLeft() {
        return ledger.deliveries(Script.ACME).isEmpty()
                && List.of(Script.ACME, Script.BOREALIS).stream()
                        .map(ledger::counts)
                        .allMatch(counts -> counts.undecided() == 0 && counts.unfinished() == 0);
    }

    CommandCenter center() {
        return center;
    }

    /** What its listener heard: everything, since it keeps nothing from one life to the next. */
    Tally tally() {
        return tally;
    }

    @Override
    public void close() {
        closed = true;
        center.close();
    }
}
