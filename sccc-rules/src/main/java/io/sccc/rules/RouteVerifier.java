package io.sccc.rules;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Route;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what a router must do, for tests of rules in any test framework. What is not so throws an {@link AssertionError}
 * with the explanation of the route. In the spirit of Timefold's ConstraintVerifier.
 *
 * <pre>{@code
 * RouteVerifier.of(router).given("se cayó el internet").with(Fact.COMPLAINT, true).expectLevel(Level.CRM).expectRule("outage");
 * }</pre>
 */
public final class RouteVerifier {

    private final DroolsRouter router;

    private RouteVerifier(DroolsRouter router) {
        this.router = router;
    }

    /** For this router. */
    public static RouteVerifier of(DroolsRouter router) {
        return new RouteVerifier(router);
    }

    /** A post of which only the text is known. */
    public Given given(String text) {
        return given(Facts.empty().put(Fact.TEXT, text));
    }

    /** A post of which these facts are known. */
    public Given given(Facts facts) {
        return new Given(router, facts.copy());
    }

    /** Runs the tests that the rules carry. */
    public RouteVerifier expectTestsPass() {
        List<RuleTests.Result> failed = RuleTests.run(router).stream()
                .filter(result -> !result.passed())
                .toList();
        if (!failed.isEmpty()) {
            throw new AssertionError(failed.size() + " tests of the rules failed:\n"
                    + String.join(
                            "\n",
                            failed.stream().map(RuleTests.Result::toString).toList()));
        }
        return this;
    }

    /** A post, and what must become of it. Of one thread. */
    public static final class Given {

        private final DroolsRouter router;
        private final Facts facts;

        private Given(DroolsRouter router, Facts facts) {
            this.router = router;
            this.facts = facts;
        }

        /** One more fact. */
        public <T> Given with(Fact<T> fact, T value) {
            facts.put(fact, value);
            return this;
        }

        /** The timer of this rule asks. */
        public Given whenTimerOf(String rule) {
            return with(Fact.TIMER, rule);
        }

        /** The route has this level. */
        public Given expectLevel(Level level) {
            return expect("level", level, route().level());
        }

        /** This rule decides. */
        public Given expectRule(String id) {
            return expect("deciding rule", id, RuleTests.decider(route()));
        }

        /** No rule matches. */
        public Given expectNoRule() {
            return expect("rules", List.of(), route().rules());
        }

        /** These rules match, the deciding one first. */
        public Given expectRules(String... ids) {
            return expect("rules", List.of(ids), route().rules());
        }

        /** The route has this queue. */
        public Given expectQueue(@Nullable String queue) {
            return expect("queue", queue, route().queue());
        }

        /** The route has these actions, in order. */
        public Given expectActions(ActionKind... kinds) {
            List<String> labels = List.of(kinds).stream().map(ActionKind::label).toList();
            return expect("actions", labels, RuleTests.actions(route()));
        }

        /** The route leaves timers of these rules, in their order of precedence. */
        public Given expectTimers(String... rules) {
            return expect(
                    "timers",
                    List.of(rules),
                    route().timers().stream().map(Route.Timer::rule).toList());
        }

        private Route route() {
            return router.route(facts);
        }

        private Given expect(String what, @Nullable Object wanted, @Nullable Object seen) {
            if (!Objects.equals(wanted, seen)) {
                throw new AssertionError("%s is %s, expected %s%n%s"
                        .formatted(what, seen, wanted, router.explain(facts).text("en")));
            }
            return this;
        }
    }
}
