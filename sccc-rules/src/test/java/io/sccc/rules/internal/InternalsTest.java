package io.sccc.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.drools.base.base.ClassObjectType;
import org.drools.base.rule.EntryPointId;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.core.reteoo.builder.BuildContext;
import org.junit.jupiter.api.Test;

/** What the network takes for granted of Drools' inside: when the version changes, these tell whether it still holds. */
class InternalsTest {

    private final InternalRuleBase base = RuleBaseFactory.newRuleBase();
    private final BuildContext context = new BuildContext(base, List.of());
    private final ObjectTypeNode top = new ObjectTypeNode(
            context.getNextNodeId(),
            base.getRete().getEntryPointNode(EntryPointId.DEFAULT),
            new ClassObjectType(Word.class),
            context);

    private static final class Word extends Target {

        private final String word;
        private final List<Integer> matched = new ArrayList<>();

        Word(String word) {
            this.word = word;
        }

        @Override
        public void matched(int rule) {
            matched.add(rule);
        }

        @Override
        public Found found(int slot) {
            throw new AssertionError("nothing is looked up");
        }
    }

    private AlphaNode node(String id, char letter) {
        return new AlphaNode(
                context.getNextNodeId(),
                new Asked<>(new io.sccc.rules.internal.Test<Word>(id, it -> it.word.indexOf(letter) >= 0)),
                top,
                context);
    }

    private void end(AlphaNode node, int... rules) {
        node.addObjectSink(new Junction(node, context, rules, List.of(), List.of()));
    }

    private List<Integer> matched(String text) {
        Word word = new Word(text);
        top.getObjectSinkPropagator().propagateAssertObject(word.handle, null, null);
        return word.matched;
    }

    @Test
    void version_isTheOneThatWasReadAndTested() throws Exception {
        Properties properties = new Properties();
        try (InputStream in =
                AlphaNode.class.getResourceAsStream("/META-INF/maven/org.drools/drools-core/pom.properties")) {
            properties.load(in);
        }
        assertThat(properties.getProperty("version")).isEqualTo("10.2.0");
    }

    @Test
    void assertObject_noContextAndNoSession_asksTheConditionAndGoesOn() {
        AlphaNode node = node("a", 'a');
        end(node, 1, 2);
        top.addObjectSink(node);
        assertThat(matched("ab")).containsExactly(1, 2);
        assertThat(matched("b")).isEmpty();
    }

    @Test
    void addObjectSink_severalTimes_reachesEachOnce() {
        for (int i = 0; i < 10; i++) {
            AlphaNode node = node("node" + i, (char) ('a' + i));
            end(node, i);
            top.addObjectSink(node);
        }
        assertThat(matched("jackdaw")).containsExactlyInAnyOrder(0, 2, 3, 9);
    }

    @Test
    void constraint_ofEqualId_isEqual() {
        assertThat(node("a", 'a').getConstraint()).isEqualTo(node("a", 'b').getConstraint());
        assertThat(node("a", 'a').getConstraint()).isNotEqualTo(node("b", 'a').getConstraint());
    }

    @Test
    void handle_ofATarget_keepsIt() {
        Word word = new Word("w");
        assertThat(word.handle.getObject()).isSameAs(word);
        assertThat(word.handle)
                .isInstanceOfSatisfying(
                        Target.Handle.class, it -> assertThat(it.target()).isSameAs(word));
    }
}
