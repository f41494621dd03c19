package io.sccc.examples.demo;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.spi.PipelineListener;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Live progress: a line a day of the stream, and on a terminal a bar that moves. */
final class Ticker implements PipelineListener {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final Paint paint;
    private final Map<Level, Integer> levels = new EnumMap<>(Level.class);
    private String day = "";
    private int posts;
    private int cases;
    private int suggestions;

    Ticker(PrintStream out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.Routed routed && !routed.byTimer()) {
            turn(event);
            posts++;
            levels.merge(routed.level(), 1, Integer::sum);
        } else if (event instanceof Event.ActionAsked asked) {
            cases += asked.kind() == ActionKind.OPEN_CASE ? 1 : 0;
            suggestions += asked.kind() == ActionKind.SUGGEST_CONTENT ? 1 : 0;
        }
        if (paint.colored() && posts % 5 == 0) {
            out.print("\r" + line() + (char) 27 + "[K");
            out.flush();
        }
    }

    private void turn(Event event) {
        String now = event.at() == null ? day : DAY.format(event.at());
        if (!now.equals(day)) {
            end();
            day = now;
            posts = 0;
            cases = 0;
            suggestions = 0;
            levels.clear();
        }
    }

    private String line() {
        return "  %-10s %4d posts   %s   %3d cases   %2d articles suggested"
                .formatted(day, posts, bar(), cases, suggestions);
    }

    private String bar() {
        StringBuilder bar = new StringBuilder();
        int width = 0;
        for (Level level : Level.values()) {
            int cells = Math.min(40 - width, (levels.getOrDefault(level, 0) + 2) / 3);
            bar.append(Levels.color(paint, level, Levels.mark(level).repeat(cells)));
            width += cells;
        }
        return bar + " ".repeat(Math.max(0, 40 - width));
    }

    /** Ends the line of the day. */
    void end() {
        if (!day.isEmpty()) {
            out.println(paint.colored() ? "\r" + line() + (char) 27 + "[K" : line());
        }
    }
}
