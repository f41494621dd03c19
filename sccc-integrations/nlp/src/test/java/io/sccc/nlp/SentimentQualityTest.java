package io.sccc.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sccc.core.model.Sentiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Macro-F1 of the three classes on sets that others labeled; each half of a set (by a hash of the id) must pass. */
class SentimentQualityTest {
    private static final SentimentUnderstander UNDERSTANDER = SentimentUnderstander.wordLists();
    private static final Path JUDGED = Path.of("../../sccc-examples/src/test/resources/judged/dev.jsonl");

    @ParameterizedTest
    @EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
    @CsvSource({
        "umsab-sentiment/dev.en.jsonl, .53",
        "umsab-sentiment/dev.es.jsonl, .45",
        "umsab-sentiment/dev.pt.jsonl, .45",
        "tweeteval-sentiment/dev.jsonl.gz, .53"
    })
    void understand_tweets_reachesTheMust(String set, double must) throws IOException {
        List<Map<String, String>> rows = rows(Path.of(System.getProperty("sccc.shared"), "data", set));
        assertThat(f1(set + " (first half)", half(rows, 0), "label", "lang")).isGreaterThanOrEqualTo(must);
        assertThat(f1(set + " (second half)", half(rows, 1), "label", "lang")).isGreaterThanOrEqualTo(must);
    }

    /** Our own judged posts come with the sources, so this one runs wherever the whole project is checked out. */
    @Test
    void understand_customerPosts_reachesTheMust() throws IOException {
        List<Map<String, String>> rows = rows(JUDGED).stream()
                .filter(row -> row.containsKey("sentiment") && SentimentLanguage.of(row.get("language")) != null)
                .toList();
        assertThat(f1("customer posts", rows, "sentiment", "language")).isGreaterThanOrEqualTo(.57);
    }

    private static double f1(String name, List<Map<String, String>> rows, String label, String language) {
        int[][] table = new int[3][3];
        for (Map<String, String> row : rows) {
            String found = UNDERSTANDER
                    .finding(row.getOrDefault("text", ""), row.get(language))
                    .label();
            table[index(row.getOrDefault(label, ""))][index(found)]++;
        }
        double f1 = (f1(table, 0) + f1(table, 1) + f1(table, 2)) / 3;
        System.out.printf(Locale.ROOT, "sentiment of %d %s: macro-F1 %.3f%n", rows.size(), name, f1);
        return f1;
    }

    private static double f1(int[][] table, int label) {
        int given = 0;
        int found = 0;
        for (int other = 0; other < 3; other++) {
            given += table[label][other];
            found += table[other][label];
        }
        return given + found == 0 ? 0 : 2.0 * table[label][label] / (given + found);
    }

    private static int index(String label) {
        Sentiment sentiment = Sentiment.named(label);
        assertThat(sentiment).as(label).isNotNull();
        return sentiment == null ? 0 : sentiment.ordinal();
    }

    private static List<Map<String, String>> half(List<Map<String, String>> rows, int half) {
        return rows.stream()
                .filter(row -> (row.getOrDefault("id", "").hashCode() * 0x9E3779B9 >>> 16 & 1) == half)
                .toList();
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (InputStream in = open(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                rows.add(row(line));
            }
        }
        return rows;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** The texts among a row's own fields. */
    private static Map<String, String> row(String line) throws IOException {
        Map<String, String> row = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    row.put(field, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return row;
    }
}
