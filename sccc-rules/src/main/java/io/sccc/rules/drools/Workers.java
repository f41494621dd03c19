package io.sccc.rules.drools;

import io.sccc.core.model.Facts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Long-lived sessions of one KieBase, each used by one thread at a time. As many are kept as there are threads to use them;
 * more callers at once make more, which are thrown away afterwards.
 */
final class Workers {

    private final KieBase base;
    private final Map<String, Object> globals;
    private final int rules;
    private final boolean lasting;
    private final ArrayBlockingQueue<Worker> idle =
            new ArrayBlockingQueue<>(Math.max(2, 2 * Runtime.getRuntime().availableProcessors()));

    Workers(KieBase base, Map<String, Object> globals) {
        this.base = base;
        this.globals = globals;
        rules = (int) base.getKiePackages().stream()
                .mapToLong(rules -> rules.getRules().size())
                .sum();
        lasting = Lasting.is(base);
    }

    /** Does one session serve one post after another? */
    boolean isLasting() {
        return lasting;
    }

    /** What the rules add for a post. A session in which anything was thrown is not used again. */
    List<Hit> match(Facts facts) {
        Worker worker = take();
        boolean kept = false;
        try {
            List<Hit> hits = worker.match(facts);
            kept = lasting && worker.emptied() && idle.offer(worker);
            return hits;
        } finally {
            if (!kept) {
                worker.dispose();
            }
        }
    }

    /** Asks all conditions with nothing known. */
    void rehearse() {
        Worker worker = new Worker(base, globals, rules);
        try {
            worker.rehearse();
        } finally {
            worker.dispose();
        }
    }

    private Worker take() {
        @Nullable Worker worker = idle.poll();
        return worker == null ? new Worker(base, globals, rules) : worker;
    }
}
