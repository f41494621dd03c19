package io.sccc.rules;

import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Route;
import io.sccc.rules.RuleSpec.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the {@code tests} that rules carry, against the whole set they live in. */
public final class RuleTests {

    private RuleTests() {}

    /**
     * What became of one test.
     *
     * @param rule id of the rule it belongs to
     * @param name what it is called
     * @param place where it was written
     * @param passed whether everything it expects is so
     * @param why what is otherwise, and the explanation of the route; empty when it passed
     */
    public record Result(String rule, String name, Place place, boolean passed, String why) {

        /** {@code FILE:LINE: rule ID: name: passed} or what is otherwise. */
        @Override
        public String toString() {
            return "%s: rule %s: %s: %s".formatted(place, rule, name, passed ? "passed" : why);
        }
    }

    /** Runs all tests of all rules, in the order of precedence of the rules. Called on any thread. */
    public static List<Result> run(DroolsRouter router) {
        List<Result> results = new ArrayList<>();
        for (RuleSpec rule : router.rules()) {
            rule.tests().forEach(test -> results.add(run(router, rule, test)));
        }
        return results;
    }

    private static Result run(DroolsRouter router, RuleSpec rule, RuleSpec.Test test) {
        List<String> faults = new ArrayList<>();
        String untimed = router.ruleSet().untimed(test.given());
        Route route = untimed == null ? router.route(test.given()) : Route.noRule(router.ruleset(), List.of());
        expect("level", test.level(), route.level(), faults);
        expect("rule", test.rule(), decider(route), faults);
        expect("queue", test.queue(), route.queue(), faults);
        expect("actions", test.actions(), actions(route), faults);
        expect("matches", test.matches(), route.rules().contains(rule.id()), faults);
        if (test.tags() != null && !route.tags().containsAll(test.tags())) {
            expect("tags", test.tags(), route.tags(), faults);
        }
        unheard(test, route, faults);
        if (faults.isEmpty()) {
            return new Result(rule.id(), test.name(), test.place(), true, "");
        }
        if (untimed != null) {
            faults.add(untimed);
        } else {
            outranked(router, test, route, faults);
            wanted(rule, test)
                    .filter(id -> !route.rules().contains(id))
                    .forEach(id -> missing(router, id, test, faults));
        }
        String why =
                String.join("; ", faults) + "\n" + router.explain(test.given()).text("en");
        return new Result(rule.id(), test.name(), test.place(), false, why);
    }

    /** The rules that the test needs to match. */
    private static Stream<String> wanted(RuleSpec rule, RuleSpec.Test test) {
        boolean others = Boolean.FALSE.equals(test.matches())
                || (test.matches() == null && test.level() != null && test.level() != rule.level())
                || (test.matches() == null && test.rule() != null);
        return Stream.concat(others ? Stream.of() : Stream.of(rule.id()), Stream.ofNullable(test.rule()))
                .distinct();
    }

    /** Why the rule that was expected to decide matches and does not decide. */
    private static void outranked(DroolsRouter router, RuleSpec.Test test, Route route, List<String> faults) {
        String wanted = test.rule();
        String first = decider(route);
        Rule mine = wanted == null ? null : router.ruleSet().rule(wanted);
        Rule theirs = first == null ? null : router.ruleSet().rule(first);
        if (mine != null
                && theirs != null
                && !mine.spec().equals(theirs.spec())
                && route.rules().contains(mine.spec().id())) {
            faults.add("rule %s matches, too, but rule %s comes first: priority %d before %d"
                    .formatted(
                            wanted, first, theirs.spec().priority(), mine.spec().priority()));
        }
    }

    private static void missing(DroolsRouter router, String id, RuleSpec.Test test, List<String> faults) {
        Explanation.Match match = router.explain(test.given(), id);
        Rule rule = router.ruleSet().rule(id);
        if (match == null || rule == null) {
            return;
        }
        if (rule.timer() != null && !test.given().knows(Fact.TIMER)) {
            faults.add("rule " + id + " waits: give unanswered, and it is asked as its timer asks it");
        } else {
            String missing = match.missing().bestFor("en");
            faults.add(missing.isEmpty() ? "rule " + id + " holds, but does not count" : "does not hold: " + missing);
        }
    }

    /** Words are needed in the language of the post, or nobody is answered. */
    private static void unheard(RuleSpec.Test test, Route route, List<String> faults) {
        String lang = test.given().get(Fact.LANGUAGE);
        List<String> expected = test.actions();
        if (lang == null || expected == null) {
            return;
        }
        for (ActionSpec action : route.actions()) {
            String kind = action.kind().label();
            if (expected.contains(kind)
                    && !action.text().byLanguage().isEmpty()
                    && action.text().in(lang) == null) {
                faults.add("%s has no words in the language of the post (%s), so nobody is answered"
                        .formatted(kind, lang));
            }
        }
    }

    private static void expect(String what, @Nullable Object wanted, @Nullable Object seen, List<String> faults) {
        if (wanted != null && !Objects.equals(wanted, seen)) {
            faults.add("%s is %s, expected %s".formatted(what, seen == null ? "none" : seen, wanted));
        }
    }

    static @Nullable String decider(Route route) {
        return route.rules().isEmpty() ? null : route.rules().get(0);
    }

    static List<String> actions(Route route) {
        return route.actions().stream().map(action -> action.kind().label()).toList();
    }
}
