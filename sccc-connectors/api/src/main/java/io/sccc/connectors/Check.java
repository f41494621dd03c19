package io.sccc.connectors;

import io.sccc.core.error.ScccException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was found out about a connector's configuration or credentials. Offline checks look at the configuration alone;
 * {@link Connector#check} asks the vendor. They are never mixed, so that an offline check runs anywhere.
 *
 * @param findings what was found, in the order in which it was looked at
 */
public record Check(List<Finding> findings) {

    /** Nothing was looked at. */
    public static final Check NOTHING = new Check(List.of());

    private static final long SUNSET_WARNING_DAYS = 90;

    /** How bad it is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** It works, and will not for long or not as it should. */
        WARNING,
        /** It does not work. */
        FAULT
    }

    /**
     * One thing that was looked at.
     *
     * @param level how bad it is
     * @param subject what was looked at: an option, {@code "credential"}, {@code "scope write:statuses"}
     * @param what what was found, without a secret's value
     * @param cure what to do about it; empty when nothing is to be done
     */
    public record Finding(Level level, String subject, String what, String cure) {

        /** As it should be. */
        public static Finding ok(String subject, String what) {
            return new Finding(Level.OK, subject, what, "");
        }

        /** It works, but. */
        public static Finding warning(String subject, String what, String cure) {
            return new Finding(Level.WARNING, subject, what, cure);
        }

        /** It does not work. */
        public static Finding fault(String subject, String what, String cure) {
            return new Finding(Level.FAULT, subject, what, cure);
        }

        /** One line. */
        @Override
        public String toString() {
            return level.name().toLowerCase(Locale.ROOT) + ": " + subject + ": " + what
                    + (cure.isEmpty() ? "" : " -> " + cure);
        }
    }

    /** Copies the list. */
    public Check {
        findings = List.copyOf(findings);
    }

    /** These findings. */
    public static Check of(Finding... findings) {
        return new Check(List.of(findings));
    }

    /** These findings and those. */
    public Check and(Check other) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new Check(all);
    }

    /** The worst that was found; OK when nothing was. */
    public Level worst() {
        return findings.stream().map(Finding::level).max(Enum::compareTo).orElse(Level.OK);
    }

    /** Does everything work? Warnings do not count. */
    public boolean passed() {
        return worst() != Level.FAULT;
    }

    /** The offline check: the configuration's problems, and whether the vendor's API version has an end. No I/O. */
    public static Check offline(Description description, Map<String, String> told, Instant now) {
        List<Finding> found = new ArrayList<>();
        description
                .config()
                .validate(told)
                .forEach(problem -> found.add(
                        Finding.fault(problem.option(), problem.what(), "see the options of " + description.id())));
        if (found.isEmpty()) {
            found.add(Finding.ok("configuration", "valid"));
        }
        LocalDate end = description.sunsetOn();
        if (end != null) {
            found.add(sunset(description, end, LocalDate.ofInstant(now, ZoneOffset.UTC)));
        }
        return new Check(found);
    }

    private static Finding sunset(Description description, LocalDate end, LocalDate today) {
        String what = description.product() + " ends API version " + description.apiVersion() + " on " + end;
        String cure = "update the connector";
        long days = ChronoUnit.DAYS.between(today, end);
        if (days < 0) {
            return Finding.fault("api version", what, cure);
        }
        return days <= SUNSET_WARNING_DAYS
                ? Finding.warning("api version", what, cure)
                : Finding.ok("api version", what);
    }

    /**
     * Asks something and makes a finding of the fault it may end in; for {@link Connector#check}.
     *
     * @param subject what is asked about
     * @param asked throws the vendor's fault, or returns what was found
     * @param cure what to do when it fails
     */
    public static Check online(String subject, Supplier<Check> asked, String cure) {
        try {
            return asked.get();
        } catch (VendorTransientException e) {
            return of(Finding.warning(subject, e.fault().toString(), "try again later"));
        } catch (ScccException | AnswerLostException e) {
            String what = e.getMessage();
            return of(Finding.fault(subject, what == null ? "it failed" : what, cure));
        }
    }
}
