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
    private record Ran<R extends Object>(
            Command<R> command, @Nullable R result, Ledger.@Nullable Fenced fault) {

        static <R extends Object> Ran<R> of(Command<R> command, Tx tx) throws SQLException {
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
    <R extends Object> CompletableFuture<R> submit(Command<R> command) {
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
    <R extends Object> R call(Command<R> command) {
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
                queue.drainTo(commands, MOST - 1);
                open = commands.stream().noneMatch(Close.class::isInstance);
                write(commands);
            } catch (InterruptedException e) {
                LOG.debug("SCCC-5121 the ledger's thread was interrupted and goes on: close the ledger to end it");
            }
        }
    }

    private void write(List<Command<?>> commands) {
        List<Command<?>> left =
                commands.stream().filter(command -> !(command instanceof Close)).toList();
        while (!left.isEmpty()) {
            left = transaction(left);
        }
        commands.stream().filter(Close.class::isInstance).forEach(command -> {
            disconnect();
            ((Close) command).done.complete(true);
        });
    }

    /** One transaction; those that must wait for the next one are left. */
    private List<Command<?>> transaction(List<Command<?>> commands) {
        List<Ran<?>> ran = new ArrayList<>();
        Tx tx;
        try {
            Batch rows = connect();
            dialect.begin(rows.connection());
            tx = tenants.begin(rows, touched(commands));
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
            dialect.commit(rows.connection());
        } catch (SQLException | RuntimeException | Error e) {
            failed(commands, e);
            return List.of();
        }
        tx.committed();
        failpoint.pass(Failpoint.Name.AFTER_COMMIT);
        ran.forEach(Ran::tell);
        return commands.subList(ran.size(), commands.size());
    }

    private static Set<TenantId> touched(List<Command<?>> commands) {
        Set<TenantId> touched = new HashSet<>();
        commands.forEach(command -> touched.add(command.tenant));
        return touched;
    }

    /** Nothing was kept: where the fault may be one command's, each is tried alone. */
    private void failed(List<Command<?>> commands, Throwable e) {
        rollback();
        Set<TenantId> touched = touched(commands);
        tenants.forget(touched);
        touched.forEach(memories::forget);
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
                        "SCCC-5123 the ledger cannot store a change: " + e.getClass().getName(), e);
    }

    private Batch connect() throws SQLException {
        if (connection == null) {
            Connection opened = opening.open();
            try {
                dialect.prepare(opened);
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
