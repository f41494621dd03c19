package io.sccc.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MatcherTest {

    private static final io.sccc.rules.internal.Test<Number> SHORT =
            new io.sccc.rules.internal.Test<>("short", it -> it.value < 100);
    private static final io.sccc.rules.internal.Test<Number> EVEN =
            new io.sccc.rules.internal.Test<>("even", it -> it.value % 2 == 0);
    private static final io.sccc.rules.internal.Test<Number> FAULTY =
            new io.sccc.rules.internal.Test<>("faulty", it -> {
                if (it.value == 13) {
                    throw new IllegalStateException("thirteen");
                }
                return true;
            });

    private final Matcher<Number> matcher = Matcher.sessions(
            Number.class, List.of(List.of(SHORT, EVEN), List.of(SHORT), List.of(), List.of(SHORT, FAULTY)));

    private static final class Number extends Target {

        private final int value;
        private final Set<Integer> matched = new TreeSet<>();

        Number(int value) {
            this.value = value;
        }

        @Override
        public void matched(int rule) {
            matched.add(rule);
        }

        @Override
        public Found found(int slot) {
            throw new AssertionError("these conditions have no keys");
        }
    }

    private Set<Integer> match(int value) {
        Number number = new Number(value);
        matcher.match(number);
        return number.matched;
    }

    @Test
    void match_everyRuleWhoseConditionsHold_isToldOnce() {
        assertThat(match(2)).containsExactly(0, 1, 2, 3);
        assertThat(match(3)).containsExactly(1, 2, 3);
        assertThat(match(100)).containsExactly(2);
    }

    @Test
    void match_conditionThrows_nextObjectIsMatchedAsIfNothingWas() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> match(13)).hasStackTraceContaining("thirteen");
            assertThat(match(3)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void match_noRules_tellsNothing() {
        Number number = new Number(1);
        Matcher.sessions(Number.class, List.of()).match(number);
        assertThat(number.matched).isEmpty();
    }
}
