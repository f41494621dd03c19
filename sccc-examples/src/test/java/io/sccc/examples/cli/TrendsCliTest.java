package io.sccc.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it takes the process's output")
class TrendsCliTest extends Cli {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int PANES = 200;

    @TempDir
    private Path folder;

    private final List<String> rows = new ArrayList<>();

    private void row(int pane, int second, String author, String text, String more) {
        rows.add("{\"id\":\"%d\",\"network\":\"net\",\"author\":%s,\"created_at\":\"%s\",\"text\":\"%s\"%s}"
                .formatted(rows.size(), author, START.plusSeconds(600L * pane + second), text, more));
    }

    @BeforeEach
    void stream() {
        for (int pane = 0; pane < PANES; pane++) {
            for (int i = 0; i < 15; i++) {
                row(pane, 30 * i, "\"p" + (pane * 7 + i) % 400 + "\"", "asunto" + i + " normal", "");
            }
        }
        for (int i = 0; i < 12; i++) {
            row(PANES, i, "\"q" + i + "\"", "todo mal #Caída", "");
            row(PANES, 20 + i, "\"r" + i + "\"", "no entiendo nada", ",\"labels\":{\"topic\":\"factura\"}");
            row(PANES, 40 + i, "\"s\"", "#oferta", "");
            row(PANES, 60 + i, "null", "#fantasma", "");
            row(PANES, 80 + i, "\"b" + i + "\"", "#marca", ",\"author_role\":\"brand\"");
        }
    }

    private Path file(String name) throws IOException {
        return Files.write(folder.resolve(name), rows);
    }

    @Test
    void trends_posts_tellsTopicsThatManyPeopleBringUp() throws IOException {
        Path out = folder.resolve("trends.jsonl");
        Said said = sccc("trends", "--input", file("posts.jsonl"), "--out", out);
        assertThat(said.code()).as(said.err()).isZero();
        List<JsonNode> trends = rows(out);
        assertThat(trends).extracting(row -> row.get("topic").asText()).containsExactlyInAnyOrder("#Caída", "factura");
        JsonNode first = trends.get(0);
        assertThat(first.fieldNames()).toIterable().startsWith("at", "topic", "rank", "score", "ratio", "first_seen");
        assertThat(trends).extracting(row -> row.get("rank").asInt()).containsExactly(1, 2);
        assertThat(Instant.parse(first.get("at").asText())).isEqualTo(START.plusSeconds(600L * (PANES + 1)));
        assertThat(Instant.parse(first.get("first_seen").asText()))
                .isBetween(START.plusSeconds(600L * PANES), START.plusSeconds(600L * PANES + 60));
        assertThat(first.get("ratio").asDouble()).isGreaterThan(2);
    }

    @Test
    void trends_rowsInAnyOrderAndOneFarAhead_tellsTheSame() throws IOException {
        rows.add(
                "{\"id\":\"x\",\"network\":\"net\",\"author\":\"z\",\"created_at\":\"2199-01-01T00:00:00Z\",\"text\":\"x\"}");
        Path sorted = folder.resolve("sorted.jsonl");
        assertThat(sccc("trends", "--input", file("posts.jsonl"), "--out", sorted)
                        .code())
                .isZero();
        Collections.shuffle(rows, new Random(7));
        Path mixed = folder.resolve("mixed.jsonl");
        assertThat(sccc("trends", "--input", file("shuffled.jsonl"), "--out", mixed)
                        .code())
                .isZero();
        assertThat(mixed).hasSameTextualContentAs(sorted);
    }

    @Test
    void trends_nothingThatTrends_isAnEmptyFile() throws IOException {
        Path out = folder.resolve("trends.jsonl");
        Path posts = Files.writeString(
                folder.resolve("none.jsonl"), "{broken\n\n{\"id\":1,\"network\":\"n\",\"text\":\"hola\"}\n");
        Said said = sccc("trends", "--input", posts, "--out", out);
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("1 left out", "1 unreadable");
        assertThat(out).isEmptyFile();
        assertThat(sccc("trends", "--input", posts, "--out", out, "--pane", "2h")
                        .code())
                .isEqualTo(2);
        assertThat(sccc("trends", "--input", folder.resolve("nowhere"), "--out", out)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void report_aWeek_isOnePageThatNeedsNothing() throws IOException {
        Path page = folder.resolve("week.html");
        Path ledger = ledger(rows.subList(rows.size() - 200, rows.size()));
        for (String lang : List.of("en", "es", "pt")) {
            assertThat(sccc("report", "--ledger", ledger, "--html", page, "--lang", lang)
                            .code())
                    .isZero();
            String html = Files.readString(page);
            assertThat(html)
                    .contains("<html lang=\"" + lang + "\">", "default-src 'none'", "<svg", "200")
                    .doesNotContain("<script", "http://", "https://", "src=", "NaN", "null");
        }
        assertThat(page).content().contains("mensagens", "Temas");
    }

    @Test
    void report_wordsOfOthers_areEscaped() throws IOException {
        Path page = folder.resolve("week.html");
        List<String> evil = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            evil.add(
                    "{\"id\":\"%d\",\"network\":\"<b onx=1>\",\"author\":\"a%d\",\"created_at\":\"2026-03-02T00:00:00Z\",\"text\":\"hola\"}"
                            .formatted(i, i));
        }
        assertThat(sccc("report", "--ledger", ledger(evil), "--html", page).code())
                .isZero();
        assertThat(page).content().contains("&lt;b onx=1&gt;").doesNotContain("<b onx");
    }

    @Test
    void report_onePost_readsWell() throws IOException {
        Path page = folder.resolve("week.html");
        assertThat(sccc("report", "--ledger", ledger(rows.subList(0, 1)), "--html", page)
                        .code())
                .isZero();
        assertThat(page).content().contains("One person wrote one post.");
    }

    @Test
    void report_nothingYetOrAQuietWeek_saysSo() throws IOException {
        Path page = folder.resolve("week.html");
        Path empty = ledger(List.of());
        assertThat(sccc("report", "--ledger", empty, "--html", page).code()).isZero();
        assertThat(page).content().contains("has seen no post with a time");
        assertThat(sccc("report", "--ledger", empty, "--html", page, "--to", "2026-03-09T00:00:00Z", "--lang", "es")
                        .code())
                .isZero();
        assertThat(page).content().contains("Nadie escribió en esta semana");
    }

    private Path ledger(List<String> posts) throws IOException {
        Path input = Files.write(folder.resolve("run.jsonl"), posts);
        Path ledger = folder.resolve("ledger.db");
        Said said = sccc("run", "--input", input, "--out", folder.resolve("out"), "--ledger", ledger);
        assertThat(said.code()).as(said.err()).isZero();
        return ledger;
    }
}
