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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void build_sameIdTwiceInOneFile_isAFault() {
        assertThatThrownBy(() -> DroolsRouter.of("""
                rules:
                  - {id: a, when: {complaint: true}, then: {level: CRM}}
                  - {id: a, when: {complaint: true}, then: {level: IGNORE}}
                """, "mine.yaml"))
                .isInstanceOf(RuleFaults.class)
                .hasMessageContainingAll("mine.yaml:3", "used twice", "mine.yaml:2", "another id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-first.yaml", "z-last.yaml"})
    void rules_overrideWithinAFolder_winsWhateverItsFileIsCalled(String name, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("m.csv"), "id,complaint,level\nrow,true,CRM\nother,true,FACILITATE\n");
        Files.writeString(
                folder.resolve(name),
                "rules: [{id: row, override: true, when: {complaint: true}, then: {level: COMMUNITY}}]");
        assertThat(DroolsRouter.of(folder).route(COMPLAINT).level()).isEqualTo(Level.FACILITATE);
        assertThat(DroolsRouter.of(folder).route(COMPLAINT).rules()).containsExactly("other", "row");
        Files.writeString(folder.resolve(name), "rules: [{id: row, disabled: true}]");
        assertThat(ids(DroolsRouter.of(folder))).containsExactly("other");
    }

    @Test
    void rules_overriddenTwiceInOneFolder_isAFaultThatNamesBothPlaces(@TempDir Path folder) throws IOException {
        String rule = "rules:\n  - {id: row, override: true, when: {complaint: true}, then: {level: %s}}\n";
        Files.writeString(folder.resolve("a.yaml"), rule.formatted("CRM"));
        Files.writeString(folder.resolve("b.yaml"), rule.formatted("IGNORE"));
        assertThatThrownBy(() -> DroolsRouter.of(folder))
                .isInstanceOf(RuleFaults.class)
                .hasMessageContainingAll("b.yaml:2", "rule row", "twice", "first at", "a.yaml:2", "Keep one of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: frist, override: true, when: {praise: true}, then: {level: CRM}} | Did you mean \"first\"?",
                "{id: nobody, override: true, when: {praise: true}, then: {level: CRM}} | --rules default,my-rules",
                "{id: nobody, override: true, disabled: true} | no other rule of this id",
                "{id: nobody, disabled: true} | no other rule of this id"
            })
    void lint_overlayOfNothing_isWarnedOf(String rule, String expected) {
        List<Lint.Finding> findings = Lint.rules().of(base().yaml("rules:\n  - " + rule, "mine.yaml"));
        assertThat(findings)
                .filteredOn(it -> it.code().equals("SCCC-2138"))
                .singleElement()
                .satisfies(it -> assertThat(it.toString())
                        .startsWith("mine.yaml:2: warning: rule")
                        .contains(expected));
    }

    @Test
    void lint_thousandsOfOverlaysAndTestsOfNothing_areToldInTheirHundreds() {
        StringBuilder rules = new StringBuilder("rules:\n");
        StringBuilder tests = new StringBuilder("tests:\n");
        for (int i = 0; i < 4_000; i++) {
            rules.append("  - {id: nothing-of-the-name-").append(i).append(", override: true, group: grup");
            rules.append(i).append(", when: {keywords: x").append(i).append("}, then: {level: CRM}}\n");
            tests.append("  - {rule: nobody-of-the-name-")
                    .append(i)
                    .append(", given: {text: x}, expect: {level: CRM}}\n");
        }
        String groups = "groups: {group1: {hit: first}}\n";
        List<Lint.Finding> found = Lint.rules().of(DroolsRouter.builder().yaml(groups + rules, "r.yaml"));
        assertThat(found).hasSizeLessThan(300).noneMatch(Lint.Finding::error);
        List<Lint.Finding> errors = Lint.rules()
                .of(DroolsRouter.builder().yaml(groups + rules, "r.yaml").yaml(tests.toString(), "t.yaml"));
        assertThat(errors).filteredOn(Lint.Finding::error).hasSizeBetween(100, 201);
    }

    @Test
    void lint_overlayThatIsMeant_isNotWarnedOf() {
        String mine = """
                rules:
                  - {id: first, disabled: true}
                  - {id: second, override: true, when: {complaint: true}, then: {level: CRM}}
                  - {id: switched-off, disabled: true, when: {praise: true}, then: {level: CRM}}
                """;
        assertThat(Lint.rules().of(base().yaml(mine, "mine.yaml")))
                .noneMatch(it -> it.code().equals("SCCC-2138"));
    }

    @Test
    void lint_overrideOfARuleOfItsOwnFile_isWarnedOf() {
        assertThat(Lint.rules().of(DroolsRouter.builder().yaml("""
                rules:
                  - {id: a, override: true, when: {complaint: true}, then: {level: CRM}}
                  - {id: a, when: {complaint: true}, then: {level: IGNORE}}
                """, "mine.yaml")))
                .anyMatch(it -> it.toString().contains("its own file, at mine.yaml:3"));
    }

    @Test
    void csv_overrideAndDisabled_areColumns() {
        DroolsRouter router = base().csv(
                        "id,override,disabled,complaint,level,queue\nfirst,true,,true,CRM,row\nsecond,,true,,,\n",
                        "t.csv")
                .build();
        assertThat(ids(router)).containsExactly("first");
        assertThat(router.route(COMPLAINT).queue()).isEqualTo("row");
        assertThatThrownBy(() -> base().csv("id,override,level\nfirst,yes,CRM\n", "t.csv")
                        .build())
                .hasMessageContaining("t.csv:2: column override: value");
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
    void packs_namedAgain_comeOnce() {
        DroolsRouter twice =
                DroolsRouter.builder().packs("general").packs("telecom").build();
        assertThat(twice.ruleset()).isEqualTo(DroolsRouter.packs("telecom").ruleset());
    }

    @Test
    void packs_unknown_areToldWithTheNearestAndAll() {
        assertThatThrownBy(() -> DroolsRouter.packs("telecon", "general", "x"))
                .hasMessage("no such pack: \"telecon\" (did you mean \"telecom\"?), \"x\"."
                        + " Packs are default, general, telecom, bank, consumer-goods");
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
