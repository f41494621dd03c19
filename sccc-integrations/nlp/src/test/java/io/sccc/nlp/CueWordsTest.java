package io.sccc.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.nlp.CueEvidence.Odds;
import java.util.List;
import org.junit.jupiter.api.Test;

class CueWordsTest {

    private static final CueTrie NO_PATTERNS = new CueTrie();

    private final CueWords words = new CueWords(List.of("2 0: factur", "-1 3: ^_hola ya_quedo", "0.5 0: 😂 ?"));

    @Test
    void weigh_nothingKnown_saysNothing() {
        assertThat(weigh("buenas tardes")).isEqualTo(new Odds(0, 0));
        assertThat(weigh("")).isEqualTo(new Odds(0, 0));
    }

    @Test
    void weigh_stemPairAndEmoji_areFound() {
        assertThat(weigh("mi FACTURACIÓN")).isEqualTo(new Odds(root(2, 2), 0));
        assertThat(weigh("eso ya quedó")).isEqualTo(new Odds(root(-1, 3), root(3, 3)));
        assertThat(weigh("quedó ya")).isEqualTo(new Odds(0, 0));
        assertThat(weigh("mira 😂").complaint()).isEqualTo(root(0.5f, 2));
    }

    @Test
    void weigh_severalKnown_isTheirSumOverTheRootOfWhatWasLookedAt() {
        assertThat(weigh("hola, la factura")).isEqualTo(new Odds(root(1, 3), root(3, 3)));
    }

    /** Each word was looked at alone and with the one before it. */
    private static float root(float sum, int words) {
        return sum / (float) Math.sqrt(2 * words);
    }

    private Odds weigh(String text) {
        return words.weigh(new CueTokens(text, NO_PATTERNS, new CueSigns(NO_PATTERNS)));
    }
}
