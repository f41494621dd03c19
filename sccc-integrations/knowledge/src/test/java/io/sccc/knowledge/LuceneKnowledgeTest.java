package io.sccc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.KnowledgeSource.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LuceneKnowledgeTest {

    private final LuceneKnowledge knowledge = LuceneKnowledge.of(Articles.all());

    @AfterEach
    void close() {
        knowledge.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | facturacion electronica donde la bajo | bill-es",
                "es | FACTURACIÓN ELECTRÓNICA | bill-es",
                "es | no tengo señal ni conexion en el celular | signal-es",
                "pt | como faco a portabilidade das linhas | port-pt",
                "pt | qual o horario das lojas no sabado? | hours-pt",
                "pt | HORÁRIO das LOJAS | hours-pt",
                "en | where can I download my invoices | bill-en",
                "en | no signal, phone says no service | signal-en",
            })
    void search_withOrWithoutAccents_findsTheArticle(String lang, String question, String id) {
        Match best = knowledge.search(TenantId.DEFAULT, question, lang, 3).get(0);

        assertThat(best.content().id()).isEqualTo(id);
        assertThat(best.answers()).isTrue();
    }

    @Test
    void search_decomposedAccents_areTheSameWord() {
        assertThat(ids("facturacio\u0301n electro\u0301nica", "es")).startsWith("bill-es");
    }

    @ParameterizedTest
    @CsvSource({"es, bill-es", "en, bill-en", "pt, bill-pt", "pt-BR, bill-pt", "es_MX, bill-es"})
    void search_wordsOfAllLanguages_putsTheAskersFirst(String lang, String id) {
        List<Match> found = knowledge.search(TenantId.DEFAULT, "PDF invoice factura fatura 2024", lang, 9);

        assertThat(found.get(0).content().id()).isEqualTo(id);
        assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void search_otherLanguageFitsBetter_isListedButNeverAnswers() {
        List<Match> found = knowledge.search(TenantId.DEFAULT, "where can I download my invoices", "es", 20);

        assertThat(found).extracting(m -> m.content().id()).contains("bill-en");
        assertThat(found)
                .filteredOn(m -> !"es".equals(m.content().lang()))
                .isNotEmpty()
                .noneMatch(Match::answers);
    }

    @Test
    void search_contentOfUnknownLanguage_mayAnswerAnybody() {
        List<Content> one =
                List.of(Articles.article("warranty", null, "Garantía del equipo", "La garantía dura un año."));
        try (LuceneKnowledge unknown = LuceneKnowledge.of(Articles.with(one))) {
            Match best = unknown.search(TenantId.DEFAULT, "cuánto dura la garantía del equipo", "es", 1)
                    .get(0);

            assertThat(best.content().id()).isEqualTo("warranty");
            assertThat(best.answers()).isTrue();
        }
    }

    @Test
    void search_unknownAsker_isAnsweredInTheLanguageOfTheWords() {
        Match best = knowledge
                .search(TenantId.DEFAULT, "where can I download my invoices", null, 1)
                .get(0);

        assertThat(best.content().id()).isEqualTo("bill-en");
        assertThat(best.answers()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | ¿quién ganó el partido de anoche?",
                "es | receta de pastel de chocolate sin horno",
                "pt | alguém sabe a letra dessa música nova da Anitta?",
                "pt | que calor insuportável hoje",
                "en | best hiking trails near the lake",
                "en | my dog ate my homework",
            })
    void search_nothingAboutIt_doesNotAnswer(String lang, String question) {
        assertThat(knowledge.search(TenantId.DEFAULT, question, lang, 5)).noneMatch(Match::answers);
    }

    @Test
    void search_privateContent_isNeverOffered() {
        Content secret = new Content(
                TenantId.DEFAULT,
                "p",
                null,
                "en",
                null,
                "zebra override procedure",
                "zebra",
                List.of(),
                Visibility.PRIVATE);
        try (LuceneKnowledge some = LuceneKnowledge.of(Articles.with(List.of(secret)))) {
            assertThat(some.search(TenantId.DEFAULT, "zebra override procedure", "en", 50))
                    .extracting(m -> m.content().id())
                    .doesNotContain("p");
            assertThat(some.size()).isEqualTo(Articles.all().size());
        }
    }

    @Test
    void search_anotherTenant_seesNothing() {
        assertThat(knowledge.search(new TenantId("other"), "invoice", "en", 5)).isEmpty();
        assertThat(knowledge.search(new TenantId("defaul"), "invoice", "en", 5)).isEmpty();
        assertThat(knowledge.search(new TenantId("d\uD800"), "invoice", null, 5))
                .isEmpty();
    }

    @Test
    void search_mentionsLinksAndHashtags_areNotPartOfTheQuestion() {
        double plain = top("no signal on my phone");
        double dressed = top("@SomeBrand @ana_23 no signal on my phone https://t.example/x?invoice=1");

        assertThat(dressed).isEqualTo(plain);
        assertThat(ids("#NoSignal", "en")).startsWith("signal-en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "the of and", "???", "\u0000", "😀😀", "\uD800", "@ana", "https://a.example/b", "#"})
    void search_nothingAsked_findsNothing(String question) {
        assertThat(knowledge.search(TenantId.DEFAULT, question, "en", 5)).isEmpty();
        assertThat(knowledge.search(TenantId.DEFAULT, question, null, 5)).noneMatch(Match::answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title:* AND (",
                "invoice~2 ^9 [a TO",
                "\"invoice",
                "invoice\u0000 \uDC00 \\",
                "in\nvoice +-!(){}"
            })
    void search_syntaxAndControls_areWords(String question) {
        assertThat(knowledge.search(TenantId.DEFAULT, question, "en", 5))
                .allMatch(m -> m.score() >= 0 && m.score() <= 1);
    }

    @Test
    void search_megabyteQuestion_isCapped() {
        assertThat(ids("where can I download my invoices " + "lorem ipsum dolor ".repeat(60_000), "en"))
                .startsWith("bill-en");
        assertThat(knowledge.search(TenantId.DEFAULT, "x".repeat(1_000_000), "en", 5))
                .noneMatch(Match::answers);
    }

    @Test
    void search_strangeContent_comesBackUnchanged() {
        Content strange = new Content(
                TenantId.DEFAULT,
                "odd\uD800\u0000",
                "u",
                "xx",
                "\uDFFF",
                "umbrella\u0000",
                "a\uD83D b".repeat(200_000),
                List.of("", "umbrella"),
                Visibility.PUBLIC);
        try (LuceneKnowledge odd = LuceneKnowledge.of(Articles.with(List.of(strange)))) {
            assertThat(odd.search(TenantId.DEFAULT, "umbrella", "xx", 1))
                    .extracting(Match::content)
                    .containsExactly(strange);
        }
    }

    @Test
    void search_most_limitsTheList() {
        assertThat(knowledge.search(TenantId.DEFAULT, "invoice factura fatura", null, 2))
                .hasSize(2);
        assertThat(knowledge.search(TenantId.DEFAULT, "invoice", "en", 0)).isEmpty();
        assertThat(knowledge.search(TenantId.DEFAULT, "invoice", "en", Integer.MAX_VALUE))
                .isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> knowledge.search(TenantId.DEFAULT, "invoice", "en", -1))
                .withMessageContaining("-1");
    }

    @Test
    void search_emptyKnowledge_findsNothing() {
        try (LuceneKnowledge empty = LuceneKnowledge.of(List.of())) {
            assertThat(empty.search(TenantId.DEFAULT, "invoice", "en", 5)).isEmpty();
            assertThat(empty.search(TenantId.DEFAULT, "invoice", null, 5)).isEmpty();
        }
    }

    @Test
    void search_closed_saysSo() {
        LuceneKnowledge closed = LuceneKnowledge.of(Articles.all());
        closed.close();
        closed.close();

        assertThatIllegalStateException().isThrownBy(() -> closed.search(TenantId.DEFAULT, "invoice", "en", 5));
    }

    @Test
    void of_idsTwice_namesThemAll() {
        List<Content> twice = new ArrayList<>(Articles.all());
        twice.add(Articles.article("bill-es", "es", "t", "x"));
        twice.add(Articles.article("port-pt", "pt", "t", "x"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LuceneKnowledge.of(twice))
                .withMessageContaining("bill-es")
                .withMessageContaining("port-pt");
    }

    @Test
    void search_eightThreads_getTheSameAnswers() throws Exception {
        List<Match> alone = knowledge.search(TenantId.DEFAULT, "where can I download my invoices", "en", 5);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> same = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                same.add(threads.submit(() -> {
                    boolean equal = true;
                    for (int n = 0; n < 100; n++) {
                        equal &= alone.equals(
                                knowledge.search(TenantId.DEFAULT, "where can I download my invoices", "en", 5));
                    }
                    return equal;
                }));
            }
            for (Future<Boolean> result : same) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> ids(String question, String lang) {
        return knowledge.search(TenantId.DEFAULT, question, lang, 5).stream()
                .map(m -> m.content().id())
                .toList();
    }

    private double top(String question) {
        return knowledge.search(TenantId.DEFAULT, question, "en", 1).get(0).score();
    }
}
