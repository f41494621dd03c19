package io.sccc.rules;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.FaultList.In;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code actions}: names of kinds, or a kind with its words or parameters. */
final class ActionReader {

    private static final int TEMPLATE = 2000;
    private static final int MOST = 20;
    private static final List<String> LANGUAGES = List.of("es", "pt", "en");
    private static final List<String> KINDS =
            List.of(ActionKind.values()).stream().map(ActionKind::label).toList();

    private ActionReader() {}

    static List<ActionSpec> read(Node node, In in) {
        List<ActionSpec> actions = new ArrayList<>();
        Set<ActionSpec> seen = new HashSet<>();
        List<Node> items = Literals.list(node, "actions", FaultList.ACTION, in);
        if (items.size() > MOST) {
            in.add(
                    FaultList.LIMIT,
                    node,
                    "actions lists " + items.size() + " actions, more than " + MOST,
                    "Split the rule");
            return actions;
        }
        for (Node item : items) {
            ActionSpec action = action(item, in);
            if (action != null && !seen.add(action)) {
                in.add(
                        FaultList.ACTION,
                        item,
                        "action " + Quote.of(action.kind().label()) + " is given twice",
                        "Keep one of them");
            } else if (action != null) {
                actions.add(action);
            }
        }
        return actions;
    }

    private static @Nullable ActionSpec action(Node item, In in) {
        if (item.isMapping()) {
            if (item.entries().size() != 1 || !item.entries().get(0).key().isScalar()) {
                in.add(
                        FaultList.ACTION,
                        item,
                        "an action is a mapping of " + item.entries().size() + " keys, not of one",
                        "Write \"- kind: {...}\", each action with a dash of its own");
                return null;
            }
            Node.Entry entry = item.entries().get(0);
            ActionKind kind = kind(entry.key(), in);
            return kind == null ? null : with(kind, entry.value(), in);
        }
        String name = Literals.text(item, "action", FaultList.ACTION, in);
        ActionKind kind = name == null ? null : kind(item, in);
        return kind == null ? null : bare(kind, item, in);
    }

    private static @Nullable ActionKind kind(Node name, In in) {
        ActionKind kind =
                ActionKind.named(name.text().strip().toLowerCase(Locale.ROOT).replace('-', '_'));
        if (kind == null) {
            in.add(
                    FaultList.ACTION,
                    name,
                    "action " + Quote.of(name.text()) + " is not known",
                    NearMiss.fix(
                            name.text(),
                            KINDS,
                            "Known are " + String.join(", ", KINDS) + "; your own is custom: {name: ...}"));
        }
        return kind;
    }

    private static @Nullable ActionSpec bare(ActionKind kind, Node item, In in) {
        String needed = kind.speaks()
                ? "the words: {es: ..., pt: ..., en: ...}"
                : switch (kind) {
                    case NOTIFY, ASSIGN -> "whom: {to: ...}";
                    case CUSTOM -> "a name: {name: ...}";
                    default -> null;
                };
        if (needed != null) {
            in.add(
                    FaultList.ACTION,
                    item,
                    "action " + Quote.of(kind.label()) + " does not say all it needs",
                    "Write \"- " + kind.label() + ": {...}\" with " + needed);
            return null;
        }
        return ActionSpec.of(kind);
    }

    private static @Nullable ActionSpec with(ActionKind kind, Node value, In in) {
        if (value.isNull()) {
            return bare(kind, value, in);
        }
        if (kind.speaks()) {
            LocalizedText text = template(value, kind.label(), in);
            return text == null ? null : new ActionSpec(kind, text, Map.of());
        }
        return switch (kind) {
            case NOTIFY -> notify(value, in);
            case ASSIGN -> assign(value, in);
            case CUSTOM -> custom(value, in);
            default -> {
                in.add(
                        FaultList.ACTION,
                        value,
                        "action " + Quote.of(kind.label()) + " takes no parameters",
                        "Write \"- " + kind.label() + "\" alone");
                yield null;
            }
        };
    }

    /** Words per language: es, pt and en only, at least one. */
    static @Nullable LocalizedText template(Node node, String what, In in) {
        if (!node.isMapping()) {
            in.add(
                    FaultList.ACTION,
                    node,
                    what + " is " + node.words() + ", not words per language",
                    "Write {es: \"...\", pt: \"...\", en: \"...\"}");
            return null;
        }
        Mapping mapping = Mapping.of(node, what, LANGUAGES, FaultList.ACTION, in);
        Map<String, String> texts = new HashMap<>();
        for (String lang : LANGUAGES) {
            Node value = mapping == null ? null : mapping.get(lang);
            String text =
                    value == null ? null : Literals.text(value, what + " in " + lang, TEMPLATE, FaultList.ACTION, in);
            if (text != null) {
                texts.put(lang, text);
            }
        }
        if (node.entries().isEmpty()) {
            in.add(FaultList.ACTION, node, what + " has no words", "Write {es: \"...\", pt: \"...\", en: \"...\"}");
        }
        return texts.isEmpty() ? null : new LocalizedText(texts);
    }

    /** Words per language, or one text for all. */
    static @Nullable LocalizedText words(Node node, String what, In in) {
        if (node.isMapping()) {
            return template(node, what, in);
        }
        String text = Literals.text(node, what, TEMPLATE, FaultList.ACTION, in);
        return text == null ? null : LocalizedText.of(text, text, text);
    }

    private static @Nullable ActionSpec notify(Node value, In in) {
        Mapping mapping = Mapping.of(value, "notify", List.of("to", "text"), FaultList.ACTION, in);
        String to = mapping == null ? null : required(mapping, "to", value, "notify", in);
        Node text = mapping == null ? null : mapping.get("text");
        LocalizedText words = text == null ? LocalizedText.EMPTY : words(text, "text of notify", in);
        return to == null || words == null ? null : new ActionSpec(ActionKind.NOTIFY, words, Map.of("to", to));
    }

    private static @Nullable ActionSpec assign(Node value, In in) {
        Mapping mapping = Mapping.of(value, "assign", List.of("to"), FaultList.ACTION, in);
        String to = mapping == null ? null : required(mapping, "to", value, "assign", in);
        return to == null ? null : new ActionSpec(ActionKind.ASSIGN, LocalizedText.EMPTY, Map.of("to", to));
    }

    private static @Nullable ActionSpec custom(Node value, In in) {
        Mapping mapping = Mapping.of(value, "custom", List.of("name", "parameters"), FaultList.ACTION, in);
        if (mapping == null) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        Node given = mapping.get("parameters");
        if (given != null && !given.isMapping()) {
            in.add(
                    FaultList.ACTION,
                    given,
                    "parameters of custom is " + given.words() + ", not a mapping",
                    "Write {key: value, ...}");
        } else if (given != null) {
            Mapping.each(given, "parameters", in, (key, parameter) -> put(parameters, key, parameter, in));
        }
        String name = required(mapping, "name", value, "custom", in);
        if (name == null) {
            return null;
        }
        parameters.put("name", name);
        return new ActionSpec(ActionKind.CUSTOM, LocalizedText.EMPTY, parameters);
    }

    private static void put(Map<String, String> parameters, Node key, Node value, In in) {
        if (key.text().equals("name")) {
            in.add(
                    FaultList.ACTION,
                    key,
                    "parameter \"name\" is taken by the name of the custom action",
                    "Call the parameter otherwise");
            return;
        }
        String text = Literals.text(value, "parameter " + Quote.of(key.text()), FaultList.ACTION, in);
        if (text != null) {
            parameters.put(key.text(), text);
        }
    }

    private static @Nullable String required(Mapping mapping, String key, Node at, String what, In in) {
        Node value = mapping.get(key);
        if (value == null) {
            in.add(
                    FaultList.ACTION,
                    at,
                    "action \"" + what + "\" has no " + key,
                    "Write \"- " + what + ": {" + key + ": ...}\"");
            return null;
        }
        return Literals.text(value, key + " of " + what, FaultList.ACTION, in);
    }
}
