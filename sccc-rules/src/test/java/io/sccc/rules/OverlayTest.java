package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {

    private static final Facts COMPLAINT = Facts.empty().put(Fact.COMPLAINT, true);
    private static final String BASE = """
            rules:
              - id: first
                priority: 80
                when: {complaint: true}
                then: {level: CRM, queue: care, tags: [base]}
              - id: second
                when: {complaint: true}
                then: {level: COMMUNITY}
            """;

    private static DroolsRouter.Builder base() {
        return DroolsRouter.builder().yaml(BASE, "base.yaml");
    }

    private static List<String> ids(DroolsRouter router) {
        return router.rules().stream().map(RuleSpec::id).toList();
    }

    @Test
    void build_sameIdInALaterSource_isAFaultThatNamesOverride() {
        DroolsRouter.Builder both =
                base().yaml("rules: [{id: first, when: {praise: true}, then: {level: IGNORE}}]", "mine.yaml");
        assertThatThrownBy(both::build)
                .isInstanceOf(RuleFaults.class)
                .hasMessageContainingAll("mine.yaml:1", "used twice", "base.yaml:2", "override: true");
    }

    @Test
    void build_override_replacesTheEarlierRuleWholly() {
        DroolsRouter router = base().yaml("""
                rules:
                  - id: first
                    override: true
                    when: {complaint: true}
                    then: {level: FACILITATE}
                """, "mine.yaml").build();
        assertThat(ids(router)).containsExactlyInAnyOrder("first", "second");
        RuleSpec first = router.rules().stream()
                .filter(it -> it.id().equals("first"))
                .findFirst()
                .orElseThrow();
        assertThat(first.priority()).isEqualTo(RuleSpec.NORMAL);
        assertThat(first.tags()).isEmpty();
        assertThat(first.place()).hasToString("mine.yaml:2");
        assertThat(router.route(COMPLAINT).level()).isEqualTo(Level.FACILITATE);
    }

    @Test
    void build_overrideOfNothing_isARuleLikeAnyOther() {
        DroolsRouter router = DroolsRouter.of(
                "rules: [{id: first, override: true, when: {complaint: true}, then: {level: CRM}}]", "mine.yaml");
        assertThat(router.route(COMPLAINT).level()).isEqualTo(Level.CRM);
    }

    @Test
    void build_disabled_takesTheEarlierRuleOut() {
        DroolsRouter router =
                base().yaml("rules: [{id: first, disabled: true}]", "mine.yaml").build();
        assertThat(ids(router)).containsExactly("second");
        assertThat(router.route(COMPLAINT).level()).isEqualTo(Level.COMMUNITY);
    }

    @Test
    void build_disabledAndAfterwardsGivenAnew_isThere() {
        DroolsRouter router = base().yaml("rules: [{id: first, disabled: true}]", "mine.yaml")
                .yaml("rules: [{id: first, when: {complaint: true}, then: {level: IGNORE}}]", "theirs.yaml")
                .build();
        assertThat(router.route(COMPLAINT).rules()).contains("first", "second");
    }

    @Test
    void build_overrideTwiceInLaterSources_keepsTheLast() {
        String rule = "rules: [{id: first, override: true, when: {complaint: true}, then: {level: CRM, queue: %s}}]";
        DroolsRouter router = base().yaml(rule.formatted("one"), "one.yaml")
                .yaml(rule.formatted("two"), "two.yaml")
                .build();
        assertThat(router.route(COMPLAINT).queue()).isEqualTo("two");
    }

    @Test
    void build_sameIdTwiceInOneFile_isAFaultWhateverItSays() {
        assertThatThrownBy(() -> DroolsRouter.of("""
                rules:
                  - {id: a, when: {complaint: true}, then: {level: CRM}}
                  - {id: a, override: true, when: {complaint: true}, then: {level: IGNORE}}
                """, "mine.yaml"))
                .isInstanceOf(RuleFaults.class)
                .hasMessageContainingAll("mine.yaml:3", "used twice", "another id");
    }

    @Test
    void build_rulesOnOneLine_areTakenOutOneByOne() {
        DroolsRouter router = DroolsRouter.of(
                "rules: [{id: a, disabled: true}, {id: b, when: {complaint: true}, then: {level: CRM}}]", "mine.yaml");
        assertThat(ids(router)).containsExactly("b");
    }

    @Test
    void build_afterATable_countsTheRulesRight() {
        DroolsRouter router = DroolsRouter.builder()
                .csv("id,sentiment,level\nrow,negative,CRM\nother,positive,IGNORE\n", "table.csv")
                .yaml("rules: [{id: row, disabled: true}]", "mine.yaml")
                .build();
        assertThat(ids(router)).containsExactly("other");
    }

    @Test
    void build_disabledIsNotTrueOrFalse_isAFault() {
        assertThatThrownBy(() -> DroolsRouter.of("rules: [{id: a, disabled: yes}]", "mine.yaml"))
                .isInstanceOf(RuleFaults.class)
                .hasMessageContainingAll("mine.yaml:1", "disabled", "Write true");
    }

    @Test
    void rules_folderAfterAPack_overridesItsRules(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), """
                rules:
                  - {id: praise, disabled: true}
                  - id: complaint
                    override: true
                    when: {complaint: true}
                    then: {level: CRM, queue: acme}
                """);
        DroolsRouter router =
                DroolsRouter.builder().packs("general").rules(folder).build();
        assertThat(ids(router)).contains("complaint").doesNotContain("praise");
        assertThat(router.rules())
                .filteredOn(it -> it.id().equals("complaint"))
                .extracting(RuleSpec::queue)
                .containsExactly("acme");
        assertThat(DroolsRouter.builder().ruleset(router.rulesetText()).build().ruleset())
                .isEqualTo(router.ruleset());
    }

    @Test
    void packs_ofASector_bringTheGeneralOneOnce() {
        assertThat(Packs.names(List.of("telecom"))).containsExactly("general", "telecom");
        assertThat(Packs.names(List.of("bank", "general"))).containsExactly("general", "bank");
        assertThat(Packs.names(List.of("default")))
                .containsExactly("general", "telecom", "bank", "consumer-goods")
                .isEqualTo(Packs.names(List.of("general", "telecom", "bank", "consumer-goods")));
        assertThat(Packs.names(List.of("placeholder"))).containsExactly("placeholder");
    }
}
