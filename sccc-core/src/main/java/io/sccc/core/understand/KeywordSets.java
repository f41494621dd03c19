package io.sccc.core.understand;

import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Many {@link KeywordSet}s searched for at once. A text's words are looked up in tables of words that go on from one
 * another, so that the time depends on the text and not on how many phrases there are. Immutable, safe on any thread.
 */
public final class KeywordSets {
    private final List<String> names;
    private final KeywordNode root = new KeywordNode();

    private KeywordSets(List<KeywordSet> sets) {
        names = sets.stream().map(KeywordSet::name).toList();
        for (int set = 0; set < sets.size(); set++) {
            for (KeywordPhrase phrase : sets.get(set).phrases()) {
                root.add(phrase, 0, set);
            }
        }
    }

    /**
     * The given sets together.
     *
     * @throws IllegalArgumentException naming each name that two sets have
     */
    public static KeywordSets of(Collection<KeywordSet> sets) {
        Set<String> seen = new HashSet<>();
        List<String> twice = sets.stream()
                .map(KeywordSet::name)
                .filter(name -> !seen.add(name))
                .toList();
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException("keyword sets have one name twice: %s. Maybe join their phrases"
                    .formatted(String.join(", ", twice)));
        }
        return new KeywordSets(List.copyOf(sets));
    }

    /**
     * Which sets have a word or phrase in the text.
     *
     * @return their names, in the order the sets were given
     */
    public Set<String> match(TextFeatures text) {
        BitSet found = new BitSet(0);
        List<String> tokens = text.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            root.collect(tokens, i, found);
        }
        return found.isEmpty() ? Set.of() : namesOf(found);
    }

    private Set<String> namesOf(BitSet found) {
        Set<String> matched = new LinkedHashSet<>();
        found.stream().forEach(set -> matched.add(names.get(set)));
        return Collections.unmodifiableSet(matched);
    }
}
