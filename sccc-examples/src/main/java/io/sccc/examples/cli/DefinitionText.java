package io.sccc.examples.cli;

import io.sccc.metrics.center.Definition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Definitions for people and programs. */
final class DefinitionText {

    private static final Map<String, String[]> PARTS = Map.of(
            "en", new String[] {"counts", "divided by", "starts", "ends", "unit", "by", "adds up", "does not add up"},
            "es",
                    new String[] {
                        "cuenta", "dividido por", "empieza", "termina", "unidad", "por", "se suma", "no se suma"
                    },
            "pt",
                    new String[] {
                        "conta", "dividido por", "começa", "termina", "unidade", "por", "soma-se", "não se soma"
                    });

    private DefinitionText() {}

    static String of(Definition definition, String lang) {
        Definition.Words words = definition.in(lang);
        String[] parts = PARTS.getOrDefault(lang, new String[8]);
        StringBuilder text = new StringBuilder();
        text.append(words.name()).append("  [").append(definition.id()).append("]\n");
        text.append("  ").append(words.what()).append('\n');
        part(text, parts[0], words.numerator());
        part(text, parts[1], words.denominator());
        part(text, parts[2], words.starts());
        part(text, parts[3], words.ends());
        part(text, parts[4], definition.unit() + "; " + (definition.additive() ? parts[6] : parts[7]));
        part(text, parts[5], definition.by().isEmpty() ? null : String.join(", ", definition.by()));
        return text.toString();
    }

    private static void part(StringBuilder text, String name, @Nullable String what) {
        if (what != null) {
            text.append("  ").append(name).append(": ").append(what).append('\n');
        }
    }

    static Map<String, @Nullable Object> row(Definition definition, String lang) {
        Definition.Words words = definition.in(lang);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", definition.id());
        row.put("unit", definition.unit());
        row.put("additive", definition.additive());
        row.put("by", definition.by());
        row.put("name", words.name());
        row.put("what", words.what());
        row.put("numerator", words.numerator());
        row.put("denominator", words.denominator());
        row.put("starts", words.starts());
        row.put("ends", words.ends());
        return row;
    }
}
