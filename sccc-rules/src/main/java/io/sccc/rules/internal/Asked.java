package io.sccc.rules.internal;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.function.Predicate;
import org.drools.base.base.ValueResolver;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.kie.api.runtime.rule.FactHandle;

/** A condition as Drools' alpha nodes hold it. */
final class Asked<T extends Target> implements AlphaNodeFieldConstraint {

    private static final Declaration[] NONE = {};

    private final String id;
    private final Predicate<T> test;

    Asked(Test<T> asked) {
        id = asked.id();
        test = asked.test();
    }

    @Override
    @SuppressWarnings("unchecked") // only targets of this type enter the network
    public boolean isAllowed(FactHandle handle, ValueResolver resolver) {
        return test.test((T) ((Target.Handle) handle).target());
    }

    @Override
    public Declaration[] getRequiredDeclarations() {
        return NONE;
    }

    @Override
    public void replaceDeclaration(Declaration old, Declaration replacement) {
        // there is none
    }

    @Override
    public Asked<T> clone() {
        return this;
    }

    @Override
    public Asked<T> cloneIfInUse() {
        return this;
    }

    @Override
    public ConstraintType getType() {
        return ConstraintType.ALPHA;
    }

    @Override
    public boolean isTemporal() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Asked<?> that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public void writeExternal(ObjectOutput out) {
        throw new UnsupportedOperationException("rules are never serialized");
    }

    @Override
    public void readExternal(ObjectInput in) {
        throw new UnsupportedOperationException("rules are never serialized");
    }
}
