package io.sccc.rules.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.common.PropagationContext;
import org.drools.core.common.ReteEvaluator;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.LeftInputAdapterNode;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.builder.BuildContext;

/** Many alpha nodes below one node: what Drools' own hash index is for single fields, for sets and several values too. */
final class Fork extends LeftInputAdapterNode {

    private final Map<Integer, Map<AlphaNode, int[]>> nodes = new TreeMap<>();
    private Index[] indexes = {};

    Fork(ObjectSource source, BuildContext context) {
        super(context.getNextNodeId(), source, context);
    }

    /** One more node, entered when one of these values is found. */
    void add(Test.Key key, AlphaNode node) {
        nodes.computeIfAbsent(key.slot(), none -> new LinkedHashMap<>()).put(node, key.numbers());
    }

    /** Nothing will be added any more, neither here nor below. */
    void close() {
        indexes = nodes.entrySet().stream()
                .map(slot -> new Index(slot.getKey(), slot.getValue()))
                .toArray(Index[]::new);
        nodes.clear();
    }

    @Override
    public void assertObject(InternalFactHandle handle, PropagationContext context, ReteEvaluator evaluator) {
        Target target = (Target) handle.getObject();
        for (Index index : indexes) {
            index.enter(target, handle);
        }
    }
}
