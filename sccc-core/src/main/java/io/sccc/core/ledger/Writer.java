package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.ScccException;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: whatever waits becomes one transaction, so that many callers share one disk sync. While one
 * is on its way to the disk the next gathers.
 */
final class Writer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int MOST = 256;
    private static final int CROWD = 8;
    private static final long PATIENCE_NANOS = 1_000_000;

    private final Readers.Opening opening;
    private final Dialect dialect;
    private final Tenants tenants;
    private final Memories memories;
    private final LookUp lookUp;
    private final Failpoint failpoint;
    private final LinkedBlockingQueue<Command<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private @Nullable Batch connection;
    private boolean closed;

    /** How many commands came together last time. Of the writer's thread. */
    private int before;

    /** Reads what the commands of a transaction want to know of a tenant. */
    interface LookUp {
        void read(Tx tx, TenantState state) throws SQLException;
    }

    Writer(
            Readers.Opening opening,
            Dialect dialect,
            Tenants tenants,
            Memories memories,
            LookUp lookUp,
            Failpoint failpoint) {
        this.opening = opening;
        this.dialect = dialect;
        this.tenants = tenants;
        this.memories = memories;
        this.lookUp = lookUp;
        this.failpoint = failpoint;
        this.thread = new Thread(this, "sccc-ledger");
        thread.setDaemon(true);
        thread.start();
    }

    /** A command and how it ended. */
    private record Ran<R>(Command<R> command, @Nullable R result, Ledger.@Nullable Fenced fault) {

        static <R> Ran<R> of(Command<R> command, Tx tx) throws SQLException {
            try {
                return new Ran<>(command, command.run(tx), null);
            } catch (Ledger.Fenced e) {
                return new Ran<>(command, null, e);
            }
        }

        void tell() {
            if (fault != null) {
                command.done.completeExceptionally(fault);
            } else {
                command.done.complete(result);
            }
        }
    }

    /** Ends the thread. */
    private static final class Close extends Command<Boolean> {
        Close() {
            super(TenantId.DEFAULT);
        }

        @Override
        Boolean run(Tx tx) {
            return true;
        }
    }

    /** Asks for a command to be run; answers once it is committed. */
    <R> CompletableFuture<R> submit(Command<R> command) {
        synchronized (this) {
            if (closed) {
                command.done.completeExceptionally(new TransientException("the ledger is closed; nothing was stored"));
            } else {
                queue.add(command);
            }
        }
        return command.done;
    }

    /** Runs a command and waits for it. */
    <R> R call(Command<R> command) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("the ledger's own thread cannot wait for the ledger. Maybe go on with"
                    + " thenApplyAsync and an executor of your own?");
        }
        try {
            return submit(command).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Has the store overwrite what was changed or deleted: a few commands later nothing of it is in its files. */
    void tidy() {
        boolean unused = call(new Tidy());
    }

    /** Run between transactions. */
    private static final class Tidy extends Command<Boolean> {
        Tidy() {
            super(TenantId.DEFAULT);
        }

        @Override
        Boolean run(Tx tx) {
            return true;
        }
    }

    /** Writes what waits, then ends. */
    void close() {
        Command<Boolean> last = new Close();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(last);
        }
        if (Thread.currentThread() != thread) {
            last.done.join();
        }
    }

    @Override
    public void run() {
        boolean open = true;
        while (open) {
            try {
                List<Command<?>> commands = new ArrayList<>();
                commands.add(queue.take());
                gather(commands);
                open = commands.stream().noneMatch(Close.class::isInstance);
                write(commands);
            } catch (InterruptedException e) {
                LOG.debug("SCCC-5121 the ledger's thread was interrupted and goes on: close the ledger to end it");
            }
        }
    }

    /** Where many came at once, their next ones do, too: a moment's patience saves most of the syncs. */
    private void gather(List<Command<?>> commands) {
        if (before >= CROWD && 2 * (commands.size() + queue.size()) < before) {
            LockSupport.parkNanos(PATIENCE_NANOS);
        }
        queue.drainTo(commands, MOST - commands.size());
        before = commands.size();
    }

    private void write(List<Command<?>> commands) {
        List<Command<?>> left = commands.stream()
                .filter(command -> !(command instanceof Close || command instanceof Tidy))
                .toList();
        while (!left.isEmpty()) {
            left = transaction(left);
        }
        commands.stream().filter(Tidy.class::isInstance).forEach(command -> {
            tidyUp();
            ((Tidy) command).done.complete(true);
        });
        commands.stream().filter(Close.class::isInstance).forEach(command -> {
            disconnect();
            ((Close) command).done.complete(true);
        });
    }

    private void tidyUp() {
        try {
            dialect.tidy(connect().connection());
        } catch (SQLException e) {
            LOG.warn(
                    "SCCC-5126 what was erased may stand in the store's files a while longer: {}",
                    e.getClass().getName());
        }
    }

    /** One transaction; those that must wait for the next one are left. */
    private List<Command<?>> transaction(List<Command<?>> commands) {
        List<Ran<?>> ran = new ArrayList<>();
        Tx tx;
        boolean committing = false;
        @Nullable Tx begun = null;
        try {
            Batch rows = connect();
            dialect.begin(rows.connection());
            tx = tenants.begin(rows, touched(commands));
            begun = tx;
            for (Command<?> command : commands) {
                command.prepare(tx);
            }
            for (TenantState state : tx.tenants()) {
                lookUp.read(tx, state);
            }
            for (Command<?> command : commands) {
                if (!command.fits(tx)) {
                    break;
                }
                ran.add(Ran.of(command, tx));
            }
            tenants.end(tx);
            committing = true;
            dialect.commit(rows.connection());
        } catch (SQLException | RuntimeException | Error e) {
            rollback();
            if (!committing || begun == null || !committedAfterAll(begun)) {
                failed(commands, e);
                return List.of();
            }
            tx = begun;
        }
        committed(tx, commands);
        failpoint.pass(Failpoint.Name.AFTER_COMMIT);
        ran.forEach(Ran::tell);
        return commands.subList(ran.size(), commands.size());
    }

    /** What is stored is stored: caches that cannot follow are read again. */
    private void committed(Tx tx, List<Command<?>> commands) {
        try {
            tx.committed();
        } catch (RuntimeException e) {
            LOG.warn(
                    "SCCC-5129 the ledger reads again what it knew: {}",
                    e.getClass().getName());
            forget(touched(commands));
        }
    }

    private void forget(Set<TenantId> touched) {
        tenants.forget(touched);
        touched.forEach(memories::forget);
    }

    /** A commit whose answer was lost, a connection that broke in the middle: the counters tell what became of it. */
    private boolean committedAfterAll(Tx tx) {
        try {
            Batch rows = connect();
            dialect.begin(rows.connection());
            boolean there = tenants.committed(rows, tx);
            dialect.rollback(rows.connection());
            return there;
        } catch (SQLException e) {
            disconnect();
            return false;
        }
    }

    private static Set<TenantId> touched(List<Command<?>> commands) {
        Set<TenantId> touched = new HashSet<>();
        commands.forEach(command -> touched.add(command.tenant));
        return touched;
    }

    /** Nothing was kept: where the fault may be one command's, each is tried alone. */
    private void failed(List<Command<?>> commands, Throwable e) {
        forget(touched(commands));
        boolean passing = e instanceof SQLException sql && dialect.fault(sql) == Fault.TRANSIENT;
        if (passing || commands.size() == 1) {
            ScccException fault = fault(e);
            LOG.debug(
                    "SCCC-5122 {} changes were not stored: {}",
                    commands.size(),
                    fault.getClass().getName());
            commands.forEach(command -> command.done.completeExceptionally(fault));
        } else {
            commands.forEach(command -> transaction(List.of(command)));
        }
    }

    private ScccException fault(Throwable e) {
        if (e instanceof SQLException sql) {
            return Sql.wrap(dialect.fault(sql), "SCCC-5123 the ledger could not store a change", sql);
        }
        return e instanceof ScccException known
                ? known
                : new PermanentException(
                        "SCCC-5123 the ledger cannot store a change: "
                                + e.getClass().getName(),
                        e);
    }

    private Batch connect() throws SQLException {
        if (connection == null) {
            Connection opened = opening.open();
            try {
                dialect.prepare(opened);
                dialect.prepareWriter(opened);
            } catch (SQLException e) {
                opened.close();
                throw e;
            }
            connection = new Batch(opened);
        }
        return connection;
    }

    private void rollback() {
        if (connection != null) {
            try {
                connection.clear();
                dialect.rollback(connection.connection());
            } catch (SQLException e) {
                disconnect();
            }
        }
    }

    private void disconnect() {
        if (connection != null) {
            Readers.closeQuietly(connection);
            connection = null;
        }
    }
}
