package io.sccc.examples.cli;

import io.sccc.core.model.Event;
import io.sccc.core.spi.PipelineListener;
import io.sccc.examples.demo.Paint;
import java.io.PrintStream;

/** A line that tells how far a run is: rewritten in place on a terminal, said every few seconds elsewhere. */
final class Progress implements PipelineListener {

    private static final long TERMINAL = 200_000_000L;
    private static final long PLAIN = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private long said = begun;
    private long decided;
    private long cases;

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Progress onTerminal(PrintStream out) {
        return new Progress(out, Paint.terminal());
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.Routed routed && !routed.byTimer()) {
            decided++;
        } else if (event instanceof Event.CaseOpened) {
            cases++;
        }
        long now = System.nanoTime();
        if (now - said > (terminal ? TERMINAL : PLAIN)) {
            said = now;
            say(now);
        }
    }

    private void say(long now) {
        String line = "%,d posts decided, %,d cases opened, %,.0f posts/s"
                .formatted(decided, cases, decided * 1e9 / (now - begun));
        if (terminal) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** Takes the line away. */
    void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
