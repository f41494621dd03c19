package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import io.sccc.rules.RuleSpec.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules of one source laid over those of the sources before it, by id: {@code override: true} puts a rule in the place
 * of another, {@code disabled: true} takes it out. Equal ids are a fault otherwise. Within a source, order means nothing.
 */
final class Overlay {

    static final String OVERRIDE = "override";
    static final String DISABLED = "disabled";

    private final FaultList faults;
    private final List<Noted> noted = new ArrayList<>();
    private final List<Idle> idle = new ArrayList<>();
    private int source;

    /** What a rule is to the others of its id. */
    private enum How {
        BESIDE,
        INSTEAD,
        TAKES_OUT
    }

    /**
     * What a rule says of itself.
     *
     * @param source number of the source it is from
     * @param own whether it may be a rule of its own that was switched off, rather than the taking out of another
     */
    private record Noted(How how, int source, boolean own) {}

    /** Rules of one id and source: those that say nothing of others, and those that do. */
    private record Same(List<RuleSpec> plain, List<RuleSpec> over, List<Noted> how) {

        Same() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * A rule that replaces or takes out what is not there, or is in its own file.
     *
     * @param there where that is; null when it is nowhere
     */
    record Idle(RuleSpec rule, @Nullable Place there) {}

    Overlay(FaultList faults) {
        this.faults = faults;
    }

    /** The rules noted from now on are of another source, which comes later. */
    void nextSource() {
        source++;
    }

    /**
     * Remembers what the next rule says of itself.
     *
     * @return whether it is only there to be taken out, and so needs nothing but its id
     */
    boolean note(Node rule, In in) {
        How next = How.BESIDE;
        boolean then = false;
        boolean override = false;
        for (Node.Entry entry : rule.entries()) {
            String key = entry.key().text();
            then |= key.equals("then");
            if (key.equals(DISABLED) && isTrue(entry.value(), key, in)) {
                next = How.TAKES_OUT;
            } else if (key.equals(OVERRIDE) && isTrue(entry.value(), key, in)) {
                override = true;
                next = next == How.BESIDE ? How.INSTEAD : next;
            }
        }
        noted.add(new Noted(next, source, then && !override));
        return next == How.TAKES_OUT;
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
        int next = 0;
        while (next < rules.size()) {
            int now = noted.get(next).source;
            Map<String, Same> byId = new LinkedHashMap<>();
            for (; next < rules.size() && noted.get(next).source == now; next++) {
                RuleSpec rule = rules.get(next);
                Same same = byId.computeIfAbsent(rule.id(), id -> new Same());
                if (noted.get(next).how == How.BESIDE) {
                    same.plain.add(rule);
                } else {
                    same.over.add(rule);
                    same.how.add(noted.get(next));
                }
            }
            byId.forEach((id, same) -> lay(id, same, staying));
        }
        return List.copyOf(staying.values());
    }

    /** What was replaced or taken out in vain; known once applied. */
    List<Idle> idle() {
        return idle;
    }

    private void lay(String id, Same same, Map<String, RuleSpec> staying) {
        if (!id.equals("?")) { // of those a fault was told
            check(same, staying.get(id));
        }
        if (same.over.isEmpty()) {
            staying.put(id, same.plain.get(0));
        } else if (same.how.get(0).how == How.INSTEAD) {
            staying.put(id, same.over.get(0));
        } else {
            staying.remove(id);
        }
    }

    private void check(Same same, @Nullable RuleSpec earlier) {
        for (RuleSpec again : same.plain.subList(Math.min(1, same.plain.size()), same.plain.size())) {
            twice(again, same.plain.get(0), "");
        }
        if (same.over.isEmpty()) {
            if (earlier != null) {
                twice(same.plain.get(0), earlier, ", or write override: true here to replace the other");
            }
            return;
        }
        RuleSpec over = same.over.get(0);
        for (RuleSpec again : same.over.subList(1, same.over.size())) {
            faults.in(again.place().file())
                    .rule(again.id())
                    .add(
                            FaultList.ID,
                            again.place().line(),
                            "id " + Quote.of(again.id()) + " is overridden or disabled twice (duplicate), first at "
                                    + over.place(),
                            "Keep one of them: in one folder, which comes later means nothing");
        }
        RuleSpec beside = same.plain.isEmpty() ? earlier : same.plain.get(0);
        boolean sameFile =
                beside != null && beside.place().file().equals(over.place().file());
        if (beside == null ? !same.how.get(0).own : sameFile) {
            idle.add(new Idle(over, beside == null ? null : beside.place()));
        }
    }

    private void twice(RuleSpec rule, RuleSpec first, String orElse) {
        faults.in(rule.place().file())
                .rule(rule.id())
                .add(
                        FaultList.ID,
                        rule.place().line(),
                        "id " + Quote.of(rule.id()) + " is used twice (duplicate), first at " + first.place(),
                        "Give one of them another id" + orElse);
    }
}
