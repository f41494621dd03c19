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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralPackTest {

    private static final DroolsRouter PACK = DroolsRouter.packs("default");
    /** They ask for Portuguese and so have positive tests in that language alone. */
    private static final Set<String> PORTUGUESE = Set.of("portuguese-on-spanish-page", "portuguese-waited");

    private static final Set<String> LANGUAGES = Set.of("en", "es", "pt");

    private static Facts post(String text) {
        return Facts.empty()
                .put(Fact.TEXT, text)
                .put(Fact.AUTHOR_ROLE, "customer")
                .put(Fact.VISIBILITY, "public")
                .put(Fact.KIND, "post");
    }

    @ParameterizedTest
    @ValueSource(strings = {"general", "telecom", "bank", "consumer-goods", "default"})
    void packs_alone_haveNoFaultsAndNoWarnings(String pack) {
        assertThat(Lint.rules().withTests().of(DroolsRouter.builder().packs(pack)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"telecom", "bank", "consumer-goods"})
    void packs_ofASector_areSensibleAlone(String pack) {
        DroolsRouter alone = DroolsRouter.packs(pack);
        Facts said = post("x").put(Fact.BRAND_SECTOR, pack);
        assertThat(alone.route(said.copy().put(Fact.COMPLAINT, true)).level()).isEqualTo(Level.CRM);
        assertThat(alone.route(said.copy().put(Fact.QUESTION, true)).level()).isEqualTo(Level.COMMUNITY);
        assertThat(alone.route(said.copy().put(Fact.AUTHOR_ROLE, "brand")).level())
                .isEqualTo(Level.IGNORE);
    }

    @Test
    void route_rulesOfASector_speakForItAndForTheUnknown() {
        Facts signal = post("llevo dos días sin señal");
        assertThat(PACK.route(signal).rules()).contains("no-signal");
        assertThat(PACK.route(signal.copy().put(Fact.BRAND_SECTOR, "telecom")).rules())
                .contains("no-signal");
        assertThat(PACK.route(signal.copy().put(Fact.BRAND_SECTOR, "bank")).rules())
                .doesNotContain("no-signal");
    }

    @Test
    void packs_everyTestOfEveryRule_passes() {
        List<RuleTests.Result> results = RuleTests.run(PACK);
        assertThat(results)
                .hasSizeGreaterThan(500)
                .filteredOn(it -> !it.passed())
                .isEmpty();
    }

    @Test
    void packs_everyRule_isTestedBothWaysInThreeLanguages() {
        for (RuleSpec rule : PACK.rules()) {
            assertThat(languages(rule, false))
                    .as("%s: negative tests", rule.id())
                    .isEqualTo(LANGUAGES);
            if (!PORTUGUESE.contains(rule.id())) {
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
        Facts facts = asked("como mudo a senha?").put(Fact.TOPICS, Set.of("password"));
        Route now = PACK.route(facts);
        assertThat(now.level()).isEqualTo(Level.COMMUNITY);
        assertThat(now.timers()).anyMatch(it -> it.rule().equals("question-waited"));
        Route later = PACK.route(facts.copy().put(Fact.TIMER, "question-waited").put(Fact.UNANSWERED, true));
        assertThat(later.level()).isEqualTo(Level.CRM);
    }

    @Test
    void route_jokeAsAQuestion_waitsForNobody() {
        assertThat(PACK.route(asked("alguém mais veio pelo vídeo?")).timers())
                .noneMatch(it -> it.rule().equals("question-waited"));
    }

    private static Facts asked(String text) {
        return post(text).put(Fact.QUESTION, true).put(Fact.INTENT, "question").put(Fact.INTENT_SCORE, 0.9);
    }

    @Test
    void route_dangerToAPerson_silencesEveryMessage() {
        Facts facts = post("encontré un vidrio dentro de la barra, me llaman al [phone:x]")
                .put(Fact.COMPLAINT, true)
                .put(Fact.PERSONAL_DATA, Set.of("phone"));
        Route route = PACK.route(facts);
        assertThat(route.tags()).contains("no-bots", "privacy");
        assertThat(route.actions()).noneMatch(it -> it.kind().message());
        assertThat(route.actions()).extracting(ActionSpec::kind).contains(ActionKind.HIDE, ActionKind.OPEN_CASE);
    }

    @Test
    void route_complaintOfNobodyKnown_asksForTheNumberInPrivate() {
        Facts facts = post("llevo semanas esperando una respuesta")
                .put(Fact.COMPLAINT, true)
                .put(Fact.INTENT, "complaint")
                .put(Fact.INTENT_SCORE, 0.9)
                .put(Fact.TOPICS, Set.of("billing"))
                .put(Fact.AUTHOR_KNOWN, true);
        assertThat(PACK.route(facts).actions())
                .extracting(ActionSpec::kind)
                .contains(ActionKind.OPEN_CASE, ActionKind.DIRECT_MESSAGE);
        assertThat(PACK.route(facts.copy().put(Fact.CONTACT_TIER, "gold")).actions())
                .extracting(ActionSpec::kind)
                .doesNotContain(ActionKind.DIRECT_MESSAGE);
        assertThat(PACK.route(facts.copy().put(Fact.CONTACT_OPEN_CASES, 0.0)).actions())
                .extracting(ActionSpec::kind)
                .doesNotContain(ActionKind.DIRECT_MESSAGE);
    }

    @Test
    void route_nothingKnown_isFacilitated() {
        assertThatCode(() -> PACK.route(Facts.empty())).doesNotThrowAnyException();
        assertThat(PACK.route(Facts.empty()).level()).isEqualTo(Level.FACILITATE);
    }
}
