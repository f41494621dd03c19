package io.sccc.rules;

import io.sccc.core.model.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A mapping of a rule file while it is made in Java, all on one line. */
final class Writing {

    private final int line;
    private final List<Node.Entry> entries = new ArrayList<>();

    Writing(int line) {
        this.line = line;
    }

    Writing another() {
        return new Writing(line);
    }

    void put(String key, Node value) {
        entries.add(new Node.Entry(plain(key), value));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Node mapping() {
        return mapping(entries);
    }

    Node mapping(String key, Node value) {
        return mapping(List.of(new Node.Entry(plain(key), value)));
    }

    private Node mapping(List<Node.Entry> all) {
        return new Node(Node.Kind.MAPPING, "", false, line, List.of(), all);
    }

    Node list(List<Node> items) {
        return new Node(Node.Kind.LIST, "", false, line, items, List.of());
    }

    Node plain(Object value) {
        return Node.scalar(value.toString(), true, line);
    }

    Node quoted(String text) {
        return Node.scalar(text, false, line);
    }

    Node texts(List<String> texts) {
        return list(texts.stream().map(this::quoted).toList());
    }

    Node texts(Map<String, String> texts) {
        return mapping(texts.entrySet().stream()
                .map(it -> new Node.Entry(quoted(it.getKey()), quoted(it.getValue())))
                .toList());
    }

    Node words(LocalizedText text) {
        return texts(text.byLanguage());
    }
}
