package io.sccc.core.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that were once got wrong, and those that show a rule at work. */
class PersonalDataTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mi tarjeta 4111 1111 1111 1111 vence 12/27 cvv 123        | card:4111 1111 1111 1111
            4111 1111 1111 1111 y 5500-0000-0000-0004                 | card:4111 1111 1111 1111, card:5500-0000-0000-0004
            el pedido lo pagué con la tarjeta 4111111111111111        | card:4111111111111111
            cartão 4111111111111111|card:4111111111111111
            +57 300 123 4567 o al (11) 98765-4321                     | phone:+57 300 123 4567, phone:(11) 98765-4321
            llámame al 3001234567 o al 310 987 6543                   | phone:3001234567, phone:310 987 6543
            mi número de pedido es 3001234567                         | order_number:3001234567
            pedido 123456, mi cel 3001234567                          | order_number:123456, phone:3001234567
            meu whatsapp 11987654321                                  | phone:11987654321
            Mob.-7696801825                                           | phone:7696801825
            hour...919-675-0985                                       | phone:919-675-0985
            my cell # 555-123-4567                                    | phone:555-123-4567
            https://wa.me/573001234567?text=hola                      | phone:573001234567
            correo: María.Núñez@empresa.com.co, ok                    | email:María.Núñez@empresa.com.co
            juan@gmail.com.                                           | email:juan@gmail.com
            C.C. 1020304050                                           | national_id:1020304050
            cédula 1.020.304.050                                      | national_id:1.020.304.050
            DNI 12345678Z                                             | national_id:12345678Z
            12.ABC.345/01DE-35                                        | cnpj:12.ABC.345/01DE-35
            o CNPJ 12ABC34501DE35                                     | cnpj:12ABC34501DE35
            CPF52998224725                                            | cpf:52998224725
            debitaron de mi cuenta 4539148803436467                   | card:4539148803436467
            me cobraron 1299900 en la linea 3001234567                | phone:3001234567
            01 55 1234 5678                                           | phone:01 55 1234 5678
            01800 1234567                                             | phone:01800 1234567
            C.I.: V-12.345.678                                        | national_id:12.345.678
            RG 12.345.678-X                                           | national_id:12.345.678-X
            mi cel es el 3 0 0 1 2 3 4 5 6 7                          | phone:3 0 0 1 2 3 4 5 6 7
            rut 10000013k                                             | rut:10000013k
            10.000.013-K                                              | rut:10.000.013-K
            order #403-0124796-0384329                                | order_number:403-0124796-0384329
            guía 1Z999AA10123456784                                   | order_number:1Z999AA10123456784
            """)
    void find_plainForms_tellsKindAndPlace(String text, String expected) {
        assertThat(found(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.com/a/status/1234567890123456789",
                "IMEI 356938035643809",
                "1234567890123456789",
                "S/ 1.299.900",
                "12.500.000 COP",
                "3000000000 pesos",
                "$ 3001234567",
                "Spotify 8.4.23.784 on an Android phone",
                "mobile ver. 8.4.22.515",
                "192.168.169.10",
                "12/05/2024 14:30",
                "llame 3 veces el 12/05/2024",
                "código de barras 4006381333931",
                "chave 3524 0512 3456 7890 1234 5500 0000 0000 0041 2345 6789",
                "@berkan26052205 Thanks",
                "@user@mastodon.social",
                "foto@2x.png",
                "SN-4111111111111111",
                "#30Abril",
                "10 000 000 000",
                "cc @148611 @a8083717",
                "valor 3001234567",
                "0.4111111111111111",
                "4111111111111112",
                "111.111.111-11",
                "12.345.678-4",
                "20-12345678-7",
                "½ ² ③",
                "[card:bcdfghjk]",
                "@SpotifyCares hola"
            })
    void find_lookalikes_findsNothing(String text) {
        assertThat(PersonalData.find(text)).isEmpty();
    }

    @Test
    void find_signsOutsideTheBasicPlane_offsetsAreCodePoints() {
        String text = "😀 4️⃣111 1111 1111 1111 😀";

        assertThat(PersonalData.find(text)).containsExactly(new PersonalDatum(PersonalDataKind.CARD, 2, 23));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "4 ",
                "@",
                "a@",
                "1.",
                "[card:",
                "4111 1111 1111 1111 ",
                "tel 3001234567 ",
                "pedido ",
                "a.b/",
                "\uD83D",
                "\u0000",
                "c.c.",
                "1 4111111111111111 ",
                "es12 ",
                "#1-"
            })
    void find_longTextOfOneThing_endsWithoutFault(String unit) {
        String text = unit.repeat(250_000 / unit.length());

        List<PersonalDatum> found = PersonalData.find(text);

        assertThat(found.stream().mapToInt(PersonalDatum::end).max().orElse(0)).isLessThanOrEqualTo(text.length());
    }

    private static String found(String text) {
        List<PersonalDatum> found = PersonalData.find(text);
        return found.stream()
                .map(d -> d.kind().label() + ":" + text.substring(d.start(), d.end()))
                .collect(Collectors.joining(", "));
    }
}
