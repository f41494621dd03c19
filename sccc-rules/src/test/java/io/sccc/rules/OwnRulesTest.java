package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Post;
import io.sccc.core.model.Route;
import io.sccc.rules.drools.DrlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.utils.KieHelper;

class OwnRulesTest {

    private static final String YAML = """
            rules:
              - id: complaint
                priority: 60
                when: {complaint: true}
                then: {level: FACILITATE, tags: [complaint], actions: [react]}
              - id: shared
                priority: 40
                when: {urgent: true}
                then: {tags: [from-yaml]}
              - id: later
                after: PT1H
                when: {complaint: true}
                then: {level: CRM}
            """;

    private static final String DRL = """
            package own;
            import io.sccc.rules.drools.*;
            import io.sccc.core.model.Level;
            import io.sccc.core.model.ActionKind;
            global io.sccc.rules.drools.Hits hits;
            rule "gold complains" when Message(complaint == true) Contact(tier == "gold") then
                hits.add("gold", Level.CRM).priority(80).queue("vip").tag("gold");
            end
            rule "tagger" when Message(question == true) then hits.add("tagger").tag("asks").action(ActionKind.ARCHIVE); end
            rule "weak" when Message(complaint == true) then hits.add("weak", Level.COMMUNITY).priority(10); end
            rule "shared strong" when Message(urgent == true, spam == true) then hits.add("shared", Level.CRM).priority(90); end
            rule "shared weak" when Message(urgent == true) then hits.add("shared").priority(5).tag("from-drl"); end
            rule "throws" when Message(idea == true, $t : text) then Integer.parseInt($t); end
            """;

    private static DroolsRouter router;

    @BeforeAll
    static void build() {
        router = DroolsRouter.builder().yaml(YAML, "r.yaml").drl(DRL, "own.drl").build();
    }

    @Test
    void route_hitsAndYaml_areOneResolution() {
        Facts facts = Facts.empty()
                .put(Fact.COMPLAINT, true)
                .put(Fact.CONTACT_TIER, "gold")
                .put(Fact.QUESTION, true);
        Route route = router.route(facts);
        assertThat(route.level()).isEqualTo(Level.CRM);
        assertThat(route.priority()).isEqualTo(80);
        assertThat(route.queue()).isEqualTo("vip");
        assertThat(route.rules()).containsExactly("gold", "complaint", "tagger", "weak");
        assertThat(route.tags()).containsExactly("asks", "complaint", "gold");
        assertThat(route.actions())
                .extracting(action -> action.kind())
                .as("CRM opens a case, as in YAML")
                .containsExactly(ActionKind.OPEN_CASE, ActionKind.ARCHIVE);
        assertThat(route.reason().bestFor("es")).isEqualTo("regla \"gold complains\"");
        assertThat(route.timers()).hasSize(1);
        assertThat(route.ruleset()).isEqualTo(router.ruleset());
        assertThat(router.evaluate(facts)).containsExactly("gold", "complaint", "later", "tagger", "weak");
    }

    @Test
    void route_noHit_isAsYamlAlone() {
        Facts facts = Facts.empty().put(Fact.URGENT, false).put(Fact.INTENT, "x");
        assertThat(router.route(facts)).isEqualTo(Route.noRule(router.ruleset(), List.of()));
        assertThat(router.evaluate(facts)).isEmpty();
    }

    @Test
    void route_yamlOutranksHit_yamlDecides() {
        Route route = router.route(Facts.empty().put(Fact.COMPLAINT, true));
        assertThat(route.level()).isEqualTo(Level.FACILITATE);
        assertThat(route.rules()).containsExactly("complaint", "weak");
    }

    @Test
    void route_oneIdSeveralTimes_theLargerPriorityStands() {
        Facts urgent = Facts.empty().put(Fact.URGENT, true);
        assertThat(router.route(urgent).tags()).containsExactly("from-yaml");
        assertThat(router.explain(urgent).text("en")).contains("rule shared (priority 40)");
        Facts spam = urgent.copy().put(Fact.SPAM, true);
        assertThat(router.route(spam).level()).isEqualTo(Level.CRM);
        assertThat(router.route(spam).rules()).containsExactly("shared");
        assertThat(router.explain(spam).text("en")).contains("\"shared strong\" in DRL");
    }

    @Test
    void route_timerAsks_ownRulesAreNotAsked() {
        Facts facts = Facts.empty()
                .put(Fact.COMPLAINT, true)
                .put(Fact.CONTACT_TIER, "gold")
                .put(Fact.TIMER, "later");
        assertThat(router.route(facts).rules()).containsExactly("later");
        assertThat(router.explain(facts).matched())
                .extracting(Explanation.Match::rule)
                .containsExactly("later");
    }

    @Test
    void explain_hit_namesRuleMatchedFactsAndValues_noText() {
        Facts facts = Facts.empty()
                .put(Fact.COMPLAINT, true)
                .put(Fact.CONTACT_TIER, "gold")
                .put(Fact.TEXT, "mi secreto");
        Explanation explanation = router.explain(facts);
        assertThat(explanation.matched().get(0).lines())
                .extracting(line -> line.condition().bestFor("en"))
                .containsExactly(
                        "rule \"gold complains\" in DRL matched Message, Contact",
                        "complaint: yes",
                        "customer tier: gold");
        assertThat(explanation.text("pt")).contains("a regra \"gold complains\" em DRL coincidiu com Message, Contact");
        assertThat(explanation.text("es")).doesNotContain("secreto");
        assertThat(explanation.whyNot(Level.COMMUNITY).bestFor("en"))
                .contains("rule weak matched, but rule gold comes first");
    }

    @Test
    void route_ownRuleThrows_isTold_andOtherPostsAreRouted() {
        assertThatThrownBy(() -> router.route(Facts.empty().put(Fact.IDEA, true).put(Fact.TEXT, "secreto")))
                .isInstanceOf(DrlException.class)
                .hasMessageContaining("\"throws\"")
                .hasMessageNotContaining("secreto");
        assertThat(router.route(Facts.empty().put(Fact.QUESTION, true)).rules()).containsExactly("tagger");
    }

    @Test
    void route_otherTenants_ownRulesAreOffUnlessNamed() {
        Facts facts = Facts.of(Post.of("twitter", "1", "ana", "x")).put(Fact.QUESTION, true);
        assertThat(router.route(facts).rules()).as("the default tenant").containsExactly("tagger");
        assertThat(router.route(facts.copy().put(Fact.TENANT, "acme")).rules()).isEmpty();
        DroolsRouter named =
                DroolsRouter.builder().drl(DRL, "own.drl").forTenants("acme").build();
        assertThat(named.route(facts.copy().put(Fact.TENANT, "acme")).rules()).containsExactly("tagger");
        assertThat(named.route(facts.copy().put(Fact.TENANT, "globex")).rules()).isEmpty();
        assertThat(named.route(facts).rules()).isEmpty();
        assertThat(named.ruleset()).isNotEqualTo(router.ruleset());
    }

    @Test
    void rulesetText_coversDrl_andIsReadAgainWithoutIt() {
        DroolsRouter yamlOnly = DroolsRouter.of(YAML, "r.yaml");
        assertThat(router.rulesetText()).startsWith(yamlOnly.rulesetText()).contains("#   rule \"gold complains\"");
        assertThat(router.ruleset()).isNotEqualTo(yamlOnly.ruleset());
        DroolsRouter again =
                DroolsRouter.builder().ruleset(router.rulesetText()).build();
        assertThat(again.rules()).hasSize(3);
        assertThat(again.ruleset()).isEqualTo(yamlOnly.ruleset());
        DroolsRouter drlOnly = DroolsRouter.builder().drl(DRL, "own.drl").build();
        assertThat(DroolsRouter.builder().ruleset(drlOnly.rulesetText()).build().rules())
                .isEmpty();
        assertThat(DroolsRouter.builder()
                        .drl(DRL.replace("80", "81"), "own.drl")
                        .build()
                        .ruleset())
                .isNotEqualTo(drlOnly.ruleset());
    }

    @Test
    void kieBase_ofTheApplication_isAskedAndNamed() {
        KieBase base = new KieHelper().addContent(DRL, ResourceType.DRL).build(ExecutableModelProject.class);
        DroolsRouter own =
                DroolsRouter.builder().yaml(YAML, "r.yaml").kieBase(base, "7.1").build();
        Facts facts = Facts.empty().put(Fact.COMPLAINT, true).put(Fact.CONTACT_TIER, "gold");
        assertThat(own.route(facts).level()).isEqualTo(Level.CRM);
        assertThat(own.rulesetText()).contains("# KieBase 7.1:").contains("#   own: gold complains");
        assertThat(own.explain(facts).text("en")).contains("\"gold complains\" in DRL matched Message, Contact");
        assertThat(base.getKieSessions()).as("none is left behind").isEmpty();
    }

    @Test
    void build_faultsInYamlAndDrl_areToldTogether(@TempDir Path folder) throws Exception {
        Path drl = Files.writeString(folder.resolve("own.drl"), DRL.replace("Contact(tier", "Contact(teir"));
        assertThatThrownBy(() -> DroolsRouter.builder()
                        .yaml(YAML.replace("level: CRM", "level: CRMM"), "r.yaml")
                        .drl(drl)
                        .build())
                .isInstanceOfSatisfying(
                        RuleFaults.class,
                        told -> assertThat(told.faults())
                                .extracting(RuleFaults.Fault::line)
                                .containsExactlyInAnyOrder(6, 13));
    }

    @Test
    void rulesFolder_withDrl_isStillRefused(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("own.drl"), DRL);
        assertThatThrownBy(() -> DroolsRouter.of(folder)).hasMessageContaining("DRL is code");
    }
}
