package io.sccc.metrics.insight;

import java.util.List;

/**
 * A number of two periods and what explains its change. What the drivers add and {@link #rest} add up to {@link #change}.
 *
 * @param number id of the number
 * @param before how much it was
 * @param now how much it is
 * @param drivers what explains the change, what stands out most first; empty when all changed alike or hardly
 */
public record Insight(String number, double before, double now, List<Driver> drivers) {

    /** Copies the list. */
    public Insight {
        drivers = List.copyOf(drivers);
    }

    /** How much more it is. */
    public double change() {
        return now - before;
    }

    /** What no driver explains of the change. */
    public double rest() {
        return change() - drivers.stream().mapToDouble(Driver::change).sum();
    }

    /**
     * In words, a line for the change and one for each driver.
     *
     * @param name what the number is called in that language
     * @param lang {@code en}, {@code es} or {@code pt}; others are told in English
     */
    public List<String> lines(String name, String lang) {
        return new Wording(lang).lines(this, name);
    }
}
