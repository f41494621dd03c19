package io.sccc.rules.internal;

import org.drools.core.common.InternalFactHandle;
import org.drools.core.common.PropagationContext;
import org.drools.core.common.ReteEvaluator;
import org.drools.core.reteoo.LeftInputAdapterNode;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.builder.BuildContext;

/** Where a rule's conditions end: in place of Drools' agenda, the target is told at once. */
final class Collector extends LeftInputAdapterNode {

    private final int rule;

    Collector(ObjectSource source, BuildContext context, int rule) {
        super(context.getNextNodeId(), source, context);
        this.rule = rule;
    }

    @Override
    public void assertObject(InternalFactHandle handle, PropagationContext context, ReteEvaluator evaluator) {
        ((Target) handle.getObject()).matched(rule);
    }
}
