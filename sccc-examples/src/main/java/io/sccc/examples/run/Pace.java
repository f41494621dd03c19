package io.sccc.examples.run;

import com.sun.management.OperatingSystemMXBean;
import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.PipelineListener;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How fast posts are decided, by the clock and by the CPU time of the whole process: over all of them, and once the
 * machine is warm (the last quarter, when most of the code is compiled).
 */
final class Pace implements PipelineListener {

    private static final int STEP = 1000;
    private static final int FEWEST = 4;

    private final long from;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long begun = System.nanoTime();
    private final long begunCpu = system.getProcessCpuTime();
    private long decided;
    private long[] wall = new long[16];
    private long[] cpu = new long[16];
    private int marks;

    /** The pace from now on: what was decided before, up to this event, says nothing about it. */
    Pace(long from) {
        this.from = from;
    }

    @Override
    public long heard(TenantId tenant) {
        return from;
    }

    @Override
    public synchronized void on(Event event) {
        if (event instanceof Event.Routed routed && !routed.byTimer()) {
            decided++;
            if (decided % STEP == 0) {
                mark();
            }
        }
    }

    private void mark() {
        if (marks == wall.length) {
            wall = Arrays.copyOf(wall, marks * 2);
            cpu = Arrays.copyOf(cpu, marks * 2);
        }
        wall[marks] = System.nanoTime();
        cpu[marks++] = system.getProcessCpuTime();
    }

    /** Seconds since it began. */
    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Posts a second once warm; over everything where there are too few. */
    synchronized double perSecond() {
        return rate(wall, System.nanoTime() - begun);
    }

    /** Posts a second of the process's CPU time once warm; over everything where there are too few. */
    synchronized double perCpuSecond() {
        return rate(cpu, system.getProcessCpuTime() - begunCpu);
    }

    private double rate(long[] at, long whole) {
        int from = marks * 3 / 4;
        if (marks - from < FEWEST) {
            return decided * 1e9 / Math.max(whole, 1);
        }
        return (marks - 1 - from) * STEP * 1e9 / (at[marks - 1] - at[from]);
    }
}
