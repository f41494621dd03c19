package io.sccc.examples.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.store.LedgerPlace;
import io.sccc.rules.DroolsRouter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stream of posts for a test, and what a run made of it. */
final class Posts {

    /** Small rules of the tests' own, so that packs may change. */
    static final String RULES = """
            rules:
              - id: echo
                priority: 900
                when: {author_role: [agent, brand]}
                then: {level: IGNORE}
              - id: again
                priority: 800
                when: {keywords: [sigue igual], conversation.case: open}
                then: {level: CRM, actions: [append_to_case]}
              - id: broken
                priority: 700
                when: {keywords: [no funciona]}
                then: {level: CRM, queue: care, actions: [open_case]}
                reason: {en: something does not work, es: algo no funciona, pt: algo não funciona}
              - id: asks
                priority: 600
                when: {keywords: [dónde]}
                then: {level: COMMUNITY}
              - id: waited
                priority: 500
                after: 2h
                when: {keywords: [dónde], unanswered: true}
                then: {level: CRM, actions: [open_case]}
            """;

    private static final List<String> FILES =
            List.of("decisions.jsonl", "hops.jsonl", "actions.jsonl", "facts.jsonl.gz");

    private final List<String> lines = new ArrayList<>();
    private int minute;

    /** A few hundred posts that reply to each other across late joins, by known and unknown people. */
    static Posts busy(long seed) {
        Random random = new Random(seed);
        System.out.println("seed " + seed);
        List<String> texts = List.of("no funciona", "sigue igual", "dónde compro", "hola", "gracias");
        Posts posts = new Posts();
        for (int i = 0; i < 300; i++) {
            String author = random.nextInt(6) == 0 ? null : "p" + random.nextInt(12);
            String parent = random.nextInt(3) == 0 ? null : "m" + Math.max(0, i + random.nextInt(7) - 5);
            posts.later(random.nextInt(4));
            posts.post(
                    "m" + i,
                    author,
                    texts.get(random.nextInt(texts.size())),
                    "in_reply_to",
                    parent,
                    "author_role",
                    random.nextInt(8) == 0 ? "agent" : "customer");
        }
        return posts;
    }

    /** One more post a minute later; further fields as names and values. */
    Posts post(String id, String author, String text, Object... more) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("network", "net");
        row.put("author", author);
        row.put("created_at", "2026-03-01T%02d:%02d:00Z".formatted(minute / 60, minute % 60));
        row.put("text", text);
        for (int i = 0; i < more.length; i += 2) {
            row.put((String) more[i], more[i + 1]);
        }
        minute++;
        try {
            return line(JsonLines.line(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Posts line(String line) {
        lines.add(line);
        return this;
    }

    /** The next post comes this much later. */
    Posts later(int minutes) {
        minute += minutes;
        return this;
    }

    /** The same lines once more. */
    Posts twice() {
        lines.addAll(List.copyOf(lines));
        return this;
    }

    Outcome run(Path folder) throws IOException, InterruptedException {
        return run(folder, false, 2);
    }

    Outcome run(Path folder, boolean simulated, int threads) throws IOException, InterruptedException {
        return run(input(folder), folder.resolve("out"), DroolsRouter.of(RULES, "rules.yaml"), simulated, threads);
    }

    /** These posts as a file. */
    Path input(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.write(folder.resolve("in.jsonl"), lines);
    }

    static Outcome run(Path input, Path out, DroolsRouter router, boolean simulated, int threads)
            throws IOException, InterruptedException {
        // the result itself holds the whole ledger, which a large stream's test has no room for
        String trouble = new Run(new RunOptions(
                        new Feed.Recorded(input),
                        out,
                        router,
                        null,
                        simulated ? new Acting.Simulated() : new Acting.Dry(),
                        LedgerPlace.memory(),
                        threads,
                        null,
                        List.of()))
                .run()
                .trouble();
        Outcome outcome = new Outcome(trouble, out);
        outcome.requireBalance();
        return outcome;
    }

    /** What a run wrote. */
    record Outcome(@Nullable String trouble, Path out) {

        List<JsonNode> rows(String file) throws IOException {
            List<JsonNode> rows = new ArrayList<>();
            JsonLines.read(out.resolve(file), (row, line) -> rows.add(row));
            return rows;
        }

        List<JsonNode> decisions() throws IOException {
            return rows("decisions.jsonl");
        }

        JsonNode decision(String post) throws IOException {
            return decisions().stream()
                    .filter(row -> row.path("post_id").asText().equals(post))
                    .findFirst()
                    .orElseThrow();
        }

        JsonNode metrics() throws IOException {
            return JsonMapper.builder().build().readTree(Files.readString(out.resolve("metrics.json")));
        }

        long posts(String what) throws IOException {
            return metrics().path("posts").path(what).asLong(-1);
        }

        /** Every file's rows without instants, as sets: what no number of threads may change. */
        Map<String, TreeSet<String>> content() throws IOException {
            Map<String, TreeSet<String>> content = new LinkedHashMap<>();
            for (String file : FILES) {
                TreeSet<String> rows = new TreeSet<>();
                for (JsonNode row : rows(file)) {
                    rows.add(((ObjectNode) row).without("at").toString());
                }
                content.put(file, rows);
            }
            return content;
        }

        /** The numbers that no kill and no restart may change. */
        JsonNode numbers() throws IOException {
            return ((ObjectNode) metrics()).without(List.of("heap_mb", "elapsed_seconds", "posts_per_second"));
        }

        /** {@link #content()} of any size, told by one number a file. */
        Map<String, Long> fingerprint() throws IOException {
            Map<String, Long> prints = new LinkedHashMap<>();
            for (String file : FILES) {
                JsonLines.read(out.resolve(file), (row, line) -> {
                    String text = ((ObjectNode) row).without("at").toString();
                    UUID hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
                    prints.merge(file, hash.getMostSignificantBits(), Long::sum);
                });
            }
            return prints;
        }

        /** What holds for every run that came to its end. */
        void requireBalance() throws IOException {
            assertThat(posts("undecided")).isZero();
            requireBalanceSoFar();
        }

        /** What holds for every run, also for one that a signal ended. */
        void requireBalanceSoFar() throws IOException {
            JsonNode metrics = metrics();
            assertThat(posts("read")).isEqualTo(posts("stored") + posts("duplicate"));
            assertThat(posts("stored")).isEqualTo(posts("processed") + posts("dead") + posts("undecided"));
            assertThat(rows("dead-letters.jsonl")).hasSize((int) posts("dead"));
            long levels = 0;
            for (JsonNode count : metrics.path("levels")) {
                levels += count.asLong();
            }
            assertThat(levels).isEqualTo(posts("processed"));
            TreeSet<String> conversations = new TreeSet<>();
            TreeSet<String> customers = new TreeSet<>();
            JsonLines.read(out.resolve("decisions.jsonl"), (row, line) -> {
                conversations.add(row.path("conversation_id").asText());
                if (!row.path("author").isNull()) {
                    customers.add(row.path("conversation_id") + " " + row.path("author"));
                }
            });
            assertThat(metrics.path("conversations").asInt()).isEqualTo(conversations.size());
            assertThat(metrics.path("customers").asInt()).isEqualTo(customers.size());
            requirePairs();
        }

        private void requirePairs() throws IOException {
            List<String> decided = identities("decisions.jsonl");
            assertThat(identities("facts.jsonl.gz").equals(decided))
                    .as("facts row for row")
                    .isTrue();
            assertThat(new TreeSet<>(decided)).as("one decision a post").hasSize(decided.size());
        }

        private List<String> identities(String file) throws IOException {
            List<String> identities = new ArrayList<>();
            JsonLines.read(out.resolve(file), (row, line) -> identities.add(identity(row)));
            return identities;
        }

        private static String identity(JsonNode row) {
            return row.path("network") + " " + row.path("account") + " " + row.path("post_id");
        }
    }
}
