package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.rules.FaultList.In;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code when}: each field is a fact, each value a condition on it. */
final class ConditionReader {

    private static final int MOST = 50;

    private final Vocabulary vocabulary;

    ConditionReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** All conditions of a rule, in order. */
    List<Condition> read(Node when, In in) {
        List<Condition> conditions = new ArrayList<>();
        if (!when.isMapping()) {
            in.add(
                    FaultList.SHAPE,
                    when,
                    "when is " + when.words() + ", not a mapping",
                    "Write \"field: condition\" lines below when:");
            return conditions;
        }
        Map<Fact<?>, Node> seen = new HashMap<>();
        Mapping.each(when, "when", in, (key, value) -> {
            Fact<?> fact = vocabulary.named(key.text());
            if (fact == null) {
                in.add(
                        FaultList.FIELD,
                        key,
                        "field " + Quote.of(key.text()) + " is not known",
                        NearMiss.fix(
                                key.text(),
                                in.faults().isFull() ? List.of() : vocabulary.names(),
                                "See the list of facts; an application adds its own with DroolsRouter.builder().fact(...)"));
                return;
            }
            Node before = seen.putIfAbsent(fact, key);
            if (before != null) {
                in.add(
                        FaultList.SHAPE,
                        key,
                        "field " + Quote.of(key.text()) + " is the same as " + Quote.of(before.text()) + " on line "
                                + before.line() + " (duplicate)",
                        "Keep one of them, with {all: [...]} for several conditions on one field");
                return;
            }
            conditions.addAll(new FieldReader(fact, "field " + Quote.of(key.text()), in).read(value));
        });
        if (conditions.size() > MOST) {
            in.add(
                    FaultList.LIMIT,
                    when,
                    "when has " + conditions.size() + " conditions, more than " + MOST,
                    "Split the rule");
        }
        return conditions;
    }
}
