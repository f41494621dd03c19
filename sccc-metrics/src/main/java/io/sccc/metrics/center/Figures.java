package io.sccc.metrics.center;

import io.sccc.metrics.Estimate;
import io.sccc.metrics.MetricRow;
import io.sccc.metrics.Quantiles;
import io.sccc.metrics.Reading;
import io.sccc.metrics.sketch.UniqueSketch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Readings as rows of defined numbers. What nothing is known of is left out: no row is made up. */
final class Figures {

    private final Reading now;
    private final @Nullable Reading before;
    private final Reading until;
    private final @Nullable Duration oldest;
    private final List<MetricRow> rows = new ArrayList<>();

    /**
     * Of these readings.
     *
     * @param now the window
     * @param before the window before; null when there is none to compare with
     * @param until everything until the end of the window
     * @param oldest how long the oldest waits at the end of the window; null when nobody does
     */
    Figures(Reading now, @Nullable Reading before, Reading until, @Nullable Duration oldest) {
        this.now = now;
        this.before = before;
        this.until = until;
        this.oldest = oldest;
    }

    /** Every number for all, and by each value of those of its dimensions that are wanted. */
    List<MetricRow> rows(Predicate<String> wanted) {
        for (Formula formula : Formulas.all()) {
            all(formula);
            formula.by().stream().filter(wanted).forEach(dimension -> each(formula, dimension));
        }
        return List.copyOf(rows);
    }

    private void all(Formula formula) {
        if (formula.kind() == Formula.Kind.AGE) {
            if (oldest != null) {
                add(formula, "", "", 1, Waits.seconds(oldest));
            }
        } else if (formula.kind() != Formula.Kind.SHARE && formula.kind() != Formula.Kind.PART) {
            add(formula, "", "");
        }
    }

    private void each(Formula formula, String dimension) {
        boolean share = formula.kind() == Formula.Kind.SHARE;
        if (share || formula.kind() == Formula.Kind.PART) {
            double whole = share
                    ? values(now, dimension).stream()
                            .mapToDouble(value -> sum(now, formula.numerator(), dimension, value))
                            .sum()
                    : sum(now, formula.numerator(), "", "");
            for (String value : values(now, dimension)) {
                double part = sum(now, formula.numerator(), dimension, value);
                if (part != 0) {
                    add(formula, dimension, value, Math.round(whole), part);
                }
            }
        } else {
            Set<String> values = values(formula.kind() == Formula.Kind.STATE ? until : now, dimension);
            values.forEach(value -> add(formula, dimension, value));
        }
    }

    private static Set<String> values(Reading reading, String dimension) {
        return new TreeSet<>(reading.counts(dimension).keySet());
    }

    private void add(Formula formula, String dimension, String value) {
        switch (formula.kind()) {
            case SUM -> total(formula, dimension, value);
            case STATE -> {
                double left = sum(until, formula.numerator(), dimension, value);
                if (left != 0 || dimension.isEmpty()) {
                    add(formula, dimension, value, Math.round(left), left);
                }
            }
            case RATIO -> ratio(formula, dimension, value);
            case CHANGE -> change(formula, dimension, value);
            case UNIQUE -> unique(formula, dimension, value);
            case TIMES -> times(formula, dimension, value);
            case SHARE, PART, AGE -> throw new IllegalStateException(formula.id() + " is told otherwise");
        }
    }

    private void total(Formula formula, String dimension, String value) {
        double sum = sum(now, formula.numerator(), dimension, value);
        long count = formula.denominators().isEmpty() ? Math.round(sum) : below(now, formula, dimension, value);
        if (formula.denominators().isEmpty() ? sum != 0 || dimension.isEmpty() : count > 0) {
            add(formula, dimension, value, count, sum);
        }
    }

    private void ratio(Formula formula, String dimension, String value) {
        long below = below(now, formula, dimension, value);
        boolean told = !formula.unit().equals(Measures.COST) || now.values(formula.numerator()) > 0;
        if (below > 0 && told) {
            add(formula, dimension, value, below, above(now, formula, dimension, value));
        }
    }

    private void change(Formula formula, String dimension, String value) {
        if (before != null) {
            long below = below(now, formula, dimension, value);
            long belowBefore = below(before, formula, dimension, value);
            if (below > 0 && belowBefore > 0) {
                double change = above(now, formula, dimension, value) / below
                        - above(before, formula, dimension, value) / belowBefore;
                add(formula, dimension, value, 1, change);
            }
        }
    }

    private void unique(Formula formula, String dimension, String value) {
        String of = formula.numerator();
        Estimate unique = dimension.isEmpty() ? now.unique(of) : now.unique(of, dimension, value);
        if (unique.value() > 0 || dimension.isEmpty()) {
            UniqueSketch sketch = dimension.isEmpty() ? now.uniqueSketch(of) : now.uniqueSketch(of, dimension, value);
            long count = Math.round(sum(now, Measures.VOLUME, dimension, value));
            rows.add(row(formula, dimension, value, count, 0, null, unique, sketch.toBytes()));
        }
    }

    private void times(Formula formula, String dimension, String value) {
        String of = formula.numerator();
        Quantiles times = dimension.isEmpty() ? now.quantiles(of) : now.quantiles(of, dimension, value);
        if (times.count() > 0) {
            rows.add(row(
                    formula,
                    dimension,
                    value,
                    times.count(),
                    times.sum(),
                    times,
                    null,
                    times.sketch().toBytes()));
        }
    }

    private static double above(Reading reading, Formula formula, String dimension, String value) {
        double above = sum(reading, formula.numerator(), dimension, value);
        return formula.less() == null ? above : above - sum(reading, formula.less(), dimension, value);
    }

    private static long below(Reading reading, Formula formula, String dimension, String value) {
        double below = 0;
        for (String measure : formula.denominators()) {
            below += sum(reading, measure, dimension, value);
        }
        return Math.round(below);
    }

    private static double sum(Reading reading, String measure, String dimension, String value) {
        return dimension.isEmpty() ? reading.sum(measure) : reading.sum(measure, dimension, value);
    }

    private void add(Formula formula, String dimension, String value, long count, double sum) {
        rows.add(row(formula, dimension, value, count, sum, null, null, null));
    }

    private MetricRow row(
            Formula formula,
            String dimension,
            String value,
            long count,
            double sum,
            @Nullable Quantiles times,
            @Nullable Estimate unique,
            byte @Nullable [] sketch) {
        return new MetricRow(
                now.from(),
                Duration.between(now.from(), now.to()),
                dimension,
                value,
                formula.id(),
                count,
                sum,
                times == null ? null : times.at(0.5),
                times == null ? null : times.at(0.9),
                times == null ? null : times.at(0.95),
                times == null ? null : times.at(0.99),
                unique == null ? null : unique.value(),
                unique == null ? null : unique.low(),
                unique == null ? null : unique.high(),
                now.complete(),
                0,
                sketch);
    }
}
