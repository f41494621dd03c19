package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.rules.internal.Matcher;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is matched: the facts of one post, its text read at most once, and the rules that matched. Of one thread. */
final class Sheet implements Matcher.Target {

    private final Facts facts;
    private final Keywords keywords;
    private final BitSet matched = new BitSet();
    private final Map<Fact<?>, Set<String>> folded = new HashMap<>();
    private @Nullable BitSet found;

    Sheet(Facts facts, Keywords keywords) {
        this.facts = facts;
        this.keywords = keywords;
    }

    <T> @Nullable T get(Fact<T> fact) {
        return facts.get(fact);
    }

    /** The words of a set, folded; null when the set is unknown. */
    @Nullable
    Set<String> words(Fact<Set<String>> fact) {
        Set<String> words = facts.get(fact);
        return words == null ? null : folded.computeIfAbsent(fact, once -> folded(words));
    }

    private static Set<String> folded(Set<String> words) {
        Set<String> folded = new HashSet<>();
        words.forEach(word -> folded.add(Keywords.word(word)));
        return folded;
    }

    /** The keywords in the text; null when the text is unknown. */
    @Nullable
    BitSet keywords() {
        if (found == null) {
            String text = facts.get(Fact.TEXT);
            if (text == null) {
                return null;
            }
            found = keywords.in(Keywords.words(text));
        }
        return found;
    }

    @Override
    public void matched(int rule) {
        matched.set(rule);
    }

    /** Numbers of the rules that matched. */
    BitSet matched() {
        return matched;
    }
}
