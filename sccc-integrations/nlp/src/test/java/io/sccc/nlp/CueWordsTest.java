package io.sccc.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CueWordsTest {

    private static final CueTrie NO_PATTERNS = new CueTrie();

    private final CueWords words = new CueWords(List.of("2: factur", "-1: ^_hola ya_quedo", "0.5: 😂 ?"));

    @Test
    void complaint_nothingKnown_saysNothing() {
        assertThat(complaint("buenas tardes")).isZero();
    }

    @Test
    void complaint_stemPairAndEmoji_areFound() {
        assertThat(complaint("mi FACTURACIÓN")).isEqualTo(2);
        assertThat(complaint("eso ya quedó")).isEqualTo(-1);
        assertThat(complaint("quedó ya")).isZero();
        assertThat(complaint("mira 😂")).isEqualTo(0.5f);
    }

    @Test
    void complaint_severalKnown_isTheirSumOverTheRootOfTheirNumber() {
        assertThat(complaint("hola, la factura")).isEqualTo((float) (1 / Math.sqrt(2)));
    }

    private float complaint(String text) {
        return words.complaint(new CueTokens(text, NO_PATTERNS, new CueSigns(NO_PATTERNS)));
    }
}
