package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.rules.Condition.Truth;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What conditions mean, with all three values. */
class ConditionTest {

    static final Facts NOTHING = Facts.empty();

    private static Facts text(String text) {
        return Facts.empty().put(Fact.TEXT, text);
    }

    private static Facts topics(String... topics) {
        return Facts.empty().put(Fact.TOPICS, Set.of(topics));
    }

    private static Facts sentiment(double value) {
        return Facts.empty().put(Fact.SENTIMENT, value);
    }

    private static Facts network(String value) {
        return Facts.empty().put(Fact.NETWORK, value);
    }

    static Stream<Arguments> table() {
        Facts yes = Facts.empty().put(Fact.COMPLAINT, true);
        Facts no = Facts.empty().put(Fact.COMPLAINT, false);
        return Stream.of(
                arguments("complaint: true", yes, Truth.TRUE),
                arguments("complaint: true", no, Truth.FALSE),
                arguments("complaint: true", NOTHING, Truth.UNKNOWN),
                arguments("complaint: false", no, Truth.TRUE),
                arguments("complaint: false", NOTHING, Truth.UNKNOWN),
                arguments("complaint: {not: true}", no, Truth.TRUE),
                arguments("complaint: {not: true}", yes, Truth.FALSE),
                arguments("complaint: {not: true}", NOTHING, Truth.UNKNOWN),
                arguments("complaint: {any: true, unknown: true}", NOTHING, Truth.TRUE),
                arguments("complaint: {any: true, unknown: true}", no, Truth.FALSE),
                arguments("complaint: {any: true, unknown: false}", NOTHING, Truth.UNKNOWN),
                arguments("channel: [Twitter, x]", network("twitter"), Truth.TRUE),
                arguments("channel: twitter", network("TWITTER"), Truth.TRUE),
                arguments("channel: '= twitter'", network("twitter"), Truth.TRUE),
                arguments("channel: '!= twitter'", network("twitter"), Truth.FALSE),
                arguments("channel: '!= twitter'", NOTHING, Truth.UNKNOWN),
                arguments("channel: {not: [a, b]}", network("b"), Truth.FALSE),
                arguments("channel: {not: [a, b]}", network("c"), Truth.TRUE),
                arguments("channel: {none: [a, b]}", NOTHING, Truth.UNKNOWN),
                arguments("sentiment: '<= -0.3'", sentiment(-0.3), Truth.TRUE),
                arguments("sentiment: '<= -0.3'", sentiment(-0.2), Truth.FALSE),
                arguments("sentiment: '<= -0.3'", NOTHING, Truth.UNKNOWN),
                arguments("sentiment: '<= -0.3'", sentiment(Double.NaN), Truth.UNKNOWN),
                arguments("sentiment: negative", sentiment(-0.1), Truth.TRUE),
                arguments("sentiment: negative", sentiment(0), Truth.FALSE),
                arguments("sentiment: neutral", sentiment(0), Truth.TRUE),
                arguments("sentiment: neutral", sentiment(-0.0), Truth.TRUE),
                arguments("sentiment: [neutral, positive]", sentiment(0.2), Truth.TRUE),
                arguments("sentiment: '!= negative'", sentiment(0), Truth.TRUE),
                arguments("sentiment: {not: negative}", sentiment(-1), Truth.FALSE),
                arguments("author_followers: '>= 10000'", Facts.empty().put(Fact.AUTHOR_FOLLOWERS, 10_000), Truth.TRUE),
                arguments("author.followers: 7", Facts.empty().put(Fact.AUTHOR_FOLLOWERS, 7), Truth.TRUE),
                arguments("author.followers: '!= 7'", Facts.empty().put(Fact.AUTHOR_FOLLOWERS, 7), Truth.FALSE),
                arguments("author.followers: ['< 5', '> 9']", Facts.empty().put(Fact.AUTHOR_FOLLOWERS, 7), Truth.FALSE),
                arguments(
                        "author.followers: {all: ['> 5', '< 9']}",
                        Facts.empty().put(Fact.AUTHOR_FOLLOWERS, 7),
                        Truth.TRUE),
                arguments(
                        "author.followers: {all: ['> 5', '< 7']}",
                        Facts.empty().put(Fact.AUTHOR_FOLLOWERS, 7),
                        Truth.FALSE),
                arguments("topics: billing", topics("billing", "other"), Truth.TRUE),
                arguments("topics: Facturación", topics("facturacion"), Truth.TRUE),
                arguments("topics: facturacion", topics("Facturación"), Truth.TRUE),
                arguments("topics: '#sorteo'", topics("sorteo"), Truth.TRUE),
                arguments("topics: {all: [a, b]}", topics("a"), Truth.FALSE),
                arguments("topics: {all: [a, b]}", topics("a", "b", "c"), Truth.TRUE),
                arguments("topics: {any: [a, b], none: [c]}", topics("a"), Truth.TRUE),
                arguments("topics: {any: [a, b], none: [c]}", topics("a", "c"), Truth.FALSE),
                arguments("topics: {none: [c]}", NOTHING, Truth.UNKNOWN),
                arguments("topics: {none: [c]}", Facts.empty().put(Fact.TOPICS, Set.of()), Truth.TRUE),
                arguments("kind: DM", Facts.empty().put(Fact.KIND, "direct_message"), Truth.TRUE),
                arguments("keywords: sin señal", text("¡Otra vez SIN SEÑAL!"), Truth.TRUE),
                arguments("keywords: sin senal", text("sin señal"), Truth.TRUE),
                arguments("keywords: sin señal", text("sin senales"), Truth.FALSE),
                arguments("keywords: señal", text("sin senal"), Truth.TRUE),
                arguments("keywords: nal", text("senal"), Truth.FALSE),
                arguments("keywords: se", text("senal"), Truth.FALSE),
                arguments("keywords: 'se cayó*'", text("ya se cayo"), Truth.TRUE),
                arguments("keywords: 'se cay*'", text("Se cayeron, ¡todos!"), Truth.TRUE),
                arguments("keywords: 'cay*'", text("decayeron"), Truth.FALSE),
                arguments("keywords: [a, 'sem sinal']", text("estou sem  sinal"), Truth.TRUE),
                arguments("keywords: {none: [gracias]}", text("muchas gracias"), Truth.FALSE),
                arguments("keywords: {any: [gracias], none: [pero]}", text("gracias pero no"), Truth.FALSE),
                arguments("keywords: {all: [gracias, pero]}", text("gracias pero no"), Truth.TRUE),
                arguments("keywords: señal", text(""), Truth.FALSE),
                arguments("keywords: señal", NOTHING, Truth.UNKNOWN),
                arguments("keywords: {none: [señal]}", NOTHING, Truth.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("table")
    void condition_ofOneField_hasThreeValues(String condition, Facts given, Truth expected) {
        Facts facts = given.copy().put(Fact.ACCOUNT, "acme");
        DroolsRouter router = DroolsRouter.of(
                "rules:\n  - id: r\n    when:\n      account: acme\n      " + condition + "\n    then: {level: CRM}\n",
                "c.yaml");
        boolean matches = router.route(facts).rules().contains("r");
        assertThat(matches).isEqualTo(expected == Truth.TRUE);
        if (!matches) {
            assertThat(router.explain(facts).nearly().get(0).lines())
                    .extracting(Explanation.Line::truth)
                    .contains(expected);
        }
        DroolsRouter again =
                DroolsRouter.builder().ruleset(router.rulesetText()).build();
        assertThat(again.rules().get(0).conditions())
                .isEqualTo(router.rules().get(0).conditions());
    }

    @Test
    void truth_not_keepsUnknown() {
        assertThat(Truth.TRUE.not()).isEqualTo(Truth.FALSE);
        assertThat(Truth.FALSE.not()).isEqualTo(Truth.TRUE);
        assertThat(Truth.UNKNOWN.not()).isEqualTo(Truth.UNKNOWN);
    }
}
