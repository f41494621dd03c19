package io.sccc.connectors;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as a vendor knows them: a network's profile, a CRM's contact.
 *
 * @param id the vendor's permanent id
 * @param name display name or handle; null when not told
 * @param url where a person of the company sees the profile or contact; null if nowhere
 * @param attributes whatever else was told, by names of the vendor's mapper: {@code followers}, {@code tier}, {@code lang}
 */
public record Person(
        String id, @Nullable String name, @Nullable String url, Map<String, String> attributes) {

    /** Copies the map and refuses a blank id. */
    public Person {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a person's id is blank");
        }
        attributes = Map.copyOf(attributes);
    }

    /** Somebody of whom only the id is known. */
    public static Person of(String id) {
        return new Person(id, null, null, Map.of());
    }

    /** Says nothing about the person. */
    @Override
    public String toString() {
        return "Person[***]";
    }
}
