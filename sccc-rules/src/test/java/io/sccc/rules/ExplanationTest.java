package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final DroolsRouter ROUTER = DroolsRouter.of("""
            rules:
              - {id: vip, priority: 90, when: {complaint: true, author.followers: ">= 10000"}, then: {level: CRM}}
              - {id: how, when: {complaint: true, question: true, content.found: true}, then: {level: COMMUNITY}}
              - {id: far, when: {complaint: true, spam: true, idea: true, praise: true}, then: {level: CRM}}
              - {id: words, when: {keywords: [señal]}, then: {level: COMMUNITY}}
              - {id: without, when: {keywords: {any: [señal], none: [gracias]}}, then: {level: COMMUNITY}}
              - {id: sector, when: {idea: true, brand.sector: {none: [bank], unknown: true}}, then: {level: COMMUNITY}}
              - {id: tagged, when: {complaint: true, urgent: true}, then: {tags: [now]}}
              - {id: lower, when: {complaint: true, urgent: true}, then: {level: IGNORE}}
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
        assertThat(explanation.matched().get(0).lines().get(0).value().in("es")).isEqualTo("sí");
    }

    @Test
    void explain_rulesThatNearlyMatched_onlyThoseOfWhichSomethingHeld() {
        Explanation explanation = ROUTER.explain(FACTS);
        assertThat(explanation.nearly()).extracting(Explanation.Match::rule).containsExactly("how", "vip", "lower");
        Explanation.Line line = explanation.nearly().get(1).lines().get(0);
        assertThat(line.fact()).isEqualTo("author.followers");
        assertThat(line.value().in("en")).isEqualTo("5");
        assertThat(line.needed().in("en")).isEqualTo("at least 10000");
        assertThat(explanation.nearly().get(0).lines()).hasSize(2).allSatisfy(it -> {
            assertThat(it.truth()).isEqualTo(Condition.Truth.UNKNOWN);
            assertThat(it.value().in("pt")).isEqualTo("desconhecido");
        });
    }

    @Test
    void whyNot_eachLevel_namesTheMostPromisingRule() {
        Explanation explanation = ROUTER.explain(FACTS);
        assertThat(explanation.whyNot(Level.CRM).in("en")).isEqualTo("rule vip: followers: 5, needed: at least 10000");
        assertThat(explanation.whyNot(Level.FACILITATE).in("pt")).startsWith("a rota é FACILITATE");
        assertThat(explanation.whyNot(Level.COMMUNITY).in("es"))
                .isEqualTo("regla how: pregunta: desconocido, se necesita: sí; "
                        + "contenido encontrado: desconocido, se necesita: sí");
        assertThat(ROUTER.explain(FACTS.copy().put(Fact.AUTHOR_FOLLOWERS, 20_000))
                        .whyNot(Level.FACILITATE)
                        .in("en"))
                .isEqualTo("rule seen matched, but rule vip comes first");
    }

    @Test
    void toReach_rulesThatWouldDecide_notThoseThatWouldGiveWay() {
        Explanation explanation = ROUTER.explain(FACTS);
        assertThat(explanation.toReach(Level.CRM))
                .extracting(way -> way.in("es"))
                .containsExactly("regla vip: seguidores: 5, se necesita: al menos 10000");
        assertThat(explanation.toReach(Level.FACILITATE)).isEmpty();
    }

    @Test
    void toReach_ruleThatWouldGiveWayAnyhow_isNoWayAndWhyNotSaysSo() {
        Explanation explanation = DroolsRouter.of("""
                rules:
                  - {id: high, priority: 9, when: {complaint: true}, then: {level: FACILITATE}}
                  - {id: low, priority: 8, when: {complaint: true, question: true}, then: {level: CRM}}
                """, "w.yaml").explain(FACTS);
        assertThat(explanation.toReach(Level.CRM)).isEmpty();
        assertThat(explanation.whyNot(Level.CRM).in("en"))
                .isEqualTo("rule low: question: unknown, needed: yes; and rule high would still come first");
    }

    @Test
    void whyNot_ruleThatWaitsForItsTimer_isToldBeforeOthers() {
        Explanation explanation = DroolsRouter.of("""
                rules:
                  - {id: later, after: 72h, when: {complaint: true, unanswered: true}, then: {level: CRM}}
                  - {id: soon, after: 15m, when: {complaint: true}, then: {level: COMMUNITY}}
                  - {id: near, when: {complaint: true, question: true}, then: {level: CRM}}
                """, "t.yaml").explain(FACTS);
        assertThat(explanation.whyNot(Level.CRM).in("en"))
                .isEqualTo("not yet: rule later is asked 72 h after the post, if nobody has answered by then");
        assertThat(explanation.whyNot(Level.CRM).in("pt")).contains("regra later", "72 h", "ninguém");
        assertThat(explanation.whyNot(Level.COMMUNITY).in("es"))
                .isEqualTo("aún no: la regla soon se consulta 15 min después del mensaje");
    }

    @Test
    void explain_rulesThatLackOnlyWords_comeLastAndOnlyWhereThereIsRoom() {
        String words = "  - {id: w%d, priority: 90, when: {complaint: true, keywords: x%d}, then: {level: CRM}}\n";
        DroolsRouter router = DroolsRouter.of(
                "rules:\n" + words.formatted(1, 1) + words.formatted(2, 2) + words.formatted(3, 3)
                        + words.formatted(4, 4) + words.formatted(5, 5)
                        + "  - {id: big, when: {complaint: true, author.followers: '> 100', idea: true}, then: {level: CRM}}\n"
                        + "  - {id: low, when: {complaint: true, urgent: true}, then: {level: IGNORE}}\n",
                "w.yaml");
        Explanation explanation = router.explain(FACTS);
        assertThat(explanation.nearly())
                .extracting(Explanation.Match::rule)
                .containsExactly("big", "w1", "w2", "w3", "low");
        assertThat(explanation.whyNot(Level.CRM).in("pt"))
                .isEqualTo("regra big: seguidores: 5, é preciso: mais de 100; ideia: desconhecido, é preciso: sim");
    }

    @Test
    void steps_rulesThatMatched_eachSaysWhatBecameOfIt() {
        DroolsRouter router = DroolsRouter.of("""
                groups: {g: {hit: first}}
                rules:
                  - {id: a, group: g, priority: 3, when: {complaint: true}, then: {level: CRM}}
                  - {id: b, group: g, priority: 2, when: {complaint: true}, then: {level: COMMUNITY}}
                  - {id: c, priority: 3, when: {complaint: true}, then: {level: IGNORE}}
                  - {id: d, priority: 1, when: {complaint: true}, then: {level: IGNORE}}
                  - {id: e, priority: 1, when: {complaint: true}, then: {tags: [x]}}
                  - {id: f, when: {complaint: false}, then: {level: CRM}}
                """, "s.yaml");
        Explanation explanation = router.explain(FACTS);
        assertThat(explanation.steps()).extracting(Explanation.Step::rule).containsExactly("a", "c", "b", "d", "e");
        assertThat(explanation.steps())
                .extracting(step -> step.why().in("en"))
                .containsExactly(
                        "decides: of all that matched and lead to a level, its priority (3) comes first",
                        "gives way to a: same priority (3), and its name comes later",
                        "does not count: of its group only the first does, a",
                        "gives way to a: priority 1 is lower than 3",
                        "leads to no level; adds its tags and actions");
        assertThat(explanation.steps().get(2).by()).isEqualTo("a");
    }

    @Test
    void known_factsOfThePost_areSaidAndThoseAskedForAndUnknownNamed() {
        Explanation explanation = ROUTER.explain(FACTS.copy().put(Fact.CONVERSATION_LEVEL, "facilitate"));
        assertThat(explanation.known())
                .extracting(
                        known -> known.label().in("es") + ": " + known.value().in("es"))
                .contains("queja: sí", "seguidores: 5", "nivel hasta ahora: facilitado")
                .noneMatch(line -> line.contains("secreto"));
        assertThat(explanation.unknown())
                .extracting(Explanation.Asked::fact)
                .contains("question", "content.found")
                .doesNotContain("complaint", "keywords", "text");
        assertThat(explanation.known().toString()).doesNotContain("5");
    }

    @Test
    void explain_oneRule_tellsEachOfItsConditions() {
        Explanation.Match vip = ROUTER.explain(FACTS, "vip");
        assertThat(vip).isNotNull();
        assertThat(vip.lines())
                .extracting(Explanation.Line::truth)
                .containsExactlyInAnyOrder(Condition.Truth.TRUE, Condition.Truth.FALSE);
        assertThat(vip.missing().in("en")).isEqualTo("rule vip: followers: 5, needed: at least 10000");
        assertThat(ROUTER.explain(FACTS, "nobody")).isNull();
    }

    @Test
    void whyNot_noRuleCameNear_saysSo() {
        Explanation explanation = ROUTER.explain(Facts.empty().put(Fact.TEXT, "hola"));
        assertThat(explanation.nearly())
                .isNotEmpty()
                .allSatisfy(match -> assertThat(match.lines()).hasSizeLessThanOrEqualTo(2));
        assertThat(explanation.whyNot(Level.COMMUNITY).in("es"))
                .isEqualTo("ninguna regla que lleva a COMMUNITY estuvo cerca: no se vio nada de lo que buscan");
        assertThat(router("complaint: true").explain(FACTS).whyNot(Level.IGNORE).in("es"))
                .isEqualTo("ninguna regla lleva a IGNORE");
    }

    @Test
    void text_inThreeLanguages_neverHoldsTheTextOfThePost() {
        Explanation explanation = ROUTER.explain(FACTS);
        assertThat(explanation.text("en")).contains("rule seen (priority 1) matched: complaint: yes");
        assertThat(explanation.text("es")).contains("la regla seen (prioridad 1) coincidió: queja: sí");
        assertThat(explanation.text("pt")).contains("quase: regra vip").doesNotContain("secreto");
        assertThat(explanation.toString()).doesNotContain("secreto");
    }

    @Test
    void explain_alternativesThatMatched_areNamedAsTheRuleHasThem() {
        Facts said = Facts.empty().put(Fact.TEXT, "Hola, ¡se CAYÓ h otra vez!");
        assertThat(said(router("keywords: [a, b, c, d, e, f, g, 'se cayó*', h]"), said))
                .isEqualTo("the text says \"se cayó*\" or \"h\"");
        assertThat(said(router("topics: [uno, dos, tres]"), said.copy().put(Fact.TOPICS, Set.of("dos", "x"))))
                .isEqualTo("topics has \"dos\"");
        assertThat(said(router("country: [AR, MX]"), said.copy().put(Fact.COUNTRY, "mx")))
                .isEqualTo("country is mx");
    }

    @Test
    void explain_alternativesThatFailed_areTheFirstFiveAndACount() {
        DroolsRouter router = router("complaint: true\n      keywords: [a, b, c, d, e, f, g]");
        Explanation.Line line = nearly(router, FACTS);
        assertThat(line.condition().in("en")).isEqualTo("the text says \"a\", \"b\", \"c\", \"d\", \"e\" or 2 more");
        assertThat(line.condition().in("es")).isEqualTo("el texto dice \"a\", \"b\", \"c\", \"d\", \"e\" o 2 más");
        assertThat(line.condition().in("pt")).isEqualTo("o texto diz \"a\", \"b\", \"c\", \"d\", \"e\" ou mais 2");
    }

    @Test
    void explain_wordThatMustNotBeSaid_namesTheOneThatWas() {
        DroolsRouter router = router("complaint: true\n      keywords: {none: [a, b, c, d, e, f, alguien]}");
        assertThat(nearly(router, FACTS).condition().in("es")).isEqualTo("el texto no dice \"alguien\"");
    }

    @Test
    void explain_whatMustNotBe_isNoDoubleNegative() {
        Facts idea = FACTS.copy().put(Fact.BRAND_SECTOR, "bank").put(Fact.LANGUAGE, "pt");
        Explanation.Line sector =
                nearly(router("complaint: true\n      brand.sector: {none: [bank], unknown: true}"), idea);
        assertThat(sector.condition().byLanguage().values())
                .containsExactlyInAnyOrder(
                        "sector of the brand is not bank",
                        "sector de la marca no es bank",
                        "setor da marca não é bank");
        Explanation.Line complaint = nearly(router("language: pt\n      complaint: {not: true, unknown: true}"), idea);
        assertThat(complaint.condition().in("pt")).isEqualTo("reclamação: não ou desconhecido");
        Explanation.Line few = nearly(router("complaint: true\n      author.followers: {not: '< 10'}"), idea);
        assertThat(few.condition().in("en")).isEqualTo("followers: at least 10");
    }

    @Test
    void explain_numbersAndKnownValues_areAsPeopleSayThem() {
        Facts sad = FACTS.copy().put(Fact.SENTIMENT, -0.123456).put(Fact.LANGUAGE, "pt");
        Explanation.Line line = nearly(router("complaint: true\n      sentiment: '<= -0.3'"), sad);
        assertThat(line.value().in("en")).isEqualTo("-0.12");
        assertThat(line.condition().in("es")).isEqualTo("sentimiento: como máximo -0.3");
        assertThat(nearly(router("complaint: true\n      language: [es, en]"), sad)
                        .value()
                        .in("es"))
                .isEqualTo("portugués");
        Explanation.Line open = nearly(router("complaint: true\n      conversation.case: [open, closed]"), sad);
        assertThat(open.condition().in("pt")).isEqualTo("caso é aberto ou fechado");
    }

    @Test
    void labels_everyFact_hasAName() {
        assertThat(Fact.vocabulary())
                .filteredOn(fact -> !Set.of("idea", "spam", "hashtags").contains(fact.name()))
                .allSatisfy(fact -> assertThat(Labels.of(fact.name()).in("es")).isNotEqualTo(fact.name()));
    }

    @Test
    void labels_factsOfThePack_haveAName() {
        assertThat(DroolsRouter.packs("default").rules().stream()
                        .flatMap(rule -> rule.conditions().stream())
                        .map(condition -> condition.fact().name())
                        .distinct()
                        .filter(name -> !Set.of("idea", "spam", "hashtags").contains(name)))
                .contains("question", "conversation.case")
                .allSatisfy(name -> assertThat(Labels.of(name).in("es")).isNotEqualTo(name));
    }

    private static DroolsRouter router(String when) {
        return DroolsRouter.of("rules:\n  - id: r\n    when:\n      " + when + "\n    then: {level: CRM}\n", "r.yaml");
    }

    private static String said(DroolsRouter router, Facts facts) {
        return router.explain(facts).matched().get(0).lines().get(0).condition().bestFor("en");
    }

    private static Explanation.Line nearly(DroolsRouter router, Facts facts) {
        return router.explain(facts).nearly().get(0).lines().get(0);
    }
}
