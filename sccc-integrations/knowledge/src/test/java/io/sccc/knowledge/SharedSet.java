package io.sccc.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.KnowledgeSource.Match;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A labeled retrieval set: contents, questions, and which contents answer each. */
record SharedSet(String name, @Nullable String lang, List<Content> contents, List<Asked> asked) {

    record Asked(String text, Set<String> relevant) {}

    record Figures(double map, double mrr, double recall5) {}

    static final Path DATA = Path.of(System.getProperty("sccc.shared", "none"), "data");

    static SharedSet stackfaq(@Nullable String lang) {
        Map<String, Set<String>> relevant = new HashMap<>();
        rows("stackfaq/dev.qrels.jsonl").forEach(r -> relevant.put(r.path("id").asText(), strings(r.path("relevant"))));
        return new SharedSet(
                "stackfaq " + lang,
                lang,
                rows("stackfaq/docs.jsonl").stream()
                        .map(r -> content(
                                r,
                                lang,
                                null,
                                r.path("question").asText(""),
                                r.path("answer").asText(""),
                                List.of()))
                        .toList(),
                rows("stackfaq/dev.queries.jsonl").stream()
                        .map(r -> new Asked(
                                r.path("text").asText(""),
                                relevant.get(r.path("id").asText())))
                        .toList());
    }

    static SharedSet faquad() {
        return new SharedSet(
                "faquad",
                "pt",
                rows("faquad-pt/docs.jsonl").stream()
                        .map(r -> content(
                                r,
                                "pt",
                                r.path("title").asText(),
                                null,
                                r.path("text").asText(),
                                List.of()))
                        .toList(),
                queries("faquad-pt/dev.queries.jsonl"));
    }

    static SharedSet xquad(String lang) {
        return new SharedSet(
                "xquad-" + lang,
                lang,
                rows("xquad-r/docs." + lang + ".jsonl").stream()
                        .map(r -> content(r, lang, null, null, r.path("text").asText(), List.of()))
                        .toList(),
                queries("xquad-r/dev." + lang + ".queries.jsonl"));
    }

    /** Support pages and who was sent there; with the questions of one half as past questions, asked with the other half. */
    static SharedSet pages(int half) {
        List<JsonNode> asked = rows("ibm-cdp/dev.queries.jsonl");
        Map<String, List<String>> past = new HashMap<>();
        List<Asked> other = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String page = asked.get(i).path("doc_id").asText();
            String text = asked.get(i).path("query").asText("");
            if (i % 2 != half) {
                other.add(new Asked(text, Set.of(page)));
            } else {
                past.computeIfAbsent(page, p -> new ArrayList<>()).add(text);
            }
        }
        return new SharedSet(
                "pages " + half,
                "en",
                rows("ibm-cdp/docs.jsonl").stream()
                        .map(r -> content(
                                r,
                                "en",
                                null,
                                null,
                                r.path("slug_text").asText(""),
                                past.getOrDefault(r.path("doc_id").asText(), List.of())))
                        .toList(),
                other);
    }

    /** Texts of a set, every {@code step}-th. */
    static List<String> texts(String file, int step) {
        List<String> texts = new ArrayList<>();
        List<JsonNode> rows = rows(file);
        for (int i = 0; i < rows.size(); i += step) {
            texts.add(rows.get(i).path("text").asText(""));
        }
        return texts;
    }

    static List<JsonNode> rows(String name) {
        Path file = DATA.resolve(name);
        JsonMapper json = new JsonMapper();
        List<JsonNode> rows = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(json.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    Figures measure(LuceneKnowledge knowledge) {
        double precision = 0;
        double reciprocal = 0;
        double recall = 0;
        for (Asked question : asked) {
            List<Match> found = knowledge.search(TenantId.DEFAULT, question.text(), lang, 100);
            int hits = 0;
            double sum = 0;
            for (int rank = 1; rank <= found.size(); rank++) {
                if (question.relevant().contains(found.get(rank - 1).content().id())) {
                    hits++;
                    sum += hits / (double) rank;
                    reciprocal += hits == 1 ? 1.0 / rank : 0;
                    recall += hits == 1 && rank <= 5 ? 1 : 0;
                }
            }
            precision += sum / question.relevant().size();
        }
        return new Figures(precision / asked.size(), reciprocal / asked.size(), recall / asked.size());
    }

    private static List<Asked> queries(String file) {
        return rows(file).stream()
                .map(r -> new Asked(r.path("text").asText(), strings(r.path("relevant"))))
                .toList();
    }

    private static Set<String> strings(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(value -> all.add(value.asText()));
        return Set.copyOf(all);
    }

    private static Content content(
            JsonNode row,
            @Nullable String lang,
            @Nullable String title,
            @Nullable String question,
            String text,
            List<String> past) {
        String id = row.path("doc_id").asText();
        return new Content(TenantId.DEFAULT, id, null, lang, title, question, text, past, Visibility.PUBLIC);
    }
}
