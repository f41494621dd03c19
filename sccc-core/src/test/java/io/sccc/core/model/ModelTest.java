package io.sccc.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelTest {

    private static Understanding sentiment(String label, double score) {
        return new Understanding(Map.of(Understanding.SENTIMENT, new Finding(label, score)), Set.of());
    }

    @Test
    void merge_surerFinding_wins() {
        Understanding merged = Understanding.merge(List.of(sentiment("negative", 0.4), sentiment("positive", 0.6)));
        assertThat(merged.label(Understanding.SENTIMENT)).isEqualTo("positive");
    }

    @Test
    void merge_tie_keepsTheEarlier() {
        Understanding merged = Understanding.merge(List.of(sentiment("negative", 0.5), sentiment("positive", 0.5)));
        assertThat(merged.label(Understanding.SENTIMENT)).isEqualTo("negative");
    }

    @Test
    void merge_topics_areUnited() {
        Understanding one = new Understanding(Map.of(), Set.of("red"));
        Understanding two = new Understanding(Map.of(), Set.of("factura", "red"));
        assertThat(Understanding.merge(List.of(one, two)).topics()).containsExactlyInAnyOrder("red", "factura");
        assertThat(Understanding.merge(List.of())).isEqualTo(Understanding.NONE);
    }

    @ParameterizedTest
    @CsvSource({"negative,0.8,-0.8", "positive,0.8,0.8", "neutral,0.8,0"})
    void polarity_label_givesTheSign(String label, double score, double polarity) {
        assertThat(sentiment(label, score).polarity()).isEqualTo(polarity);
    }

    @Test
    void polarity_nobodyLooked_isUnknown() {
        assertThat(Understanding.NONE.polarity()).isNull();
        assertThat(Understanding.NONE.language()).isNull();
        assertThat(Understanding.NONE.is(Understanding.SPAM)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DM,DIRECT_MESSAGE",
        "direct-message,DIRECT_MESSAGE",
        "Story Mention,STORY_MENTION",
        "forum question,QUESTION",
        "answer,ANSWER"
    })
    void named_anySpelling_isFound(String name, PostKind kind) {
        assertThat(PostKind.named(name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(PostKind.class)
    void named_ownLabel_isFound(PostKind kind) {
        assertThat(PostKind.named(kind.label())).isEqualTo(kind);
    }

    @Test
    void named_nothingLikeIt_isNull() {
        assertThat(PostKind.named("poll")).isNull();
        assertThat(ActionKind.named("explode")).isNull();
        assertThat(Sentiment.named("angry")).isNull();
    }

    @Test
    void localizedText_exactLanguageForCustomers_bestForOperators() {
        LocalizedText text = LocalizedText.of("hello", "hola", "olá");
        assertThat(text.in("es")).isEqualTo("hola");
        assertThat(text.in("fr")).isNull();
        assertThat(text.in(null)).isNull();
        assertThat(text.bestFor("fr")).isEqualTo("hello");
        assertThat(new LocalizedText(Map.of("pt", "olá")).bestFor("en")).isEqualTo("olá");
        assertThat(LocalizedText.EMPTY.bestFor("en")).isEmpty();
    }

    @Test
    void finding_scoreOutside_isRefused() {
        assertThatThrownBy(() -> new Finding("x", 1.01)).hasMessageContaining("1.01");
        assertThatThrownBy(() -> new Finding("x", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void post_toString_saysNothingOfPeople() {
        Post post = Post.of("net", "1", "ana", "my secret words");
        assertThat(post.toString()).contains("net/main/1").doesNotContain("ana", "secret");
        assertThat(post.toBuilder().build()).isEqualTo(post);
        assertThat(Author.of("ana").toString()).doesNotContain("ana");
    }

    @Test
    void post_faults_areNamed() {
        assertThatThrownBy(
                        () -> Post.builder(PostId.of("net", "1")).revision(-1).build())
                .hasMessageContaining("revision (-1)");
        assertThatThrownBy(() -> PostId.of("net", " ")).hasMessageContaining("post id is blank");
    }

    @Test
    void facts_unknownValue_changesNothing() {
        Facts facts = Facts.empty().put(Fact.BRAND, "acme").put(Fact.BRAND, null);
        assertThat(facts.get(Fact.BRAND)).isEqualTo("acme");
        assertThat(facts.knows(Fact.COUNTRY)).isFalse();
        assertThat(facts.toString()).doesNotContain("acme");
    }

    @Test
    void vocabulary_names_areUnique() {
        assertThat(Fact.vocabulary()).extracting(Fact::name).doesNotHaveDuplicates();
    }
}
