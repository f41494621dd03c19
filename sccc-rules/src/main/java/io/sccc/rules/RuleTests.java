package io.sccc.rules;

import io.sccc.core.model.Route;
import io.sccc.rules.RuleSpec.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
            rule.tests().forEach(test -> results.add(run(router, rule.id(), test)));
        }
        return results;
    }

    private static Result run(DroolsRouter router, String rule, RuleSpec.Test test) {
        Route route = router.route(test.given());
        List<String> faults = new ArrayList<>();
        expect("level", test.level(), route.level(), faults);
        expect("rule", test.rule(), decider(route), faults);
        expect("queue", test.queue(), route.queue(), faults);
        expect("actions", test.actions(), actions(route), faults);
        expect("matches", test.matches(), route.rules().contains(rule), faults);
        if (test.tags() != null && !route.tags().containsAll(test.tags())) {
            expect("tags", test.tags(), route.tags(), faults);
        }
        boolean passed = faults.isEmpty();
        String why = passed
                ? ""
                : String.join("; ", faults) + "\n"
                        + router.explain(test.given()).text("en");
        return new Result(rule, test.name(), test.place(), passed, why);
    }

    private static void expect(String what, @Nullable Object wanted, @Nullable Object seen, List<String> faults) {
        if (wanted != null && !Objects.equals(wanted, seen)) {
            faults.add("%s is %s, expected %s".formatted(what, seen, wanted));
        }
    }

    static @Nullable String decider(Route route) {
        return route.rules().isEmpty() ? null : route.rules().get(0);
    }

    static List<String> actions(Route route) {
        return route.actions().stream().map(action -> action.kind().label()).toList();
    }
}
