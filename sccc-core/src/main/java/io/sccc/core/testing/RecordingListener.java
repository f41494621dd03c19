package io.sccc.core.testing;

import io.sccc.core.model.Event;
import io.sccc.core.spi.PipelineListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Remembers every event it hears. Told by the center's listener thread; read by any. */
public final class RecordingListener implements PipelineListener {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private final List<Event> events = new ArrayList<>();

    /** A listener that has heard nothing. */
    public RecordingListener() {}

    @Override
    public void on(Event event) {
        lock.lock();
        try {
            events.add(event);
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What was heard so far, in the order told. */
    public List<Event> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /** What was heard so far of one kind, in the order told. */
    public <E extends Event> List<E> of(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * Waits until what was heard meets a condition.
     *
     * @param enough asked at once and after each event, with everything heard so far
     * @return false when {@code most} passed before
     */
    public boolean await(Predicate<List<Event>> enough, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (!enough.test(List.copyOf(events))) {
                if (left <= 0) {
                    return false;
                }
                left = heard.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code count} events of one kind were heard; false when {@code most} passed before. */
    public boolean await(Class<? extends Event> kind, int count, Duration most) throws InterruptedException {
        return await(all -> all.stream().filter(kind::isInstance).count() >= count, most);
    }
}
