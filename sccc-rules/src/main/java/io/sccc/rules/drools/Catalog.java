package io.sccc.rules.drools;

import io.sccc.core.model.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which type and property of DRL a fact is. */
final class Catalog {

    /** Type to its properties. */
    static final Map<String, List<Part.Property>> PROPERTIES = Map.of(
            "Message", Message.PROPERTIES,
            "Author", Author.PROPERTIES,
            "Contact", Contact.PROPERTIES,
            "Brand", Brand.PROPERTIES,
            "Conversation", Conversation.PROPERTIES,
            "Content", Content.PROPERTIES,
            "Situation", Situation.PROPERTIES);

    private static final Map<Fact<?>, Place> PLACES = places();

    private Catalog() {}

    /** A type and a property of it. */
    record Place(String type, String property) {}

    /** Where a fact is; null when it is in no type but the sheet. */
    static @Nullable Place of(Fact<?> fact) {
        return PLACES.get(fact);
    }

    private static Map<Fact<?>, Place> places() {
        Map<Fact<?>, Place> places = new HashMap<>();
        PROPERTIES.forEach((type, properties) ->
                properties.forEach(property -> places.put(property.fact(), new Place(type, property.name()))));
        return Map.copyOf(places);
    }
}
