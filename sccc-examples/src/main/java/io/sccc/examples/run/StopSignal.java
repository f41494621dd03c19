package io.sccc.examples.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the process is asked to end (Ctrl-C, SIGTERM), holds that up until the run's files are written, and makes
 * the process end with the run's own exit code.
 */
public final class StopSignal implements AutoCloseable {

    private static final long MOST_SECONDS = 9;

    private final CountDownLatch came = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "sccc-stop");
    private volatile int code = 1;

    private StopSignal() {}

    /** Listens from now on until it is closed. */
    public static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Was the process asked to end? */
    public boolean came() {
        return came.getCount() == 0;
    }

    /** Waits so long, or until the process is asked to end; was it? */
    boolean await(Duration most) throws InterruptedException {
        return came.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** All is done and said: a process that was asked to end ends with this code. */
    public void end(int exitCode) {
        code = exitCode;
    }

    private void hold() {
        came.countDown();
        try {
            boolean inTime = ended.await(MOST_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("sccc: stopped before the files were written; what was decided is in the ledger,"
                        + " where it is a durable one: run again");
            }
            if (code != 0) {
                boolean unused = new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS); // why is being said
            }
            // The code of a process that a signal ends is the signal's, unless it is halted.
            Runtime.getRuntime().halt(code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already: the hook is waiting for this
        }
        ended.countDown();
    }
}
