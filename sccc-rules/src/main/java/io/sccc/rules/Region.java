package io.sccc.rules;

import io.sccc.core.model.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which posts a rule's conditions let through, compared by what they mean. What is found to be so is so; what is not
 * known as a set, such as a pattern, is only compared with its equal.
 *
 * @param demands what must hold of each fact
 * @param others names of the conditions that are not known as sets
 */
record Region(Map<Fact<?>, Demand> demands, Set<String> others) {

    static Region of(List<Condition> conditions) {
        Map<Fact<?>, Demand> demands = new LinkedHashMap<>();
        Set<String> others = new HashSet<>();
        for (Condition condition : conditions) {
            Demand demand = Demand.of(condition);
            if (demand == null) {
                others.add(Canonical.id(condition));
            } else {
                demands.merge(condition.fact(), demand, Demand::and);
            }
        }
        return new Region(demands, others);
    }

    /** The facts of which no value passes. */
    List<Fact<?>> impossible() {
        List<Fact<?>> facts = new ArrayList<>();
        demands.forEach((fact, demand) -> {
            if (demand.isEmpty()) {
                facts.add(fact);
            }
        });
        return facts;
    }

    @Nullable
    Demand of(Fact<?> fact) {
        return demands.get(fact);
    }

    /** Is every post let through here let through there? */
    boolean isWithin(Region other) {
        if (!others.containsAll(other.others) || !demands.keySet().containsAll(other.demands.keySet())) {
            return false;
        }
        for (Map.Entry<Fact<?>, Demand> mine : demands.entrySet()) {
            Demand theirs = other.demands.get(mine.getKey());
            if (theirs != null && !mine.getValue().isWithin(theirs)) {
                return false;
            }
        }
        return true;
    }

    /** How much work it is to compare it: one, and one for each word. */
    int size() {
        int size = 1;
        for (Demand demand : demands.values()) {
            size += demand instanceof Demand.Words it ? it.size() : 0;
        }
        return size;
    }

    /** Do their conditions leave room for a post that is let through by both? */
    boolean meets(Region other) {
        for (Map.Entry<Fact<?>, Demand> theirs : other.demands.entrySet()) {
            Demand mine = demands.get(theirs.getKey());
            if (mine != null && !mine.meets(theirs.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** The facts that both ask about. */
    List<Fact<?>> shared(Region other) {
        return demands.keySet().stream().filter(other.demands::containsKey).toList();
    }

    /** Do both ask for words, but for none that is the same? A post seldom has both. */
    boolean differsInWords(Region other) {
        for (Map.Entry<Fact<?>, Demand> mine : demands.entrySet()) {
            if (mine.getValue() instanceof Demand.Words words
                    && other.demands.get(mine.getKey()) instanceof Demand.Words theirs
                    && !words.any().isEmpty()
                    && !theirs.any().isEmpty()
                    && !words.shares(theirs)) {
                return true;
            }
        }
        return false;
    }
}
