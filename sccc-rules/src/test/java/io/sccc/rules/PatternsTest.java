package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions in rules. */
class PatternsTest {

    private static DroolsRouter router(String when) {
        return DroolsRouter.of("rules:\n  - {id: p, when: {" + when + "}, then: {level: CRM}}\n", "p.yaml");
    }

    private static boolean matches(String when, Facts facts) {
        return !router(when).route(facts).rules().isEmpty();
    }

    private static Facts text(String text) {
        return Facts.empty().put(Fact.TEXT, text);
    }

    @Test
    void route_text_isMatchedInItsPlainForm() {
        String when = "text: {matches: 'órden(es)? [0-9]{4,}'}";
        assertThat(matches(when, text("¿Y mi ORDEN #12345?"))).isTrue();
        assertThat(matches(when, text("y mi orden 12345"))).isTrue();
        assertThat(matches(when, text("orden 123"))).isFalse();
        assertThat(matches(when, Facts.empty())).isFalse();
    }

    @Test
    void route_otherText_isMatchedAsItIsWithoutRegardToCase() {
        String when = "account: {matches: '^ayuda-(mx|cl)$'}";
        assertThat(matches(when, Facts.empty().put(Fact.ACCOUNT, "Ayuda-MX"))).isTrue();
        assertThat(matches(when, Facts.empty().put(Fact.ACCOUNT, "ayuda-mx-2"))).isFalse();
    }

    @Test
    void route_notAndUnknown_areAsOfEveryCondition() {
        assertThat(matches("text: {not: {matches: 'ab+c'}}", text("abd"))).isTrue();
        assertThat(matches("text: {not: {matches: 'ab+c'}}", text("abbc"))).isFalse();
        assertThat(matches("text: {not: {matches: 'ab+c'}}", Facts.empty())).isFalse();
        assertThat(matches("account: {matches: x, unknown: true}", Facts.empty()))
                .isTrue();
        assertThat(matches("text: {all: [{matches: aa}, {matches: bb}]}", text("bb aa")))
                .isTrue();
        assertThat(matches("text: {all: [{matches: aa}, {matches: bb}]}", text("aa")))
                .isFalse();
    }

    @Test
    void rulesetText_readAgain_hasThePattern() {
        DroolsRouter router = router("text: {matches: '\\d{3} \"x\"'}");
        assertThat(router.rules().get(0).conditions())
                .containsExactly(new Condition.Matches(Fact.TEXT, "\\d{3} \"x\""));
        assertThat(DroolsRouter.builder().ruleset(router.rulesetText()).build().rulesetText())
                .isEqualTo(router.rulesetText());
    }

    @Test
    void explain_pattern_isShownInThreeLanguages() {
        Explanation explanation =
                router("brand: {matches: 'ac+me'}").explain(Facts.empty().put(Fact.BRAND, "acme"));
        assertThat(explanation.text("en")).contains("brand matches /ac+me/");
        assertThat(explanation.text("es")).contains("marca coincide con /ac+me/");
        assertThat(explanation.text("pt")).contains("marca corresponde a /ac+me/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text: {matches: '(a'}",
                "text: {matches: '(?=a)b'}",
                "text: {matches: '(a)\\1'}",
                "text: {matches: ''}",
                "text: {matches: '(((a{1000}){1000}){1000}){1000}'}",
                "text: {matches: '(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9}'}",
                "text: {matches: 'a{1001}'}",
                "text: {matches: '[[:alpha:]'}",
                "text: {matches: [a, b]}",
                "text: {matches: {a: b}}",
                "sentiment: {matches: a}",
                "complaint: {matches: a}",
                "keywords: {matches: a}",
                "topics: {matches: a}"
            })
    void read_badPattern_isAFaultWithItsPlace(String when) {
        assertThatThrownBy(() -> router(when))
                .isInstanceOf(RuleFaults.class)
                .hasMessageContaining("p.yaml:2: rule p: ");
    }

    @Test
    void read_patternOfManyCharacters_isAFault() {
        assertThat(Patterns.fault("a".repeat(500))).isNull();
        assertThat(Patterns.fault("a".repeat(501))).contains("longer than 500");
        assertThat(Patterns.fault("(ab?){150}")).isNull();
        assertThat(Patterns.fault("a{99}{99}{99}{99}{99}{99}")).isNotNull();
        assertThat(Patterns.fault("(ab?){600}")).contains("larger than 1000");
        assertThatThrownBy(() -> router("text: {matches: '" + "a".repeat(501) + "'}"))
                .hasMessageContaining("longer than 500");
    }

    @Test
    void route_patternThatBacktrackingWouldNeverFinish_finishes() {
        DroolsRouter router = router("account: {matches: '^(a+)+$'}");
        Facts facts = Facts.empty().put(Fact.ACCOUNT, "a".repeat(9_999) + "b");
        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(60), () -> router.route(facts).rules()))
                .isEmpty();
    }

    @Test
    void lint_patternOnTheText_isNoComparisonOfTheWholeText() {
        assertThat(Lint.rules()
                        .of(DroolsRouter.builder()
                                .yaml("rules: [{id: p, when: {text: {matches: a}}, then: {level: CRM}}]", "p.yaml")))
                .noneMatch(finding -> finding.why().contains("whole text"));
    }
}
