package io.sccc.rules.drools;

import org.drools.base.base.ClassObjectType;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.EntryPointId;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;

/**
 * Tells whether a session of some rules can serve one post after another.
 *
 * <p>A rule that needs no fact at all, such as {@code not Claim()} alone, matches once in the life of a session and not once
 * a post; a rule that locks, waits or has a group leaves the agenda other than it was. With such a rule each post gets a
 * session of its own.
 */
final class Lasting {

    private Lasting() {}

    /** Is every rule matched anew for every post? */
    static boolean is(KieBase base) {
        return base.getKiePackages().stream()
                .flatMap(rules -> rules.getRules().stream())
                .allMatch(Lasting::is);
    }

    private static boolean is(Rule rule) {
        return rule instanceof RuleImpl it
                && it.getTimer() == null
                && !it.hasCalendars()
                && !it.isLockOnActive()
                && it.isMainAgendaGroup()
                && it.getRuleFlowGroup() == null
                && needsFact(it.getLhs());
    }

    private static boolean needsFact(RuleConditionElement element) {
        if (element instanceof Pattern pattern) {
            boolean stored = pattern.getSource() == null || pattern.getSource() instanceof EntryPointId;
            return stored && !pattern.getObjectType().equals(ClassObjectType.InitialFact_ObjectType);
        }
        if (!(element instanceof GroupElement group)) {
            return false;
        }
        return switch (group.getType()) {
            case AND, EXISTS -> group.getChildren().stream().anyMatch(Lasting::needsFact);
            case OR -> group.getChildren().stream().allMatch(Lasting::needsFact);
            default -> false;
        };
    }
}
