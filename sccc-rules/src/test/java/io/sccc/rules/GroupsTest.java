package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Route;
import org.junit.jupiter.api.Test;

/** Groups of rules and which of their matches count. */
class GroupsTest {

    private static final Facts COMPLAINT = Facts.empty().put(Fact.COMPLAINT, true);
    private static final String GROUPS = """
            groups:
              billing: {hit: first}
              care: {hit: all}
              news: {hit: COLLECT}
            """;

    private static DroolsRouter router(String rules) {
        return DroolsRouter.builder()
                .yaml(rules, "rules.yaml")
                .yaml(GROUPS, "groups.yaml")
                .build();
    }

    @Test
    void route_first_onlyTheFirstOfTheGroupCounts() {
        DroolsRouter router = router("""
                rules:
                  - {id: a, group: billing, priority: 60, when: {complaint: true}, then: {level: COMMUNITY, tags: [a]}}
                  - {id: b, group: billing, priority: 70, when: {complaint: true}, then: {level: CRM, tags: [b]}}
                  - {id: c, group: billing, priority: 90, when: {spam: true}, then: {level: IGNORE, tags: [c]}}
                  - {id: d, when: {complaint: true}, then: {tags: [d]}}
                """);
        Route route = router.route(COMPLAINT);
        assertThat(route.rules()).containsExactly("b", "d");
        assertThat(route.tags()).containsExactly("b", "d");
        assertThat(router.ruleSet().outdone(COMPLAINT)).containsExactly(entry("a", "b"));
        assertThat(router.evaluate(COMPLAINT)).containsExactly("b", "a", "d");
        Explanation explanation = router.explain(COMPLAINT);
        assertThat(explanation.nearly()).extracting(Explanation.Match::rule).doesNotContain("a");
        assertThat(explanation.obstacles().get(Level.COMMUNITY).in("en"))
                .isEqualTo("rule a matched, but of its group only rule b counts");
    }

    @Test
    void route_collect_actionsOfOneKindAreAllKeptInOrder() {
        DroolsRouter router = router("""
                rules:
                  - {id: a, group: news, priority: 60, when: {complaint: true}, then: {level: CRM, actions: [notify: {to: law}]}}
                  - {id: b, group: news, priority: 70, when: {complaint: true}, then: {level: CRM, actions: [notify: {to: press}]}}
                  - {id: c, group: news, priority: 50, when: {complaint: true}, then: {level: COMMUNITY, actions: [hide]}}
                """);
        assertThat(router.route(COMPLAINT).actions())
                .extracting(action -> action.parameters().get("to"))
                .containsExactly("press", "law");
    }

    @Test
    void route_allOrNoGroup_oneActionOfAKind() {
        DroolsRouter router = router("""
                rules:
                  - {id: a, group: care, priority: 60, when: {complaint: true}, then: {level: CRM, actions: [notify: {to: law}]}}
                  - {id: b, group: care, priority: 70, when: {complaint: true}, then: {level: CRM, actions: [notify: {to: press}]}}
                """);
        Route route = router.route(COMPLAINT);
        assertThat(route.rules()).containsExactly("b", "a");
        assertThat(route.actions())
                .extracting(action -> action.parameters().get("to"))
                .containsExactly("press");
    }

    @Test
    void rulesetText_readAgain_hasTheGroupsAndTheirPolicies() {
        DroolsRouter router = router("rules: [{id: a, group: billing, when: {spam: true}, then: {level: CRM}}]");
        assertThat(router.rulesetText()).startsWith("groups:\n  \"billing\": {hit: first}\nrules:\n");
        DroolsRouter again =
                DroolsRouter.builder().ruleset(router.rulesetText()).build();
        assertThat(again.rulesetText()).isEqualTo(router.rulesetText());
        assertThat(again.rules().get(0).group()).isEqualTo(new RuleSpec.Group("billing", HitPolicy.FIRST));
        assertThat(DroolsRouter.builder().rules(router.rules()).build().rulesetText())
                .isEqualTo(router.rulesetText());
    }

    @Test
    void read_oneGroupTwoPolicies_bothPlacesAreNamed() {
        assertThatThrownBy(() -> DroolsRouter.builder()
                        .yaml(GROUPS, "one.yaml")
                        .yaml("groups:\n\n  billing: {hit: collect}\nrules: []", "two.yaml")
                        .build())
                .isInstanceOf(RuleFaults.class)
                .hasMessageContaining("two.yaml:3")
                .hasMessageContaining("hit collect, but hit first at one.yaml:2");
    }

    @Test
    void read_badGroups_everyOneIsNamedWithTheCure() {
        assertThatThrownBy(() -> DroolsRouter.of("""
                        groups:
                          a: first
                          b: {hit: frist}
                          C c: {hit: first}
                          d: {}
                        rules:
                          - {id: a, group: [x], then: {level: CRM}}
                        """, "r.yaml"))
                .isInstanceOf(RuleFaults.class)
                .hasMessageContaining("r.yaml:2: group is a value, not a mapping")
                .hasMessageContaining("Did you mean \"first\"?")
                .hasMessageContaining("group \"C c\" is not a name")
                .hasMessageContaining("group has no hit")
                .hasMessageContaining("group a list is not a name");
    }
}
