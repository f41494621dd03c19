package io.sccc.rules.internal;

import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;

import java.util.List;
import java.util.function.Predicate;
import org.drools.model.Drools;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;

/**
 * A Drools match network: one pattern a rule, over one object. Thread-safe.
 *
 * @param <T> what the conditions look at; it is told of every rule that matches it
 */
public final class Matcher<T extends Matcher.Target> {

    private static final String PACKAGE = "io.sccc.rules.generated";

    private final Sessions sessions;

    private Matcher(Sessions sessions) {
        this.sessions = sessions;
    }

    /** What is matched. */
    public interface Target {

        /** Called once for each rule that matches, in no promised order. */
        void matched(int rule);
    }

    /**
     * One condition.
     *
     * @param id equal for equal conditions and for no others: Drools evaluates conditions of equal id only once
     * @param test whether it holds
     */
    public record Test<T>(String id, Predicate<T> test) {}

    /** Builds the network; rule number {@code i} has the conditions {@code rules.get(i)}, all of which must hold. */
    public static <T extends Target> Matcher<T> of(Class<T> type, List<List<Test<T>>> rules) {
        ModelImpl model = new ModelImpl();
        for (int i = 0; i < rules.size(); i++) {
            model.addRule(rule(type, i, rules.get(i)));
        }
        return new Matcher<>(new Sessions(KieBaseBuilder.createKieBaseFromModel(model), rules.size() + 1));
    }

    /** Tells {@code target} of every rule that matches it. */
    public void match(T target) {
        sessions.match(target);
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
}
