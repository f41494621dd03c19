package io.sccc.metrics.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads OpenMetrics 1.0 text, as far as counters, gauges and summaries go, and refuses everything its grammar or its rules
 * for these types refuse, with what the usual linters refuse besides.
 */
final class StrictOpenMetrics {

    private static final Pattern META =
            Pattern.compile("# (TYPE|UNIT|HELP) ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\n\\\\\"]|\\\\[n\"\\\\])*)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? ([-+0-9.eE]+|NaN|[+-]Inf)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\\n\\\\\"]|\\\\[n\"\\\\])*)\"(,|$)");
    private static final Map<String, Set<String>> SUFFIXES = Map.of(
            "counter", Set.of("_total", "_created"),
            "gauge", Set.of(""),
            "summary", Set.of("", "_count", "_sum", "_created"));

    /** One sample, its labels in the order of their names. */
    record Sample(String name, Map<String, String> labels, double value) {}

    /** One family. */
    record Family(String name, Map<String, String> meta, List<Sample> samples) {}

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Set<Object> series = new HashSet<>();
    private Family current = new Family("", Map.of(), List.of());

    private StrictOpenMetrics() {}

    static Map<String, Family> read(String text) {
        StrictOpenMetrics reader = new StrictOpenMetrics();
        require(text.endsWith("# EOF\n"), "does not end with # EOF");
        require(text.indexOf('\r') < 0, "has a carriage return");
        text.substring(0, text.length() - "# EOF\n".length()).lines().forEach(reader::line);
        reader.families.values().forEach(StrictOpenMetrics::check);
        reader.checkNames();
        return reader.families;
    }

    static double value(Map<String, Family> families, String sample, String... labels) {
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        List<Sample> found = families.values().stream()
                .flatMap(family -> family.samples().stream())
                .filter(one -> one.name().equals(sample) && one.labels().equals(wanted))
                .toList();
        require(found.size() == 1, "%s %s is there %d times".formatted(sample, wanted, found.size()));
        return found.get(0).value();
    }

    private void line(String line) {
        Matcher meta = META.matcher(line);
        if (line.startsWith("#")) {
            require(meta.matches(), "no metadata: " + line);
            if (!meta.group(2).equals(current.name())) {
                current = new Family(meta.group(2), new LinkedHashMap<>(), new ArrayList<>());
                require(families.put(current.name(), current) == null, "family in two pieces: " + line);
            }
            require(current.samples().isEmpty(), "metadata after samples: " + line);
            require(current.meta().put(meta.group(1), meta.group(3)) == null, "twice: " + line);
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        require(sample.matches(), "no sample: " + line);
        require(sample.group(1).startsWith(current.name()), "sample of another family: " + line);
        Map<String, String> labels = labels(sample.group(2), line);
        require(series.add(List.of(sample.group(1), labels)), "series twice: " + line);
        current.samples().add(new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3))));
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        if (text == null) {
            return labels;
        }
        Matcher label = LABEL.matcher(text);
        int at = 0;
        while (at < text.length()) {
            require(label.find(at) && label.start() == at, "no labels: " + line);
            require(!label.group(1).startsWith("__"), "reserved label: " + line);
            String value = label.group(2).replaceAll("\\\\([\"\\\\])|\\\\(n)", "$1$2");
            require(labels.put(label.group(1), value) == null, "label twice: " + line);
            at = label.end();
            require(label.group(3).isEmpty() == (at == text.length()), "comma at the end: " + line);
        }
        return labels;
    }

    private static void check(Family family) {
        String type = family.meta().getOrDefault("TYPE", "unknown");
        require(SUFFIXES.containsKey(type), family.name() + " is of type " + type);
        require(family.meta().keySet().iterator().next().equals("TYPE"), family.name() + ": TYPE is not first");
        require(!family.meta().getOrDefault("HELP", "").isBlank(), family.name() + " has no help");
        String unit = family.meta().getOrDefault("UNIT", "");
        require(unit.isEmpty() || family.name().endsWith("_" + unit), family.name() + " does not end with its unit");
        require(!unit.matches("(milli|micro|nano)?seconds?|minutes|hours|days") || unit.equals("seconds"), unit);
        require(
                !family.name().matches(".*(_total|_count|_sum|_bucket|_created|_info|:.*)"),
                family.name() + " ends like a sample");
        for (Sample sample : family.samples()) {
            String suffix = sample.name().substring(family.name().length());
            require(SUFFIXES.get(type).contains(suffix), sample + " in a " + type);
            boolean quantile = sample.labels().containsKey("quantile");
            if (type.equals("counter") || suffix.equals("_count")) {
                require(sample.value() >= 0, sample + " is negative");
            }
            if (type.equals("summary")) {
                require(quantile == suffix.isEmpty(), sample + ": quantile");
            }
            if (quantile) {
                double at = Double.parseDouble(sample.labels().get("quantile"));
                require(at >= 0 && at <= 1, sample + ": quantile");
            }
            require(!sample.labels().containsKey("le"), sample + ": le");
        }
        require(contiguous(family), family.name() + ": samples of one metric are apart");
    }

    private static boolean contiguous(Family family) {
        Set<Object> seen = new HashSet<>();
        Object last = null;
        for (Sample sample : family.samples()) {
            Map<String, String> labels = new TreeMap<>(sample.labels());
            labels.remove("quantile");
            if (!labels.equals(last) && !seen.add(labels)) {
                return false;
            }
            last = labels;
        }
        return true;
    }

    private void checkNames() {
        Map<String, String> owners = new TreeMap<>();
        families.values()
                .forEach(family -> SUFFIXES.get(family.meta().get("TYPE")).forEach(suffix -> {
                    String owner = owners.put(family.name() + suffix, family.name());
                    require(owner == null, family.name() + " and " + owner + " clash");
                }));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
