package io.sccc.rules;

import java.util.List;

/**
 * A piece of a rule file, with its line: only mappings, lists and texts exist. What a text means is decided by the field
 * it stands in, not by how YAML would resolve it.
 *
 * @param kind what it is
 * @param text of a scalar; empty otherwise
 * @param plain whether a scalar stood without quotes
 * @param line from 1
 * @param items of a list
 * @param entries of a mapping, in order, duplicate keys included
 */
record Node(Kind kind, String text, boolean plain, int line, List<Node> items, List<Entry> entries) {

    enum Kind {
        SCALAR("a value"),
        LIST("a list"),
        MAPPING("a mapping");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    record Entry(Node key, Node value) {}

    static Node scalar(String text, boolean plain, int line) {
        return new Node(Kind.SCALAR, text, plain, line, List.of(), List.of());
    }

    /** The same, all of it on one line. */
    Node on(int other) {
        return new Node(
                kind,
                text,
                plain,
                other,
                items.stream().map(item -> item.on(other)).toList(),
                entries.stream()
                        .map(entry -> new Entry(entry.key.on(other), entry.value.on(other)))
                        .toList());
    }

    /** Is every text whole? A half of a surrogate pair can be in a Java string, and in no file. */
    boolean isWhole() {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE)
                && items.stream().allMatch(Node::isWhole)
                && entries.stream().allMatch(entry -> entry.key.isWhole() && entry.value.isWhole());
    }

    boolean isScalar() {
        return kind == Kind.SCALAR;
    }

    boolean isList() {
        return kind == Kind.LIST;
    }

    boolean isMapping() {
        return kind == Kind.MAPPING;
    }

    /** Nothing was written: {@code field:} alone, {@code ~} or {@code null}. */
    boolean isNull() {
        return isScalar()
                && plain
                && switch (text) {
                    case "", "~", "null", "Null", "NULL" -> true;
                    default -> false;
                };
    }

    /** For messages. */
    String words() {
        return isNull() ? "nothing" : kind.words;
    }
}
