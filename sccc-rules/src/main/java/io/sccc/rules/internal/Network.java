package io.sccc.rules.internal;

import java.util.List;
import org.drools.core.reteoo.ObjectSinkPropagator;

/** Drools' alpha network, which each target enters at the top and leaves by {@link Target#matched}. Immutable. */
final class Network<T extends Target> implements Matcher<T> {

    private final ObjectSinkPropagator top;

    Network(Class<T> type, List<List<Test<T>>> rules) {
        top = new Wiring<T>(type).wire(rules).getObjectSinkPropagator();
    }

    @Override
    @SuppressWarnings("NullAway") // alpha nodes look at neither context nor evaluator: see InternalsTest
    public void match(T target) {
        top.propagateAssertObject(target.handle, null, null);
    }
}
