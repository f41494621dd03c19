package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.ActionSpec;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Route;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GeneralPackTest {

    private static final DroolsRouter PACK = DroolsRouter.packs("general");
    private static final Set<String> LANGUAGES = Set.of("en", "es", "pt");

    private static Facts post(String text) {
        return Facts.empty()
                .put(Fact.TEXT, text)
                .put(Fact.AUTHOR_ROLE, "customer")
                .put(Fact.VISIBILITY, "public")
                .put(Fact.KIND, "post");
    }

    @Test
    void packs_general_hasNoFaultsAndNoWarnings() {
        assertThat(Lint.rules().withTests().of(DroolsRouter.builder().packs("general")))
                .isEmpty();
    }

    @Test
    void packs_everyTestOfEveryRule_passes() {
        List<RuleTests.Result> results = RuleTests.run(PACK);
        assertThat(results)
                .hasSizeGreaterThan(400)
                .filteredOn(it -> !it.passed())
                .isEmpty();
    }

    /** One rule asks for one language and so has positive tests in that one alone. */
    @Test
    void packs_everyRule_isTestedBothWaysInThreeLanguages() {
        for (RuleSpec rule : PACK.rules()) {
            assertThat(languages(rule, false))
                    .as("%s: negative tests", rule.id())
                    .isEqualTo(LANGUAGES);
            if (!rule.id().equals("portuguese-on-spanish-page")) {
                assertThat(languages(rule, true))
                        .as("%s: positive tests", rule.id())
                        .isEqualTo(LANGUAGES);
            }
        }
    }

    private static Set<String> languages(RuleSpec rule, boolean matches) {
        Set<String> languages = new TreeSet<>();
        for (RuleSpec.Test test : rule.tests()) {
            if (Boolean.valueOf(matches).equals(test.matches())) {
                languages.add(test.name().substring(0, 2));
            }
        }
        return languages;
    }

    @Test
    void packs_everyRuleAndEveryWordSaid_isInThreeLanguages() {
        for (RuleSpec rule : PACK.rules()) {
            assertThat(rule.reason().byLanguage().keySet()).as(rule.id()).containsAll(LANGUAGES);
            for (ActionSpec action : rule.actions()) {
                if (action.kind().speaks()) {
                    assertThat(action.text().byLanguage().keySet())
                            .as(rule.id())
                            .containsAll(LANGUAGES);
                }
            }
        }
    }

    @Test
    void route_threatOrSelfHarm_saysNothingByItself() {
        for (String text : List.of("te voy a matar", "quero me matar", "i'll put a bomb in your store")) {
            Route route = PACK.route(post(text).put(Fact.QUESTION, true).put(Fact.COMPLAINT, true));
            assertThat(route.level()).as(text).isEqualTo(Level.CRM);
            assertThat(route.actions()).as(text).noneMatch(it -> it.kind().message());
        }
    }

    @Test
    void route_companyPost_isIgnoredWhateverItSays() {
        Facts facts = post("sem sinal? clonaram seu cartão? me chama no privado")
                .put(Fact.AUTHOR_ROLE, "agent")
                .put(Fact.COMPLAINT, true)
                .put(Fact.PERSONAL_DATA, Set.of("phone"));
        assertThat(PACK.route(facts).level()).isEqualTo(Level.IGNORE);
    }

    @Test
    void route_personalDataWithAComplaint_isHiddenAndStillBecomesACase() {
        Route route =
                PACK.route(post("my card [card:kzvtrbqm] was charged twice").put(Fact.PERSONAL_DATA, Set.of("card")));
        assertThat(route.level()).isEqualTo(Level.CRM);
        assertThat(route.actions())
                .extracting(ActionSpec::kind)
                .contains(ActionKind.HIDE, ActionKind.REPLY, ActionKind.OPEN_CASE);
        assertThat(route.tags()).contains("privacy");
    }

    @Test
    void route_followUpOnAnOwnCase_isAppendedAndThanksAreNot() {
        Facts open = post("sigue sin andar").put(Fact.CONVERSATION_CASE, "open");
        assertThat(PACK.route(open.copy().put(Fact.COMPLAINT, true)).level()).isEqualTo(Level.CRM);
        Route thanks = PACK.route(open.copy().put(Fact.TEXT, "mil gracias").put(Fact.PRAISE, true));
        assertThat(thanks.level()).isEqualTo(Level.FACILITATE);
        assertThat(thanks.actions()).extracting(ActionSpec::kind).containsExactly(ActionKind.REACT);
    }

    @Test
    void route_questionUnansweredForThreeDays_becomesACase() {
        Facts facts = post("como mudo a senha?").put(Fact.QUESTION, true);
        Route now = PACK.route(facts);
        assertThat(now.level()).isEqualTo(Level.COMMUNITY);
        assertThat(now.timers()).anyMatch(it -> it.rule().equals("question-waited"));
        Route later = PACK.route(facts.copy().put(Fact.TIMER, "question-waited").put(Fact.UNANSWERED, true));
        assertThat(later.level()).isEqualTo(Level.CRM);
    }

    @Test
    void route_nothingKnown_isFacilitated() {
        assertThatCode(() -> PACK.route(Facts.empty())).doesNotThrowAnyException();
        assertThat(PACK.route(Facts.empty()).level()).isEqualTo(Level.FACILITATE);
    }
}
