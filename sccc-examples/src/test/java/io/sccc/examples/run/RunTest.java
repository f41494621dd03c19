package io.sccc.examples.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.rules.DroolsRouter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

    private static final long SEED = 20260301;

    @TempDir
    private Path folder;

    @Test
    void run_fileTwice_countsEveryRowAgainAsDuplicate() throws Exception {
        Posts posts = new Posts()
                .post("1", "ana", "no funciona")
                .post("2", "luis", "hola")
                .twice();
        Posts.Outcome outcome = posts.run(folder);
        assertThat(outcome.posts("read")).isEqualTo(4);
        assertThat(outcome.posts("duplicate")).isEqualTo(2);
        assertThat(outcome.decisions()).hasSize(2);
    }

    @Test
    void run_largerRevision_replacesTheDecision() throws Exception {
        Posts.Outcome outcome = new Posts()
                .post("1", "ana", "hola", "revision", 1)
                .post("1", "ana", "no funciona", "revision", 2)
                .post("1", "ana", "hola", "revision", 2)
                .post("1", "ana", "hola")
                .run(folder);
        assertThat(outcome.posts("stored")).isEqualTo(2);
        assertThat(outcome.posts("duplicate")).isEqualTo(2);
        assertThat(outcome.decisions()).hasSize(1);
        assertThat(outcome.decision("1").path("level").asText()).isEqualTo("CRM");
    }

    @Test
    void run_revisionThatTookTheAuthorAway_countsNoCustomer() throws Exception {
        Posts.Outcome outcome = new Posts()
                .post("1", "ana", "hola")
                .post("1", "[deleted]", "[deleted]", "revision", 1)
                .run(folder);
        assertThat(outcome.metrics().path("customers").asInt()).isZero();
        assertThat(outcome.decision("1").path("author").isNull()).isTrue();
    }

    @Test
    void run_oneIdOnTwoNetworksAndAccounts_isThreePosts() throws Exception {
        Posts.Outcome outcome = new Posts()
                .post("1", "ana", "hola")
                .post("1", "ana", "no funciona", "network", "other")
                .post("1", "ana", "dónde", "account", "second")
                .run(folder);
        assertThat(outcome.decisions())
                .extracting(row -> row.path("level").asText())
                .containsExactly("FACILITATE", "CRM", "COMMUNITY");
        assertThat(outcome.rows("facts.jsonl.gz"))
                .extracting(row -> row.path("facts").path("network").asText())
                .containsExactly("net", "other", "net");
    }

    @Test
    void run_joinFoundLater_givesAllRowsOneConversation() throws Exception {
        Posts.Outcome outcome = new Posts()
                .post("a", "ana", "no funciona")
                .post("c", "luis", "no funciona", "in_reply_to", "b")
                .post("b", "eva", "hola", "in_reply_to", "a")
                .run(folder);
        assertThat(outcome.decisions())
                .extracting(row -> row.path("conversation_id").asText())
                .hasSize(3)
                .containsOnly(outcome.decision("a").path("conversation_id").asText());
        assertThat(outcome.rows("actions.jsonl"))
                .extracting(row -> row.path("conversation_id").asText())
                .containsOnly(outcome.decision("a").path("conversation_id").asText());
    }

    @Test
    void run_replyCyclesAndSelfReplies_end() throws Exception {
        Posts.Outcome outcome = new Posts()
                .post("a", "ana", "hola", "in_reply_to", "b")
                .post("b", "luis", "hola", "in_reply_to", "a")
                .post("c", "eva", "hola", "in_reply_to", "c")
                .run(folder);
        assertThat(outcome.metrics().path("conversations").asInt()).isEqualTo(2);
    }

    @Test
    void run_questionNobodyAnswers_climbsByTimer() throws Exception {
        Posts.Outcome outcome = new Posts()
                .post("q", "ana", "dónde compro")
                .later(300)
                .post("x", "luis", "hola")
                .run(folder);
        assertThat(outcome.rows("hops.jsonl"))
                .filteredOn(row -> row.path("cause").asText().equals("timer"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("from").asText()).isEqualTo("COMMUNITY");
                    assertThat(row.path("to").asText()).isEqualTo("CRM");
                    assertThat(row.path("rule").asText()).isEqualTo("waited");
                    assertThat(row.path("author").asText()).isEqualTo("ana");
                });
        assertThat(outcome.metrics().path("levels").path("CRM").asInt()).isZero();
        assertThat(outcome.decision("q").path("level").asText()).isEqualTo("COMMUNITY");
        assertThat(outcome.rows("actions.jsonl"))
                .extracting(row -> row.path("kind").asText())
                .contains("open_case");
    }

    @Test
    void run_unknownAuthors_areEqualToNobody() throws Exception {
        Posts.Outcome outcome = new Posts()
                .post("1", null, "no funciona")
                .post("2", "[deleted]", "no funciona", "in_reply_to", "1")
                .run(folder, true, 2);
        assertThat(outcome.metrics().path("customers").asInt()).isZero();
        assertThat(outcome.metrics().path("volume").path("unique_authors").asInt())
                .isZero();
        assertThat(outcome.rows("playground.jsonl"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.path("call").asText()).isEqualTo("open_case"));
        assertThat(outcome.metrics().path("contacts").path("created").asInt()).isZero();
    }

    @Test
    void run_garbage_isDeadWithItsLineAndStopsNothing() throws Exception {
        Posts.Outcome outcome = new Posts()
                .line("{broken")
                .line("")
                .post("1", "ana", "no funciona")
                .line("{\"network\":\"net\",\"text\":\"mi tarjeta 4111 1111 1111 1111\"}")
                .line("[1]")
                .post("2", "ana", "x".repeat(300_000))
                .post("nul", "a\u0000b", "a\u0000b")
                .post("half", "\ud83d", "\ud83d")
                .post("long", "u".repeat(100_000), "hola")
                .post("far", "ana", "hola", "created_at", "-999999999-01-01T00:00:00Z")
                .post("soon", "ana", "hola", "created_at", "+999999999-12-31T23:59:59Z")
                .run(folder);
        assertThat(outcome.posts("read")).isEqualTo(10);
        assertThat(outcome.posts("dead")).isEqualTo(3);
        assertThat(outcome.rows("dead-letters.jsonl"))
                .extracting(row -> row.path("line").asInt())
                .containsExactly(1, 4, 5);
        assertThat(outcome.rows("dead-letters.jsonl"))
                .extracting(row -> row.path("error").asText().substring(0, 9))
                .containsExactly("SCCC-1101", "SCCC-1105", "SCCC-1102");
        assertThat(Files.readString(outcome.out().resolve("dead-letters.jsonl")))
                .doesNotContain("4111 1111");
        assertThat(outcome.decision("half")).isNotNull();
    }

    @Test
    void run_emptyInput_writesEveryFile() throws Exception {
        Posts.Outcome outcome = new Posts().run(folder);
        for (String file : List.of("decisions", "hops", "actions", "dead-letters")) {
            assertThat(outcome.rows(file + ".jsonl")).as(file).isEmpty();
        }
        assertThat(outcome.posts("read")).isZero();
    }

    @Test
    void run_inputCutOff_keepsWhatCameBefore() throws Exception {
        Path input = Files.write(folder.resolve("in.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        DroolsRouter router = DroolsRouter.of(Posts.RULES, "rules.yaml");
        Posts.Outcome outcome = Posts.run(input, folder.resolve("out"), router, false, 1);
        assertThat(outcome.trouble()).contains("in.jsonl.gz");
        assertThat(outcome.decisions()).isEmpty();
    }

    @Test
    void run_volume_countsWhatRowsGive() throws Exception {
        JsonNode volume = new Posts()
                .post("1", "ana", "hola", "lang", "es", "author_role", "customer")
                .post("2", "ana", "olá", "lang", "pt", "network", "other")
                .post("3", "ana", "hola", "author_role", "brand")
                .run(folder)
                .metrics()
                .path("volume");
        assertThat(volume.toString())
                .isEqualTo(
                        "{\"network\":{\"net\":2,\"other\":1},\"author_role\":{\"brand\":1,\"customer\":1,\"unknown\":1},"
                                + "\"lang\":{\"es\":1,\"pt\":1},\"unique_authors\":2}");
    }

    @Test
    void run_threads_changeNothing() throws Exception {
        Posts posts = Posts.busy(SEED);
        Posts.Outcome one = posts.run(folder.resolve("1"), false, 1);
        Posts.Outcome two = posts.run(folder.resolve("2"), false, 2);
        Posts.Outcome four = posts.run(folder.resolve("4"), false, 4);
        assertThat(two.content()).isEqualTo(one.content());
        assertThat(four.content()).isEqualTo(one.content());
        assertThat(one.rows("hops.jsonl"))
                .extracting(row -> row.path("cause").asText())
                .contains("timer", "post");
    }

    @Test
    void run_simulated_doesEverythingOnceAndContactsFirst() throws Exception {
        Posts.Outcome outcome = Posts.busy(SEED).twice().run(folder, true, 4);
        List<JsonNode> effects = outcome.rows("playground.jsonl");
        assertThat(effects)
                .extracting(row ->
                        row.path("target").asText() + " " + row.path("key").asText())
                .isNotEmpty()
                .doesNotHaveDuplicates();
        Map<String, List<String>> calls = new HashMap<>();
        effects.forEach(row -> calls.computeIfAbsent(
                        row.path("conversation_id").asText() + " " + row.path("author"), k -> new ArrayList<>())
                .add(row.path("call").asText()));
        calls.forEach((customer, made) -> {
            if (customer.endsWith(" null")) {
                assertThat(made).doesNotContain("upsert_contact");
            } else if (made.contains("open_case")) {
                assertThat(made.indexOf("upsert_contact")).isBetween(0, made.indexOf("open_case"));
                assertThat(made).containsOnlyOnce("open_case");
            }
        });
        JsonNode metrics = outcome.metrics();
        assertThat(metrics.path("cases").path("opened").asLong())
                .isEqualTo(effects.stream()
                        .filter(row -> row.path("call").asText().equals("open_case"))
                        .count());
        assertThat(outcome.rows("actions.jsonl"))
                .allSatisfy(row -> assertThat(row.path("state").asText()).isIn("done", "parked"));
    }

    @Test
    void run_dry_opensNoCaseAndLeavesNoJournal() throws Exception {
        Posts posts = new Posts().post("1", "ana", "no funciona");
        posts.run(folder, true, 1);
        Posts.Outcome dry = posts.run(folder, false, 1);
        assertThat(dry.out().resolve("playground.jsonl")).doesNotExist();
        assertThat(dry.metrics().path("cases").path("opened").asInt()).isZero();
        assertThat(dry.rows("actions.jsonl"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("state").asText()).isEqualTo("asked"));
    }
}
