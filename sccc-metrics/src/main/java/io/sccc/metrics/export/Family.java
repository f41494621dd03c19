package io.sccc.metrics.export;

import io.sccc.metrics.MetricRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One metric family of an exposition. */
final class Family {

    private final String name;
    private final String type;
    private final String unit;
    private final String help;
    private final String label;
    private final String source;
    private final List<String> samples = new ArrayList<>();

    /** @param source what it is made of, to tell families of one name apart */
    Family(String name, String type, String unit, String help, String label, String source) {
        this.name = name;
        this.type = type;
        this.unit = unit;
        this.help = help;
        this.label = label;
        this.source = source;
    }

    String name() {
        return name;
    }

    String source() {
        return source;
    }

    /** The family's name and those its samples have, whether they are there or not. */
    Stream<String> taken() {
        return switch (type) {
            case "counter" -> Stream.of(name, name + "_total", name + "_created");
            case "summary" -> Stream.of(name, name + "_count", name + "_sum", name + "_created");
            default -> Stream.of(name);
        };
    }

    void tally(MetricRow row, double value) {
        sample(type.equals("counter") ? "_total" : "", labels(row), value);
    }

    void gauge(MetricRow row, @Nullable Double value) {
        sample("", labels(row), value);
    }

    void quantiles(MetricRow row, Map<String, @Nullable Double> quantiles) {
        quantiles.forEach((quantile, value) -> {
            List<String> labels = labels(row);
            labels.add("quantile=\"" + quantile + '"');
            sample("", labels, value);
        });
    }

    void summary(MetricRow row, Map<String, @Nullable Double> quantiles) {
        quantiles(row, quantiles);
        sample("_count", labels(row), (double) row.count());
        sample("_sum", labels(row), row.sum());
    }

    private List<String> labels(MetricRow row) {
        List<String> labels = new ArrayList<>();
        if (!row.dimension().isEmpty()) {
            labels.add(label + "=\"" + escaped(row.value()) + '"');
        }
        if (!row.window().isZero()) {
            labels.add("window=\"" + WindowText.of(row.window()) + '"');
        }
        return labels;
    }

    private void sample(String suffix, List<String> labels, @Nullable Double value) {
        String number = Columns.number(value);
        if (number != null) {
            String set = labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}";
            samples.add(name + suffix + set + " " + number + "\n");
        }
    }

    void write(StringBuilder out) {
        if (samples.isEmpty()) {
            return;
        }
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        if (!unit.isEmpty()) {
            out.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
        }
        out.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
        samples.forEach(out::append);
    }

    /** A carriage return would end the line for some readers and has no escape. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\n", "\\n");
    }
}
