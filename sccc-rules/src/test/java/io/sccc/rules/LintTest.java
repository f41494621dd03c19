package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {

    private static final String REST =
            ", reason: {es: a, pt: b, en: c}, tests: [{given: {spam: true}, expect: {matches: false}}]}\n";

    @TempDir
    Path folder;

    private static String rule(String id, String body) {
        return "  - {id: " + id + ", " + body + REST;
    }

    static Stream<Arguments> warnings() {
        String other = rule("a", "priority: 90, when: {complaint: true}, then: {level: CRM}");
        return Stream.of(
                arguments(rule("r", "then: {level: CRM}"), "matches every post"),
                arguments(
                        other + rule("r", "when: {complaint: true}, then: {level: CRM}"), "same conditions as rule a"),
                arguments(
                        other + rule("r", "when: {complaint: true, idea: true}, then: {level: COMMUNITY}"),
                        "never decides"),
                arguments(
                        rule("r", "when: {author.followers: {all: ['> 9', '< 5']}}, then: {level: CRM}"),
                        "can never match"),
                arguments(
                        rule("r", "when: {author.followers: ['> 5', '< 9']}, then: {level: CRM}"),
                        "every value passes"),
                arguments(rule("r", "when: {topics: {any: [a], none: [a]}}, then: {level: CRM}"), "can never match"),
                arguments(rule("r", "when: {channel: {any: [a], not: [a, b]}}, then: {level: CRM}"), "can never match"),
                arguments(rule("r", "when: {keywords: [señal, SENAL]}, then: {level: CRM}"), "is the same as"),
                arguments(rule("r", "when: {keywords: ['caí*', caido]}, then: {level: CRM}"), "covered by"),
                arguments(rule("r", "when: {idea: true}, then: {actions: [reply: {es: hola}]}"), "no words in pt, en"),
                arguments(rule("r", "when: {idea: true}, then: {tags: a, queue: q}"), "never used"),
                arguments(rule("r", "when: {unanswered: true}, then: {level: CRM}"), "unanswered at once"),
                arguments(rule("r", "when: {text: hola}, then: {level: CRM}"), "whole text"),
                arguments("  - {id: r, when: {idea: true}, then: {level: CRM}}\n", "has no reason"),
                arguments("  - {id: r, when: {idea: true}, then: {level: CRM}}\n", "has no tests"));
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void check_ruleThatIsProbablyNotMeant_isWarnedOf(String rules, String says) throws Exception {
        List<Lint.Finding> findings = check("rules:\n" + rules);
        int line = rules.startsWith("  - {id: a") ? 3 : 2;
        assertThat(findings).anySatisfy(it -> {
            assertThat(it.error()).isFalse();
            assertThat(it.toString())
                    .contains("r.yaml:" + line + ": warning: rule r: ")
                    .contains(says);
            assertThat(it.fix()).isNotBlank();
        });
    }

    private static String when(String id, int priority, String conditions, String then) {
        return rule(id, "priority: " + priority + ", when: {" + conditions + "}, then: {" + then + "}");
    }

    /** Two rules, and what is said of the second; nothing where that is blank. */
    static Stream<Arguments> pairs() {
        String crm = "level: CRM";
        String community = "level: COMMUNITY";
        return Stream.of(
                // one matches whenever the other does
                arguments("channel: [twitter, facebook]", crm, 90, "channel: twitter", community, 50, "never decides"),
                arguments("channel: {none: [whatsapp]}", crm, 90, "channel: twitter", community, 50, "never decides"),
                arguments("channel: twitter", crm, 90, "channel: [twitter, facebook]", community, 50, ""),
                arguments("sentiment: '< 0'", crm, 90, "sentiment: '<= -0.5'", community, 50, "never decides"),
                arguments(
                        "sentiment: ['< -0.2', '> 0.2']",
                        crm,
                        90,
                        "sentiment: '> 0.5'",
                        community,
                        50,
                        "never decides"),
                arguments("sentiment: '<= -0.5'", crm, 90, "sentiment: '< 0'", community, 50, ""),
                arguments(
                        "author.followers: '> 9'",
                        crm,
                        90,
                        "author.followers: '>= 10'",
                        community,
                        50,
                        "same conditions"),
                arguments("topics: [a, b, c]", crm, 90, "topics: [b, a]", community, 50, "never decides"),
                arguments(
                        "topics: {none: [a]}",
                        crm,
                        90,
                        "topics: {any: [c], none: [a, b]}",
                        community,
                        50,
                        "never decides"),
                arguments("topics: [b, a]", crm, 90, "topics: [a, b, c]", community, 50, ""),
                arguments(
                        "keywords: ['pantufl*']",
                        crm,
                        90,
                        "keywords: [mi pantufla alta, pantuflas]",
                        community,
                        50,
                        "never decides"),
                arguments(
                        "keywords: [pantufla]",
                        crm,
                        90,
                        "keywords: [no llega la pantufla]",
                        community,
                        50,
                        "never decides"),
                arguments("keywords: [no llega la pantufla]", crm, 90, "keywords: ['pantufla*']", community, 50, ""),
                arguments("keywords: [pantufla]", crm, 90, "keywords: [prepantufla digital]", community, 50, ""),
                arguments("complaint: {not: false}", crm, 90, "complaint: true", community, 50, "contradicts it"),
                arguments(
                        "praise: {not: true, unknown: true}", crm, 90, "praise: false", community, 50, "never decides"),
                arguments("praise: false", crm, 90, "praise: {not: true, unknown: true}", community, 50, ""),
                arguments(
                        "kind: [post, comment, reply]",
                        crm,
                        90,
                        "kind: {none: [direct_message, story_mention, review, question, answer]}",
                        community,
                        50,
                        "same conditions"),
                arguments(
                        "text: {matches: abc}",
                        crm,
                        90,
                        "text: {matches: abc}, spam: true",
                        community,
                        50,
                        "never decides"),
                arguments("text: {matches: abc}", crm, 90, "text: {matches: abd}, spam: true", community, 50, ""),
                // of the same level
                arguments("complaint: true", crm, 90, "complaint: true, idea: true", crm, 50, "adds nothing"),
                arguments("complaint: true", crm, 90, "complaint: true, idea: true", "level: CRM, tags: x", 50, ""),
                arguments(
                        "complaint: true",
                        crm + ", queue: a",
                        90,
                        "complaint: true, idea: true",
                        crm + ", queue: b",
                        50,
                        "queue and sla are never used"),
                arguments("complaint: true", crm, 90, "complaint: true", crm, 50, "(duplicate)"),
                // at equal priority
                arguments(
                        "complaint: true, language: es",
                        crm,
                        50,
                        "complaint: true",
                        community,
                        50,
                        "every post that matches that one matches both"),
                arguments(
                        "complaint: true, language: es",
                        crm,
                        50,
                        "complaint: true, idea: true",
                        community,
                        50,
                        "both ask complaint"),
                arguments(
                        "channel: twitter",
                        crm,
                        50,
                        "language: es",
                        community,
                        50,
                        "nothing in their conditions keeps"),
                arguments("channel: twitter", crm, 50, "channel: facebook", community, 50, ""),
                arguments(
                        "channel: twitter",
                        crm,
                        50,
                        "channel: [facebook, twitter], idea: true",
                        community,
                        50,
                        "conflicts with rule a"),
                arguments("sentiment: '< 0'", crm, 50, "sentiment: '>= 0'", community, 50, ""),
                arguments(
                        "complaint: true, keywords: ['pantufl*']",
                        crm,
                        50,
                        "complaint: true, keywords: ['sena*']",
                        community,
                        50,
                        ""),
                arguments(
                        "complaint: true, keywords: ['pantufl*']",
                        crm,
                        50,
                        "complaint: true, keywords: [pantuflas, 'cobr*']",
                        community,
                        50,
                        "conflicts with rule a"),
                arguments(
                        "complaint: true, idea: true",
                        crm + ", queue: a",
                        50,
                        "complaint: true, spam: true",
                        crm + ", queue: b",
                        50,
                        "conflicts with rule a"),
                arguments(
                        "complaint: true, idea: true",
                        crm + ", queue: a",
                        50,
                        "complaint: true, spam: true",
                        crm,
                        50,
                        ""));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void check_twoRules_areComparedByWhatTheyMean(
            String first, String then, int priority, String second, String otherwise, int lower, String says)
            throws Exception {
        List<Lint.Finding> findings =
                check("rules:\n" + when("a", priority, first, then) + when("b", lower, second, otherwise));
        assertThat(findings).allSatisfy(it -> assertThat(it.rule()).isEqualTo("b"));
        if (says.isEmpty()) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().satisfies(it -> {
                assertThat(it.toString())
                        .contains("r.yaml:3: warning: rule b: ")
                        .contains(says);
                assertThat(it.fix()).isNotBlank();
            });
        }
    }

    static Stream<Arguments> single() {
        return Stream.of(
                arguments("author.followers: '< 0'", "no value that author.followers can have"),
                arguments("author.followers: {all: ['> 5', '< 6']}", "exclude each other"),
                arguments("author.followers: '>= 0'", "every value passes"),
                arguments("author.followers: {all: ['> 5', '< 7']}", ""),
                arguments("sentiment: {all: ['> 0', '< 0.1']}", ""),
                arguments(
                        "kind: {none: [post, comment, reply, direct_message, story_mention, review, question, answer]}",
                        "no value that kind can have"),
                arguments(
                        "kind: [post, comment, reply, direct_message, story_mention, review, question, answer]",
                        "every value passes"),
                arguments("complaint: {all: [true, {not: true}]}", "exclude each other"),
                arguments("keywords: {any: [facturas altas], none: ['factur*']}", "exclude each other"),
                arguments("keywords: {any: ['factur*'], none: [facturas altas]}", ""),
                arguments("author.known: false, author.followers: '> 10'", "author.followers is unknown"),
                arguments("author.known: false, author.followers: {all: ['> 10'], unknown: true}", ""),
                arguments("crisis: true", "no source of this version supplies"),
                arguments("crisis: {not: true, unknown: true}", ""),
                // values
                arguments("channel: twiter", "Did you mean \"twitter\"?"),
                arguments("channel: [facebook, whatsap]", "Did you mean \"whatsapp\"?"),
                arguments("channel: {none: [instagran]}", "Did you mean \"instagram\"?"),
                arguments("channel: [twitter, x, foro-de-la-casa]", ""),
                arguments("language: sp", "Did you mean \"es\"?"),
                arguments("language: qq", "no ISO 639-1"),
                arguments("language: br", "Breton"),
                arguments("language: [es, pt, en, fr, und, other]", ""),
                arguments("country: mex", "Did you mean \"mx\"?"),
                arguments("country: brasil", "Did you mean \"br\"?"),
                arguments("country: qq", "no ISO 3166-1"),
                arguments("country: [mx, br, CO]", ""),
                arguments("brand.sector: [telecom, telecoms, consumer goods]", ""),
                arguments("brand.sector: telecomm", "Did you mean \"telecom\"?"),
                arguments("intent: complain", "Did you mean \"complaint\"?"),
                arguments("intent: [complaint, portabilidad]", ""),
                // singular and plural
                arguments("keywords: factura", "\"factura\" does not find \"facturas\""),
                arguments("keywords: [Señales]", "\"Señales\" does not find \"senal\""),
                arguments("keywords: [cancelaciones, cobro]", "\"cobro\" does not find \"cobros\""),
                arguments("keywords: [fatura, cartão]", "\"cartão\" does not find \"cartoes\""),
                arguments("keywords: [bill, delivery]", "\"delivery\" does not find \"deliveries\""),
                arguments("keywords: [factura, facturas]", ""),
                arguments("keywords: ['factura*', reclamo, 'reclamos', senal, senales]", ""),
                arguments("keywords: [quiero, cancelar, mi factura, ya, urgente, internet]", ""),
                arguments("keywords: {none: [factura]}", ""));
    }

    @ParameterizedTest
    @MethodSource("single")
    void check_oneRule_isToldOnlyWhatIsAmiss(String conditions, String says) throws Exception {
        List<Lint.Finding> findings = check("rules:\n" + when("r", 50, conditions, "level: CRM"));
        if (says.isEmpty()) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().satisfies(it -> {
                assertThat(it.toString())
                        .contains("r.yaml:2: warning: rule r: ")
                        .contains(says);
                assertThat(it.fix()).isNotBlank();
            });
        }
    }

    static Stream<Arguments> timed() {
        return Stream.of(
                arguments("conversation.level: none", "conversation.level is not so any more"),
                arguments("conversation.customer_posts: '< 1'", "conversation.customer_posts is not so any more"),
                arguments("author_role: brand", "set no timers"),
                arguments("conversation.level: [none, facilitate], unanswered: true", ""),
                arguments("question: true, unanswered: true", ""));
    }

    @ParameterizedTest
    @MethodSource("timed")
    void check_ruleWithTimer_isHeldToWhatIsSoLater(String conditions, String says) throws Exception {
        List<Lint.Finding> findings =
                check("rules:\n" + rule("r", "after: 72h, when: {" + conditions + "}, then: {level: CRM}"));
        assertThat(findings).hasSize(says.isEmpty() ? 0 : 1);
        findings.forEach(
                it -> assertThat(it.toString()).contains("can never match").contains(says));
    }

    static Stream<Arguments> early() {
        return Stream.of(
                arguments("conversation.content_offered: true", "content.found: true"),
                arguments("conversation.level: community", "Ask what leads to it"),
                arguments("conversation.case: [open, closed]", "conversation.customer_posts"),
                arguments("conversation.agent_replied: true", "conversation.customer_posts"),
                arguments("conversation.content_offered: true, conversation.customer_posts: '>= 1'", ""),
                arguments("conversation.content_offered: {not: true, unknown: true}", ""),
                arguments("conversation.level: {any: community, unknown: true}, conversation.posts: '> 0'", ""),
                arguments("content.found: true", ""));
    }

    @ParameterizedTest
    @MethodSource("early")
    void check_ruleWithTimerThatNoFirstPostSets_isWarnedOf(String conditions, String says) throws Exception {
        List<Lint.Finding> findings = check("rules:\n"
                + rule(
                        "r",
                        "after: 72h, when: {question: true, unanswered: true, " + conditions
                                + "}, then: {level: CRM}"));
        assertThat(findings).hasSize(says.isEmpty() ? 0 : 1);
        findings.forEach(it -> assertThat(it.toString())
                .startsWith(folder.resolve("r.yaml") + ":2: warning: rule r: waits only after posts")
                .contains(says));
    }

    @Test
    void check_queueOneLetterOffAFrequentOne_isWarnedOf() throws Exception {
        assertThat(check("rules:\n"
                        + when("a", 90, "channel: twitter", "level: CRM, queue: facturacion, tags: [pago, Vip]")
                        + when("b", 80, "channel: facebook", "level: CRM, queue: facturacion, tags: pago")
                        + when("c", 70, "channel: whatsapp", "level: CRM, queue: facturacon, tags: [pagos, vip]")))
                .hasSize(3)
                .anySatisfy(it ->
                        assertThat(it.toString()).contains("rule c: queue \"facturacon\" is almost \"facturacion\""))
                .anySatisfy(it -> assertThat(it.toString()).contains("rule c: tag \"pagos\" is almost \"pago\""))
                .anySatisfy(it -> assertThat(it.toString()).contains("rule a: tag \"Vip\" is almost \"vip\""));
    }

    @Test
    void check_numberedQueuesAndTagsUsedAlike_areFine() throws Exception {
        assertThat(check("rules:\n"
                        + when("a", 90, "channel: twitter", "level: CRM, queue: nivel1, tags: casa")
                        + when("b", 80, "channel: facebook", "level: CRM, queue: nivel1, tags: cosa")
                        + when("c", 70, "channel: whatsapp", "level: CRM, queue: nivel2")))
                .isEmpty();
    }

    @Test
    void check_groupInWhichTheFirstCounts_outdoesItsOwnOnly() throws Exception {
        String groups = "groups: {g: {hit: first}}\nrules:\n";
        String wide = rule("a", "group: g, priority: 90, when: {complaint: true}, then: {level: CRM}");
        Files.writeString(
                folder.resolve("r.yaml"),
                groups + wide + rule("b", "group: g, when: {complaint: true, idea: true}, then: {tags: x}"));
        assertThat(Lint.check(folder))
                .singleElement()
                .satisfies(it -> assertThat(it.why()).contains("never counts").contains("rule a"));
        Files.writeString(
                folder.resolve("r.yaml"),
                groups + wide + rule("b", "when: {complaint: true, idea: true}, then: {level: COMMUNITY}"));
        assertThat(Lint.check(folder)).isEmpty();
    }

    @Test
    void at_ruleWhoseTimeIsOver_hasExpired() throws Exception {
        Path file = Files.writeString(
                folder.resolve("r.yaml"),
                "rules:\n"
                        + rule("a", "valid: {from: 2026-01-01, to: 2026-02-01}, when: {idea: true}, then: {level: CRM}")
                        + rule("b", "valid: {from: 2026-02-01}, when: {idea: true}, then: {level: COMMUNITY}"));
        assertThat(Lint.rules().at(Instant.parse("2026-02-01T00:00:00Z")).of(file))
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).contains("r.yaml:2: warning: rule a: has expired"));
        assertThat(Lint.rules().at(Instant.parse("2026-01-31T23:59:59Z")).of(file))
                .isEmpty();
    }

    @Test
    void sampled_rulesThatNeverMatchedOrNeverDecided_areNamed() throws Exception {
        Path file = Files.writeString(
                folder.resolve("r.yaml"),
                "rules:\n"
                        + when("a", 90, "complaint: true", "level: CRM")
                        + when("b", 50, "sentiment: '< 0'", "level: COMMUNITY")
                        + when("c", 40, "channel: fax-gateway", "level: CRM")
                        + when("d", 30, "complaint: true, sentiment: '< 0.5'", "tags: x")
                        + rule("e", "after: 72h, when: {complaint: true, unanswered: true}, then: {level: CRM}"));
        RuleUse use = RuleUse.of(DroolsRouter.of(file));
        for (int i = 0; i < 3; i++) {
            use.route(Facts.empty().put(Fact.COMPLAINT, true).put(Fact.SENTIMENT, -0.5));
        }
        assertThat(use.posts()).isEqualTo(3);
        assertThat(use.decided("a")).isEqualTo(3);
        assertThat(use.matched("d")).isEqualTo(3);
        assertThat(Lint.rules().sampled(use).of(file))
                .extracting(Lint.Finding::rule, Lint.Finding::why)
                .containsExactly(
                        tuple(
                                "b",
                                "matched 3 of the 3 posts of the sample and never decided: mostly rule a came first"),
                        tuple("c", "matched none of the 3 posts of the sample"),
                        tuple("e", "matched none of the 3 posts of the sample, though 3 set its timer"));
        use.route(Facts.empty().put(Fact.TIMER, "e").put(Fact.COMPLAINT, true).put(Fact.UNANSWERED, true));
        assertThat(Lint.rules().sampled(use).of(file))
                .extracting(Lint.Finding::rule)
                .containsExactly("b", "c");
    }

    static Stream<Arguments> many() {
        return Stream.of(
                arguments("channel: net%d", false),
                arguments("channel: twitter, author.followers: '< %d'", true),
                arguments("keywords: [frase numero %d]", false),
                arguments("complaint: true, brand: marca%d", false));
    }

    @ParameterizedTest
    @MethodSource("many")
    void check_manyRules_areComparedWithinBounds(String conditions, boolean cut) throws Exception {
        StringBuilder yaml = new StringBuilder("rules:\n");
        for (int i = 0; i < 6000; i++) {
            yaml.append("  - {id: r%05d, when: {%s}, then: {level: %s}}%n"
                    .formatted(i, conditions.formatted(i), i % 2 == 0 ? "CRM" : "COMMUNITY"));
        }
        List<RuleSpec> rules = DroolsRouter.builder()
                .yaml(yaml.toString(), "r.yaml")
                .read(new FaultList())
                .rules();
        assertThat(rules).hasSize(6000);
        List<Lint.Finding> findings = new ArrayList<>();
        LintPairs pairs = new LintPairs(rules, new LintReport(findings));
        pairs.compare();
        assertThat(pairs.work()).isLessThan(2_010_000);
        assertThat(findings).hasSizeLessThanOrEqualTo(2001);
        assertThat(findings.stream().anyMatch(it -> it.why().contains("not all pairs")))
                .isEqualTo(cut);
    }

    @Test
    void check_moreFindingsThanAreShown_keepsTheGraveOnes() throws Exception {
        StringBuilder yaml = new StringBuilder("rules:\n");
        for (int i = 0; i < 300; i++) {
            yaml.append("  - {id: r%03d, when: {brand: marca%d}, then: {level: CRM}}%n".formatted(i, i));
        }
        yaml.append(when("z", 10, "author.followers: '< 0'", "level: IGNORE"));
        List<Lint.Finding> findings = check(yaml.toString());
        assertThat(findings).hasSize(201).anySatisfy(it -> assertThat(it.rule()).isEqualTo("z"));
    }

    @Test
    void check_goodRules_findsNothing() throws Exception {
        assertThat(check("rules:\n"
                        + rule(
                                "a",
                                "priority: 90, when: {complaint: true, keywords: ['caí*', 'senal*']}, then: {level: CRM}")
                        + rule("b", "when: {author.followers: {all: ['> 5', '< 9']}}, then: {level: CRM}")
                        + rule("c", "priority: 40, when: {complaint: true}, then: {level: COMMUNITY}")
                        + rule("d", "when: {complaint: true, idea: true}, then: {tags: x}")))
                .isEmpty();
    }

    @Test
    void check_faults_areErrorsAndCauseNoWarningsOfTheirOwn() throws Exception {
        List<Lint.Finding> findings = check("rules:\n  - {id: r, when: {chanel: x}, then: {level: CRM}}\n");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).toString())
                .contains("r.yaml:2: error: rule r: field \"chanel\"")
                .contains("SCCC-2104");
    }

    @Test
    void check_otherFilesInTheFolder_areWarnedOf() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "x");
        Files.writeString(folder.resolve("table.xlsx"), "x");
        Files.writeString(folder.resolve(".#r.yaml"), "x");
        assertThat(check("rules:\n" + rule("r", "when: {idea: true}, then: {level: CRM}")))
                .hasSize(3)
                .allSatisfy(it -> assertThat(it.why()).contains("was not read"));
    }

    @Test
    void withTests_testThatFails_isAnError() throws Exception {
        String rules = "rules:\n  - id: r\n    when: {idea: true}\n    then: {level: CRM}\n    tests:\n"
                + "      - {name: good, given: {idea: true}, expect: {level: crm, rule: r, matches: true, actions: [open_case]}}\n"
                + "      - {name: bad, given: {idea: false}, expect: {level: CRM}}\n";
        Path file = Files.writeString(folder.resolve("r.yaml"), rules);
        List<Lint.Finding> errors = Lint.rules().withTests().of(file).stream()
                .filter(Lint.Finding::error)
                .toList();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).toString())
                .contains("r.yaml:7: error: rule r: test \"bad\" fails: level is FACILITATE, expected CRM");
        assertThat(RuleTests.run(DroolsRouter.of(file)))
                .extracting(RuleTests.Result::passed)
                .containsExactly(true, false);
    }

    @Test
    void run_testOfARuleWithTimer_asksItWhenUnansweredIsGiven() {
        String rules =
                "rules:\n  - id: late\n    after: 72h\n    when: {question: true, unanswered: true}\n    then: {level: CRM}\n    tests:\n"
                        + "      - {given: {question: true, unanswered: true}, expect: {level: CRM, matches: true}}\n"
                        + "      - {given: {question: true, unanswered: false}, expect: {level: FACILITATE, matches: false}}\n"
                        + "      - {given: {question: true}, expect: {level: FACILITATE}}\n";
        RouteVerifier.of(DroolsRouter.of(rules, "late.yaml")).expectTestsPass();
    }

    @Test
    void check_groupThatIsAlmostADeclaredOne_isWarnedOf() throws Exception {
        List<Lint.Finding> findings = check("groups: {billing: {hit: first}}\nrules:\n"
                + rule("a", "group: biling, when: {idea: true}, then: {level: CRM}")
                + rule("b", "group: billing, when: {praise: true}, then: {level: CRM}")
                + rule("c", "group: other, when: {spam: true}, then: {level: CRM}"));
        assertThat(findings)
                .singleElement()
                .satisfies(it -> assertThat(it.toString())
                        .contains("r.yaml:3: warning: rule a: group \"biling\"", "write \"billing\""));
    }

    private static RuleTests.Result test(String rule, String test) {
        DroolsRouter router = DroolsRouter.of("rules:\n  - {id: r, " + rule + ", tests: [" + test + "]}\n", "r.yaml");
        return RuleTests.run(router).get(0);
    }

    @ParameterizedTest
    @CsvSource({"true, no timer is set", "false, does not hold: rule r"})
    void run_testOfARuleWhoseTimerIsNeverSet_failsAndSaysWhatWasNotSoYet(String given, String says) {
        String rule = "after: 72h, when: {unanswered: true, conversation.content_offered: true}, then: {level: CRM}";
        String facts = "{unanswered: true, conversation.content_offered: " + given + "}";
        RuleTests.Result result = test(rule, "{given: " + facts + ", expect: {level: CRM}}");
        assertThat(result.passed()).isFalse();
        assertThat(result.why().lines().findFirst().orElse(""))
                .contains("level is FACILITATE, expected CRM", says, "content offered before: no, needed: yes");
        assertThat(test(rule, "{given: " + facts + ", expect: {matches: false}}")
                        .passed())
                .isTrue();
    }

    @Test
    void run_testOfALaterPost_itsTimerIsSet() {
        assertThat(test(
                                "after: 4h, when: {unanswered: true, conversation.case: open}, then: {level: CRM}",
                                "{given: {unanswered: true, conversation.case: open, conversation.customer_posts: 2},"
                                        + " expect: {level: CRM}}")
                        .passed())
                .isTrue();
    }

    @Test
    void run_testThatFails_namesTheConditionsThatDoNotHold() {
        RuleTests.Result result = test(
                "when: {complaint: true, author.followers: '>= 100', idea: true}, then: {level: CRM}",
                "{given: {complaint: true, author.followers: 7}, expect: {level: CRM}}");
        assertThat(result.why().lines().findFirst().orElse(""))
                .contains("level is FACILITATE, expected CRM")
                .contains("does not hold: rule r: followers: 7, needed: ")
                .contains("idea: unknown, needed: yes")
                .doesNotContain("complaint");
        assertThat(test(
                                "after: 1h, when: {idea: true}, then: {level: CRM}",
                                "{given: {idea: true}, expect: {level: CRM}}")
                        .why())
                .contains("rule r waits: give unanswered");
    }

    @Test
    void run_testWhoseRuleIsOutranked_tellsByWhichAndTheirPriorities() {
        DroolsRouter router = DroolsRouter.of("""
                rules:
                  - {id: high, priority: 90, when: {idea: true}, then: {level: COMMUNITY}}
                  - id: low
                    when: {idea: true}
                    then: {level: CRM}
                    tests: [{given: {idea: true}, expect: {rule: low}}, {given: {idea: false}, expect: {rule: high}}]
                """, "r.yaml");
        assertThat(RuleTests.run(router))
                .extracting(result -> result.why().lines().findFirst().orElse(""))
                .containsExactly(
                        "rule is high, expected low; rule low matches, too, but rule high comes first: priority 90 before 50",
                        "rule is none, expected high; does not hold: rule high: idea: no, needed: yes");
    }

    @Test
    void run_textOfATest_tellsItsPersonalDataAndIsMasked() {
        String rule = "when: {personal_data: order_number, text: {matches: '^pedido'}}, then: {level: CRM}";
        assertThat(test(rule, "{given: {text: 'pedido #123456'}, expect: {level: CRM}}")
                        .passed())
                .isTrue();
        assertThat(test(rule, "{given: {text: 'pedido 123456', personal_data: []}, expect: {level: CRM}}")
                        .passed())
                .isFalse();
        String card = "when: {personal_data: card, text: {matches: '4111'}}, then: {level: CRM}";
        assertThat(test(card, "{given: {text: 'mi tarjeta 4111111111111111'}, expect: {level: CRM}}")
                        .why())
                .contains("needed: /4111/")
                .doesNotContain("personal data");
    }

    @Test
    void run_replyThatHasNoWordsInTheLanguageOfThePost_failsWhereItIsExpected() {
        String rule = "when: {idea: true}, then: {level: CRM, actions: [open_case, reply: {es: hola}]}";
        String given = "{given: {idea: true, language: %s}, expect: {%s}}";
        String reply = "actions: [open_case, reply]";
        assertThat(test(rule, given.formatted("es", reply)).passed()).isTrue();
        assertThat(test(rule, given.formatted("fr", "level: CRM")).passed()).isTrue();
        assertThat(test(rule, given.formatted("fr", reply)).why())
                .contains("reply has no words in the language of the post (fr), so nobody is answered");
    }

    private List<Lint.Finding> check(String rules) throws Exception {
        Files.writeString(folder.resolve("r.yaml"), rules);
        return Lint.check(folder);
    }
}
