package io.sccc.examples.run;

import io.sccc.core.model.Event;
import io.sccc.core.spi.PipelineListener;

/** How fast posts are decided: over all of them, and once the machine is warm (after the first quarter). */
final class Pace implements PipelineListener {

    private final long begun = System.nanoTime();
    private long decided;
    private long[] marks = new long[16];
    private int marked;

    @Override
    public synchronized void on(Event event) {
        if (event instanceof Event.Routed routed && !routed.byTimer()) {
            decided++;
            if (decided % 1000 == 0) {
                if (marked == marks.length) {
                    marks = java.util.Arrays.copyOf(marks, marked * 2);
                }
                marks[marked++] = System.nanoTime();
            }
        }
    }

    /** Seconds since it began. */
    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Posts a second once warm; over everything where there are too few. */
    synchronized double perSecond() {
        int from = marked / 4;
        if (marked - from < 4) {
            return decided / Math.max(seconds(), 1e-9);
        }
        return (marked - 1 - from) * 1000.0 / ((marks[marked - 1] - marks[from]) / 1e9);
    }
}
