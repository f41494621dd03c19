package io.sccc.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Finding;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Sentiment;
import io.sccc.core.model.Understanding;
import io.sccc.core.understand.TextFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentUnderstanderTest {
    private static final SentimentUnderstander UNDERSTANDER = SentimentUnderstander.wordLists();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            positive | I love this phone, the camera is amazing
            positive | Thanks for the quick help, you saved me!
            positive | best coffee in town
            positive | Not bad at all
            positive | No problems so far with the new plan
            positive | it was slow at first but now I love it
            positive | sooo goood
            positive | 😍😍
            positive | can't wait for the concert tomorrow
            positive | The driver was very kind and the food was delicious :)
            negative | This is not good
            negative | my internet doesn't work since monday
            negative | I don\u2019t like the new app
            negative | still waiting for my refund
            negative | worst service ever
            negative | I loved it but now it is a useless piece of junk
            negative | 😡 three days without an answer
            negative | Your agent was RUDE and hung up
            negative | what a scam, they charged me twice
            negative | Thanks for nothing
            negative | the app keeps crashing :(
            negative | never buying here again
            neutral  | What time does the store open on Sunday?
            neutral  | I changed my plan on Tuesday
            neutral  | The bill is for March
            """)
    void understand_english_labelsIt(String label, String text) {
        assertThat(finding(text, "en").label()).as(text).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            positive | Me encanta la nueva aplicación
            positive | Excelente atención, muchas gracias
            positive | que chido quedó el local
            positive | está muy padre la promoción
            positive | bacano el concierto de anoche
            positive | re copado el pibe que me atendió
            positive | esa canción es la raja
            positive | qué chévere, me gustó mucho
            positive | no está nada mal
            positive | Sin problemas con la entrega, todo perfecto
            positive | buenisimooo
            positive | jajaja qué divertido
            negative | Qué chafa su servicio
            negative | no manches, otra vez sin señal
            negative | qué mamera esta fila
            negative | son una garcha, me tienen podrido
            negative | qué bronca, me cobraron dos veces
            negative | fome y penca la película
            negative | pésimo servicio
            negative | pesimo servicio
            negative | No me gusta nada
            negative | no funciona la app
            negative | Se cayó el sistema y nadie responde
            negative | llevo tres horas esperando
            negative | me estafaron con esta tarjeta
            negative | Era bueno pero ahora es un desastre
            negative | Gracias por nada
            negative | 😡😡
            negative | #NoFunciona
            neutral  | ¿A qué hora abren mañana?
            neutral  | Cambié mi plan el martes
            neutral  | La factura es de marzo
            """)
    void understand_spanish_labelsIt(String label, String text) {
        assertThat(finding(text, "es").label()).as(text).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            positive | Amei o novo sabor, maravilhoso
            positive | atendimento top, resolveram rápido
            positive | que show, adorei
            positive | esse lugar é massa demais
            positive | muito obrigada pela ajuda!
            positive | Não tenho do que reclamar
            positive | bom pra caramba
            positive | bão não, ótimo
            positive | vocês são fodas, parabéns
            positive | demorou mas chegou perfeito, adorei
            positive | lindooo ❤️
            negative | uma merda de operadora
            negative | que droga, caiu a internet
            negative | esse app é um lixo
            negative | Descaso total com o cliente
            negative | que palhaçada, cobrança indevida de novo
            negative | isso é sacanagem
            negative | tô puto com esse banco
            negative | não funciona
            negative | nao funciona
            negative | o site está fora do ar
            negative | NÃO gostei
            negative | nem um pouco satisfeita
            negative | até agora nada do meu pedido
            negative | caí num golpe e ninguém me ajuda
            negative | Gostava da loja, mas hoje o atendimento foi horrível
            negative | saudade da minha mãe 😭
            negative | aff 🙄
            neutral  | Que horas abre a loja no domingo?
            neutral  | Mudei meu plano na terça
            neutral  | A conta é de março
            """)
    void understand_portuguese_labelsIt(String label, String text) {
        assertThat(finding(text, "pt").label()).as(text).isEqualTo(label);
    }

    @Test
    void understand_intensifier_isSurer() {
        assertThat(score("the food was very good", "en")).isGreaterThan(score("the food was good", "en"));
        assertThat(score("es muy lento", "es")).isGreaterThan(score("es lento", "es"));
        assertThat(score("gostei muito", "pt")).isGreaterThan(score("gostei", "pt"));
    }

    @Test
    void understand_diminisher_isLessSure() {
        assertThat(score("a bit rude", "en")).isLessThan(score("rude", "en"));
    }

    @Test
    void understand_capitalsExclamationsElongation_areSurer() {
        assertThat(score("this is AWFUL really", "en")).isGreaterThan(score("this is awful really", "en"));
        assertThat(score("me encanta!!!", "es")).isGreaterThan(score("me encanta", "es"));
        assertThat(score("adoreiiii", "pt")).isGreaterThan(score("adorei", "pt"));
    }

    @Test
    void understand_textAllInCapitals_isNotLouder() {
        assertThat(score("THIS IS AWFUL", "en")).isEqualTo(score("this is awful", "en"));
    }

    @Test
    void understand_negationBeforeComma_endsThere() {
        assertThat(finding("No, gracias, excelente servicio", "es").label()).isEqualTo("positive");
        assertThat(finding("no excelente", "es").label()).isEqualTo("negative");
    }

    @Test
    void understand_wordsInMentionAndLink_areNotRead() {
        assertThat(finding("@awful_scam https://worst.example/terrible @horrible", "en")
                        .label())
                .isEqualTo("neutral");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "...", "@", "#", "\\u", "\\u12", "\\u2019", "\ud83d", "12 345", "http", "it's'", "😀🏽‍♂️",
                "¿¡"
            })
    void understand_hardlyAText_answers(String text) {
        for (String language : new String[] {"en", "es", "pt", "und"}) {
            Finding finding = finding(text, language);
            assertThat(finding.score()).isBetween(0.0, 1.0);
            assertThat(Sentiment.named(finding.label())).isNotNull();
        }
    }

    @Test
    void understand_manyTokens_answers() {
        assertThat(finding("muy malo 😡 ".repeat(20_000), "es").label()).isEqualTo("negative");
        assertThat(finding("e".repeat(20_000), "es").label()).isEqualTo("neutral");
    }

    @Test
    void understand_emoticonLookalikes_areNotFeelings() {
        assertThat(finding("Ratings (17/05): sports 4.4, series 3.2", "en").label())
                .isEqualTo("neutral");
        assertThat(finding("the score was 5:3, the date 1/10", "en").label()).isEqualTo("neutral");
    }

    @Test
    void understand_post_believesOnlyTheSentiment() {
        Post post = Post.builder(new PostId("demo", "account", "1"))
                .text("me encanta")
                .build();
        Understanding belief = UNDERSTANDER.understand(post, TextFeatures.of("me encanta"), Understanding.NONE);
        assertThat(belief.findings()).containsOnlyKeys(Understanding.SENTIMENT);
        assertThat(belief.label(Understanding.SENTIMENT)).isEqualTo("positive");
    }

    @Test
    void understand_undecodedApostrophe_isRead() {
        assertThat(finding("this isn\\u2019t good", "en").label()).isEqualTo("negative");
    }

    @Test
    void understand_languageUnknown_readsByTheListThatFitsAndIsLessSure() {
        String text = "o atendimento foi horrível, não recomendo";
        assertThat(finding(text, "und").label()).isEqualTo("negative");
        assertThat(score(text, "und")).isLessThan(score(text, "pt"));
    }

    @Test
    void understand_noPolarWord_isSurerOfNeutralThanFeelingsInBalance() {
        assertThat(score("The bill is for March", "en")).isGreaterThan(score("good food, bad coffee, see you", "en"));
    }

    private static double score(String text, String language) {
        return finding(text, language).score();
    }

    private static Finding finding(String text, String language) {
        return UNDERSTANDER.finding(text, language);
    }
}
