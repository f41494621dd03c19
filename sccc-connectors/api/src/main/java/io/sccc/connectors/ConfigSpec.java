package io.sccc.connectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of a connector, in the order in which they are best told. It checks a configuration without any I/O, makes
 * {@link Settings} of it and writes its documentation. Immutable.
 */
public final class ConfigSpec {

    /** No options at all. */
    public static final ConfigSpec NONE = of();

    private final Map<String, Option> options;

    private ConfigSpec(Map<String, Option> options) {
        this.options = options;
    }

    /**
     * A specification.
     *
     * @throws IllegalArgumentException when two options have one name, a preset is not valid, or a dependent is no option
     */
    public static ConfigSpec of(Option... options) {
        Map<String, Option> named = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (Option option : options) {
            if (named.put(option.name(), option) != null) {
                faults.add("two options are named " + option.name());
            }
            String preset = option.preset();
            String fault = preset == null ? null : option.fault(preset);
            if (fault != null) {
                faults.add("the preset of " + option.name() + " " + fault);
            }
        }
        named.values()
                .forEach(option -> option.dependents().stream()
                        .filter(dependent -> !named.containsKey(dependent))
                        .forEach(dependent ->
                                faults.add(option.name() + " names " + dependent + ", which is no option")));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return new ConfigSpec(named);
    }

    /** This specification and further options. */
    public ConfigSpec and(Option... further) {
        List<Option> all = new ArrayList<>(options.values());
        all.addAll(List.of(further));
        return of(all.toArray(Option[]::new));
    }

    /** The options in order. */
    public List<Option> options() {
        return List.copyOf(options.values());
    }

    /** The option of this name; null when there is none. */
    public @Nullable Option option(String name) {
        return options.get(name);
    }

    /**
     * Something wrong with a configuration.
     *
     * @param option the option's name, as it was written
     * @param what what is wrong and how to cure it, without a secret's value
     */
    public record Problem(String option, String what) {

        /** One line. */
        @Override
        public String toString() {
            return option + " " + what;
        }
    }

    /** Everything that is wrong with a configuration, by name; empty when nothing is. No I/O. */
    public List<Problem> validate(Map<String, String> told) {
        List<Problem> problems = new ArrayList<>();
        new TreeMap<>(told).forEach((name, value) -> check(name, value, told, problems));
        options.values().stream()
                .filter(option -> option.required() && !told.containsKey(option.name()))
                .forEach(option -> problems.add(new Problem(option.name(), "is missing: " + option.doc())));
        problems.sort(Comparator.comparing(Problem::option));
        return List.copyOf(problems);
    }

    private void check(String name, String value, Map<String, String> told, List<Problem> problems) {
        Option option = options.get(name);
        if (option == null) {
            problems.add(new Problem(name, "is not an option" + Nearest.hint(name, options.keySet())));
            return;
        }
        String fault = option.fault(value);
        if (fault != null) {
            problems.add(new Problem(name, fault));
        }
        option.dependents().stream()
                .filter(other -> !told.containsKey(other) && !preset(other) && !missing(other))
                .sorted()
                .forEach(other -> problems.add(new Problem(other, "is missing: " + name + " needs it")));
    }

    private boolean preset(String name) {
        Option option = options.get(name);
        return option != null && option.preset() != null;
    }

    /** Is it reported as missing anyway? */
    private boolean missing(String name) {
        Option option = options.get(name);
        return option != null && option.required();
    }

    /**
     * The settings of a configuration, presets filled in.
     *
     * @throws IllegalArgumentException naming everything that is wrong, a line each
     */
    public Settings settings(Map<String, String> told) {
        List<Problem> problems = validate(told);
        if (!problems.isEmpty()) {
            List<String> lines = problems.stream().map(Problem::toString).toList();
            throw new IllegalArgumentException(String.join("\n", lines));
        }
        Map<String, String> values = new LinkedHashMap<>();
        options.forEach((name, option) -> {
            String value = told.getOrDefault(name, option.preset());
            if (value != null) {
                values.put(name, value.strip());
            }
        });
        return new Settings(this, values);
    }

    /** The options as a Markdown table, those that must be told first. */
    public String markdown() {
        StringBuilder table =
                new StringBuilder("| option | type | default | what it is |\n| --- | --- | --- | --- |\n");
        options.values().stream()
                .sorted(Comparator.comparing(Option::importance))
                .forEach(option -> table.append(row(option)));
        return table.toString();
    }

    private static String row(Option option) {
        String type = option.choices().isEmpty() ? option.type().label() : String.join(", ", option.choices());
        String preset = option.preset();
        String value = option.required() ? "required" : preset == null ? "" : "`" + preset + "`";
        String needs = option.dependents().isEmpty()
                ? ""
                : " Needs "
                        + String.join(
                                ", ", option.dependents().stream().sorted().toList()) + ".";
        return "| `%s` | %s | %s | %s%s |\n"
                .formatted(option.name(), type, value, option.doc().replace("|", "\\|"), needs);
    }
}
