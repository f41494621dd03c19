package io.sccc.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Understanding;
import io.sccc.core.understand.MaskedText;
import io.sccc.core.understand.Masker;
import io.sccc.core.understand.PersonalDatum;
import io.sccc.core.understand.TextFeatures;
import io.sccc.core.understand.UnderstanderChain;
import io.sccc.examples.file.JsonLines;
import io.sccc.nlp.Understanders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is understood of texts, without a center. */
@Command(
        name = "understand",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tells language, sentiment, cues and personal data of texts.",
        footer = {
            "",
            "ROWS is JSON Lines {id, text}; FILE gets, for each, {id, language, language_score, sentiment,",
            "sentiment_score, complaint, complaint_score, spam, spam_score, intent, intent_score, question, urgent,",
            "purchase_intent, idea, masked_text, personal_data:[{kind, start, end}]} (offsets: Unicode code points)."
        })
final class UnderstandCommand implements Callable<Integer> {

    @Option(names = "--input", required = true, paramLabel = "ROWS", description = "texts")
    private Path input;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "file for what is understood")
    private Path out;

    private final UnderstanderChain chain = new UnderstanderChain(Understanders.builtIn());
    private final Masker masker =
            Masker.withKey("sccc understand: no pseudonym leaves it".getBytes(StandardCharsets.UTF_8));

    @Override
    public Integer call() throws IOException {
        Inputs.file(input, "--input");
        Inputs.output(out, "--out");
        long[] rows = new long[1];
        JsonLines.write(
                out,
                written -> JsonLines.read(input, (row, line) -> {
                    written.row(understand(row, line));
                    rows[0]++;
                }));
        System.out.printf("%,d texts understood: %s%n", rows[0], out);
        return 0;
    }

    private Map<String, @Nullable Object> understand(JsonNode row, long line) throws IOException {
        JsonNode id = row.get("id");
        if (id == null || id.isNull()) {
            throw new IOException(
                    "%s:%d has no id; nothing was written. Give each row one.".formatted(input.getFileName(), line));
        }
        String text = row.path("text").asText("");
        MaskedText masked = masker.mask(text);
        Post post = Post.builder(PostId.of("text", Long.toString(line)))
                .text(masked.text())
                .build();
        Understanding understanding = chain.understand(post, TextFeatures.of(masked.text()));
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("id", id.isTextual() ? id.textValue() : id.toString());
        label(told, Understanding.LANGUAGE, understanding, "und");
        label(told, Understanding.SENTIMENT, understanding, "neutral");
        cue(told, Understanding.COMPLAINT, understanding);
        cue(told, Understanding.SPAM, understanding);
        label(told, Understanding.INTENT, understanding, null);
        for (String cue : List.of(
                Understanding.QUESTION, Understanding.URGENT, Understanding.PURCHASE_INTENT, Understanding.IDEA)) {
            told.put(cue, understanding.is(cue));
        }
        told.put("masked_text", masked.text());
        told.put("personal_data", personal(masked.found()));
        return told;
    }

    private static void label(
            Map<String, @Nullable Object> told, String aspect, Understanding understanding, @Nullable String absent) {
        Finding finding = understanding.of(aspect);
        told.put(aspect, finding == null ? absent : finding.label());
        told.put(aspect + "_score", finding == null ? 0 : rounded(finding.score()));
    }

    private static void cue(Map<String, @Nullable Object> told, String aspect, Understanding understanding) {
        Finding finding = understanding.of(aspect);
        told.put(aspect, finding != null && finding.yes());
        double yes = finding == null ? 0 : finding.yes() ? finding.score() : 1 - finding.score();
        told.put(aspect + "_score", rounded(yes));
    }

    private static double rounded(double score) {
        return Math.round(score * 10_000) / 10_000.0;
    }

    private static List<Map<String, Object>> personal(List<PersonalDatum> found) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (PersonalDatum datum : found) {
            if (datum.kind().masked()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("kind", datum.kind().label());
                one.put("start", datum.start());
                one.put("end", datum.end());
                data.add(one);
            }
        }
        return data;
    }
}
