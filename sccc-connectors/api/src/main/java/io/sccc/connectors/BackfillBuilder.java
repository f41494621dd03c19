package io.sccc.connectors;

import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Puts a {@link Backfill} together; not thread-safe. */
public final class BackfillBuilder {

    final Connector connector;
    final BackfillPlan plan;
    Consumer<List<Arrival>> sink = items -> {};
    Consumer<BackfillProgress> watcher = progress -> {};
    BooleanSupplier liveBusy = () -> false;
    InstantSource clock = Clock.systemUTC();
    private Cursor from = Cursor.START;

    BackfillBuilder(Connector connector, BackfillPlan plan) {
        this.connector = connector;
        this.plan = plan;
    }

    /** Who takes each page's items, on the reading thread; what it throws ends the run, and the page is read again later. */
    public BackfillBuilder into(Consumer<List<Arrival>> taker) {
        sink = taker;
        return this;
    }

    /** Who is told after each step, on the reading thread. */
    public BackfillBuilder watchedBy(Consumer<BackfillProgress> observer) {
        watcher = observer;
        return this;
    }

    /** Whether live traffic has work waiting; asked before each page, which waits while it does. Never unless told. */
    public BackfillBuilder behind(BooleanSupplier busy) {
        liveBusy = busy;
        return this;
    }

    /** Goes on from where an earlier run of the same plan came to: {@link BackfillProgress#position()}. */
    public BackfillBuilder from(Cursor position) {
        from = position;
        return this;
    }

    /** The clock of waits and rates; the system's unless told. */
    public BackfillBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /**
     * The backfill; no I/O.
     *
     * @throws Unsupported when the connector cannot read older items
     * @throws VendorPermanentException of kind {@code CONFIG} when the position is of another plan or account
     */
    public Backfill build() {
        if (!connector.capabilities().contains(Capability.BACKFILL)) {
            throw new Unsupported(Capability.BACKFILL);
        }
        return new Backfill(this, plan.place(from, connector));
    }
}
