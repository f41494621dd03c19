package io.sccc.examples.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.examples.file.JsonLines;
import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on real servers: people write on Bluesky and WordPress, the command line runs live and is killed again and
 * again, and the tickets are counted in Request Tracker through its own API. Needs the three servers: {@code
 * SCCC_REAL_BLUESKY}, {@code SCCC_REAL_WORDPRESS} and {@code SCCC_REAL_REQUEST_TRACKER} name what their start scripts told.
 */
@Tag("real")
class LiveRunTest {

    private static final int POSTS = Integer.getInteger("sccc.live.posts", 90);
    private static final int KILLS = 3;
    private static final long SEED = Long.getLong("sccc.seed", System.nanoTime());
    private static final String RULES = """
            rules:
              - id: broken
                priority: 700
                when: {keywords: [no funciona, sin internet]}
                then: {level: CRM, queue: support, actions: [open_case]}
                reason: {en: something does not work, es: algo no funciona, pt: algo não funciona}
              - id: asks
                priority: 600
                when: {keywords: [horario]}
                then:
                  level: FACILITATE
                  actions: [{reply: {es: "Abrimos de 8 a 20.", pt: "Abrimos das 8 às 20.", en: "We open from 8 to 20."}}]
                reason: {en: asks for the hours, es: pregunta el horario, pt: pergunta o horário}
            """;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private int killed;
    private final JsonNode bluesky;
    private final JsonNode wordpress;
    private final JsonNode tracker;
    private final String run = Long.toString(SEED & 0xffffffL, 36);
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    LiveRunTest() throws IOException {
        bluesky = RealHttp.started("SCCC_REAL_BLUESKY");
        wordpress = RealHttp.started("SCCC_REAL_WORDPRESS");
        tracker = RealHttp.started("SCCC_REAL_REQUEST_TRACKER");
    }

    @Test
    void run_liveAndKilled_oneTicketForEachCustomerAndConversationAndAnswersInTheirThreads() throws Exception {
        System.out.println("seed " + SEED + ", " + POSTS + " posts");
        BlueskyTown town = new BlueskyTown(bluesky);
        WordPressTown blog = new WordPressTown(wordpress, "Noticias " + run);
        Wave wave = new Wave(town, blog);
        wave.write();
        configure(Duration.between(begun, Instant.now()).plusSeconds(30).toSeconds());
        for (int i = 0; i < KILLS; i++) {
            kill();
        }
        assertThat(killed).as("killed while it acted, %s", said()).isPositive();
        toTheEnd();

        List<JsonNode> actions = rows("actions.jsonl");
        assertThat(actions).extracting(row -> row.path("state").asText()).containsOnly("done");
        assertThat(count(actions, "open_case")).isEqualTo(wave.complaining.size());
        assertThat(tickets()).hasSize(wave.complaining.size());
        assertThat(tickets())
                .extracting(ticket -> ticket.path("Requestors").toString())
                .as("each contact has the tickets of their conversations")
                .doesNotContain("[]");
        wave.requireAnswers();
        int before = tickets().size();

        wave.complainAgain();
        toTheEnd();
        assertThat(tickets()).as("what the same customer adds is no new case").hasSize(before);
        assertThat(count(rows("actions.jsonl"), "append_to_case")).isPositive();
        toTheEnd();
        assertThat(tickets()).hasSize(before);
        wave.requireAnswers();
    }

    /** What people wrote. */
    private final class Wave {

        private final BlueskyTown town;
        private final WordPressTown blog;
        private final Map<String, BlueskyTown.Person> people = new LinkedHashMap<>();
        private final List<Asked> asked = new ArrayList<>();
        private final List<Runnable> complaining = new ArrayList<>();

        Wave(BlueskyTown town, WordPressTown blog) {
            this.town = town;
            this.blog = blog;
        }

        /** Somebody asked and must be answered once, below the question. */
        private interface Asked {
            List<String> answers() throws IOException;
        }

        void write() {
            for (int i = 0; i < 6; i++) {
                people.put("p" + i, town.person("p" + run + i));
            }
            for (int i = 0; i < POSTS; i++) {
                if (random.nextBoolean()) {
                    onBluesky(new ArrayList<>(people.values()).get(random.nextInt(people.size())), i);
                } else {
                    onTheBlog("v" + run + i, i);
                }
            }
        }

        private void onBluesky(BlueskyTown.Person person, int i) {
            switch (i % 3) {
                case 0 -> {
                    BlueskyTown.Ref post = town.mention(person, "mi internet no funciona ñ " + i);
                    complaining.add(() -> town.reply(
                            person, post, post, "@" + bluesky.path("handle").asText() + " sigue, sin internet"));
                }
                case 1 -> {
                    BlueskyTown.Ref post = town.mention(person, "¿cuál es el horario? " + i);
                    asked.add(() -> town.answers(person, post));
                }
                default -> town.mention(person, "qué lindo día 🎉 " + i);
            }
        }

        private void onTheBlog(String visitor, int i) {
            switch (i % 3) {
                case 0 -> {
                    long comment = blog.comment(visitor, 0, "mi internet no funciona ñ " + i);
                    complaining.add(() -> blog.comment(visitor, comment, "sigo sin internet " + i));
                }
                case 1 -> {
                    long comment = blog.comment(visitor, 0, "¿cuál es el horario? " + i);
                    asked.add(() -> blog.answers(comment));
                }
                default -> blog.comment(visitor, 0, "qué lindo día 🎉 " + i);
            }
        }

        /** The first three add something below their own complaint. */
        void complainAgain() {
            complaining.stream().limit(3).forEach(Runnable::run);
        }

        void requireAnswers() throws IOException {
            for (Asked question : asked) {
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> !question.answers().isEmpty());
                assertThat(question.answers()).as("answered once").hasSize(1);
                assertThat(question.answers().get(0)).contains("Abrimos de 8 a 20");
            }
        }
    }

    private void configure(long history) throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/rules.yaml"), RULES);
        Files.writeString(folder.resolve("accounts.yaml"), """
                accounts:
                  bluesky:
                    type: bluesky
                    handle: %s
                    app_password: ${BLUESKY_PASSWORD}
                    base_url: %s
                    history: %ds
                    allow_private: [localhost]
                  wordpress:
                    type: wordpress
                    base_url: %s
                    user: %s
                    application_password: ${WORDPRESS_PASSWORD}
                    history: %ds
                    allow_private: [127.0.0.1]
                  request-tracker:
                    type: request-tracker
                    base_url: %s
                    token: ${RT_TOKEN}
                    queue: General
                    settle: 5s
                    allow_private: [127.0.0.1]
                """.formatted(
                        bluesky.path("handle").asText(),
                        bluesky.path("base_url").asText(),
                        history,
                        wordpress.path("base_url").asText(),
                        wordpress.path("user").asText(),
                        history,
                        tracker.path("base_url").asText()));
    }

    /** Starts it, and kills it while it acts. */
    private void kill() throws Exception {
        int before = tickets().size();
        int more = 1 + random.nextInt(4);
        Process process = start("15s");
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> tickets().size() >= before + more || !process.isAlive());
            if (process.isAlive()) {
                killed++;
                System.out.println("killed with " + tickets().size() + " tickets");
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void toTheEnd() throws Exception {
        Process process = start("15s");
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(said()).isTrue();
            assertThat(process.exitValue()).as(said()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String untilIdle) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.sccc.examples.cli.Sccc",
                        "run",
                        "--source",
                        "bluesky,wordpress",
                        "--crm",
                        "request-tracker",
                        "--act",
                        "live",
                        "--config",
                        folder.resolve("accounts.yaml").toString(),
                        "--rules",
                        folder.resolve("rules").toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--ledger",
                        folder.resolve("live.db").toString(),
                        "--until-idle",
                        untilIdle)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "said.txt")));
        builder.environment()
                .put("BLUESKY_PASSWORD", bluesky.path("app_password").asText());
        builder.environment().put("WORDPRESS_PASSWORD", wordpress.path("token").asText());
        builder.environment().put("RT_TOKEN", tracker.path("token").asText());
        return builder.start();
    }

    private String said() throws IOException {
        Path said = folder.resolve("said.txt");
        return Files.exists(said) ? Files.readString(said) : "";
    }

    private List<JsonNode> rows(String file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        JsonLines.read(folder.resolve("out").resolve(file), (row, line) -> rows.add(row));
        return rows;
    }

    private static long count(List<JsonNode> actions, String kind) {
        return actions.stream()
                .filter(row -> row.path("kind").asText().equals(kind))
                .count();
    }

    /** The tickets made since this test began, as the tracker itself tells them. */
    private List<JsonNode> tickets() {
        RealHttp http = new RealHttp(
                tracker.path("api").asText(),
                "token " + tracker.path("admin_token").asText());
        List<JsonNode> tickets = new ArrayList<>();
        int page = 1;
        JsonNode answer;
        do {
            answer = http.get("/tickets?per_page=100&fields=Subject,Requestors,Created&page=" + page++ + "&query="
                    + URLEncoder.encode(
                            "Queue = 'General' AND Created > '"
                                    + begun.toString().replace("T", " ").replace("Z", "") + " +00:00'",
                            StandardCharsets.UTF_8));
            answer.path("items").forEach(tickets::add);
        } while (answer.path("items").size() > 0);
        return tickets;
    }
}
