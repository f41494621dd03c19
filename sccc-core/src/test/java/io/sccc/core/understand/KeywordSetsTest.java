package io.sccc.core.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordSetsTest {
    private static final long SEED = 99;

    private final KeywordSets sets = KeywordSets.of(List.of(
            KeywordSet.of("outage", List.of("sin internet", "no funciona", "caiu a conexão", "down")),
            KeywordSet.of("churn", List.of("cancel*", "dar de baja", "quiero cambi* de operador")),
            KeywordSet.of("shout", List.of("MUUUY mal", "#NoHayLuz"))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Llevo dos días SIN   Internet!!        | outage
            no me funciona                         |
            No, funciona!                          | outage
            caiu a conexao                         | outage
            quiero cancelar, no funciona           | outage churn
            cancel                                 | churn
            cance                                  |
            quiero cambiarme de operador ya        | churn
            quiero cambiarme de                    |
            sin                                    |
            muy maaal                              | shout
            estamos así #nohayluz                  | shout
            countdown                              |
            """)
    void match_text_namesItsSets(String text, String names) {
        assertThat(sets.match(TextFeatures.of(text))).containsExactly(names == null ? new String[0] : names.split(" "));
    }

    @Test
    void match_thousandsOfPhrases_sameAsSearchingEach() {
        System.out.println("keyword sets: seed " + SEED);
        Random random = new Random(SEED);
        List<KeywordSet> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add(KeywordSet.of("set" + i, List.of(words(random, 1 + random.nextInt(3)))));
        }
        KeywordSets together = KeywordSets.of(many);
        for (int i = 0; i < 300; i++) {
            String text = words(random, 12);
            List<String> expected = many.stream()
                    .filter(set -> holds(text, set))
                    .map(KeywordSet::name)
                    .toList();
            assertThat(together.match(TextFeatures.of(text))).containsExactlyElementsOf(expected);
        }
    }

    private static boolean holds(String text, KeywordSet set) {
        KeywordPhrase phrase = set.phrases().get(0);
        StringBuilder words = new StringBuilder(" ");
        for (int i = 0; i < phrase.length(); i++) {
            words.append(phrase.word(i)).append(' ');
        }
        return (" " + text + " ").contains(words);
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ")
                    .append((char) ('a' + random.nextInt(20)))
                    .append((char) ('a' + random.nextInt(3)));
        }
        return words.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "*", "!!", "@ana"})
    void of_phraseWithoutWord_isNamed(String phrase) {
        assertThatThrownBy(() -> KeywordSet.of("bad", List.of("ok", phrase)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bad")
                .hasMessageContaining("\"" + phrase + "\"");
    }

    @Test
    void of_sameNameTwice_isNamed() {
        KeywordSet one = KeywordSet.of("one", List.of("a"));

        assertThatThrownBy(() -> KeywordSets.of(List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one");
    }
}
