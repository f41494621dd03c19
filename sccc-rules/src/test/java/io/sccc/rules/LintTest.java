package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    @Test
    void check_goodRules_findsNothing() throws Exception {
        assertThat(check("rules:\n"
                        + rule(
                                "a",
                                "priority: 90, when: {complaint: true, keywords: ['caí*', senal]}, then: {level: CRM}")
                        + rule("b", "when: {author.followers: {all: ['> 5', '< 9']}}, then: {level: CRM}")
                        + rule("c", "when: {complaint: true}, then: {level: COMMUNITY}")
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

    private List<Lint.Finding> check(String rules) throws Exception {
        Files.writeString(folder.resolve("r.yaml"), rules);
        return Lint.check(folder);
    }
}
