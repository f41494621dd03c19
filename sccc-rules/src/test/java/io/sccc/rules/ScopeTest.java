package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When and for whom rules speak. */
class ScopeTest {

    private static final String RULES = """
            rules:
              - id: christmas
                version: 2.1
                valid: {from: 2026-12-01, to: 2027-01-06}
                when: {complaint: true}
                then: {level: CRM}
              - {id: acme, tenant: Acme, when: {complaint: true}, then: {tags: [acme]}}
              - {id: agency, party: agency, when: {complaint: true}, then: {tags: [agency]}}
            """;
    private static final DroolsRouter ROUTER = DroolsRouter.of(RULES, "r.yaml");

    private static Facts at(String time) {
        return Facts.empty().put(Fact.COMPLAINT, true).put(Fact.AT, (Double) Fact.seconds(Instant.parse(time)));
    }

    @Test
    void route_insideTheTimes_theRuleSpeaks() {
        assertThat(ROUTER.route(at("2026-12-01T00:00:00Z")).rules()).containsExactly("christmas");
        assertThat(ROUTER.route(at("2027-01-05T23:59:59.999Z")).rules()).containsExactly("christmas");
    }

    @Test
    void route_outsideTheTimesOrAtNoKnownTime_theRuleIsSilent() {
        assertThat(ROUTER.route(at("2026-11-30T23:59:59.999Z")).rules()).isEmpty();
        assertThat(ROUTER.route(at("2027-01-06T00:00:00Z")).rules()).isEmpty();
        assertThat(ROUTER.route(Facts.empty().put(Fact.COMPLAINT, true)).rules())
                .isEmpty();
    }

    @Test
    void route_tenantAndParty_caseIsIgnoredAndOthersAreNotSpokenFor() {
        Post post = Post.builder(PostId.of("x", "1"))
                .tenant(new TenantId("ACME"))
                .attribute("party", "Agency")
                .build();
        Facts facts = Facts.of(post).put(Fact.COMPLAINT, true);
        assertThat(ROUTER.route(facts).rules()).containsExactly("acme", "agency");
        Facts other = Facts.empty().put(Fact.COMPLAINT, true).put(Fact.TENANT, "acme2");
        assertThat(ROUTER.route(other).rules()).isEmpty();
    }

    @Test
    void facts_ofPost_haveItsTimeUntilAClockIsKnown() {
        Post post = Post.builder(PostId.of("x", "1"))
                .postedAt(Instant.parse("1970-01-02T00:00:00.5Z"))
                .build();
        assertThat(Facts.of(post).get(Fact.AT)).isEqualTo(86_400.5);
        assertThat(Facts.of(post).get(Fact.TENANT)).isEqualTo("default");
        assertThat(Facts.of(post).knows(Fact.PARTY)).isFalse();
    }

    @Test
    void explain_ruleOutsideItsTimes_namesTheTimeThatFailed() {
        Explanation explanation = ROUTER.explain(at("2027-02-01T00:00:00Z"));
        assertThat(explanation.nearly())
                .anySatisfy(match -> assertThat(match.lines()).singleElement().satisfies(line -> {
                    assertThat(line.fact()).isEqualTo("at");
                    assertThat(line.value().in("en")).isEqualTo("2027-02-01T00:00:00Z");
                    assertThat(line.needed().in("es")).isEqualTo("antes de 2027-01-06T00:00:00Z");
                }));
    }

    @Test
    void rulesetText_readAgain_hasTheScopeAndVersion() {
        DroolsRouter again =
                DroolsRouter.builder().ruleset(ROUTER.rulesetText()).build();
        assertThat(again.rulesetText()).isEqualTo(ROUTER.rulesetText());
        RuleSpec christmas = again.rules().get(2);
        assertThat(christmas.version()).isEqualTo("2.1");
        assertThat(christmas.scope().validFrom()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(christmas.scope().validTo()).isEqualTo(Instant.parse("2027-01-06T00:00:00Z"));
        assertThat(again.rules().get(0).scope().tenant()).isEqualTo("Acme");
        assertThat(again.rules().get(1).scope().party()).isEqualTo("agency");
    }

    @Test
    void rulesetText_ofRulesWithoutScope_isAsItWas() {
        DroolsRouter router = DroolsRouter.of("rules: [{id: a, when: {spam: true}, then: {level: IGNORE}}]", "r");
        assertThat(router.rulesetText()).isEqualTo("""
                rules:
                  - id: "a"
                    priority: 50
                    when:
                      spam: true
                    then: {level: IGNORE}
                """);
    }

    @Test
    void read_badTimes_everyOneIsNamedWithTheCure() {
        assertThatThrownBy(() -> DroolsRouter.of("""
                        rules:
                          - {id: a, valid: {from: 1/12/2026}, then: {level: CRM}}
                          - {id: b, valid: {from: 2026-02-30}, then: {level: CRM}}
                          - {id: c, valid: {from: 2026-02-02, to: 2026-02-02}, then: {level: CRM}}
                          - {id: d, valid: {until: 2026-02-02}, then: {level: CRM}}
                          - {id: e, valid: 2026-02-02, then: {level: CRM}}
                        """, "r.yaml"))
                .isInstanceOf(RuleFaults.class)
                .hasMessageContaining("r.yaml:2")
                .hasMessageContaining("\"1/12/2026\" is no date")
                .hasMessageContaining("\"2026-02-30\" is no date")
                .hasMessageContaining("r.yaml:4")
                .hasMessageContaining("not after valid from")
                .hasMessageContaining("\"until\" of valid is not known")
                .hasMessageContaining("valid is a value, not a mapping");
    }

    @Test
    void tests_givenADate_areAskedAtThatTime() {
        DroolsRouter router = DroolsRouter.of("""
                rules:
                  - id: a
                    valid: {from: 2026-12-01}
                    then: {level: CRM}
                    tests:
                      - {given: {at: 2026-12-01}, expect: {matches: true}}
                      - {given: {at: 2026-11-30T23:59:59Z}, expect: {matches: false}}
                """, "r.yaml");
        assertThat(RuleTests.run(router)).hasSize(2).allMatch(RuleTests.Result::passed);
    }
}
