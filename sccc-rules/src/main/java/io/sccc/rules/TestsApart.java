package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tests that stand in a file by themselves, each with the id of its rule, as those of a table's rows do. Read when all
 * rules are known.
 */
final class TestsApart {

    private static final String RULE = "rule";

    /** After as many faults ids are no longer compared with all others, which would take long and help nobody. */
    static final int MOST_NEAR = 50;

    private final Vocabulary vocabulary;
    private final List<Item> items = new ArrayList<>();

    private record Item(Node node, In in) {}

    TestsApart(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Remembers {@code tests} of a file. */
    void add(Node tests, In in) {
        if (tests.isList()) {
            tests.items().forEach(item -> items.add(new Item(item, in)));
        } else {
            in.add(
                    FaultList.TEST,
                    tests,
                    "tests is " + tests.words() + ", not a list",
                    "Write \"- rule: ...\", \"given: {...}\" and \"expect: {...}\" below tests:");
        }
    }

    /**
     * Hands each test to its rule.
     *
     * @param rules those that stay; changed
     * @param known ids of all there were: a test of a rule that was taken out is passed over
     */
    void handOut(List<RuleSpec> rules, Set<String> known) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < rules.size() && !items.isEmpty(); i++) {
            places.put(rules.get(i).id(), i);
        }
        for (Item item : items) {
            String id = rule(item, known);
            Integer place = id == null ? null : places.get(id);
            if (place != null) {
                RuleSpec rule = rules.get(place);
                List<RuleSpec.Test> tests = new ArrayList<>(rule.tests());
                tests.addAll(read(item, rule));
                rules.set(place, rule.withTests(tests));
            }
        }
    }

    private List<RuleSpec.Test> read(Item item, RuleSpec rule) {
        List<Node.Entry> entries = item.node.entries().stream()
                .filter(entry -> !entry.key().text().equals(RULE))
                .toList();
        int line = item.node.line();
        Node test = new Node(Node.Kind.MAPPING, "", false, line, List.of(), entries);
        Node list = new Node(Node.Kind.LIST, "", false, line, List.of(test), List.of());
        return new TestReader(vocabulary, rule.id(), rule.after() != null, item.in.rule(rule.id())).read(list);
    }

    private static @Nullable String rule(Item item, Set<String> known) {
        for (Node.Entry entry : item.node.entries()) {
            if (entry.key().text().equals(RULE)) {
                String id = Literals.text(entry.value(), RULE, FaultList.TEST, item.in);
                if (id != null && !known.contains(id)) {
                    item.in.add(
                            FaultList.TEST,
                            entry.value(),
                            "a test is of rule " + Quote.of(id) + ", which is not in the set",
                            item.in.faults().size() > MOST_NEAR
                                    ? "Name a rule of this set"
                                    : NearMiss.fix(id, known, "Name a rule of this set"));
                }
                return id;
            }
        }
        item.in.add(
                FaultList.TEST,
                item.node,
                "a test that stands by itself does not name its rule",
                "Write {rule: ..., given: {...}, expect: {...}}");
        return null;
    }
}
