package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroolsRouterTest {

    private static final String RULES = """
            rules:
              - id: outage-complaint
                priority: 80
                when:
                  channel: [twitter, facebook]
                  complaint: true
                  sentiment: "<= -0.3"
                  author_followers: ">= 10000"
                  keywords: ["sin internet", "outage*"]
                  topics: {any: [billing, outage], none: [promotion]}
                  language: {not: en}
                then:
                  level: crm
                  queue: redes
                  tags: [outage, alert]
                  sla: 15m
                  actions:
                    - open_case
                    - reply: {es: "Lo vemos ya", pt: "Já estamos vendo"}
                    - notify: {to: supervisor, text: "look"}
                    - custom: {name: page, parameters: {team: noc}}
                reason: {en: outage, es: caída, pt: queda}
              - id: always
                priority: low
                when: {}
                then: {level: FACILITATE, tags: [seen]}
            """;

    private static Facts outage() {
        return Facts.empty()
                .put(Fact.NETWORK, "Twitter")
                .put(Fact.COMPLAINT, true)
                .put(Fact.SENTIMENT, -0.5)
                .put(Fact.AUTHOR_FOLLOWERS, 20_000)
                .put(Fact.TEXT, "hoy sin internet otra vez")
                .put(Fact.TOPICS, Set.of("outage"))
                .put(Fact.LANGUAGE, "es");
    }

    @Test
    void route_allConditionsHold_ruleDecidesAndOthersAddTheirTags() {
        Route route = DroolsRouter.of(RULES, "a.yaml").route(outage());
        assertThat(route.level()).isEqualTo(Level.CRM);
        assertThat(route.priority()).isEqualTo(80);
        assertThat(route.queue()).isEqualTo("redes");
        assertThat(route.sla()).isEqualTo(Duration.ofMinutes(15));
        assertThat(route.tags()).containsExactly("alert", "outage", "seen");
        assertThat(route.rules()).containsExactly("outage-complaint", "always");
        assertThat(route.actions())
                .extracting(ActionSpec::kind)
                .containsExactly(ActionKind.OPEN_CASE, ActionKind.REPLY, ActionKind.NOTIFY, ActionKind.CUSTOM);
        assertThat(route.actions().get(1).text().in("pt")).isEqualTo("Já estamos vendo");
        assertThat(route.actions().get(3).parameters())
                .containsEntry("name", "page")
                .containsEntry("team", "noc");
        assertThat(route.reason().in("es")).isEqualTo("caída");
    }

    @Test
    void route_oneFactUnknown_ruleDoesNotMatch() {
        DroolsRouter router = DroolsRouter.of(RULES, "a.yaml");
        Facts facts = Facts.empty();
        outage().byName();
        for (Fact<?> fact : outage().known()) {
            if (!fact.equals(Fact.LANGUAGE)) {
                copy(fact, outage(), facts);
            }
        }
        assertThat(router.route(facts).rules()).containsExactly("always");
    }

    private static <T> void copy(Fact<T> fact, Facts from, Facts to) {
        to.put(fact, from.get(fact));
    }

    @Test
    void route_nothingMatches_isFacilitatedWithoutRule() {
        DroolsRouter router = DroolsRouter.packs("placeholder");
        Route route = router.route(Facts.empty());
        assertThat(route).isEqualTo(Route.noRule(router.ruleset(), List.of()));
    }

    @Test
    void packs_ofTheClassPath_areRead() {
        Route route = DroolsRouter.packs("placeholder").route(Facts.empty().put(Fact.COMPLAINT, true));
        assertThat(route.rules()).containsExactly("placeholder-complaint");
        assertThat(route.actions()).containsExactly(ActionSpec.of(ActionKind.OPEN_CASE));
    }

    @Test
    void packs_unknownName_isRefused() {
        assertThatThrownBy(() -> DroolsRouter.packs("../../secret", "nothing-like-it"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../../secret")
                .hasMessageContaining("nothing-like-it");
    }

    @Test
    void of_folder_readsEveryRuleFileInIt(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.yaml"), RULES);
        Files.writeString(folder.resolve("b.yml"), "rules:\n  - {id: b, when: {spam: true}, then: {level: IGNORE}}\n");
        Files.writeString(folder.resolve("README.md"), "notes");
        Route route = DroolsRouter.of(folder).route(Facts.empty().put(Fact.SPAM, true));
        assertThat(route.rules()).containsExactly("b", "always");
        assertThat(route.level()).isEqualTo(Level.IGNORE);
    }

    @Test
    void rulesetText_readAgain_givesTheSameSet() {
        DroolsRouter router = DroolsRouter.of(RULES, "a.yaml");
        DroolsRouter again =
                DroolsRouter.builder().ruleset(router.rulesetText()).build();
        assertThat(again.rulesetText()).isEqualTo(router.rulesetText());
        assertThat(again.ruleset()).isEqualTo(router.ruleset());
        assertThat(again.route(outage())).isEqualTo(router.route(outage()));
    }

    @Test
    void ruleset_sameRulesInOtherOrderAndSpelling_isTheSame() {
        String one = "rules:\n  - {id: a, when: {channel: X}, then: {level: crm}}\n  - {id: b, then: {tags: t}}\n";
        String other = "# note\nrules:\n  - id: b\n    then: {tags: [t]}\n  - id: a\n    priority: normal\n"
                + "    when: {network: [x]}\n    then: {level: CRM, actions: [open_case]}\n    reason: changed\n";
        assertThat(DroolsRouter.of(one, "a").ruleset())
                .isEqualTo(DroolsRouter.of(other.replace("    reason: changed\n", ""), "b")
                        .ruleset())
                .isNotEqualTo(DroolsRouter.of(other, "b").ruleset());
    }

    @Test
    void fact_ofTheApplication_canBeAsked() {
        Fact<Double> weather = Fact.number("weather.rain", "Millimeters of rain at the contact's place.");
        DroolsRouter router = DroolsRouter.builder()
                .fact(weather)
                .yaml("rules:\n  - {id: rain, when: {weather_rain: '> 20'}, then: {level: CRM}}\n", "rain.yaml")
                .build();
        assertThat(router.route(Facts.empty().put(weather, 30)).rules()).containsExactly("rain");
        assertThat(router.route(Facts.empty().put(weather, 20)).rules()).isEmpty();
    }

    @Test
    void fact_withANameInUse_isRefused() {
        Fact<String> taken = Fact.text("author_followers", "Taken.");
        assertThatThrownBy(() ->
                        DroolsRouter.builder().fact(taken).packs("placeholder").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("author_followers");
    }

    @Test
    void build_withoutRules_isRefused() {
        assertThatThrownBy(() -> DroolsRouter.builder().build()).hasMessageContaining("no rules were named");
    }

    @Test
    void rules_madeInJava_areHeldToTheSameChecks() {
        RuleSpec good = RuleSpec.of("good", List.of(new Condition.OneOf(Fact.NETWORK, List.of("X"))), Level.CRM);
        RuleSpec bad =
                RuleSpec.of("Bad Id", List.of(new Condition.OneOf(Fact.LANGUAGE, List.of("english"))), Level.CRM);
        Route route = DroolsRouter.builder()
                .rules(List.of(good))
                .build()
                .route(Facts.empty().put(Fact.NETWORK, "x"));
        assertThat(route.rules()).containsExactly("good");
        assertThatThrownBy(
                        () -> DroolsRouter.builder().rules(List.of(good, bad)).build())
                .isInstanceOf(RuleFaults.class)
                .hasMessageContaining("Bad Id")
                .hasMessageContaining("english");
    }
}
