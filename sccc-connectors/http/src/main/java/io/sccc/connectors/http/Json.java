package io.sccc.connectors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.connectors.Fault;
import io.sccc.connectors.VendorPermanentException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what vendors send, by JSON Pointer ({@code "/author/handle"}), and takes anything for absent that is not what was
 * asked for: vendors add fields, leave some out and change their types. Pure.
 */
public final class Json {

    private static final ObjectReader READER = reader(Limits.DEFAULT).reader();

    private Json() {}

    /**
     * The JSON of a body that no gateway read, such as a webhook's delivery; within {@link Limits#DEFAULT}.
     *
     * @throws VendorPermanentException of kind {@code VENDOR_BUG} when it is none, without a word of it
     */
    public static JsonNode read(byte[] body) {
        try {
            JsonNode node = READER.readTree(body);
            if (node != null && node.isContainerNode()) {
                return node;
            }
        } catch (IOException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static VendorPermanentException unreadable() {
        Fault fault = Fault.of(Fault.Kind.VENDOR_BUG, "reading a body that is no JSON object or array");
        return new VendorPermanentException(fault, null);
    }

    /** An empty object to fill and send. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The first text, number or boolean that is not blank at one of these places; null when there is none. */
    public static @Nullable String text(JsonNode node, String... pointers) {
        for (String pointer : pointers) {
            JsonNode found = node.at(pointer);
            if (found.isValueNode() && !found.isNull() && !found.asText().isBlank()) {
                return found.isFloatingPointNumber() ? found.decimalValue().toPlainString() : found.asText();
            }
        }
        return null;
    }

    /** The text likewise, or another when there is none. */
    public static String textOr(JsonNode node, String other, String... pointers) {
        String found = text(node, pointers);
        return found == null ? other : found;
    }

    /** The whole number at a place, also when it is written as a text; another when there is none. */
    public static long number(JsonNode node, String pointer, long other) {
        return node.at(pointer).asLong(other);
    }

    /** Whether {@code true}, or a text or number that means it, is at a place. */
    public static boolean flag(JsonNode node, String pointer) {
        return node.at(pointer).asBoolean(false);
    }

    /**
     * The time at the first of these places that holds one: ISO 8601 with an offset or, where it has none, in UTC; an HTTP
     * date; seconds or milliseconds since 1970. Null when none can be read.
     */
    public static @Nullable Instant instant(JsonNode node, String... pointers) {
        for (String pointer : pointers) {
            String found = text(node, pointer);
            Instant read = found == null ? null : Times.read(found);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    /** The elements of the array at a place; empty when there is none. */
    public static List<JsonNode> items(JsonNode node, String pointer) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode found = node.at(pointer);
        if (found.isArray()) {
            found.forEach(items::add);
        }
        return items;
    }

    /** The absolute address at the first of these places, such as the next page; null when there is none. */
    public static @Nullable URI link(JsonNode node, String... pointers) {
        String found = text(node, pointers);
        try {
            return found == null ? null : new URI(found);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The one reader of a gateway: bounded, without types in the data, strict about what follows the end. */
    static ObjectMapper reader(Limits limits) {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(limits.jsonDepth())
                .maxStringLength(limits.jsonText())
                .maxNumberLength(100)
                .maxNameLength(50_000)
                .maxDocumentLength(limits.bodyBytes())
                .maxTokenCount(limits.jsonTokens())
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }

    /** The JSON of a text; null when it is none or goes past the limits. */
    static @Nullable JsonNode readOrNull(ObjectMapper reader, String text) {
        try {
            JsonNode node = reader.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException | DateTimeException e) {
            return null;
        }
    }
}
