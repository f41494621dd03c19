package io.sccc.connectors.vendor.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RichTextTest {

    private static final Map<String, String> PEOPLE =
            Map.of("ana.example", "did:plc:ana", "acme.bsky.social", "did:plc:acme");

    private static RichText of(String words) {
        return RichText.of(words, PEOPLE::get);
    }

    /** What stands at the bytes of each facet, as a reader of the record cuts it out. */
    private static List<String> cut(RichText text) {
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        return StreamSupport.stream(text.json().spliterator(), false)
                .map(facet -> new String(
                        Arrays.copyOfRange(
                                bytes,
                                facet.at("/index/byteStart").asInt(),
                                facet.at("/index/byteEnd").asInt()),
                        StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> features(RichText text, String name) {
        return StreamSupport.stream(text.json().spliterator(), false)
                .map(facet -> facet.at("/features/0"))
                .map(feature -> feature.path(name).asText(""))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    @Test
    void of_wordsOfManyBytes_facetsStandAtTheirBytes() {
        RichText text = of("¡Ñandú 👩‍👩‍👧! mira https://example.com/año y a @ana.example en #Señal, مرحبا #عرب");
        assertThat(cut(text)).containsExactly("https://example.com/año", "@ana.example", "#Señal", "#عرب");
        assertThat(features(text, "uri")).containsExactly("https://example.com/año");
        assertThat(features(text, "did")).containsExactly("did:plc:ana");
        assertThat(features(text, "tag")).containsExactly("Señal", "عرب");
        JsonNode first = text.json().get(0).at("/features/0");
        assertThat(first.get("$type").asText()).isEqualTo("app.bsky.richtext.facet#link");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.com/a.|https://example.com/a",
                "(https://example.com/a)|https://example.com/a",
                "https://es.wikipedia.org/wiki/Sol_(estrella) brilla|https://es.wikipedia.org/wiki/Sol_(estrella)",
                "¿https://example.com/a?|https://example.com/a",
                "https://example.com/?a=1&b=2#c, sí|https://example.com/?a=1&b=2#c",
                "«https://example.com/x»|https://example.com/x",
            })
    void of_linkInASentence_endsBeforeThePunctuation(String words, String link) {
        assertThat(cut(of(words))).containsExactly(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correo a@ana.example",
                "@nadie.example no existe",
                "#123 en la fila",
                "a#b",
                "# solo",
                "ftp://example.com",
                "@ana",
                "http://",
                "precio#"
            })
    void of_whatOnlyLooksSo_hasNoFacets(String words) {
        assertThat(of(words).facets()).isEmpty();
        assertThat(of(words).text()).isEqualTo(words);
    }

    @Test
    void of_mentionInsideALink_isPartOfTheLink() {
        assertThat(cut(of("https://example.com/@ana.example/#uno")))
                .containsExactly("https://example.com/@ana.example/#uno");
    }

    @Test
    void graphemes_familiesFlagsAndAccents_areOneEach() {
        assertThat(of("👨‍👩‍👧‍👦🇧🇷ñ🤦🏽‍♀️").graphemes()).isEqualTo(4);
        assertThat(of("n\u0303".repeat(300)).fits()).isTrue();
        assertThat(of("ñ".repeat(301)).fits()).isFalse();
        assertThat(of("👨‍👩‍👧‍👦".repeat(130)).fits())
                .as("130 graphemes, 3,250 bytes")
                .isFalse();
    }

    @Test
    void of_tooLongBecauseOfLinks_showsThemShortened_andLeadsToTheWhole() {
        String url = "https://www.example.com/ayuda/articulos/" + "muy-largo-".repeat(20);
        RichText text =
                of("Aquí está todo lo que necesita saber sobre su factura de este mes: " + url + " ¡Saludos! #Acme");
        assertThat(text.fits()).isTrue();
        assertThat(cut(text)).containsExactly("example.com/ayuda/articu…", "#Acme");
        assertThat(features(text, "uri")).containsExactly(url);
    }

    @Test
    void of_shortEnough_linksStayAsTheyAre() {
        assertThat(of("ver https://www.example.com/ayuda/articulos/uno").text())
                .isEqualTo("ver https://www.example.com/ayuda/articulos/uno");
    }

    @Test
    void E1_of_halfASurrogatePair_becomesTheReplacement_andLaterFacetsStayRight() {
        RichText text = of("antes \ud83d después #uno \u0000");
        assertThat(text.text()).contains("\ufffd").doesNotContain("\ud83d").doesNotContain("\u0000");
        assertThat(cut(text)).containsExactly("#uno");
    }

    @Test
    void E1_of_aMillionCombiningMarks_endsSoon_andIsRefused() {
        RichText text = of("e" + "\u0301".repeat(1_000_000));
        assertThat(text.fits()).isFalse();
    }

    @Test
    void toString_saysNothingOfTheWords() {
        assertThat(of("hola Ana").toString()).doesNotContain("hola");
    }
}
