package io.sccc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.KnowledgeSource.Match;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How well answers are found and missing answers noticed, on sets that lie beside the checkout; never below plain BM25. */
@EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
@Execution(ExecutionMode.CONCURRENT)
final class KnowledgeQualityTest {

    @Test
    void search_questionsOfForums_findsTheThread() {
        SharedSet.Figures known = measure(SharedSet.stackfaq("en"));
        SharedSet.Figures unknown = measure(SharedSet.stackfaq(null));

        assertThat(known.map()).isGreaterThan(0.75);
        assertThat(known.mrr()).isGreaterThan(0.80);
        assertThat(unknown.map()).isGreaterThan(0.716);
        assertThat(unknown.mrr()).isGreaterThan(0.749);
    }

    @Test
    void search_questionsAboutTexts_findsTheParagraphOrSentence() {
        assertThat(measure(SharedSet.faquad()).mrr()).isGreaterThan(0.88);
        assertThat(measure(SharedSet.xquad("es")).mrr()).isGreaterThan(0.80);
        assertThat(measure(SharedSet.xquad("en")).mrr()).isGreaterThan(0.80);
    }

    @Test
    void search_postsToSupport_findsThePage() {
        SharedSet.Figures one = measure(SharedSet.pages(0));
        SharedSet.Figures other = measure(SharedSet.pages(1));

        assertThat((one.recall5() + other.recall5()) / 2).isGreaterThan(0.45);
    }

    @Test
    void search_questionsOfAnotherWorld_areNotAnswered() {
        double balanced = (tellApart(SharedSet.stackfaq("en"), SharedSet.texts("clinc150/dev.jsonl.gz", 40))
                        + tellApart(SharedSet.stackfaq("en"), SharedSet.texts("xquad-r/dev.en.queries.jsonl", 2))
                        + tellApart(SharedSet.xquad("en"), SharedSet.texts("clinc150/dev.jsonl.gz", 40))
                        + tellApart(SharedSet.xquad("en"), SharedSet.texts("stackfaq/dev.queries.jsonl", 2))
                        + tellApart(SharedSet.xquad("es"), SharedSet.texts("umsab-sentiment/dev.es.jsonl", 5))
                        + tellApart(SharedSet.faquad(), SharedSet.texts("umsab-sentiment/dev.pt.jsonl", 5)))
                / 6;

        assertThat(balanced).isGreaterThan(0.9);
    }

    private static SharedSet.Figures measure(SharedSet set) {
        try (LuceneKnowledge knowledge = LuceneKnowledge.of(set.contents())) {
            SharedSet.Figures figures = set.measure(knowledge);
            System.out.printf(
                    "%s: MAP %.3f, MRR %.3f, recall@5 %.3f%n",
                    set.name(), figures.map(), figures.mrr(), figures.recall5());
            return figures;
        }
    }

    /** Mean of the share of own questions answered and of foreign questions left alone. */
    private static double tellApart(SharedSet set, List<String> foreign) {
        try (LuceneKnowledge knowledge = LuceneKnowledge.of(set.contents())) {
            double[] own = scores(
                    knowledge,
                    set,
                    set.asked().stream().map(SharedSet.Asked::text).toList());
            double[] other = scores(knowledge, set, foreign);
            double answered = Arrays.stream(own).filter(s -> s >= Fit.OFFERED).count() / (double) own.length;
            double left = Arrays.stream(other).filter(s -> s < Fit.OFFERED).count() / (double) other.length;
            System.out.printf(
                    "%s against %d foreign: answered %.3f, left alone %.3f, area under curve %.3f%n",
                    set.name(), other.length, answered, left, area(own, other));
            return (answered + left) / 2;
        }
    }

    private static double area(double[] own, double[] other) {
        double pairs = 0;
        for (double one : own) {
            for (double two : other) {
                pairs += one > two ? 1 : one == two ? 0.5 : 0;
            }
        }
        return pairs / own.length / other.length;
    }

    private static double[] scores(LuceneKnowledge knowledge, SharedSet set, List<String> questions) {
        return questions.stream()
                .mapToDouble(q -> knowledge.search(TenantId.DEFAULT, q, set.lang(), 1).stream()
                        .mapToDouble(Match::score)
                        .findFirst()
                        .orElse(0))
                .toArray();
    }
}
