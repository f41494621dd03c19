package io.sccc.metrics.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.metrics.trend.Term.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {

    private static List<String> keys(String text, Kind kind) {
        return Terms.of(text).stream()
                .filter(term -> term.kind() == kind)
                .map(Term::key)
                .toList();
    }

    @Test
    void of_hashtagAndWord_haveOneKey() {
        assertThat(Terms.of("#Facturación")).containsExactly(Term.of("facturacion", "#Facturación", Kind.HASHTAG));
        assertThat(Terms.of("facturacion")).containsExactly(Term.of("facturacion", "facturacion", Kind.WORD));
        assertThat(Terms.of("facturación #FACTURACION")).extracting(Term::kind).containsExactly(Kind.HASHTAG);
    }

    @Test
    void of_namesWithSignsInside_areWhole() {
        assertThat(keys("about topic_00123 and topic-7 now", Kind.WORD)).containsExactly("topic_00123", "topic-7");
        assertThat(keys("#topic_00123 #NoHayLuz!", Kind.HASHTAG)).containsExactly("topic_00123", "nohayluz");
        assertThat(keys("#topic-7", Kind.WORD)).containsExactly("topic-7");
    }

    @Test
    void of_linksAccountsPlaceholdersAndEmptyWords_areLeftOut() {
        assertThat(keys("@ayuda_mx hola https://t.co/caida <email> [CARD] www.x.com no hay internet", Kind.WORD))
                .containsExactly("internet");
    }

    @Test
    void of_numbers_countBesideAWordOnly() {
        assertThat(keys("12345 iphone 15", Kind.WORD)).containsExactly("iphone");
        assertThat(keys("12345 iphone 15", Kind.PAIR)).containsExactly("iphone 15");
    }

    @Test
    void of_pairs_bridgeEmptyWordsAndStopAtSentences() {
        assertThat(keys("Caída de internet. Lento", Kind.PAIR)).containsExactly("caida internet");
    }

    @Test
    void of_anyText_endsAndIsBounded() {
        assertThat(Terms.of("\ud83d\ude00 # ## #\ud800 @ <<< \u0301 -_-")).isEmpty();
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            many.append("w").append(i).append(' ');
        }
        assertThat(Terms.of(many.toString())).hasSizeLessThan(1000);
        assertThat(Terms.of("x".repeat(100_000))).isEmpty();
    }

    @Test
    void topic_blankName_isNone() {
        assertThat(Terms.topic("  ")).isEmpty();
        assertThat(Terms.topic(" #Billing ")).extracting(Term::key).containsExactly("billing");
    }

    @Test
    void toString_anyTerm_keepsWordsToItself() {
        assertThat(Terms.of("secreto")).hasToString("[Term[WORD]]");
    }
}
