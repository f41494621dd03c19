package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import io.sccc.rules.RuleSpec.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules of one source laid over those of the sources before it, by id: {@code override: true} puts a rule in the place
 * of an earlier one, {@code disabled: true} takes it out. Equal ids are a fault otherwise.
 */
final class Overlay {

    static final String OVERRIDE = "override";
    static final String DISABLED = "disabled";

    private final FaultList faults;
    private final List<How> how = new ArrayList<>();

    /** What a rule is to the earlier one of its id. */
    private enum How {
        BESIDE,
        INSTEAD,
        TAKES_OUT
    }

    Overlay(FaultList faults) {
        this.faults = faults;
    }

    /**
     * Remembers what the next rule says of itself.
     *
     * @return whether it is only there to be taken out, and so needs nothing but its id
     */
    boolean note(Node rule, In in) {
        How next = How.BESIDE;
        for (Node.Entry entry : rule.entries()) {
            String key = entry.key().text();
            if (key.equals(DISABLED) && isTrue(entry.value(), key, in)) {
                next = How.TAKES_OUT;
            } else if (key.equals(OVERRIDE) && isTrue(entry.value(), key, in) && next == How.BESIDE) {
                next = How.INSTEAD;
            }
        }
        how.add(next);
        return next == How.TAKES_OUT;
    }

    /** For the next rules of a table, which say nothing of the kind. */
    void noteNothing(int count) {
        how.addAll(Collections.nCopies(count, How.BESIDE));
    }

    private static boolean isTrue(Node value, String key, In in) {
        return Boolean.TRUE.equals(Literals.flag(value, key, FaultList.SHAPE, in));
    }

    /**
     * The rules that stay; an overriding rule stands where the one it replaces stood.
     *
     * @param rules as they were noted, in order
     */
    List<RuleSpec> apply(List<RuleSpec> rules) {
        Map<String, RuleSpec> staying = new LinkedHashMap<>();
        Map<String, Place> last = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleSpec rule = rules.get(i);
            check(rule, how.get(i), staying.containsKey(rule.id()), last.put(rule.id(), rule.place()));
            if (how.get(i) == How.TAKES_OUT) {
                staying.remove(rule.id());
            } else {
                staying.put(rule.id(), rule);
            }
        }
        return List.copyOf(staying.values());
    }

    private void check(RuleSpec rule, How how, boolean taken, @Nullable Place last) {
        Place place = rule.place();
        boolean laterSource = last == null || !last.file().equals(place.file());
        if (rule.id().equals("?") || (laterSource && (!taken || how != How.BESIDE))) {
            return;
        }
        String cure = "Give one of them another id";
        faults.in(place.file())
                .rule(rule.id())
                .add(
                        FaultList.ID,
                        place.line(),
                        "id " + Quote.of(rule.id()) + " is used twice (duplicate), first at " + last,
                        laterSource ? cure + ", or write override: true in the later one to replace the other" : cure);
    }
}
