package io.sccc.rules.internal;

import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Long-lived sessions of one KieBase, each used by one thread at a time. As many are kept as there are processors; more
 * callers at once make more, which are thrown away afterwards.
 */
final class Sessions {

    private final KieBase base;
    private final int firings;
    private final ArrayBlockingQueue<KieSession> idle =
            new ArrayBlockingQueue<>(Math.max(2, 2 * Runtime.getRuntime().availableProcessors()));

    /**
     * @param base what the sessions are of; never changed
     * @param firings more than one match can fire: a limit, so that no fault can loop
     */
    Sessions(KieBase base, int firings) {
        this.base = base;
        this.firings = firings;
    }

    /** Matches one object. A session in which anything was thrown is not used again. */
    void match(Object target) {
        KieSession session = take();
        boolean clean = false;
        try {
            FactHandle handle = session.insert(target);
            session.fireAllRules(firings);
            session.delete(handle);
            clean = true;
        } finally {
            if (!clean || !idle.offer(session)) {
                session.dispose();
            }
        }
    }

    private KieSession take() {
        @Nullable KieSession session = idle.poll();
        return session == null ? base.newKieSession() : session;
    }
}
