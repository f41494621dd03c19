package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final DroolsRouter ROUTER = DroolsRouter.of("""
            rules:
              - {id: vip, priority: 90, when: {complaint: true, author.followers: ">= 10000"}, then: {level: CRM}}
              - {id: how, when: {question: true, content.found: true}, then: {level: COMMUNITY}}
              - {id: far, when: {spam: true, idea: true, praise: true}, then: {level: CRM}}
              - {id: words, when: {keywords: [señal]}, then: {level: COMMUNITY}}
              - {id: seen, priority: 1, when: {complaint: true}, then: {level: FACILITATE}}
            """, "e.yaml");

    private static final Facts FACTS = Facts.empty()
            .put(Fact.COMPLAINT, true)
            .put(Fact.AUTHOR_FOLLOWERS, 5)
            .put(Fact.TEXT, "secreto de alguien");

    @Test
    void explain_ruleThatMatched_showsConditionsAndValues() {
        Explanation explanation = ROUTER.explain(FACTS);
        assertThat(explanation.route()).isEqualTo(ROUTER.route(FACTS));
        assertThat(explanation.matched()).extracting(Explanation.Match::rule).containsExactly("seen");
        assertThat(explanation.matched().get(0).lines().get(0).value().in("es")).isEqualTo("verdadero");
    }

    @Test
    void explain_rulesThatNearlyMatched_nearestLevelFirstWithWhatWasNeeded() {
        Explanation explanation = ROUTER.explain(FACTS);
        assertThat(explanation.nearly()).extracting(Explanation.Match::rule).containsExactly("words", "how", "vip");
        Explanation.Line line = explanation.nearly().get(2).lines().get(0);
        assertThat(line.fact()).isEqualTo("author.followers");
        assertThat(line.value().in("en")).isEqualTo("5");
        assertThat(line.needed().in("en")).isEqualTo(">= 10000");
        assertThat(explanation.nearly().get(1).lines()).allSatisfy(it -> {
            assertThat(it.truth()).isEqualTo(Condition.Truth.UNKNOWN);
            assertThat(it.value().in("pt")).isEqualTo("desconhecido");
        });
    }

    @Test
    void whyNot_eachLevel_saysWhatWasMissing() {
        Explanation explanation = ROUTER.explain(FACTS);
        assertThat(explanation.whyNot(Level.CRM).in("en"))
                .startsWith("rule vip: author.followers is 5, needed: >= 10000");
        assertThat(explanation.whyNot(Level.IGNORE).in("es")).isEqualTo("ninguna regla lleva a IGNORE");
        assertThat(explanation.whyNot(Level.FACILITATE).in("pt")).startsWith("a rota é FACILITATE");
        assertThat(ROUTER.explain(FACTS.copy().put(Fact.AUTHOR_FOLLOWERS, 20_000))
                        .whyNot(Level.FACILITATE)
                        .in("en"))
                .isEqualTo("rule seen matched, but rule vip comes first");
    }

    @Test
    void text_inThreeLanguages_neverHoldsTheTextOfThePost() {
        Explanation explanation = ROUTER.explain(FACTS);
        assertThat(explanation.text("en")).contains("rule seen (priority 1) matched: complaint is true");
        assertThat(explanation.text("es")).contains("la regla seen (prioridad 1) coincidió: complaint es verdadero");
        assertThat(explanation.text("pt")).contains("quase: regra vip").doesNotContain("secreto");
        assertThat(explanation.toString()).doesNotContain("secreto");
    }
}
