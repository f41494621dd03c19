package io.sccc.core.understand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskerTest {
    private static final long SEED = 4242;

    private final Masker masker = Masker.withKey("a key for tests".getBytes(UTF_8));

    @Test
    void mask_card_leavesEverythingElse() {
        String masked =
                masker.mask("¡Hola! mi tarjeta 4111 1111 1111 1111 no pasa 😡").text();

        assertThat(masked).matches("¡Hola! mi tarjeta \\[card:[b-df-hj-np-tv-z]{8}] no pasa 😡");
    }

    @Test
    void mask_sameValueWrittenTwice_sameValueStaysEqual() {
        String[] masked = masker.mask("4111 1111 1111 1111|4111-1111-1111-1111|5500 0000 0000 0004")
                .text()
                .split("\\|");

        assertThat(masked[0]).isEqualTo(masked[1]).isNotEqualTo(masked[2]);
        assertThat(masker.mask("Ana@Mail.com").text())
                .isEqualTo(masker.mask("ana@mail.com").text());
    }

    @Test
    void mask_anotherKey_anotherPseudonym() {
        Masker other = Masker.withKey("another key".getBytes(UTF_8));

        assertThat(other.mask("cpf 52998224725").text())
                .isNotEqualTo(masker.mask("cpf 52998224725").text());
    }

    @Test
    void mask_orderNumber_staysButIsReported() {
        MaskedText masked = masker.mask("mi pedido 3001234567 no llega");

        assertThat(masked.text()).isEqualTo("mi pedido 3001234567 no llega");
        assertThat(masked.found()).containsExactly(new PersonalDatum(PersonalDataKind.ORDER_NUMBER, 10, 20));
    }

    @Test
    void mask_nothingThere_sameString() {
        String text = "sin internet desde ayer @EmpresaX";

        assertThat(masker.mask(text).text()).isSameAs(text);
    }

    @Test
    void mask_labelledSentences_noDigitOfTheValueSurvives() {
        for (PersonalDataCases.Case labelled : new PersonalDataCases(SEED).all()) {
            MaskedText masked = masker.mask(labelled.text());
            if (labelled.kind() != null && labelled.kind().masked()) {
                assertThat(masked.text()).as(labelled.text()).doesNotContain(labelled.value());
            }
            assertThat(masker.mask(masked.text()).text()).as(labelled.text()).isEqualTo(masked.text());
        }
    }

    @Test
    void mask_randomNumbersAndWords_maskingAgainChangesNothing() {
        System.out.println("masker: seed " + SEED);
        Random random = new Random(SEED);
        Numbers make = new Numbers(random);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(make.pick(
                                "tel",
                                "pedido",
                                "rut",
                                "número",
                                "@",
                                "4111 1111 1111 1111",
                                make.digits(4),
                                make.digits(7),
                                make.digits(10),
                                make.email(),
                                make.rut(),
                                "+57",
                                "(11)",
                                "\uD800",
                                "\u20E3",
                                "[card:",
                                "]",
                                "k"))
                        .append(make.pick(" ", "-", ".", "/", ", ", "", "\n", "\u200D"));
            }
            String once = masker.mask(text.toString()).text();
            assertThat(masker.mask(once).text()).as(text.toString()).isEqualTo(once);
        }
    }

    @Test
    void withKey_empty_throws() {
        assertThatThrownBy(() -> Masker.withKey(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key");
    }

    @Test
    void toString_maskedText_holdsNoWords() {
        assertThat(masker.mask("hola 4111 1111 1111 1111")).hasToString("MaskedText[20 characters, 1 found]");
    }
}
