package io.sccc.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rule files that come with the library, on the class path. */
final class Packs {

    private static final String FOLDER = "/io/sccc/rules/packs/";
    private static final String GENERAL = "general";
    private static final List<String> SHIPPED = List.of(GENERAL, "telecom", "bank", "consumer-goods");

    private Packs() {}

    /** The packs these names stand for, in order. A sector's pack builds on the general one, which comes before it. */
    static List<String> names(Collection<String> names) {
        List<String> all = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (name.equals("default")) {
                SHIPPED.stream().filter(Packs::exists).forEach(all::add);
            } else if (exists(name)) {
                all.addAll(SHIPPED.contains(name) ? List.of(GENERAL, name) : List.of(name));
            } else {
                String meant = NearMiss.of(name, shipped());
                missing.add(Quote.of(name) + (meant == null ? "" : " (did you mean " + Quote.of(meant) + "?)"));
            }
        }
        if (!missing.isEmpty() || all.isEmpty()) {
            throw new IllegalArgumentException(
                    missing.isEmpty()
                            ? "no pack was named. Maybe \"default\"?"
                            : "no such pack: " + String.join(", ", missing) + ". Packs are "
                                    + String.join(", ", shipped()));
        }
        return all.stream().distinct().toList();
    }

    private static List<String> shipped() {
        List<String> shipped = new ArrayList<>(List.of("default"));
        SHIPPED.stream().filter(Packs::exists).forEach(shipped::add);
        return shipped;
    }

    private static boolean exists(String name) {
        return name.matches("[a-z0-9][a-z0-9-]{0,60}") && Packs.class.getResource(FOLDER + name + ".yaml") != null;
    }

    static byte[] read(String name) {
        try (@Nullable InputStream input = Packs.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            return Objects.requireNonNull(input, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("pack (" + name + ") cannot be read", e);
        }
    }
}
