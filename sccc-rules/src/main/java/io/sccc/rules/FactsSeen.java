package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.rules.Explanation.Asked;
import io.sccc.rules.Explanation.Known;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The facts of a post for people: those that were known, and those that rules would have liked to know. */
final class FactsSeen {

    private FactsSeen() {}

    /** In the order of the vocabulary, those of an application after it. */
    static List<Known> known(Facts facts) {
        Set<Fact<?>> ordered = new LinkedHashSet<>(Fact.vocabulary());
        ordered.addAll(facts.known());
        List<Known> known = new ArrayList<>();
        ordered.stream().filter(facts::knows).forEach(fact -> known.add(known(fact, facts)));
        return known;
    }

    private static Known known(Fact<?> fact, Facts facts) {
        Object value = Objects.requireNonNull(facts.get(fact));
        return new Known(fact.name(), Labels.of(fact.name()), Wording.each(lang -> Wording.value(fact, value, lang)));
    }

    static List<Asked> unknown(RuleSet rules, Facts facts) {
        Set<Fact<?>> asked = new LinkedHashSet<>();
        rules.rules().forEach(rule -> rule.conditions().forEach(condition -> asked.add(condition.fact())));
        return asked.stream()
                .filter(fact -> !fact.equals(Fact.KEYWORDS) && !facts.knows(fact))
                .map(fact -> new Asked(fact.name(), Labels.of(fact.name())))
                .toList();
    }
}
