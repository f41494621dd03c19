package io.sccc.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Finding;
import io.sccc.core.model.Post;
import io.sccc.core.model.Understanding;
import io.sccc.core.understand.TextFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CueUnderstanderTest {

    private static final Set<String> SIX = Set.of(
            Understanding.COMPLAINT,
            Understanding.QUESTION,
            Understanding.PURCHASE_INTENT,
            Understanding.IDEA,
            Understanding.PRAISE,
            Understanding.SPAM);
    private static final LanguageUnderstander LANGUAGE = new LanguageUnderstander();
    private static final CueUnderstander CUES = new CueUnderstander();

    static List<String> sentences() {
        return Resources.lines("cue-sentences.txt");
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void understand_sentence_hasItsCuesAndNoOther(String line) {
        int bar = line.indexOf(" | ");
        List<String> expected = Arrays.asList(line.substring(0, bar).split(","));
        Understanding understanding = understand(line.substring(bar + 3));
        Set<String> found = new TreeSet<>(SIX);
        found.removeIf(cue -> !understanding.is(cue) || expected.contains("~" + cue));
        Set<String> required = new TreeSet<>(expected);
        required.removeIf(cue -> cue.startsWith("~") || cue.equals("-"));
        assertThat(found).isEqualTo(required);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URGENTE me están vaciando la cuenta",
                "necesito una solución ya, llevo dos semanas sin internet y trabajo desde casa",
                "mi hija está en el hospital después de comer sus galletas",
                "hay un cable caído en la calle echando chispas",
                "me robaron el celular, bloqueen mi línea",
                "por favor respondan cuanto antes",
                "socorro, clonaram meu cartão e estão sacando tudo",
                "preciso disso hoje, é urgente",
                "meu filho passou mal e está no hospital depois de comer o bombom",
                "o quanto antes por favor, o poste está soltando faísca",
                "roubaram meu celular, bloqueiem meu chip agora",
                "quero morrer, não aguento mais",
                "URGENT: someone is using my card right now",
                "please fix this asap",
                "my baby had an allergic reaction to your cereal",
                "my account was hacked, block my card",
                "there is a power line down on our street, sparks everywhere",
                "we are stranded at the airport without service"
            })
    void understand_whatCannotWait_isUrgent(String text) {
        assertThat(understand(text).is(Understanding.URGENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cuánto cuesta el plan?",
                "muy rico todo, gracias",
                "a qué hora abren los sábados?",
                "sería bueno que hubiera más sabores",
                "quiero contratar el plan familiar",
                "quanto custa o plano?",
                "amei o atendimento",
                "que horas vocês abrem?",
                "seria legal ter mais sabores",
                "o pacote veio bem embalado",
                "how much is the plan?",
                "love the new flavor",
                "what time do you open?",
                "you should add more colors",
                "the box came nicely wrapped"
            })
    void understand_whatCanWait_isNotUrgent(String text) {
        assertThat(understand(text).is(Understanding.URGENT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cancel    | quiero darme de baja
                    cancel    | me voy a cambiar de compañía
                    cancel    | vou cancelar minha assinatura
                    cancel    | how do I cancel my subscription
                    fraud     | me clonaron la tarjeta y hay compras que no reconozco
                    fraud     | caí num golpe, limparam minha conta
                    fraud     | someone stole my card and used it
                    threat    | voy a quemar la sucursal
                    threat    | sei onde você mora
                    threat    | I'm going to kill you
                    threat    | quiero morirme, no quiero seguir viviendo
                    complaint | la peor empresa, no funciona nada
                    question  | dónde queda la oficina?
                    purchase  | quanto custa o plano família?
                    idea      | you should add a dark mode
                    praise    | excelente atención, muchas gracias
                    spam      | check out my channel and subscribe
                    other     | hoy llovió todo el día en Bogotá
                    """)
    void understand_text_hasIntent(String intent, String text) {
        assertThat(understand(text).label(Understanding.INTENT)).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    outage       | se cayó el internet en el centro
                    outage       | o sistema está fora do ar
                    billing      | cobrança indevida na fatura
                    signal       | sem sinal no bairro
                    roaming      | activar roaming
                    portability  | quiero hacer la portabilidad
                    cancellation | I want to cancel my plan
                    fraud        | caí num golpe
                    card         | perdí mi tarjeta
                    loan         | quero um empréstimo
                    delivery     | my order never arrived
                    refund       | cadê meu estorno
                    food_safety  | encontré un gusano en la galleta
                    allergy      | ¿contiene gluten?
                    price        | how much is it
                    promotion    | hay descuento?
                    app          | the app crashed
                    password     | olvidé mi contraseña
                    agent        | o atendente foi ótimo
                    store        | la tienda de Lima
                    legal        | vou ao Procon
                    waiting      | on hold for two hours
                    """)
    void understand_text_hasTopic(String topic, String text) {
        assertThat(understand(text).topics()).contains(topic);
    }

    @Test
    void understand_guardedWords_areNoComplaint() {
        for (String text : List.of(
                "ninguna queja, todo bien",
                "sem reclamações até agora",
                "not complaining, just saying hi",
                "cero problemas con ustedes",
                "nada a reclamar")) {
            assertThat(understand(text).is(Understanding.COMPLAINT)).as(text).isFalse();
        }
    }

    @Test
    void understand_accentsCaseAndElongation_changeNothing() {
        for (String text :
                List.of("NO FUNCIONA", "no funciona", "Nó Funcióna", "no funcionaaaa", "no @soporte funciona")) {
            assertThat(understand(text).is(Understanding.COMPLAINT)).as(text).isTrue();
        }
    }

    @Test
    void understand_negativeSentiment_makesAComplaintSurerThanPositive() {
        Understanding negative =
                new Understanding(Map.of(Understanding.SENTIMENT, new Finding("negative", 0.9)), Set.of());
        Understanding positive =
                new Understanding(Map.of(Understanding.SENTIMENT, new Finding("positive", 0.9)), Set.of());
        Post post = Post.of("twitter", "1", "ana", "otra vez la factura");
        TextFeatures text = TextFeatures.of(post.text());
        Finding lessSure = CUES.understand(post, text, positive).of(Understanding.COMPLAINT);
        Finding surer = CUES.understand(post, text, negative).of(Understanding.COMPLAINT);
        assertThat(surer.label()).isEqualTo("true");
        assertThat(surer.score()).isGreaterThan(lessSure.score());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "?", "@", "#", "http://", "a..b", "ab..é", "\uD83D", "'", "a'", "...", "$", "1.", "www.", "é.é"
            })
    void understand_brokenText_answersAllCues(String text) {
        assertThat(understand(text).findings()).hasSize(8);
    }

    @Test
    void understand_veryLongText_isCut() {
        assertThat(understand("no funciona ".repeat(50_000))).isEqualTo(understand("no funciona ".repeat(1_000)));
    }

    private static Understanding understand(String text) {
        Post post = Post.of("twitter", "1", "ana", text);
        TextFeatures features = TextFeatures.of(text);
        return CUES.understand(post, features, LANGUAGE.understand(post, features, Understanding.NONE));
    }
}
