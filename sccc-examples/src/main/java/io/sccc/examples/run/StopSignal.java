package io.sccc.examples.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices that the process is asked to end (Ctrl-C, SIGTERM) and holds that up until the run's files are written. */
final class StopSignal implements AutoCloseable {

    private static final long MOST_SECONDS = 9;

    private final CountDownLatch came = new CountDownLatch(1);
    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "sccc-stop");

    private StopSignal() {}

    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    boolean came() {
        return came.getCount() == 0;
    }

    private void hold() {
        came.countDown();
        try {
            boolean inTime = written.await(MOST_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("sccc: stopped before the files were written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already
        }
    }
}
