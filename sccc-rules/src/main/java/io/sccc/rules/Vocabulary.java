package io.sccc.rules;

import io.sccc.core.model.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts rules may ask about, by every name they may use. Dots and underscores are the same. */
final class Vocabulary {

    private final Map<String, Fact<?>> byName = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * The library's facts and the application's.
     *
     * @throws IllegalArgumentException when an application's fact takes a name that is in use
     */
    Vocabulary(Collection<Fact<?>> more) {
        Fact.vocabulary().forEach(this::add);
        more.forEach(this::add);
    }

    private void add(Fact<?> fact) {
        add(fact.name(), fact);
        fact.aliases().forEach(alias -> add(alias, fact));
    }

    private void add(String name, Fact<?> fact) {
        Fact<?> other = byName.putIfAbsent(plain(name), fact);
        if (other != null && !other.equals(fact)) {
            throw new IllegalArgumentException(
                    "fact (%s) has the name of another fact (%s). Maybe it is the same and need not be added?"
                            .formatted(name, other));
        }
        names.add(name);
    }

    /** The fact of this name; null if there is none. */
    @Nullable
    Fact<?> named(String name) {
        return byName.get(plain(name));
    }

    /** All names, aliases included. */
    List<String> names() {
        return names;
    }

    private static String plain(String name) {
        return name.replace('.', '_');
    }
}
