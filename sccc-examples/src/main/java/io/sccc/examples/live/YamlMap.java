package io.sccc.examples.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping in a YAML text with the lines of its entries. Nothing is made of tags.
 *
 * @param entries in the text's order
 */
record YamlMap(List<Entry> entries) {

    /** What is told of a fault: words and the line. */
    @FunctionalInterface
    interface Faults {
        void fault(int line, String what);
    }

    /**
     * An entry.
     *
     * @param key its key
     * @param line 1-based
     */
    record Entry(String key, int line, Node value, Faults faults) {

        /** Its value as a mapping; null when it is none. */
        @Nullable
        YamlMap map() {
            return value instanceof MappingNode mapping ? of(mapping, faults) : null;
        }

        /** Its value as a text, a list's with commas between; null when it is neither. */
        @Nullable
        String text() {
            if (value instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            return value instanceof SequenceNode list
                            && list.getValue().stream().allMatch(ScalarNode.class::isInstance)
                    ? list.getValue().stream()
                            .map(item -> ((ScalarNode) item).getValue())
                            .collect(Collectors.joining(","))
                    : null;
        }
    }

    /** Copies the list. */
    YamlMap {
        entries = List.copyOf(entries);
    }

    /** The one mapping a text holds; null when it cannot be read, and then a fault was told. */
    static @Nullable YamlMap read(String text, Faults faults) {
        try {
            Node root = new Compose(LoadSettings.builder()
                            .setMaxAliasesForCollections(0)
                            .build())
                    .composeString(text)
                    .orElse(null);
            if (root instanceof MappingNode mapping) {
                return of(mapping, faults);
            }
            faults.fault(1, "is not a mapping such as accounts: {ID: {type: bluesky, ...}}");
        } catch (MarkedYamlEngineException e) {
            faults.fault(
                    e.getProblemMark().map(Mark::getLine).orElse(0) + 1, "is not YAML: look at indentation and quotes");
        } catch (YamlEngineException e) {
            faults.fault(1, "is not YAML: save it as plain UTF-8 text");
        }
        return null;
    }

    /** The mapping under a key; null when there is none, and then a fault was told. */
    @Nullable
    YamlMap map(String key, Faults faults) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                YamlMap map = entry.map();
                if (map == null) {
                    faults.fault(entry.line(), key + " is not a mapping");
                }
                return map;
            }
        }
        faults.fault(1, key + " is missing");
        return null;
    }

    private static YamlMap of(MappingNode mapping, Faults faults) {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        mapping.getValue().forEach(pair -> {
            int line = pair.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1;
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                faults.fault(line, "a key is not a text");
            } else if (!seen.add(key.getValue())) {
                faults.fault(line, key.getValue() + " is there twice");
            } else {
                entries.add(new Entry(key.getValue(), line, pair.getValueNode(), faults));
            }
        });
        return new YamlMap(entries);
    }
}
