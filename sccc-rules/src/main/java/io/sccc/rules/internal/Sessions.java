package io.sccc.rules.internal;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.drools.model.Drools;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * One pattern a rule, over one object, in long-lived sessions of one KieBase, each used by one thread at a time. As many are kept as there are processors; more
 * callers at once make more, which are thrown away afterwards.
 */
final class Sessions<T extends Target> implements Matcher<T> {

    private static final String PACKAGE = "io.sccc.rules.generated";

    private final KieBase base;
    private final int firings;
    private final ArrayBlockingQueue<KieSession> idle =
            new ArrayBlockingQueue<>(Math.max(2, 2 * Runtime.getRuntime().availableProcessors()));

    /**
     * @param base what the sessions are of; never changed
     * @param firings more than one match can fire: a limit, so that no fault can loop
     */
    private Sessions(KieBase base, int firings) {
        this.base = base;
        this.firings = firings;
    }

    static <T extends Target> Sessions<T> of(Class<T> type, List<List<Test<T>>> rules) {
        ModelImpl model = new ModelImpl();
        for (int i = 0; i < rules.size(); i++) {
            model.addRule(rule(type, i, rules.get(i)));
        }
        return new Sessions<>(KieBaseBuilder.createKieBaseFromModel(model), rules.size() + 1);
    }

    private static <T extends Target> Rule rule(Class<T> type, int number, List<Test<T>> tests) {
        Variable<T> target = declarationOf(type, "target");
        PatternDef<T> pattern = pattern(target);
        for (Test<T> test : tests) {
            pattern = pattern.expr(test.id(), it -> test.test().test(it));
        }
        return PatternDSL.rule(PACKAGE, "r" + number)
                .build(pattern, on(target).execute((Drools drools, T it) -> it.matched(number)));
    }

    /** Matches one object. A session in which anything was thrown is not used again. */
    @Override
    public void match(T target) {
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
