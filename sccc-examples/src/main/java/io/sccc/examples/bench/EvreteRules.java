package io.sccc.examples.bench;

import io.sccc.examples.bench.RuleEngine.Event;
import io.sccc.examples.bench.RuleEngine.Hits;
import io.sccc.examples.bench.RuleEngine.Post;
import io.sccc.examples.bench.RuleWorkload.Plain;
import java.util.List;
import org.evrete.KnowledgeService;
import org.evrete.api.FactHandle;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;
import org.evrete.api.ValuesPredicate;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;

/** The rules in Evrete, another rule engine: one long-lived session, insert, fire, delete. */
final class EvreteRules implements RuleEngine {

    private final KnowledgeService service = new KnowledgeService();
    private final StatefulSession session;
    private Hits hits = new Hits();

    EvreteRules(List<Plain> rules) {
        RuleSetBuilder<Knowledge> builder = service.newKnowledge().builder();
        for (Plain rule : rules) {
            LhsBuilder<Knowledge> left = builder.newRule("r" + rule.number()).forEach("$e", Event.class);
            for (PlainTests.Test test : PlainTests.of(rule)) {
                left = left.where((ValuesPredicate) values -> test.test().test(values.get(0, Event.class)), "$e");
            }
            int number = rule.number();
            builder = left.execute(context -> hits.add(number));
        }
        session = builder.build().newStatefulSession();
    }

    @Override
    public void match(Post post, Hits all) {
        hits = all;
        FactHandle handle = session.insert0(post.event(), true);
        session.fire();
        session.delete(handle);
        session.fire();
    }

    @Override
    public void close() {
        session.close();
        service.shutdown();
    }
}
