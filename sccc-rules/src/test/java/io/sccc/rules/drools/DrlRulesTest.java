package io.sccc.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.rules.RuleFaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrlRulesTest {

    @Test
    void match_conditionsOverFacts_hitsCarryAllTheyWereTold() {
        DrlRules rules = Drl.compile("""
                rule "angry gold"
                when
                    Message(intent == "complaint", sentiment <= -0.5, says("internet*"))
                    Contact(tier in ("gold", "platinum"))
                    FactSheet(number("basket") > 100)
                then
                    hits.add("angry-gold", Level.CRM).priority(80).queue("retention").tag("gold", "angry").sla(30)
                        .reason("angry", "molesto", "irritado").action(ActionKind.OPEN_CASE);
                end
                """);
        Facts facts = Facts.empty()
                .put(Fact.INTENT, "complaint")
                .put(Fact.SENTIMENT, -0.7)
                .put(Fact.TEXT, "otra vez sin Internet")
                .put(Fact.number("basket", ""), 200);
        assertThat(rules.match(facts)).isEmpty();
        List<Hit> hits = rules.match(facts.copy().put(Fact.CONTACT_TIER, "gold"));
        assertThat(hits).hasSize(1);
        Hit hit = hits.get(0);
        assertThat(hit.id()).isEqualTo("angry-gold");
        assertThat(hit.rule()).isEqualTo("angry gold");
        assertThat(hit.matched()).containsExactly("Message", "Contact", "FactSheet");
        assertThat(hit.level()).isEqualTo(Level.CRM);
        assertThat(hit.priority()).isEqualTo(80);
        assertThat(hit.queue()).isEqualTo("retention");
        assertThat(hit.tags()).containsExactly("gold", "angry");
        assertThat(hit.sla()).hasMinutes(30);
        assertThat(hit.reason().in("es")).isEqualTo("molesto");
        assertThat(hit.actions()).extracting(action -> action.kind()).containsExactly(ActionKind.OPEN_CASE);
        assertThat(rules.asked(hit))
                .extracting(Fact::name)
                .containsExactlyInAnyOrder("intent", "sentiment", "contact.tier", "basket");
    }

    @Test
    void match_factsUnknown_comparisonsAreFalseAndNegationsTrue() {
        DrlRules rules = Drl.compile(Drl.rule("less", "Message(sentiment < 0)")
                + Drl.rule("flag", "Message(complaint == true)")
                + Drl.rule("no-flag", "Message(complaint == false)")
                + Drl.rule("word", "Message(topics contains \"x\")")
                + Drl.rule("not-equal", "Message(sentiment != 0.5)")
                + Drl.rule("unknown", "Message(intent == null)"));
        assertThat(Drl.ids(rules.match(Facts.empty()))).containsExactly("not-equal", "unknown");
    }

    /** Long-lived sessions give what a session for each post gives, whatever the rules insert, retract or count. */
    @Test
    void match_manyPostsInOneSession_asEachInItsOwn() {
        String drl = "declare Sign name : String end\n"
                + "rule \"insert\" salience 10 when Message(sentiment < 0) then insert(new Sign(\"bad\")); end\n"
                + "rule \"logical\" when Message(complaint == true) then insertLogical(new Sign(\"told\")); end\n"
                + Drl.rule("bad", "Sign(name == \"bad\")")
                + Drl.rule("told", "Sign(name == \"told\")")
                + Drl.rule("calm", "Message() not Sign()")
                + Drl.rule("both", "Message() accumulate(Sign(); $n : count(); $n == 2)")
                + Drl.rule("exists", "exists Sign() Message()")
                + "rule \"retract\" salience -5 when $s : Sign(name == \"bad\") Author(verified == true)"
                + " then delete($s); hits.add(\"retracted\"); end\n"
                + "rule \"halt\" salience -9 when Author(employee == true)"
                + " then hits.add(\"halt\"); drools.halt(); end\n"
                + Drl.rule("last", "Message()").replace("rule \"last\"", "rule \"last\" salience -10");
        DrlRules lasting = Drl.compile(drl);
        Random random = new Random(5);
        List<Facts> posts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            posts.add(Facts.empty()
                    .put(Fact.SENTIMENT, random.nextBoolean() ? -0.5 : 0.5)
                    .put(Fact.COMPLAINT, random.nextBoolean())
                    .put(Fact.AUTHOR_VERIFIED, random.nextBoolean())
                    .put(Fact.AUTHOR_EMPLOYEE, random.nextInt(4) == 0));
        }
        DrlRules single = Drl.compile(drl + "rule \"own session\" when not Content(found == true) then end\n");
        for (Facts post : posts) {
            assertThat(Drl.ids(lasting.match(post)))
                    .as("seed 5, %s", post.byName())
                    .isEqualTo(Drl.ids(single.match(post)));
        }
    }

    @Test
    void match_rulesThatNeedNoFactOrKeepState_fireForEveryPost() {
        DrlRules rules = Drl.compile(Drl.rule("not-gold", "not Contact(tier == \"gold\")")
                + Drl.rule("count", "accumulate(Message(spam == true); $n : count(); $n == 0)")
                + Drl.rule("always", "")
                + "rule \"focus\" when Message() then drools.setFocus(\"late\"); end\n"
                + Drl.rule("late", "Message()").replace("rule \"late\"", "rule \"late\" agenda-group \"late\"")
                + Drl.rule("lock", "Author()").replace("rule \"lock\"", "rule \"lock\" lock-on-active"));
        for (int i = 0; i < 3; i++) {
            assertThat(Drl.ids(rules.match(Facts.empty().put(Fact.SENTIMENT, 0.5))))
                    .as("post %s", i)
                    .containsExactly("always", "count", "late", "lock", "not-gold");
            assertThat(Drl.ids(rules.match(
                            Facts.empty().put(Fact.CONTACT_TIER, "gold").put(Fact.SPAM, true))))
                    .containsExactly("always", "late", "lock");
        }
    }

    @Test
    void match_consequenceThrows_namesRuleAndKind_noWordOfThePost_andTheNextPostIsFine() {
        DrlRules rules = Drl.compile("""
                rule "boom" when Message(urgent == true, $t : text) then Integer.parseInt($t); end
                rule "fine" when Message() then hits.add("fine"); end
                """);
        Facts post = Facts.empty().put(Fact.URGENT, true).put(Fact.TEXT, "secreto");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> rules.match(post)).isInstanceOfSatisfying(DrlException.class, told -> {
                assertThat(told.rule()).isEqualTo("boom");
                assertThat(told).hasNoCause().hasMessageContaining("NumberFormatException");
                assertThat(told.toString()).doesNotContain("secreto");
            });
            assertThat(Drl.ids(rules.match(Facts.empty()))).containsExactly("fine");
        }
    }

    @Test
    void match_conditionThrows_namesRuleAndCondition() {
        DrlRules rules = Drl.compile("rule \"bare\" when Message(spam == true, urgent) then hits.add(\"x\"); end");
        assertThatThrownBy(() -> rules.match(Facts.empty().put(Fact.SPAM, true)))
                .isInstanceOf(DrlException.class)
                .hasMessageContaining("\"bare\"")
                .hasMessageContaining("urgent")
                .hasMessageContaining("urgent == true");
    }

    @Test
    void match_rulesThatFireForEver_stopAndNameTheRule() {
        DrlRules rules = Drl.compile("""
                declare Ball n : int end
                rule "serve" when Message(spam == true) then insert(new Ball(0)); end
                rule "ping" when $b : Ball(n >= 0) then modify($b) { setN($b.getN() + 1) } end
                """);
        assertThatThrownBy(() -> rules.match(Facts.empty().put(Fact.SPAM, true)))
                .isInstanceOf(DrlException.class)
                .hasMessageContaining("\"ping\"")
                .hasMessageContaining("no-loop");
        assertThat(rules.match(Facts.empty())).isEmpty();
    }

    @Test
    void match_hitThatCannotBe_namesRuleAndCure() {
        DrlRules rules = Drl.compile("""
                rule "id" when Message(intent == "id", $t : text) then hits.add($t); end
                rule "priority" when Message(intent == "priority") then hits.add("x").priority(2000); end
                rule "words" when Message(intent == "words") then hits.add("x").action(ActionKind.REPLY); end
                """);
        assertThatThrownBy(
                        () -> rules.match(Facts.empty().put(Fact.INTENT, "id").put(Fact.TEXT, "Ay Dios")))
                .hasMessageContaining("rule \"id\"")
                .hasMessageContaining("a-z")
                .hasMessageNotContaining("Dios");
        assertThatThrownBy(() -> rules.match(Facts.empty().put(Fact.INTENT, "priority")))
                .hasMessageContaining("rule \"priority\"")
                .hasMessageContaining("(2000)");
        assertThatThrownBy(() -> rules.match(Facts.empty().put(Fact.INTENT, "words")))
                .hasMessageContaining("reply")
                .hasMessageContaining("words");
    }

    @Test
    void match_eightThreads_eachHasItsOwnHits() throws Exception {
        DrlRules rules =
                Drl.compile(Drl.rule("bad", "Message(sentiment < 0)") + Drl.rule("good", "Message(sentiment > 0)"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int seed = i;
                all.add(threads.submit(() -> {
                    Random random = new Random(seed);
                    boolean right = true;
                    for (int post = 0; post < 2_000; post++) {
                        boolean bad = random.nextBoolean();
                        right &= Drl.ids(rules.match(Facts.empty().put(Fact.SENTIMENT, bad ? -1.0 : 1.0)))
                                .equals(List.of(bad ? "bad" : "good"));
                    }
                    return right;
                }));
            }
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void compile_globalsOfTheApplication_areSetOrMissed() {
        String drl = Drl.rules("global java.util.List seen;\nrule \"r\" when Message() then seen.add(1); end");
        List<Object> seen = new ArrayList<>();
        DrlRules rules = DrlRules.compile(List.of(new DrlFile("g.drl", drl)), Map.of("seen", seen));
        rules.match(Facts.empty());
        assertThat(seen).as("asked at load without running").hasSize(1);
        assertThatThrownBy(() -> DrlRules.compile(List.of(new DrlFile("g.drl", drl)), Map.of()))
                .isInstanceOf(RuleFaults.class)
                .hasMessageContaining("\"seen\" (java.util.List)")
                .hasMessageContaining("global(\"seen\", ...)");
        assertThatThrownBy(() -> DrlRules.compile(
                        List.of(new DrlFile("n.drl", "package x; rule \"r\" when eval(true) then end")), Map.of()))
                .hasMessageContaining("global io.sccc.rules.drools.Hits hits");
    }

    @Test
    void compile_faultsOfTwoFiles_allAtOnce_withFileLineAndRule(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("a.drl"), Drl.rules("rule \"a\" when\n  Message()\nthen\n  hitz.add(\"x\");\nend"));
        Files.writeString(
                folder.resolve("b.drl"),
                Drl.HEAD.replace("package test", "package other")
                        + "rule \"b\" when\n  Message(sentiment < \"low\")\nthen\n  hits.ad(\"x\");\nend");
        assertThatThrownBy(() -> DrlRules.compile(DrlFile.read(folder), Map.of()))
                .isInstanceOfSatisfying(RuleFaults.class, told -> {
                    assertThat(told.faults())
                            .extracting(fault ->
                                    Path.of(fault.file()).getFileName() + ":" + fault.line() + " " + fault.rule())
                            .containsExactlyInAnyOrder("a.drl:9 a", "b.drl:7 b", "b.drl:9 b");
                    assertThat(told).hasMessageContaining("hitz").hasMessageNotContaining("Lambda");
                });
    }

    @Test
    void compile_faultsThatDroolsGivesNoLineOf_areFoundInTheText() {
        assertThat(faults("rule \"a\" when Message()\n Mesage() then end")).containsExactly("own.drl:7 a");
        assertThat(faults("rule \"a\" when\n\n Message(fooo == 1) then end")).containsExactly("own.drl:8 a");
        assertThat(faults("rule \"a\" when Message(intent == ) then end")).containsExactly("own.drl:6 a");
        assertThat(faults("rule \"a\" when Message() then hits.add(\"x\") end")).containsExactly("own.drl:6 a");
        assertThat(faults("rule \"a\" when Message(urgent) then end")).containsExactly("own.drl:0 a");
    }

    private static List<String> faults(String rules) {
        try {
            Drl.compile(rules);
            return List.of();
        } catch (RuleFaults told) {
            return told.faults().stream()
                    .map(fault -> fault.file() + ":" + fault.line() + " " + fault.rule())
                    .toList();
        }
    }

    @Test
    void read_filesThatAreNot_eachTold(@TempDir Path folder) {
        assertThatThrownBy(() -> DrlFile.read(folder)).hasMessageContaining("has no .drl file");
        assertThatThrownBy(() -> DrlFile.read(folder.resolve("x.drl"))).hasMessageContaining("is not there");
        assertThatThrownBy(() -> DrlFile.read(folder.resolve("x.yaml"))).hasMessageContaining("is not DRL");
    }
}
