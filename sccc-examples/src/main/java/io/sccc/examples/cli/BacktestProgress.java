package io.sccc.examples.cli;

import io.sccc.examples.demo.Paint;
import io.sccc.rules.backtest.Backtest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/** A line that tells how far a back-test is and how long it will take: in place on a terminal, now and then elsewhere. */
final class BacktestProgress implements Consumer<Backtest.Progress> {

    private static final Duration PLAIN = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal = Paint.terminal();
    private Duration said = Duration.ZERO;

    BacktestProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(Backtest.Progress progress) {
        if (terminal) {
            out.print("\r" + words(progress) + "\u001b[K");
            out.flush();
        } else if (progress.elapsed().minus(said).compareTo(PLAIN) >= 0) {
            said = progress.elapsed();
            out.println(words(progress));
        }
    }

    private static String words(Backtest.Progress progress) {
        Duration left = progress.left();
        return switch (progress.phase()) {
            case READING -> "%,d posts read".formatted(progress.done());
            case REPLAYING ->
                "%,d of %,d posts replayed%s"
                        .formatted(
                                progress.done(),
                                progress.total(),
                                left == null ? "" : ", about %,d s left".formatted(left.toSeconds() + 1));
            case COMPARING -> "comparing";
        };
    }

    /** Takes the line away. */
    void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
