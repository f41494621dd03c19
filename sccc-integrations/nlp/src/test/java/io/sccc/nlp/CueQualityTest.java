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
class CueQualityTest {

    private static final LanguageUnderstander LANGUAGE = new LanguageUnderstander();
    private static final CueUnderstander CUES = new CueUnderstander();

    @Test
    void understand_complaints_macroF1() throws IOException {
        assertThat(macroF1("complaints-acl19/dev.jsonl", "complaint", "1", Understanding.COMPLAINT))
                .isGreaterThan(0.70);
    }

    @Test
    void understand_smsSpam_macroF1() throws IOException {
        assertThat(macroF1("sms-spam/dev.jsonl", "label", "spam", Understanding.SPAM))
                .isGreaterThan(0.88);
    }

    @Test
    void understand_commentSpam_macroF1() throws IOException {
        assertThat(macroF1("youtube-spam/dev.jsonl", "spam", "1", Understanding.SPAM))
                .isGreaterThan(0.72);
    }

    private static double macroF1(String file, String field, String yes, String cue) throws IOException {
        int[] counts = new int[4];
        for (SharedRows.Row row : SharedRows.read(file, field).rows()) {
            counts[(row.label().equals(yes) ? 2 : 0) + (found(row.text(), cue) ? 1 : 0)]++;
        }
        double wrong = counts[1] + counts[2];
        return counts[3] / (2.0 * counts[3] + wrong) + counts[0] / (2.0 * counts[0] + wrong);
    }

    private static boolean found(String text, String cue) {
        Post post = Post.of("twitter", "1", "ana", text);
        TextFeatures features = TextFeatures.of(text);
        return CUES.understand(post, features, LANGUAGE.understand(post, features, Understanding.NONE))
                .is(cue);
    }

    @Test
    void rows_areRead() throws IOException {
        List<SharedRows.Row> rows =
                SharedRows.read("sms-spam/dev.jsonl", "label").rows();
        assertThat(rows).hasSizeGreaterThan(2_000).anyMatch(row -> row.label().equals("spam"));
    }
}
