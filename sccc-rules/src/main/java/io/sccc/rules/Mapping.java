package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A mapping whose keys are known, each given once and with a value. What is not so was told as a fault. */
final class Mapping {

    private final Map<String, Node> values = new LinkedHashMap<>();

    private Mapping() {}

    /**
     * Reads {@code node}.
     *
     * @param what of the mapping, for messages: {@code then}, {@code rule}
     * @param known the keys it may have
     * @param code of the faults
     * @return null when it is no mapping
     */
    static @Nullable Mapping of(Node node, String what, List<String> known, String code, In in) {
        return of(node, what, known, code, "field", Map.of(), in);
    }

    /**
     * Reads {@code node}, whose keys are no fields.
     *
     * @param noun what its keys are, for messages
     * @param cures for keys that are not known and mean something all the same
     */
    static @Nullable Mapping of(
            Node node, String what, List<String> known, String code, String noun, Map<String, String> cures, In in) {
        if (!node.isMapping()) {
            in.add(
                    FaultList.SHAPE,
                    node,
                    what + " is " + node.words() + ", not a mapping",
                    "Write it as \"key: value\" lines, with keys " + String.join(", ", known));
            return null;
        }
        Mapping mapping = new Mapping();
        each(node, what, in, (key, value) -> {
            if (!known.contains(key.text())) {
                in.add(
                        code,
                        key,
                        noun + " " + Quote.of(key.text()) + " of " + what + " is not known",
                        cure(key.text(), known, cures));
            } else {
                mapping.put(key, value, what, in);
            }
        });
        return mapping;
    }

    private static String cure(String key, List<String> known, Map<String, String> cures) {
        String cure = cures.get(key.toLowerCase(Locale.ROOT));
        return cure == null ? NearMiss.fix(key, known, "Known are " + String.join(", ", known)) : cure;
    }

    /** Every entry whose key is a text not seen before in this mapping; the others become faults. */
    static void each(Node node, String what, In in, BiConsumer<Node, Node> use) {
        Map<String, Node> seen = new LinkedHashMap<>();
        for (Node.Entry entry : node.entries()) {
            Node key = entry.key();
            if (!key.isScalar() || key.isNull()) {
                in.add(
                        FaultList.SHAPE,
                        key,
                        "a field of " + what + " is " + key.words() + ", not a name",
                        "Write a name before the colon");
                continue;
            }
            Node before = seen.putIfAbsent(key.text(), key);
            if (before != null) {
                in.add(
                        FaultList.SHAPE,
                        key,
                        "field " + Quote.of(key.text()) + " of " + what + " is given twice (duplicate), first on line "
                                + before.line(),
                        "Keep one of them");
                continue;
            }
            use.accept(key, entry.value());
        }
    }

    private void put(Node key, Node value, String what, In in) {
        if (value.isNull()) {
            in.add(
                    FaultList.SHAPE,
                    key,
                    "field " + Quote.of(key.text()) + " of " + what + " has no value",
                    "Give it one or remove the line");
        } else {
            values.put(key.text(), value);
        }
    }

    /** No keys at all. */
    static Mapping empty() {
        return new Mapping();
    }

    /** The value of a key that was given. */
    Node require(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    /** The value of a key; null when it was not given. */
    @Nullable
    Node get(String key) {
        return values.get(key);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
