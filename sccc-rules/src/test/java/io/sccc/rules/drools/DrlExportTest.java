package io.sccc.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.RuleSpec;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DrlExportTest {

    private static final String EVERY = """
            rules:
              - {id: compare, when: {sentiment: "<= -0.5", author.followers: [">= 1000", "< 10"]}, then: {level: CRM}}
              - {id: not-equal, when: {sentiment: "!= 0.5"}, then: {tags: [x]}}
              - {id: word, when: {network: [Twitter, whatsapp]}, then: {tags: [x]}}
              - {id: not-word, when: {network: {not: [Twitter]}}, then: {tags: [x]}}
              - {id: flag, when: {complaint: false}, then: {tags: [x]}}
              - {id: has, when: {topics: [móvil, "#tv"]}, then: {tags: [x]}}
              - {id: not-has, when: {topics: {not: [tv]}}, then: {tags: [x]}}
              - {id: says, when: {keywords: ["se cayó", "factur*", "di \\"no\\""]}, then: {tags: [x]}}
              - {id: not-says, when: {keywords: {not: [internet]}}, then: {tags: [x]}}
              - {id: or-unknown, when: {brand.sector: {all: [telecom], unknown: true}}, then: {tags: [x]}}
              - {id: always, then: {tags: [x]}}
              - {id: later, after: PT1H, when: {complaint: true}, then: {level: CRM}}
              - id: acts
                priority: 77
                when: {urgent: true}
                then:
                  level: COMMUNITY
                  queue: 'the "q" \\u0041'
                  tags: [a, b]
                  sla: 30m
                  actions: [{reply: {es: "¿qué\\n tal?", en: "hi"}}, {notify: {to: boss}}, {custom: {name: c, parameters: {k: v}}}, archive]
                reason: {en: "a\\nb", es: "c", pt: "d"}
            """;

    @Test
    void export_everyKindOfCondition_matchesAsTheRouter_onRandomFacts() {
        DroolsRouter router = DroolsRouter.of(EVERY.replace("\\\\", "\\"), "every.yaml");
        DrlRules exported = compiled(router.rules());
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            Facts facts = facts(random);
            List<String> wanted = router.evaluate(facts).stream()
                    .filter(id -> !id.equals("later"))
                    .sorted()
                    .toList();
            assertThat(Drl.ids(exported.match(facts)))
                    .as("seed 11: %s", facts.byName())
                    .isEqualTo(wanted);
        }
    }

    @Test
    void export_consequences_areTheRulesOwn() {
        DroolsRouter router = DroolsRouter.of(EVERY.replace("\\\\", "\\"), "every.yaml");
        RuleSpec acts = router.rules().stream()
                .filter(rule -> rule.id().equals("acts"))
                .findFirst()
                .orElseThrow();
        Hit hit = compiled(List.of(acts))
                .match(Facts.empty().put(Fact.URGENT, true))
                .get(0);
        assertThat(hit.level()).isEqualTo(acts.level());
        assertThat(hit.priority()).isEqualTo(acts.priority());
        assertThat(hit.queue()).isEqualTo(acts.queue());
        assertThat(hit.tags()).isEqualTo(acts.tags());
        assertThat(hit.sla()).isEqualTo(acts.sla());
        assertThat(hit.actions()).isEqualTo(acts.actions());
        assertThat(hit.reason()).isEqualTo(acts.reason());
    }

    @Test
    void export_readsWell() {
        DroolsRouter router = DroolsRouter.of(
                "rules: [{id: gold, priority: 80, when: {complaint: true, contact.tier: gold}, then: {level: CRM},"
                        + " reason: {en: angry, es: molesto, pt: irritado}}]",
                "r.yaml");
        assertThat(DrlExport.of(router.rules())).contains("""
                        // en: angry
                        // es: molesto
                        // pt: irritado
                        rule "gold"
                        when
                            Message(complaint == true)
                            Contact(oneOf(tier, "gold"))
                        then
                            hits.add("gold", Level.CRM).priority(80)
                        """);
    }

    /** Every eighth rule of the general pack: on what its own tests give, and with random facts beside. */
    @Test
    void export_someOfTheGeneralPack_matchesAsTheRouter() {
        List<RuleSpec> all = DroolsRouter.packs("general").rules();
        List<RuleSpec> some = IntStream.range(0, all.size())
                .filter(i -> i % 8 == 0)
                .mapToObj(all::get)
                .toList();
        assertThat(compared(DroolsRouter.builder().rules(some).build(), all)).isGreaterThan(500);
    }

    /** Drools takes half a minute to compile so many rules. */
    @Test
    @Tag("deep")
    void export_generalPack_matchesAsTheRouter() {
        DroolsRouter router = DroolsRouter.packs("general");
        assertThat(compared(router, router.rules())).isGreaterThan(500);
    }

    private static int compared(DroolsRouter router, List<RuleSpec> tests) {
        DrlRules exported = compiled(router.rules());
        Set<String> timed = Set.copyOf(router.rules().stream()
                .filter(rule -> rule.after() != null)
                .map(RuleSpec::id)
                .toList());
        Random random = new Random(12);
        int compared = 0;
        for (RuleSpec rule : tests) {
            for (RuleSpec.Test test : rule.tests()) {
                Facts given = test.given().copy();
                for (int i = 0; i < 2; i++) {
                    Facts facts = i == 0 ? given : given.copy().putAll(facts(random));
                    List<String> wanted = router.evaluate(facts).stream()
                            .filter(id -> !timed.contains(id))
                            .sorted()
                            .toList();
                    assertThat(Drl.ids(exported.match(facts)))
                            .as("%s of %s", test.name(), rule.id())
                            .isEqualTo(wanted);
                    compared++;
                }
            }
        }
        return compared;
    }

    private static DrlRules compiled(List<RuleSpec> rules) {
        return DrlRules.compile(List.of(new DrlFile("export.drl", DrlExport.of(rules))), Map.of());
    }

    private static Facts facts(Random random) {
        Facts facts = Facts.empty();
        if (random.nextInt(4) > 0) {
            facts.put(Fact.SENTIMENT, List.of(-0.7, -0.5, 0.5, 0.0).get(random.nextInt(4)));
        }
        if (random.nextInt(4) > 0) {
            facts.put(Fact.AUTHOR_FOLLOWERS, List.of(5L, 10L, 1000L, 500L).get(random.nextInt(4)));
        }
        if (random.nextInt(4) > 0) {
            facts.put(
                    Fact.NETWORK,
                    List.of("twitter", "TWITTER", "whatsapp", "bluesky").get(random.nextInt(4)));
        }
        if (random.nextInt(4) > 0) {
            facts.put(Fact.COMPLAINT, random.nextBoolean()).put(Fact.URGENT, random.nextBoolean());
        }
        if (random.nextInt(4) > 0) {
            facts.put(
                    Fact.TOPICS,
                    List.of(Set.of("movil"), Set.of("Móvil", "x"), Set.of("tv"), Set.<String>of())
                            .get(random.nextInt(4)));
        }
        if (random.nextInt(4) > 0) {
            facts.put(
                    Fact.TEXT,
                    List.of("Se cayó el internet", "mi facturación", "facto di no", "di \"no\" ya")
                            .get(random.nextInt(4)));
        }
        if (random.nextInt(4) > 0) {
            facts.put(Fact.BRAND_SECTOR, List.of("telecom", "bank").get(random.nextInt(2)));
        }
        return facts;
    }
}
