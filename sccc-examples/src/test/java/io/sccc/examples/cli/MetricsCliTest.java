package io.sccc.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sccc metrics} on the ledger of a run. */
@Isolated("it takes the process's output")
class MetricsCliTest extends Cli {

    private static final String RULES = """
            rules:
              - id: echo
                priority: 900
                when: {author_role: [agent, brand]}
                then: {level: IGNORE}
              - id: broken
                priority: 700
                when: {keywords: [no funciona]}
                then: {level: CRM, queue: care, actions: [open_case]}
                reason: {en: something does not work, es: algo no funciona, pt: algo não funciona}
            """;

    @TempDir
    private Path folder;

    private Path ledger;

    @BeforeEach
    void run() throws IOException {
        Path posts = Files.writeString(folder.resolve("posts.jsonl"), """
                {"id":"1","network":"net","author":"ana","author_role":"customer","author_followers":40,"brand":"Acme","country":"MX","campaign":"spring","lang":"es","text":"mi internet no funciona #redacme","created_at":"2026-03-01T10:00:00Z"}
                {"id":"2","network":"net","author":"luis","lang":"es","text":"dónde compro","brand":"Acme","created_at":"2026-03-01T11:00:00Z"}
                {"id":"3","network":"net","author":"acme","author_role":"agent","in_reply_to":"1","lang":"es","text":"ya lo vemos","created_at":"2026-03-01T12:30:00Z"}
                {"id":"4","network":"forum","author":null,"lang":"pt","text":"olá","created_at":null}
                {"id":"5","network":"forum","author":"eva","lang":"pt","text":"=cmd","brand":"Otra","created_at":"2026-03-02T09:00:00Z"}
                {broken
                """);
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("rules.yaml"), RULES);
        ledger = folder.resolve("center.db");
        Said said = sccc(
                "run",
                "--input",
                posts,
                "--out",
                folder.resolve("out"),
                "--rules",
                rules,
                "--act",
                "simulated",
                "--ledger",
                ledger);
        assertThat(said.code()).as(said.err()).isZero();
    }

    private List<JsonNode> rows(Object... more) throws IOException {
        List<Object> words = new ArrayList<>(List.of("metrics", "--ledger", ledger, "--format", "json"));
        words.addAll(List.of(more));
        Said said = sccc(words.toArray());
        assertThat(said.code()).as(said.err()).isZero();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : said.out().lines().toList()) {
            rows.add(json(line));
        }
        return rows;
    }

    private static @Nullable JsonNode row(List<JsonNode> rows, String metric, String dimension, String value) {
        return rows.stream()
                .filter(row -> row.path("metric").asText().equals(metric)
                        && row.path("dimension").asText().equals(dimension)
                        && row.path("value").asText().equals(value))
                .findFirst()
                .orElse(null);
    }

    private static double sum(List<JsonNode> rows, String metric, String dimension, String value) {
        JsonNode row = row(rows, metric, dimension, value);
        return row == null ? 0 : row.path("sum").asDouble();
    }

    @Test
    void metrics_json_countsWhatTheRunSaw() throws IOException {
        List<JsonNode> rows = rows("--by", "all");
        assertThat(sum(rows, "volume", "", "")).isEqualTo(5);
        assertThat(sum(rows, "volume", "network", "net")).isEqualTo(3);
        assertThat(sum(rows, "volume", "brand", "Acme")).isEqualTo(2);
        assertThat(sum(rows, "volume", "country", "MX")).isEqualTo(1);
        assertThat(sum(rows, "volume", "campaign", "spring")).isEqualTo(1);
        assertThat(sum(rows, "volume", "hashtag", "redacme")).isEqualTo(1);
        assertThat(sum(rows, "volume", "level", "CRM")).isEqualTo(1);
        assertThat(sum(rows, "volume", "queue", "care")).isEqualTo(1);
        assertThat(sum(rows, "volume", "rule", "broken")).isEqualTo(1);
        assertThat(sum(rows, "untimed", "", "")).isEqualTo(1);
        assertThat(sum(rows, "reach", "", "")).isEqualTo(40);
        assertThat(sum(rows, "cases_opened", "rule", "broken")).isEqualTo(1);
        assertThat(sum(rows, "dead_letters", "", "")).isEqualTo(1);
        assertThat(sum(rows, "first_response", "queue", "care")).isEqualTo(9000);
        assertThat(row(rows, "volume", "team", "")).as("no source tells a team").isNull();
        assertThat(row(rows, "cost_per_contact", "", ""))
                .as("no source tells a cost")
                .isNull();
        JsonNode authors = row(rows, "unique_authors", "", "");
        assertThat(authors).isNotNull();
        assertThat(authors.path("uniques").asDouble()).isEqualTo(4);
    }

    @Test
    void metrics_fromTo_leavesOutWhatIsNotWithin() throws IOException {
        List<JsonNode> rows = rows("--from", "2026-03-01T10:30:00Z", "--to", "2026-03-02T09:00:00Z", "--by", "network");
        assertThat(sum(rows, "volume", "", "")).isEqualTo(2);
        assertThat(sum(rows, "untimed", "", "")).isZero();
        assertThat(sum(rows, "volume", "network", "forum")).isZero();
        JsonNode volume = row(rows, "volume", "", "");
        assertThat(volume).isNotNull();
        assertThat(volume.path("window_start").asText()).startsWith("2026-03-01T10:30");
        assertThat(volume.path("window_ms").asLong()).isEqualTo(22 * 3_600_000L + 1_800_000L);
    }

    @Test
    void metrics_windows_beginWhereTheZoneSaysSo() throws IOException {
        List<JsonNode> days = rows("--window", "day", "--zone", "America/Mexico_City").stream()
                .filter(row -> row.path("metric").asText().equals("volume"))
                .toList();
        assertThat(days)
                .extracting(row -> row.path("window_start").asText().substring(0, 16) + " "
                        + row.path("sum").asInt())
                .containsExactly("2026-03-01T06:00 3", "2026-03-02T06:00 1");
    }

    @Test
    void metrics_where_crossesDimensions() throws IOException {
        assertThat(sum(rows("--where", "brand=Acme", "--by", "network"), "volume", "network", "net"))
                .isEqualTo(2);
        assertThat(sum(rows("--where", "brand=Acme", "--where", "country=MX"), "volume", "", ""))
                .isEqualTo(1);
    }

    @Test
    void metrics_otherFormats_areWhole() {
        String csv = sccc("metrics", "--ledger", ledger, "--format", "csv", "--by", "network")
                .out();
        assertThat(csv.lines().findFirst().orElse("")).startsWith("window_start,window_ms,dimension,value,metric,");
        String scrape = sccc("metrics", "--ledger", ledger, "--format", "openmetrics", "--by", "network")
                .out();
        assertThat(scrape)
                .contains("sccc_volume_by_network{network=\"net\"} 3", "sccc_funnel_crm 0.2")
                .endsWith("# EOF\n");
        assertThat(scrape).doesNotContain("ana", "luis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "pt"})
    void metrics_text_isToldInEachLanguage(String lang) {
        String text = sccc("metrics", "--ledger", ledger, "--lang", lang).out();
        String volume = lang.equals("es") ? "Volumen" : "Volume";
        assertThat(text).containsPattern(volume + " +5\n").contains("broken").doesNotContain("luis", "net/ana");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(140));
    }

    @Test
    void metrics_people_areRowsByContact() throws IOException {
        List<JsonNode> people = rows("--people");
        JsonNode ana = people.stream()
                .filter(one -> one.path("authors").toString().contains("net/ana"))
                .findFirst()
                .orElseThrow();
        assertThat(ana.path("key").asText()).isEqualTo(ana.path("contact").asText());
        assertThat(ana.path("cases_opened").asInt()).isEqualTo(1);
        assertThat(people).hasSize(3);
        sccc("erase-author", "--ledger", ledger, "--network", "net", "--author", "ana");
        assertThat(rows("--people")).hasSize(2).noneMatch(one -> one.toString().contains("erased-"));
        assertThat(sum(rows(), "volume", "", "")).as("numbers stay").isEqualTo(5);
        assertThat(sccc("metrics", "--ledger", ledger, "--people").out()).contains("2 people");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "pt"})
    void metrics_definitions_needNoLedger(String lang) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : sccc("metrics", "--definitions", "--lang", lang, "--format", "json")
                .out()
                .lines()
                .toList()) {
            rows.add(json(line));
        }
        assertThat(rows).hasSizeGreaterThan(30).allSatisfy(row -> {
            assertThat(row.path("id").asText()).isNotBlank();
            assertThat(row.path("what").asText()).isNotBlank();
        });
        assertThat(sccc("metrics", "--definitions", "--lang", lang).out()).contains("[first_response]");
    }
}
