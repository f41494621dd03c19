package io.sccc.rules.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            return new Open<>(rule, tests.stream().filter(test -> test != asked).toList());
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
        Comparator<Test<T>> telling =
                Comparator.comparingDouble((Test<T> test) -> known.computeIfAbsent(test.id(), none -> odds.of(test)));
        group(
                top,
                IntStream.range(0, rules.size())
                        .mapToObj(i -> new Open<>(
                                i, rules.get(i).stream().sorted(telling).toList()))
                        .toList());
        return top;
    }

    /** Many rules go below a fork, as far as they have a condition it can look up. */
    private void group(ObjectSource source, List<Open<T>> rules) {
        Set<Integer> slots = slots(rules);
        if (rules.size() <= FEW || slots.isEmpty()) {
            chain(source, rules);
            return;
        }
        List<Open<T>> rest = new ArrayList<>();
        Map<String, List<Open<T>>> branches = new LinkedHashMap<>();
        Map<String, Test<T>> anchors = new HashMap<>();
        for (Open<T> rule : rules) {
            Test<T> anchor = rule.anchor(slots);
            if (anchor == null) {
                rest.add(rule);
            } else {
                anchors.putIfAbsent(anchor.id(), anchor);
                branches.computeIfAbsent(anchor.id(), none -> new ArrayList<>()).add(rule.without(anchor));
            }
        }
        fork(source, anchors, branches);
        chain(source, rest);
    }

    private void fork(ObjectSource source, Map<String, Test<T>> anchors, Map<String, List<Open<T>>> branches) {
        Fork fork = new Fork(source, context);
        branches.forEach((id, rules) -> {
            Test<T> anchor = anchors.get(id);
            if (anchor != null && anchor.key() != null) {
                AlphaNode node = node(source, anchor);
                group(node, rules);
                fork.add(anchor.key(), node);
            }
        });
        fork.close();
        source.addObjectSink(fork);
    }

    /** Slots worth looking up: those of many rules' most telling conditions, or of most rules' when none is of many. */
    private Set<Integer> slots(List<Open<T>> rules) {
        Map<Integer, Long> uses = rules.stream()
                .flatMap(rule ->
                        rule.tests().stream().filter(test -> test.key() != null).limit(1))
                .collect(Collectors.groupingBy(test -> test.key().slot(), Collectors.counting()));
        long most = uses.values().stream().mapToLong(it -> it).max().orElse(0);
        return uses.entrySet().stream()
                .filter(it -> it.getValue() >= Math.min(most, FEW))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** One alpha node below the other, shared by all rules that begin alike. */
    private void chain(ObjectSource source, List<Open<T>> rules) {
        Map<String, List<Open<T>>> alike = new LinkedHashMap<>();
        for (Open<T> rule : rules) {
            if (rule.tests().isEmpty()) {
                source.addObjectSink(new Collector(source, context, rule.rule()));
            } else {
                alike.computeIfAbsent(rule.tests().get(0).id(), none -> new ArrayList<>())
                        .add(rule);
            }
        }
        for (List<Open<T>> group : alike.values()) {
            AlphaNode node = node(source, group.get(0).tests().get(0));
            chain(
                    node,
                    group.stream()
                            .map(rule -> rule.without(rule.tests().get(0)))
                            .toList());
            source.addObjectSink(node);
        }
    }

    private AlphaNode node(ObjectSource source, Test<T> test) {
        return new AlphaNode(context.getNextNodeId(), new Asked<>(test), source, context);
    }
}
