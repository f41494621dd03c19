package io.sccc.examples.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Facts as a run wrote them, back as facts. */
public final class StoredFacts {

    private static final Map<String, Fact<?>> BY_NAME = byName();

    private StoredFacts() {}

    /** The facts in a JSON object of names and values; names nobody knows are passed over. */
    @SuppressWarnings("unchecked")
    public static Facts read(JsonNode stored) {
        Facts facts = Facts.empty();
        for (Map.Entry<String, JsonNode> field : stored.properties()) {
            Fact<?> fact = BY_NAME.get(field.getKey());
            if (fact != null) {
                switch (fact.type()) {
                    case TEXT -> facts.put((Fact<String>) fact, field.getValue().asText());
                    case NUMBER ->
                        facts.put((Fact<Double>) fact, (Double) field.getValue().asDouble());
                    case FLAG ->
                        facts.put(
                                (Fact<Boolean>) fact, (Boolean) field.getValue().asBoolean());
                    case WORDS -> facts.put((Fact<Set<String>>) fact, words(field.getValue()));
                }
            }
        }
        return facts;
    }

    private static Set<String> words(JsonNode values) {
        Set<String> words = new TreeSet<>();
        values.forEach(value -> words.add(value.asText()));
        return words;
    }

    private static Map<String, Fact<?>> byName() {
        Map<String, Fact<?>> names = new HashMap<>();
        Fact.vocabulary().forEach(fact -> names.put(fact.name(), fact));
        return names;
    }
}
