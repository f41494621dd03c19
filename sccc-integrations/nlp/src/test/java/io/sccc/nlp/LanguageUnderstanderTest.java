package io.sccc.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Finding;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Understanding;
import io.sccc.core.understand.TextFeatures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageUnderstanderTest {

    private static final LanguageUnderstander LANGUAGE = new LanguageUnderstander();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    es | se me cayó el internet otra vez, llevo dos días sin servicio
                    es | nadie contesta en la sucursal de Rosario
                    es | hola buenas, cuánto sale el plan de 20 gigas?
                    es | GRACIAS por la ayuda, muy amables todos
                    es | @marca ya van tres veces q llamo y nada
                    es | quiero darme de baja
                    es | el técnico nunca llegó
                    es | me cobraron de mas en la factura https://corto.example/x1 #fail
                    es | sin señal en Medellín
                    pt | caiu a internet aqui de novo, ninguém resolve
                    pt | vcs não respondem nunca né
                    pt | oi, quanto custa o plano família?
                    pt | obrigada pelo atendimento, vocês são ótimos
                    pt | tô sem sinal desde ontem
                    pt | quero cancelar minha conta
                    pt | cobrança indevida na fatura
                    pt | cadê meu estorno
                    en | my internet has been down since yesterday
                    en | how much is the family plan?
                    en | thanks for the quick help
                    en | still waiting on my refund @brand
                    en | worst customer service ever #fail
                    fr | je suis très déçu par votre service, c'est vraiment trop lent
                    it | non funziona niente, sono senza internet da ieri sera
                    de | ich habe seit gestern kein Internet und niemand hilft mir
                    nl | ik heb al drie dagen geen internet en niemand helpt mij
                    ru | почему не работает интернет
                    ja | インターネットが使えません
                    und | 😡😡😡
                    und | 12345 !!!
                    und | @andina
                    und | ''
                    other | ngingakwazi ukufumana usizo lwenethiwekhi ngokushesha namhlanje
                    """)
    void understand_noLanguageGiven_isGuessed(String expected, String text) {
        assertThat(guess(text, null).label()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt", "PT", "pt-BR", "pt_BR"})
    void understand_expectedLanguageGiven_isBelieved(String given) {
        assertThat(guess("thank you so much for your help", given)).isEqualTo(new Finding("pt", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "fr", "", "e", "eng", "spanish", "-"})
    void understand_otherLanguageGiven_isGuessedAllTheSame(String given) {
        assertThat(guess("thank you so much for your help", given).label()).isEqualTo("en");
    }

    @Test
    void understand_longText_isCut() {
        String text = "no hay señal en el barrio ".repeat(20_000);
        assertThat(guess(text, null).label()).isEqualTo("es");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "h", "www.", "https:", "@", "\uD83D", "ñ", "hola http://", "a\u0000b"})
    void understand_brokenText_hasScoreWithinRange(String text) {
        assertThat(guess(text, null).score()).isBetween(0.0, 1.0);
    }

    private static Finding guess(String text, @Nullable String lang) {
        Post post =
                Post.builder(PostId.of("twitter", "1")).text(text).lang(lang).build();
        Finding finding = LANGUAGE.understand(post, TextFeatures.of(text), Understanding.NONE)
                .of(Understanding.LANGUAGE);
        assertThat(finding).isNotNull();
        return finding;
    }
}
