package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks what we send against the network's own lexicons: known names only, required ones there, types, ranges, lengths and
 * formats. Reads the parts of the lexicon language that our calls need (https://atproto.com/specs/lexicon).
 */
final class Lexicons {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Pattern> FORMATS = Map.of(
            "at-uri", Pattern.compile("at://[^/]+(/[a-zA-Z0-9.-]+(/[a-zA-Z0-9_~.:-]+)?)?"),
            "at-identifier", Pattern.compile("did:[a-z]+:.+|([a-zA-Z0-9-]+\\.)+[a-zA-Z0-9-]+"),
            "did", Pattern.compile("did:[a-z]+:[a-zA-Z0-9._:%-]+"),
            "handle", Pattern.compile("([a-zA-Z0-9-]+\\.)+[a-zA-Z0-9-]+"),
            "nsid", Pattern.compile("[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+){2,}"),
            "cid", Pattern.compile("[a-z0-9]{50,}"),
            "record-key", Pattern.compile("[a-zA-Z0-9_~.:-]{1,512}"),
            "language", Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9-]+)?"),
            "uri", Pattern.compile("[a-z]+:[^\\s]+"));

    private final Path root;
    private final List<String> faults = new ArrayList<>();

    Lexicons(Path root) {
        this.root = root;
    }

    /** The faults found so far. */
    List<String> faults() {
        return faults;
    }

    void query(String nsid, Map<String, String> parameters) {
        JsonNode main = definition(nsid, "main");
        if (!main.path("type").asText().equals("query")) {
            faults.add(nsid + " is no query");
            return;
        }
        JsonNode schema = main.at("/parameters");
        parameters.forEach((name, value) -> {
            JsonNode property = schema.at("/properties").path(name);
            JsonNode one = property.path("type").asText().equals("array") ? property.path("items") : property;
            if (one.isMissingNode()) {
                faults.add(nsid + ": unknown parameter " + name);
            } else if (one.path("type").asText().equals("integer")) {
                number(nsid + "." + name, one, Long.parseLong(value));
            } else {
                text(nsid + "." + name, one, value);
            }
        });
        schema.path("required").forEach(name -> {
            if (!parameters.containsKey(name.asText())) {
                faults.add(nsid + ": without " + name.asText());
            }
        });
    }

    void procedure(String nsid, String body) {
        JsonNode main = definition(nsid, "main");
        if (!main.path("type").asText().equals("procedure")) {
            faults.add(nsid + " is no procedure");
            return;
        }
        if (!main.has("input")) {
            if (!body.isEmpty()) {
                faults.add(nsid + ": a body where none belongs");
            }
            return;
        }
        JsonNode sent = read(body);
        value(nsid, nsid, main.at("/input/schema"), sent);
        if (sent.has("record")) {
            JsonNode record = sent.get("record");
            String type = record.path("$type").asText();
            if (!type.equals(sent.path("collection").asText())) {
                faults.add(nsid + ": a record of another type than its collection");
            }
            value(type, type, definition(type, "main").path("record"), record);
        }
    }

    private void value(String where, String home, JsonNode schema, JsonNode value) {
        switch (schema.path("type").asText()) {
            case "object" -> object(where, home, schema, value);
            case "array" -> array(where, home, schema, value);
            case "string" -> {
                if (value.isTextual()) {
                    text(where, schema, value.asText());
                } else {
                    faults.add(where + " is no string");
                }
            }
            case "integer" -> number(where, schema, value.asLong(-1));
            case "ref" -> reference(where, home, schema.path("ref").asText(), value);
            case "union" -> union(where, home, schema, value);
            case "unknown", "boolean", "bytes", "cid-link", "blob" -> {}
            default -> faults.add(where + ": no schema");
        }
    }

    private void object(String where, String home, JsonNode schema, JsonNode value) {
        Set<String> nullable = Set.copyOf(texts(schema.path("nullable")));
        value.properties().forEach(field -> {
            JsonNode property = schema.at("/properties").path(field.getKey());
            if (property.isMissingNode()) {
                if (!field.getKey().equals("$type")) {
                    faults.add(where + ": unknown " + field.getKey());
                }
            } else if (!field.getValue().isNull()) {
                value(where + "." + field.getKey(), home, property, field.getValue());
            } else if (!nullable.contains(field.getKey())) {
                faults.add(where + "." + field.getKey() + " is null");
            }
        });
        texts(schema.path("required")).stream()
                .filter(name -> !value.has(name))
                .forEach(name -> faults.add(where + ": without " + name));
    }

    private void array(String where, String home, JsonNode schema, JsonNode value) {
        if (value.size() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            faults.add(where + ": " + value.size() + " elements");
        }
        value.forEach(element -> value(where + "[]", home, schema.path("items"), element));
    }

    private void union(String where, String home, JsonNode schema, JsonNode value) {
        String type = value.path("$type").asText();
        String found = texts(schema.path("refs")).stream()
                .filter(ref -> full(home, ref).equals(type))
                .findFirst()
                .orElse("");
        if (found.isEmpty()) {
            faults.add(where + ": " + type + " is none of the union");
        } else {
            reference(where, home, found, value);
        }
    }

    private void reference(String where, String home, String ref, JsonNode value) {
        String[] parts = full(home, ref).split("#", 2);
        JsonNode schema = definition(parts[0], parts.length == 1 ? "main" : parts[1]);
        value(where, parts[0], schema, value);
    }

    private static String full(String home, String ref) {
        return ref.startsWith("#") ? home + ref : ref;
    }

    private void number(String where, JsonNode schema, long value) {
        if (value < schema.path("minimum").asLong(Long.MIN_VALUE)
                || value > schema.path("maximum").asLong(Long.MAX_VALUE)) {
            faults.add(where + ": " + value + " is out of range");
        }
    }

    private void text(String where, JsonNode schema, String value) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            faults.add(where + ": " + bytes + " bytes");
        }
        if (new RichText(value, List.of()).graphemes()
                > schema.path("maxGraphemes").asInt(Integer.MAX_VALUE)) {
            faults.add(where + ": too many graphemes");
        }
        String format = schema.path("format").asText("");
        if (format.equals("datetime")) {
            Instant.parse(value);
        } else if (format.equals("tid")
                ? !RecordKey.isTid(value)
                : !format.isEmpty() && !FORMATS.get(format).matcher(value).matches()) {
            faults.add(where + ": no " + format);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private JsonNode definition(String nsid, String name) {
        Path file = root.resolve(nsid.replace('.', '/') + ".json");
        try {
            return Files.exists(file)
                    ? JSON.readTree(Files.readString(file)).at("/defs").path(name)
                    : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
