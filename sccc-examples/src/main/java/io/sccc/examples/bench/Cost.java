package io.sccc.examples.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What something cost.
 *
 * @param items how many things were done
 * @param cpuNanos CPU time of the whole process meanwhile, compiler and collector included, waiting for the disk not
 * @param wallNanos time on the clock, waiting for the disk included
 */
record Cost(long items, long cpuNanos, long wallNanos) {

    /** The clock of CPU time ticks in hundredths of a second: less than one tick is told as one. */
    private static final long TICK = 10_000_000;

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Something that costs. */
    interface Job {
        void run() throws Exception;
    }

    /** Does it and looks at the clocks. */
    static Cost of(long items, Job job) throws Exception {
        System.gc(); // what the one before left is not paid here
        long wall = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        job.run();
        return new Cost(items, Math.max(TICK, SYSTEM.getProcessCpuTime() - cpu), Math.max(1, System.nanoTime() - wall));
    }

    /** Items a second of CPU time. */
    double perCpuSecond() {
        return items * 1e9 / cpuNanos;
    }

    /** Items a second on the clock. */
    double perSecond() {
        return items * 1e9 / wallNanos;
    }

    /** The middle one, in thousandths. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return rounded(sorted[sorted.length / 2]);
    }

    /** In thousandths. */
    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
