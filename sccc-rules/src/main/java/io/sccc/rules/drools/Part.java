package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some of the facts of one post, as one object of working memory. */
abstract class Part {

    private final Facts facts;
    private final List<Property> properties;

    Part(Facts facts, List<Property> properties) {
        this.facts = facts;
        this.properties = properties;
    }

    /** A getter's name in DRL, and the fact it gives. */
    record Property(String name, Fact<?> fact) {}

    /** All parts of a post, each once, whether anything is known of it or not. */
    static List<Part> of(Facts facts) {
        return List.of(
                new Message(facts),
                new Author(facts),
                new Contact(facts),
                new Brand(facts),
                new Conversation(facts),
                new Content(facts),
                new Situation(facts),
                new FactSheet(facts));
    }

    final <T> @Nullable T get(Fact<T> fact) {
        return facts.get(fact);
    }

    /** Is the word one of these, case ignored? Not when it is unknown. */
    public final boolean oneOf(@Nullable String word, String... words) {
        return word != null && List.of(words).stream().anyMatch(word::equalsIgnoreCase);
    }

    /** Has the set one of these words, case and accents ignored? Not when it is unknown. */
    public final boolean anyOf(@Nullable Set<String> set, String... words) {
        if (set == null) {
            return false;
        }
        Set<String> folded = set.stream().map(Phrases::word).collect(Collectors.toSet());
        return List.of(words).stream().map(Phrases::word).anyMatch(folded::contains);
    }

    /** Is there a place in the value that an RE2 expression matches, case ignored? Not when it is unknown. */
    public final boolean finds(@Nullable String value, String expression) {
        return value != null && Phrases.find(expression, value);
    }

    /** Those of its properties that are known. */
    List<Property> known() {
        return properties.stream()
                .filter(property -> facts.knows(property.fact()))
                .toList();
    }

    /** Its name and how many of its facts are known; no value. */
    @Override
    public final String toString() {
        return "%s[%d known]".formatted(getClass().getSimpleName(), known().size());
    }
}
