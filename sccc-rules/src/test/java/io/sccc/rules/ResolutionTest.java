package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResolutionTest {

    private static final String RULES = """
            rules:
              - {id: b, priority: 60, when: {complaint: true}, then: {level: CRM, tags: [b]}}
              - {id: a, priority: 60, when: {complaint: true}, then: {level: COMMUNITY, queue: q, tags: [a]}}
              - {id: c, priority: 50, when: {complaint: true}, then: {level: COMMUNITY, actions: [capture_idea, suggest_content]}}
              - {id: z, priority: 900, when: {complaint: true}, then: {tags: [z], actions: [notify: {to: lead}, hide]}}
              - {id: spam, priority: 1000, when: {spam: true}, then: {level: IGNORE, tags: [spam], actions: [hide]}}
              - {id: late, after: 72h, when: {question: true, unanswered: true}, then: {level: CRM, queue: late}}
            """;
    private static final DroolsRouter ROUTER = DroolsRouter.of(RULES, "r.yaml");

    @Test
    void route_samePriority_smallerIdDecidesAndOthersAddAsTheyMay() {
        Route route = ROUTER.route(Facts.empty().put(Fact.COMPLAINT, true));
        assertThat(route.level()).isEqualTo(Level.COMMUNITY);
        assertThat(route.queue()).isEqualTo("q");
        assertThat(route.priority()).isEqualTo(60);
        assertThat(route.rules()).containsExactly("a", "z", "b", "c");
        assertThat(route.tags()).containsExactly("a", "b", "z");
        assertThat(RuleTests.actions(route)).containsExactly("suggest_content", "notify", "hide", "capture_idea");
    }

    @Test
    void route_ignored_onlyTheDecidersActionsStay() {
        Route route = ROUTER.route(Facts.empty().put(Fact.COMPLAINT, true).put(Fact.SPAM, true));
        assertThat(route.level()).isEqualTo(Level.IGNORE);
        assertThat(RuleTests.actions(route)).containsExactly("hide");
        assertThat(route.tags()).containsExactly("a", "b", "spam", "z");
        assertThat(route.rules()).containsExactly("spam", "z", "a", "b", "c");
    }

    @Test
    void route_onlyRulesWithoutLevel_isFacilitatedWithTheirActions() {
        DroolsRouter router = DroolsRouter.of(
                "rules:\n  - {id: t, priority: 900, when: {idea: true}, then: {actions: [capture_idea]}, reason: an idea}\n",
                "t");
        Route route = router.route(Facts.empty().put(Fact.IDEA, true));
        assertThat(route.level()).isEqualTo(Level.FACILITATE);
        assertThat(RuleTests.actions(route)).containsExactly("capture_idea");
        assertThat(route.reason().in("en")).isEqualTo("an idea");
        assertThat(route.rules()).containsExactly("t");
        assertThat(route.priority()).isZero();
    }

    @Test
    void route_rulesInAnyOrder_givesTheSameRoute() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Facts facts = Facts.empty().put(Fact.COMPLAINT, true);
        List<RuleSpec> rules = new ArrayList<>(ROUTER.rules());
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(rules, new Random(seed + i));
            DroolsRouter shuffled = DroolsRouter.builder().rules(rules).build();
            assertThat(shuffled.route(facts)).isEqualTo(ROUTER.route(facts));
            assertThat(shuffled.ruleset()).isEqualTo(ROUTER.ruleset());
        }
    }

    @Test
    void route_ruleWithTimer_leavesATimerAndDoesNotMatch() {
        Route route = ROUTER.route(Facts.empty().put(Fact.QUESTION, true));
        assertThat(route.timers()).containsExactly(new Route.Timer("late", Duration.ofHours(72)));
        assertThat(route.rules()).isEmpty();
        assertThat(ROUTER.route(Facts.empty().put(Fact.QUESTION, false)).timers())
                .isEmpty();
        assertThat(ROUTER.route(Facts.empty().put(Fact.UNANSWERED, true)).timers())
                .isEmpty();
    }

    @Test
    void route_timerAsks_onlyItsRuleIsAskedWithAllConditions() {
        Facts facts =
                Facts.empty().put(Fact.QUESTION, true).put(Fact.COMPLAINT, true).put(Fact.TIMER, "late");
        assertThat(ROUTER.route(facts.copy().put(Fact.UNANSWERED, true)).rules())
                .containsExactly("late");
        assertThat(ROUTER.route(facts.copy().put(Fact.UNANSWERED, true)).timers())
                .isEmpty();
        Route nothing = Route.noRule(ROUTER.ruleset(), List.of());
        assertThat(ROUTER.route(facts.copy().put(Fact.UNANSWERED, false))).isEqualTo(nothing);
        assertThat(ROUTER.route(facts)).isEqualTo(nothing);
        assertThat(ROUTER.route(facts.copy().put(Fact.UNANSWERED, true).put(Fact.QUESTION, false)))
                .isEqualTo(nothing);
        assertThat(ROUTER.route(facts.copy().put(Fact.TIMER, "gone"))).isEqualTo(nothing);
        assertThat(ROUTER.route(facts.copy().put(Fact.TIMER, "a"))).isEqualTo(nothing);
    }

    @Test
    void verifier_expectationsThatDoNotHold_failWithTheExplanation() {
        RouteVerifier verifier = RouteVerifier.of(ROUTER);
        verifier.given(Facts.empty())
                .with(Fact.COMPLAINT, true)
                .expectLevel(Level.COMMUNITY)
                .expectRule("a")
                .expectQueue("q")
                .expectRules("a", "z", "b", "c")
                .expectActions(ActionKind.SUGGEST_CONTENT, ActionKind.NOTIFY, ActionKind.HIDE, ActionKind.CAPTURE_IDEA);
        verifier.given("hola").expectNoRule().expectTimers();
        verifier.given("hola")
                .with(Fact.QUESTION, true)
                .with(Fact.UNANSWERED, true)
                .whenTimerOf("late")
                .expectLevel(Level.CRM);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> verifier.given("hola")
                        .with(Fact.QUESTION, true)
                        .whenTimerOf("late")
                        .expectLevel(Level.CRM))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("level is FACILITATE, expected CRM")
                .hasMessageContaining("nearly: rule late: unanswered: unknown, needed: yes");
    }
}
