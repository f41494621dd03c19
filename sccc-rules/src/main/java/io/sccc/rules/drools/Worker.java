package io.sccc.rules.drools;

import io.sccc.core.model.Facts;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/** A session and its hits. Of one thread at a time. */
final class Worker {

    private static final int LEAST_FIRINGS = 1000;
    private static final int FIRINGS_A_RULE = 20;

    private final KieSession session;
    private final Hits hits = new Hits();
    private final int firings;

    /** The base must not hold its sessions: nobody tells when a set of rules is used no more. */
    Worker(KieBase base, Map<String, Object> globals, int rules) {
        KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(KeepReferenceOption.NO);
        session = base.newKieSession(configuration, null);
        firings = LEAST_FIRINGS + FIRINGS_A_RULE * rules;
        session.setGlobal(Hits.GLOBAL, hits);
        globals.forEach(session::setGlobal);
        session.addEventListener(new Watch(hits));
    }

    /** Tells the hits which rule is firing. */
    private static final class Watch extends DefaultAgendaEventListener {

        private final Hits hits;

        Watch(Hits hits) {
            this.hits = hits;
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            Match match = event.getMatch();
            hits.firing(new Hits.Origin(match.getRule().getName(), List.copyOf(match.getObjects())));
        }
    }

    /** What the rules add for a post. After an exception the worker is of no more use. */
    List<Hit> match(Facts facts) {
        try {
            Part.of(facts).forEach(session::insert);
            int fired = session.fireAllRules(firings);
            if (fired >= firings) {
                throw DrlException.endless(firing(), firings);
            }
            return hits.all();
        } catch (DrlException told) {
            throw told;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
            throw DrlException.of(firing(), fault);
        } finally {
            hits.clear();
        }
    }

    /** Asks the conditions alone, with nothing known; no consequence runs. */
    void rehearse() {
        try {
            Part.of(Facts.empty()).forEach(session::insert);
            session.fireAllRules(match -> false);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
            throw DrlException.of("", fault);
        }
    }

    private String firing() {
        Hits.Origin origin = hits.origin();
        return origin == null ? "" : origin.rule();
    }

    /** Takes all facts out, those of the rules too; is nothing left? */
    boolean emptied() {
        for (FactHandle handle : List.copyOf(session.<FactHandle>getFactHandles())) {
            session.delete(handle, FactHandle.State.ALL);
        }
        return session.getFactCount() == 0;
    }

    void dispose() {
        session.dispose();
    }
}
