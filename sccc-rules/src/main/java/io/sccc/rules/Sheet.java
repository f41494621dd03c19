package io.sccc.rules;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.rules.internal.Matcher;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What is matched: the facts of one post, its text read at most once, and the rules that matched. Of one thread. */
final class Sheet implements Matcher.Target {

    private final Facts facts;
    private final Keywords keywords;
    private final BitSet matched = new BitSet();
    private @Nullable BitSet found;

    Sheet(Facts facts, Keywords keywords) {
        this.facts = facts;
        this.keywords = keywords;
    }

    <T> @Nullable T get(Fact<T> fact) {
        return facts.get(fact);
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
