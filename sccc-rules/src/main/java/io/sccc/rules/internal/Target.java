package io.sccc.rules.internal;

import org.drools.core.common.DefaultFactHandle;
import org.drools.core.common.InternalFactHandle;

/** What is matched. Of one thread. */
public abstract class Target {

    /** Under which the network passes it around; made once, since a post should cost no garbage. */
    final InternalFactHandle handle = new Handle(this);

    /** Called once for each rule that matches, in no promised order. */
    public abstract void matched(int rule);

    /** The values found in the fact of this slot. */
    public abstract Found found(int slot);

    /** Finds its target without asking what type it has. */
    static final class Handle extends DefaultFactHandle {

        private final Target target;

        Handle(Target target) {
            super(target);
            this.target = target;
        }

        Target target() {
            return target;
        }
    }
}
