package io.sccc.connectors.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs something on several threads that begin together. */
final class Threads {

    static final int EIGHT = 8;

    private Threads() {}

    /** Runs it {@code count} times, with 1 to {@code count}; throws what the first that failed threw. */
    static void run(int count, IntConsumer work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                int mine = number;
                all.add(threads.submit(() -> {
                    begin.await();
                    work.accept(mine);
                    return null;
                }));
            }
            begin.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + count + " threads failed: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
