package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All facts of the post by their names, those of the application too, for rules in DRL: {@code FactSheet(number("basket")
 * > 100)}. What is not known, or is of another type, is null. Immutable.
 */
public final class FactSheet extends Part {

    private final Facts facts;

    FactSheet(Facts facts) {
        super(facts, List.of());
        this.facts = facts;
    }

    /** A fact that is one word or phrase. */
    public @Nullable String text(String name) {
        return get(Fact.text(name, ""));
    }

    /** A fact that is a number. */
    public @Nullable Double number(String name) {
        return get(Fact.number(name, ""));
    }

    /** A fact that is true or false. */
    public @Nullable Boolean flag(String name) {
        return get(Fact.flag(name, ""));
    }

    /** A fact that is a set of words, in lower case. */
    public @Nullable Set<String> words(String name) {
        return get(Fact.words(name, ""));
    }

    /** Is the fact of this name known, of whatever type? */
    public boolean knows(String name) {
        return text(name) != null || number(name) != null || flag(name) != null || words(name) != null;
    }

    /** The facts that are the application's own. */
    @Override
    List<Property> known() {
        return facts.known().stream()
                .filter(fact -> !Fact.vocabulary().contains(fact))
                .map(fact -> new Property(fact.name(), fact))
                .toList();
    }
}
