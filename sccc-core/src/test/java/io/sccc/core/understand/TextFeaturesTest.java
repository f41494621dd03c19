package io.sccc.core.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFeaturesTest {
    private static final long SEED = 77;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ¿Cuándo llega MI pedido?         | cuando llega mi pedido
            no me FUNCIONA el módem, señor   | no me funciona el modem senor
            não, atenção à conexão           | nao atencao a conexao
            Straße Œuvre Æther Øre           | strasse oeuvre aether ore
            muuuuy maaaal, noooo              | muy mal no
            CALL accesso                     | call accesso
            ＦＵＬＬ ｗｉｄｔｈ １２３        | full width 123
            𝕋𝕙𝕚𝕤 𝐢𝐬 𝓢𝓹𝓪𝓶 𝟙𝟚𝟛                | this is spam 123
            I don't, I can’t 'quoted' rock'  | i don't i can't quoted rock
            pa\u200Bla\u00ADbra \u202Eoculta\u202C   | palabra oculta
            1000000 años                     | 1000000 anos
            snake_case a-b c/d               | snake case a b c d
            dos   blancos y más               | dos blancos y mas
            ǽsop Ǿre ﬁn ŉ                    | aesop ore fin n
            hola @Claro_CO mira https://t.co/AbC1? ok | hola mira ok
            mi tarjeta [card:bcdfghjk] no pasa | mi tarjeta no pasa
            juan@empresa                     | juan empresa
            مرحبا бесплатно 한국어 日本      | مرحبا бесплатно 한국어 日本
            i\u0307\u0327\u0301              | i
            """)
    void of_text_foldsWords(String text, String folded) {
        TextFeatures features = TextFeatures.of(text);

        assertThat(features.folded()).isEqualTo(folded);
        assertThat(String.join(" ", features.tokens())).isEqualTo(folded);
    }

    @Test
    void of_post_tellsWhatItHolds() {
        TextFeatures features = TextFeatures.of(
                "¡HOLA @Claro_CO y @ana.b.! #NoHayLuz #año_2026 #️⃣ ¿por qué??? ver (https://x.com/a/1?b=2). WWW.foo.com, nooo 👨‍👩‍👧‍👦👍🏽🇨🇴1️⃣❤️");

        assertThat(features.mentions()).containsExactly("claro_co", "ana.b");
        assertThat(features.hashtags()).containsExactly("nohayluz", "ano_2026");
        assertThat(features.links()).containsExactly("https://x.com/a/1?b=2", "WWW.foo.com");
        assertThat(features.emoji()).containsExactly("#️⃣", "👨‍👩‍👧‍👦", "👍🏽", "🇨🇴", "1️⃣", "❤️");
        assertThat(features.tokens())
                .containsExactly("hola", "y", "nohayluz", "ano", "2026", "por", "que", "ver", "no");
        assertThat(features.exclamations()).isEqualTo(2);
        assertThat(features.questions()).isEqualTo(4);
        assertThat(features.elongated()).isTrue();
        assertThat(features.raw()).startsWith("¡HOLA");
    }

    @ParameterizedTest
    @CsvSource({"ABcd, 0.5", "HOLA, 1", "hola, 0", "123 !!, 0", "ÑANDÚ, 1", "hola https://T.CO/ABC @ABC, 0"})
    void upperRatio_text_countsLettersOfWords(String text, double ratio) {
        assertThat(TextFeatures.of(text).upperRatio()).isEqualTo(ratio);
    }

    @Test
    void questions_otherScripts_count() {
        assertThat(TextFeatures.of("？ ؟ ¿ ?").questions()).isEqualTo(4);
    }

    @Test
    void elongated_digitsOrDoubles_isFalse() {
        assertThat(TextFeatures.of("coop 1000000 www").elongated()).isTrue();
        assertThat(TextFeatures.of("coop 1000000").elongated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\uD800",
                "\uDC00",
                "\u0301",
                "\u202E",
                "\u200D",
                "👨\u200D",
                "#",
                "@",
                "'",
                "a'",
                "#\uD83D",
                "🇨",
                "http://",
                "[",
                "1\uFE0F",
                "\uFE0F\u20E3",
                "ﷺ",
                "ŉ",
                "a\u3164"
            })
    void of_megabyteOfGarbage_endsWithoutFault(String unit) {
        TextFeatures features = TextFeatures.of(unit.repeat(1_000_000 / unit.length()));

        assertThat(features.folded())
                .startsWith(TextFeatures.of(features.folded()).folded().strip());
        assertThat(features.raw()).hasSize(1_000_000 / unit.length() * unit.length());
    }

    @Test
    void of_longText_looksAtFirstPartAndSplitsNoSign() {
        TextFeatures features = TextFeatures.of("x".repeat(TextFeatures.MAX_LENGTH - 1) + "😀 fin");

        assertThat(features.emoji()).isEmpty();
        assertThat(features.tokens()).containsExactly("x");
    }

    @Test
    void of_anyText_foldingTwiceIsFoldingOnce() {
        System.out.println("text features: seed " + SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n >= 0; n--) {
                text.appendCodePoint(anySign(random));
            }
            TextFeatures once = TextFeatures.of(text.toString());
            TextFeatures twice = TextFeatures.of(once.folded());
            assertThat(twice.tokens())
                    .as(() ->
                            text.chars().mapToObj(Integer::toHexString).toList().toString())
                    .isEqualTo(once.tokens());
        }
    }

    /** Letters mostly, then anything in Unicode, broken halves included. */
    private static int anySign(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "aAeo nñÑß'’#@_!?.1".codePointAt(random.nextInt(18));
            case 1 -> random.nextInt(0x250);
            case 2 -> 0x1D400 + random.nextInt(0x400);
            case 3 -> 0x300 + random.nextInt(0x3000);
            case 4 -> random.nextInt(0x10000);
            default -> random.nextInt(0x110000);
        };
    }
}
