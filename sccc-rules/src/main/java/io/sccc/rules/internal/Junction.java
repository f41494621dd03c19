package io.sccc.rules.internal;

import java.util.List;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.common.PropagationContext;
import org.drools.core.common.ReteEvaluator;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.LeftInputAdapterNode;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.builder.BuildContext;

/**
 * All that stands below one node: rules whose conditions end here, of which the target is told in place of Drools'
 * agenda; alpha nodes that are asked one by one; and alpha nodes that are looked up.
 */
final class Junction extends LeftInputAdapterNode {

    private static final int[] NO_RULES = {};
    private static final AlphaNode[] NO_NODES = {};
    private static final Index[] NO_INDEXES = {};

    private final int[] rules;
    private final AlphaNode[] asked;
    private final Index[] indexes;

    Junction(ObjectSource source, BuildContext context, int[] rules, List<AlphaNode> asked, List<Index> indexes) {
        super(context.getNextNodeId(), source, context);
        this.rules = rules.length == 0 ? NO_RULES : rules; // what is shared stays in the processor's cache
        this.asked = asked.toArray(NO_NODES);
        this.indexes = indexes.toArray(NO_INDEXES);
    }

    @Override
    public void assertObject(InternalFactHandle handle, PropagationContext context, ReteEvaluator evaluator) {
        Target target = ((Target.Handle) handle).target();
        for (int rule : rules) {
            target.matched(rule);
        }
        for (AlphaNode node : asked) {
            node.assertObject(handle, context, evaluator);
        }
        for (Index index : indexes) {
            index.assertObject(target.found(index.slot()), handle, context, evaluator);
        }
    }
}
