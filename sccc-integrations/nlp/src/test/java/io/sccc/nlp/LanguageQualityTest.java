package io.sccc.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.Post;
import io.sccc.core.model.Understanding;
import io.sccc.core.understand.TextFeatures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
class LanguageQualityTest {

    private static final LanguageUnderstander LANGUAGE = new LanguageUnderstander();

    @Test
    void understand_tweetsOfThreeLanguages_areTold() throws IOException {
        assertThat(accuracy(List.of("es", "pt", "en"))).isGreaterThanOrEqualTo(0.985);
    }

    @Test
    void understand_tweetsOfOtherLanguages_areToldApart() throws IOException {
        assertThat(accuracy(List.of("fr", "it", "de"))).isGreaterThanOrEqualTo(0.94);
    }

    private static double accuracy(List<String> labels) throws IOException {
        List<SharedRows.Row> rows = SharedRows.read("langid-tweets/dev.jsonl", "label").rows().stream()
                .filter(row -> labels.contains(row.label()))
                .toList();
        long right = rows.stream()
                .filter(row -> row.label().equals(language(row.text())))
                .count();
        return (double) right / rows.size();
    }

    private static String language(String text) {
        Post post = Post.of("twitter", "1", "ana", text);
        return String.valueOf(LANGUAGE.understand(post, TextFeatures.of(text), Understanding.NONE)
                .language());
    }
}
