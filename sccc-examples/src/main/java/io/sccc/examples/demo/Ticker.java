package io.sccc.examples.demo;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.spi.PipelineListener;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Live progress, a line for each day of the stream: on a terminal the lines grow while posts are decided, elsewhere they
 * are said at the end. Conversations run in parallel, so a later day may begin before an earlier one is through.
 */
final class Ticker implements PipelineListener {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final int WIDTH = 30;
    private static final char ESC = 27;

    private final PrintStream out;
    private final Paint paint;
    private final Map<LocalDate, Day> days = new TreeMap<>();
    private int drawn;
    private int posts;

    /** What happened on a day. */
    private static final class Day {
        private final Map<Level, Integer> levels = new EnumMap<>(Level.class);
        private int cases;
        private int suggestions;
    }

    Ticker(PrintStream out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    @Override
    public void on(Event event) {
        if (event.at() == null) {
            return;
        }
        Day day = days.computeIfAbsent(LocalDate.ofInstant(event.at(), ZoneOffset.UTC), date -> new Day());
        if (event instanceof Event.Routed routed && !routed.byTimer()) {
            day.levels.merge(routed.level(), 1, Integer::sum);
            posts++;
            if (paint.colored() && posts % 8 == 0) {
                draw();
            }
        } else if (event instanceof Event.ActionAsked asked) {
            day.cases += asked.kind() == ActionKind.OPEN_CASE ? 1 : 0;
            day.suggestions += asked.kind() == ActionKind.SUGGEST_CONTENT ? 1 : 0;
        }
    }

    /** Says how the days ended. */
    void end() {
        draw();
    }

    private void draw() {
        if (drawn > 0) {
            out.print(ESC + "[" + drawn + "A");
        }
        // a line broken in two would make the next drawing begin too low
        days.forEach((date, day) -> out.println(
                paint.colored() ? ESC + "[2K" + ESC + "[?7l" + line(date, day) + ESC + "[?7h" : line(date, day)));
        drawn = paint.colored() ? days.size() : 0;
        out.flush();
    }

    private String line(LocalDate date, Day day) {
        int count = day.levels.values().stream().mapToInt(Integer::intValue).sum();
        return "  %-10s %3d posts  %s  %3d cases  %2d articles"
                .formatted(DAY.format(date), count, bar(day), day.cases, day.suggestions);
    }

    private String bar(Day day) {
        StringBuilder bar = new StringBuilder();
        int width = 0;
        for (Level level : Level.values()) {
            int cells = Math.min(WIDTH - width, (day.levels.getOrDefault(level, 0) + 3) / 4);
            bar.append(Levels.color(paint, level, Levels.mark(level).repeat(cells)));
            width += cells;
        }
        return bar + " ".repeat(WIDTH - width);
    }
}
