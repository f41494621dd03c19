package io.sccc.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {

    @ParameterizedTest
    @EnumSource(SentimentLanguage.class)
    void resource_eachLanguage_holdsEnoughFoldedFormsOnce(SentimentLanguage language) {
        List<LexiconEntry> entries = LexiconReader.resource(language.file(), true);
        assertThat(entries).hasSizeGreaterThanOrEqualTo(600);
        assertThat(entries.stream().map(LexiconEntry::form).map(String::strip)).allMatch(SentimentFolding::isFolded);
        assertThat(entries.stream().map(e -> e.form() + e.stem())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(SentimentLanguage.class)
    void resource_wordAndItsOwnStem_doNotContradict(SentimentLanguage language) {
        List<LexiconEntry> entries = LexiconReader.resource(language.file(), true);
        for (LexiconEntry stem : entries.stream().filter(LexiconEntry::stem).toList()) {
            assertThat(entries)
                    .filteredOn(e -> !e.stem() && e.form().equals(stem.form()))
                    .allMatch(e -> e.weight() * stem.weight() >= 0, "says the same as its stem");
        }
    }

    @Test
    void read_goodLines_givesEntries() {
        String text = "# words\n[polarity]\ngood\t2\nenoj*\t-2.5\nso far so good\t1\n\n[negation]\nnot\t3\n";
        assertThat(LexiconReader.read("x.txt", true, text))
                .containsExactly(
                        new LexiconEntry("good", false, LexiconRole.POLARITY, 2),
                        new LexiconEntry("enoj", true, LexiconRole.POLARITY, -2.5),
                        new LexiconEntry("so far so good", false, LexiconRole.POLARITY, 1),
                        new LexiconEntry("not", false, LexiconRole.NEGATION, 3));
    }

    @Test
    void read_badLines_namesFileLineAndCureOfAll() {
        String text = "early\t1\n[polarity]\ngood 2\nbad\tx\nworst\t-5\nÁngel\t2\nfine\t1\nfine\t2\n[mood]\n";
        assertThatThrownBy(() -> LexiconReader.read("x.txt", true, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.txt:1: (early\t1): begin with a section")
                .hasMessageContaining("x.txt:3: (good 2): write form<TAB>weight")
                .hasMessageContaining("x.txt:4: (bad\tx)")
                .hasMessageContaining("x.txt:5: (worst\t-5)")
                .hasMessageContaining("x.txt:6: (Ángel)")
                .hasMessageContaining("x.txt:8: (fine): remove it or line 7")
                .hasMessageContaining("x.txt:9: (mood)");
    }

    @Test
    void resource_missing_namesIt() {
        assertThatThrownBy(() -> LexiconReader.resource("nowhere.txt", true)).hasMessageContaining("nowhere.txt");
    }

    @Test
    void trie_wordAndStem_areFoundApart() {
        LexiconTrie trie =
                new LexiconTrie(LexiconReader.read("x.txt", true, "[polarity]\nenoj*\t-2\nenojado que\t-1\n"));
        int node = LetterTree.ROOT;
        for (char c : "enoj".toCharArray()) {
            node = trie.next(node, c);
        }
        assertThat(trie.stem(node)).isNotNull();
        assertThat(trie.word(node)).isNull();
        assertThat(trie.next(node, 'z')).isEqualTo(LetterTree.NOWHERE);
    }
}
