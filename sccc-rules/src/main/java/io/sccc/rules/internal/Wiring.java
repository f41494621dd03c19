package io.sccc.rules.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drools.base.base.ClassObjectType;
import org.drools.base.rule.EntryPointId;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.core.reteoo.builder.BuildContext;
import org.jspecify.annotations.Nullable;

/** Builds the network of one set of rules. How is told in the description of this package. Of one thread. */
final class Wiring<T extends Target> {

    /** So few nodes are asked one after the other faster than they are looked up. */
    private static final int FEW = 4;

    private final BuildContext context;
    private final ObjectTypeNode top;

    /** A rule, and its conditions that were not asked on the way here, the most telling first. */
    private record Open<T>(int rule, List<Test<T>> tests) {

        Open<T> without(Test<T> asked) {
            return new Open<>(
                    rule,
                    tests.stream().filter(test -> !test.id().equals(asked.id())).toList());
        }

        /** That of the most telling condition that has one. */
        @Nullable
        Key firstKey() {
            for (Test<T> test : tests) {
                if (test.key() != null) {
                    return test.key();
                }
            }
            return null;
        }

        /** The most telling condition on one of these slots. */
        @Nullable
        Test<T> anchor(Set<Integer> slots) {
            for (Test<T> test : tests) {
                if (test.key() != null && slots.contains(test.key().slot())) {
                    return test;
                }
            }
            return null;
        }
    }

    /** Rules that have one condition by which they are looked up. */
    private record Group<T>(Test<T> anchor, Key key, List<Open<T>> rules) {}

    Wiring(Class<T> type) {
        InternalRuleBase base = RuleBaseFactory.newRuleBase();
        context = new BuildContext(base, List.of());
        context.setCurrentEntryPoint(EntryPointId.DEFAULT);
        top = new ObjectTypeNode(
                context.getNextNodeId(),
                base.getRete().getEntryPointNode(EntryPointId.DEFAULT),
                new ClassObjectType(type),
                context);
    }

    /** Wires all rules below the node that is returned. */
    ObjectTypeNode wire(List<List<Test<T>>> rules) {
        Odds odds = new Odds(rules);
        Map<String, Double> known = new HashMap<>();
        rules.forEach(tests -> tests.forEach(test -> known.computeIfAbsent(test.id(), none -> odds.of(test))));
        Comparator<Test<T>> telling = Comparator.comparingDouble(test -> known.getOrDefault(test.id(), 1.0));
        group(
                top,
                IntStream.range(0, rules.size())
                        .mapToObj(i -> new Open<>(
                                i, rules.get(i).stream().sorted(telling).toList()))
                        .toList());
        return top;
    }

    /** Many rules are looked up, as far as they have a condition for it; the others are asked one after the other. */
    private Junction group(ObjectSource source, List<Open<T>> rules) {
        Set<Integer> slots = rules.size() > FEW ? slots(rules) : Set.of();
        List<Open<T>> rest = new ArrayList<>();
        Map<Integer, Map<String, Group<T>>> anchored = new TreeMap<>();
        for (Open<T> rule : rules) {
            Test<T> anchor = rule.anchor(slots);
            Key key = anchor == null ? null : anchor.key();
            if (anchor == null || key == null) {
                rest.add(rule);
            } else {
                anchored.computeIfAbsent(key.slot(), none -> new LinkedHashMap<>())
                        .computeIfAbsent(anchor.id(), none -> new Group<>(anchor, key, new ArrayList<>()))
                        .rules()
                        .add(rule.without(anchor));
            }
        }
        List<Index> indexes = new ArrayList<>();
        anchored.forEach((slot, groups) -> indexes.add(index(source, slot, groups.values())));
        return chain(source, rest, indexes);
    }

    private Index index(ObjectSource source, int slot, Collection<Group<T>> groups) {
        Map<Junction, List<Integer>> below = new LinkedHashMap<>();
        for (Group<T> group : groups) {
            AlphaNode node = node(source, group.anchor());
            below.put(group(node, group.rules()), group.key().numbers());
        }
        return new Index(slot, below);
    }

    /** Slots worth looking up: those of many rules' most telling conditions, or of most rules' when none is of many. */
    private Set<Integer> slots(List<Open<T>> rules) {
        Map<Integer, Integer> uses = new HashMap<>();
        for (Open<T> rule : rules) {
            Key key = rule.firstKey();
            if (key != null) {
                uses.merge(key.slot(), 1, Integer::sum);
            }
        }
        int most = uses.values().stream().max(Integer::compare).orElse(0);
        return uses.entrySet().stream()
                .filter(it -> it.getValue() >= Math.min(most, FEW))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** One alpha node below the other, shared by all rules that begin alike. */
    private Junction chain(ObjectSource source, List<Open<T>> rules, List<Index> indexes) {
        Map<String, List<Open<T>>> alike = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> !rule.tests().isEmpty())
                .forEach(rule -> alike.computeIfAbsent(rule.tests().get(0).id(), none -> new ArrayList<>())
                        .add(rule));
        List<AlphaNode> nodes = new ArrayList<>();
        for (List<Open<T>> group : alike.values()) {
            AlphaNode node = node(source, group.get(0).tests().get(0));
            chain(
                    node,
                    group.stream()
                            .map(rule -> rule.without(rule.tests().get(0)))
                            .toList(),
                    List.of());
            nodes.add(node);
        }
        int[] ended = rules.stream()
                .filter(rule -> rule.tests().isEmpty())
                .mapToInt(Open::rule)
                .toArray();
        Junction junction = new Junction(source, context, ended, nodes, indexes);
        source.addObjectSink(junction);
        return junction;
    }

    private AlphaNode node(ObjectSource source, Test<T> test) {
        return new AlphaNode(context.getNextNodeId(), new Asked<>(test), source, context);
    }
}
