package io.sccc.rules.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.ObjectSinkPropagator;

/**
 * Alpha nodes by the values of one slot under which their conditions hold, so that only those are entered whose
 * conditions hold, and none is asked. A hash table of open addressing whose keys are small numbers.
 */
final class Index {

    private static final int NO_KEY = -1;
    private static final Branch[] NOTHING = {};

    private final int slot;
    private final int mask;
    private final int[] keys;
    private final Branch[][] branches;

    /** What stands below an alpha node, and the values under which it is entered. */
    private record Branch(ObjectSinkPropagator sinks, int[] numbers) {

        /** Was it entered before, for one of the values that were found earlier? */
        boolean isEntered(Found found, int place) {
            if (numbers.length > 1) {
                for (int earlier = 0; earlier < place; earlier++) {
                    if (has(found.at(earlier))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean has(int wanted) {
            for (int number : numbers) {
                if (number == wanted) {
                    return true;
                }
            }
            return false;
        }
    }

    /** To be made when everything stands below the nodes that ever will. */
    Index(int slot, Map<AlphaNode, int[]> nodes) {
        Map<Integer, List<Branch>> byNumber = new TreeMap<>();
        nodes.forEach((node, numbers) -> {
            Branch branch = new Branch(node.getObjectSinkPropagator(), numbers);
            for (int number : numbers) {
                byNumber.computeIfAbsent(number, none -> new ArrayList<>()).add(branch);
            }
        });
        this.slot = slot;
        int size = Integer.highestOneBit(byNumber.size()) << 2; // at most half full
        mask = size - 1;
        keys = new int[size];
        branches = new Branch[size][];
        Arrays.fill(keys, NO_KEY);
        byNumber.forEach((number, all) -> {
            int place = placeOf(number);
            keys[place] = number;
            branches[place] = all.toArray(NOTHING);
        });
    }

    /** Enters all nodes whose conditions hold. */
    void enter(Target target, InternalFactHandle handle) {
        Found found = target.found(slot);
        for (int i = 0; i < found.count(); i++) {
            int place = placeOf(found.at(i));
            if (keys[place] != NO_KEY) {
                enter(branches[place], found, i, handle);
            }
        }
    }

    @SuppressWarnings("NullAway") // alpha nodes look at neither context nor evaluator: see InternalsTest
    private static void enter(Branch[] branches, Found found, int place, InternalFactHandle handle) {
        for (Branch branch : branches) {
            if (!branch.isEntered(found, place)) {
                branch.sinks.propagateAssertObject(handle, null, null);
            }
        }
    }

    private int placeOf(int number) {
        int place = number & mask;
        while (keys[place] != number && keys[place] != NO_KEY) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
