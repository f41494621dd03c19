package io.sccc.examples.bench;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.alphaIndexedBy;
import static org.drools.model.PatternDSL.pattern;

import io.sccc.examples.bench.RuleEngine.Event;
import io.sccc.examples.bench.RuleEngine.Hits;
import io.sccc.examples.bench.RuleEngine.Post;
import io.sccc.examples.bench.RuleWorkload.Plain;
import java.util.List;
import org.drools.model.Drools;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The rules as Drools is meant to be used: one pattern a rule on the fields of an event, equal conditions shared,
 * equalities first so that Drools looks them up, all through its public interfaces.
 */
final class NaturalDrools {

    private static final String PACKAGE = "io.sccc.examples.bench.generated";

    private NaturalDrools() {}

    /** Where the hits of the event that is matched go. */
    private static final class Sink {

        private Hits hits = new Hits();
    }

    /** Only built, as it is when rules are loaded. */
    static KieBase base(List<Plain> rules) {
        return base(rules, new Sink());
    }

    private static KieBase base(List<Plain> rules, Sink sink) {
        ModelImpl model = new ModelImpl();
        rules.forEach(rule -> model.addRule(rule(rule, sink)));
        return KieBaseBuilder.createKieBaseFromModel(model);
    }

    /** One session for all events: insert, fire, delete. */
    static RuleEngine longLived(List<Plain> rules) {
        Sink sink = new Sink();
        KieSession session = base(rules, sink).newKieSession();
        return new RuleEngine() {

            @Override
            public void match(Post post, Hits hits) {
                sink.hits = hits;
                FactHandle handle = session.insert(post.event());
                session.fireAllRules();
                session.delete(handle);
            }

            @Override
            public void close() {
                session.dispose();
            }
        };
    }

    /** A session for each event. */
    static RuleEngine sessionPerEvent(List<Plain> rules) {
        Sink sink = new Sink();
        KieBase base = base(rules, sink);
        return (post, hits) -> {
            KieSession session = base.newKieSession();
            sink.hits = hits;
            session.insert(post.event());
            session.fireAllRules();
            session.dispose();
        };
    }

    private static Rule rule(Plain rule, Sink sink) {
        Variable<Event> event = declarationOf(Event.class, "event");
        PatternDef<Event> pattern = pattern(event);
        for (PlainTests.Test test : PlainTests.of(rule)) {
            pattern = add(test, pattern);
        }
        int number = rule.number();
        return PatternDSL.rule(PACKAGE, "r" + number)
                .build(pattern, on(event).execute((Drools drools, Event it) -> sink.hits.add(number)));
    }

    private static PatternDef<Event> add(PlainTests.Test test, PatternDef<Event> pattern) {
        var get = test.get();
        if (get == null) {
            return pattern.expr(test.id(), test.test()::test);
        }
        return pattern.expr(
                test.id(),
                test.test()::test,
                alphaIndexedBy(String.class, ConstraintType.EQUAL, test.field(), get::apply, test.equal()));
    }
}
