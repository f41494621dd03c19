package io.sccc.rules.internal;

import java.util.List;
import java.util.Map;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.common.PropagationContext;
import org.drools.core.common.ReteEvaluator;
import org.jspecify.annotations.Nullable;

/**
 * Alpha nodes by the values of one slot under which their conditions hold: only those are entered whose conditions hold,
 * and none is asked. What Drools' own hash index is for a field of one value, for sets and several values too.
 */
final class Index {

    private final int slot;
    private final @Nullable Branch[] table;

    /** What stands below an alpha node, under one of its values; those of one place of the table form a chain. */
    private static final class Branch {

        private final int number;
        private final int @Nullable [] numbers; // all its values; null when it has but one
        private final Junction below;
        private final @Nullable Branch next;

        Branch(int number, List<Integer> numbers, Junction below, @Nullable Branch next) {
            this.number = number;
            this.numbers = numbers.size() == 1
                    ? null
                    : numbers.stream().mapToInt(Integer::intValue).toArray();
            this.below = below;
            this.next = next;
        }

        /** Was it entered before, for one of the values that were found earlier? */
        boolean isEntered(Found found, int place) {
            for (int earlier = 0; numbers != null && earlier < place; earlier++) {
                for (int other : numbers) {
                    if (other == found.at(earlier)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /**
     * An index of what stands below alpha nodes.
     *
     * @param nodes each with the values under which its node's condition holds
     */
    Index(int slot, Map<Junction, List<Integer>> nodes) {
        int count = nodes.values().stream().mapToInt(List::size).sum();
        this.slot = slot;
        table = new @Nullable Branch[Integer.highestOneBit(count) << 1];
        nodes.forEach((below, numbers) -> {
            for (int number : numbers) {
                int place = number & (table.length - 1);
                table[place] = new Branch(number, numbers, below, table[place]);
            }
        });
    }

    int slot() {
        return slot;
    }

    /** Enters all nodes whose conditions hold. */
    void assertObject(Found found, InternalFactHandle handle, PropagationContext context, ReteEvaluator evaluator) {
        for (int i = 0; i < found.count(); i++) {
            int number = found.at(i);
            for (Branch it = table[number & (table.length - 1)]; it != null; it = it.next) {
                if (it.number == number && !it.isEntered(found, i)) {
                    it.below.assertObject(handle, context, evaluator);
                }
            }
        }
    }
}
