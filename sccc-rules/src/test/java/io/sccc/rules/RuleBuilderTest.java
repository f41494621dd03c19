package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Level;
import io.sccc.core.model.LocalizedText;
import io.sccc.rules.Condition.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules written in Java. */
class RuleBuilderTest {

    private static String text(RuleSpec... rules) {
        return DroolsRouter.builder().rules(List.of(rules)).build().rulesetText();
    }

    @Test
    void build_everyVerb_meansWhatTheYamlMeans() {
        RuleSpec rule = RuleSpec.rule("vip-complaint")
                .version("3")
                .group("care", HitPolicy.FIRST)
                .priority(80)
                .after(Duration.ofHours(2))
                .valid(Instant.parse("2026-12-01T00:00:00Z"), null)
                .tenant("acme")
                .party("agency")
                .when(Fact.COMPLAINT)
                .whenNot(Fact.SPAM)
                .when(Fact.SENTIMENT, Operator.AT_MOST, -0.3)
                .whenAny(Fact.LANGUAGE, "es", "PT")
                .whenNone(Fact.NETWORK, "whatsapp")
                .whenHas(Fact.CONTACT_PRODUCTS, "fiber", "tv")
                .whenHasNone(Fact.HASHTAGS, "promo")
                .keywords("factura*")
                .whenMatches(Fact.ACCOUNT, "^help")
                .then(Level.CRM)
                .queue("care")
                .tags("vip", "bill")
                .sla(Duration.ofHours(1))
                .action(ActionKind.OPEN_CASE)
                .action(ActionKind.NOTIFY, Map.of("to", "lead"))
                .action(ActionKind.REPLY, LocalizedText.of("hi", "hola", "oi"))
                .because("a bill", "una factura", "uma fatura")
                .build();
        String yaml = """
                groups: {care: {hit: first}}
                rules:
                  - id: vip-complaint
                    version: 3
                    group: care
                    priority: 80
                    after: 2h
                    valid: {from: 2026-12-01}
                    tenant: acme
                    party: agency
                    when:
                      complaint: true
                      spam: false
                      sentiment: "<= -0.3"
                      language: [es, pt]
                      network: {none: [whatsapp]}
                      contact.products: [fiber, tv]
                      hashtags: {none: [promo]}
                      keywords: factura*
                      account: {matches: ^help}
                    then:
                      level: CRM
                      queue: care
                      tags: [vip, bill]
                      sla: 1h
                      actions: [open_case, notify: {to: lead}, reply: {en: hi, es: hola, pt: oi}]
                    reason: {en: a bill, es: una factura, pt: uma fatura}
                """;
        DroolsRouter written = DroolsRouter.of(yaml, "r.yaml");
        assertThat(text(rule)).isEqualTo(written.rulesetText());
        assertThat(rule).isEqualTo(written.rules().get(0).at(rule.place()));
    }

    @Test
    void build_noKeywords_areDenied() {
        RuleSpec rule = RuleSpec.rule("a").noKeywords("gracias").tags("x").build();
        assertThat(rule.conditions()).containsExactly(new Condition.Not(new Condition.Says(List.of("gracias"))));
    }

    @Test
    void build_factOfTheApplication_isKnown() {
        Fact<Double> debt = Fact.number("acme.debt", "What the customer owes.");
        RuleSpec rule = RuleSpec.rule("a")
                .when(debt, Operator.MORE, 100)
                .then(Level.CRM)
                .build();
        assertThat(rule.conditions()).extracting(Condition::fact).isEqualTo(List.of(debt));
    }

    @Test
    void build_levelWithoutActions_hasTheUsualOnes() {
        assertThat(RuleSpec.rule("a").then(Level.CRM).build().actions())
                .extracting(action -> action.kind())
                .containsExactly(ActionKind.OPEN_CASE);
    }

    @Test
    void build_halfACharacter_isRefused() {
        RuleBuilder cut = RuleSpec.rule("cut").then(Level.CRM).queue("caf\ud83d");
        assertThatThrownBy(cut::build).hasMessageContaining("rule (cut)").hasMessageContaining("half a character");
    }

    @Test
    void build_manyFaults_areToldAllAtOnce() {
        RuleBuilder wrong = RuleSpec.rule("Big")
                .priority(2000)
                .whenAny(Fact.VISIBILITY, "secret")
                .whenMatches(Fact.ACCOUNT, "(")
                .when(Fact.SENTIMENT, Operator.MORE, 3);
        assertThatThrownBy(wrong::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id \"Big\" is not an id")
                .hasMessageContaining("priority \"2000\"")
                .hasMessageContaining("\"secret\"")
                .hasMessageContaining("pattern \"(\"")
                .hasMessageContaining("not within -1 and 1")
                .hasMessageContaining("does nothing");
    }
}
