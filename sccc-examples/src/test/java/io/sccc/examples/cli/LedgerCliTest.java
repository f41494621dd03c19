package io.sccc.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sccc.core.CommandCenter;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.core.model.Route;
import io.sccc.core.spi.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on a ledger that outlives them. */
@Isolated("it takes the process's output")
class LedgerCliTest extends Cli {

    private static final String RULES = """
            rules:
              - id: broken
                priority: 700
                when: {keywords: [no funciona]}
                then: {level: CRM, actions: [open_case]}
                reason: {en: something does not work, es: algo no funciona, pt: algo não funciona}
              - id: asks
                priority: 600
                when: {keywords: [dónde]}
                then: {level: COMMUNITY}
            """;

    private static final List<String> FILES =
            List.of("decisions.jsonl", "hops.jsonl", "actions.jsonl", "dead-letters.jsonl", "facts.jsonl.gz");

    @TempDir
    private Path folder;

    private Path posts;
    private Path rules;
    private Path out;
    private Path ledger;

    @BeforeEach
    void files() throws IOException {
        posts = Files.writeString(folder.resolve("posts.jsonl"), """
                {"id":"1","network":"net","author":"ana","text":"mi internet no funciona"}
                {"id":2,"network":"net","author":"luis","text":"dónde compro"}
                {broken with words of ana
                """);
        Files.createDirectory(folder.resolve("rules"));
        rules = Files.writeString(folder.resolve("rules/rules.yaml"), RULES).getParent();
        out = folder.resolve("out");
        ledger = folder.resolve("center.db");
    }

    private Said run(Path input, Path to, Object place, String act) {
        Said said = sccc(
                "run",
                "--input",
                input,
                "--out",
                to,
                "--rules",
                rules,
                "--act",
                act,
                "--ledger",
                place,
                "--threads",
                2);
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    private Said run() {
        return run(posts, out, ledger, "simulated");
    }

    private static List<JsonNode> contents(Path folder) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String file : FILES) {
            rows(folder.resolve(file)).stream()
                    .map(row -> ((ObjectNode) row).<JsonNode>without("at"))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .forEach(all::add);
        }
        all.add(((ObjectNode) json(Files.readString(folder.resolve("metrics.json"))))
                .without(List.of("heap_mb", "elapsed_seconds", "posts_per_second")));
        return all;
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement changing = connection.createStatement()) {
            assertThat(changing.executeUpdate(statement)).isPositive();
        }
    }

    @Test
    void run_onAFinishedLedger_writesTheSameFilesAgain() throws IOException {
        run();
        List<JsonNode> first = contents(out);
        Path elsewhere = folder.resolve("elsewhere");
        Said again = run(posts, elsewhere, ledger, "simulated");
        assertThat(again.out()).contains("3 posts read, 3 stored, 0 duplicate, 2 decided, 1 dead");
        assertThat(contents(elsewhere)).isEqualTo(first);
        Path fromMemory = folder.resolve("memory");
        run(posts, fromMemory, "memory", "simulated");
        assertThat(contents(fromMemory)).isEqualTo(first);
    }

    @Test
    void run_inputGrown_readsOnlyWhatIsNew() throws IOException {
        run();
        Files.writeString(posts, Files.readString(posts) + """
                {"id":"4","network":"net","author":"eva","text":"no funciona"}
                {"id":"1","network":"net","author":"ana","text":"mi internet no funciona"}
                """);
        assertThat(run().out()).contains("5 posts read, 4 stored, 1 duplicate, 3 decided, 1 dead");
        assertThat(rows(out.resolve("playground.jsonl")))
                .extracting(row ->
                        row.path("author").asText() + " " + row.path("call").asText())
                .containsExactlyInAnyOrder(
                        "ana upsert_contact", "ana open_case", "eva upsert_contact", "eva open_case");
    }

    @Test
    void run_dryThenSimulated_doesWhatWasAsked() throws IOException {
        run(posts, out, ledger, "dry");
        assertThat(rows(out.resolve("actions.jsonl")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("state").asText()).isEqualTo("asked"));
        run();
        assertThat(rows(out.resolve("actions.jsonl")))
                .allSatisfy(row -> assertThat(row.path("state").asText()).isEqualTo("done"));
    }

    @Test
    void run_inH2_isGoneOnWithByTheNextRun() throws IOException {
        String address = "jdbc:h2:" + folder.resolve("center") + ";WRITE_DELAY=0;USER=sa;PASSWORD=geheim17";
        Said first = run(posts, out, address, "simulated");
        List<JsonNode> files = contents(out);
        Said second = run(posts, out, address, "simulated");
        assertThat(contents(out)).isEqualTo(files);
        assertThat(first.out() + first.err() + second.out() + second.err()).doesNotContain("geheim17");
    }

    @Test
    void run_damagedLedger_exitsOneAndLeavesItUntouched() throws IOException {
        byte[] garbage = new byte[20_000];
        new Random(7).nextBytes(garbage);
        Files.write(ledger, garbage);
        for (Said said : List.of(
                sccc("run", "--input", posts, "--out", out, "--rules", rules, "--ledger", ledger),
                sccc("explain", "--ledger", ledger, "--conversation", "c-1"),
                sccc("dead-letters", "list", "--ledger", ledger),
                sccc("erase-author", "--ledger", ledger, "--network", "net", "--author", "ana"))) {
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).contains("center.db", "damaged", "restore");
        }
        assertThat(ledger).hasBinaryContent(garbage);
        Said doctor = sccc("doctor", "--ledger", ledger);
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out()).contains("TROUBLE", "damaged", "restore");
    }

    @Test
    void run_ledgerFromTheFuture_exitsOneAndSaysUpgrade() throws Exception {
        run();
        sql("update sccc_schema set version = 1000");
        byte[] before = Files.readAllBytes(ledger);
        Said said = sccc("run", "--input", posts, "--out", out, "--rules", rules, "--ledger", ledger);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("newer", "upgrade");
        assertThat(ledger).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://me:geheim17@127.0.0.1:1/sccc",
                "jdbc:postgresql://127.0.0.1:1/sccc?user=me&password=geheim17",
                "jdbc:mariadb://127.0.0.1:1/sccc?user=me&password=geheim17",
                "jdbc:mysql://me:geheim17@127.0.0.1:1/sccc",
                "jdbc:nosuch://127.0.0.1:1/sccc?user=me&password=geheim17"
            })
    void run_databaseOutOfReach_exitsOneWithoutThePassword(String address) {
        Said said = sccc("run", "--input", posts, "--out", out, "--rules", rules, "--ledger", address);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("127.0.0.1:1/sccc", "nothing was done").doesNotContain("geheim17");
    }

    @Test
    void run_wrongPassword_saysSoWithoutIt() {
        String address = "jdbc:h2:" + folder.resolve("center") + ";WRITE_DELAY=0;USER=sa;PASSWORD=";
        run(posts, out, address + "right", "dry");
        Said said = sccc("run", "--input", posts, "--out", out, "--rules", rules, "--ledger", address + "geheim17");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("Check user and password").doesNotContain("geheim17");
    }

    @Test
    void explain_ledger_saysWhatTheFilesSay() throws IOException {
        run();
        for (JsonNode row : rows(out.resolve("decisions.jsonl"))) {
            String id = row.path("conversation_id").asText();
            Said files = sccc("explain", "--out", out, "--conversation", id, "--json");
            Said kept = sccc("explain", "--ledger", ledger, "--conversation", id, "--json");
            assertThat(kept.code()).as(kept.err()).isZero();
            assertThat(json(kept.out())).isEqualTo(json(files.out()));
            assertThat(sccc("explain", "--ledger", ledger, "--conversation", id).out())
                    .isEqualTo(
                            sccc("explain", "--out", out, "--conversation", id).out());
        }
        Said unknown = sccc("explain", "--ledger", ledger, "--conversation", "nobody");
        assertThat(unknown.code()).isEqualTo(1);
    }

    @Test
    void deadLetters_unreadableRow_isListedExportedAndRefused() throws IOException {
        run();
        Said list = sccc("dead-letters", "list", "--ledger", ledger);
        assertThat(list.code()).isZero();
        assertThat(list.out())
                .contains("SCCC-1101", "posts.jsonl:3", "never read as a post", "1 dead letters")
                .doesNotContain("words of ana");
        JsonNode row = json(sccc("dead-letters", "list", "--ledger", ledger, "--json")
                        .out())
                .get(0);
        assertThat(row.path("line").asInt()).isEqualTo(3);
        Path file = folder.resolve("dead.jsonl");
        assertThat(sccc("dead-letters", "export", "--ledger", ledger, "--out", file)
                        .code())
                .isZero();
        assertThat(rows(file).get(0).path("beginning").asText()).contains("words of ana");
        Said replay = sccc("dead-letters", "replay", "--ledger", ledger);
        assertThat(replay.code()).isEqualTo(1);
        assertThat(replay.out()).contains("never read as a post", "mend that row");
    }

    @Test
    void deadLetters_filters_chooseByCodeAndId() throws IOException {
        run();
        assertThat(json(sccc("dead-letters", "list", "--ledger", ledger, "--error", "SCCC-9999", "--json")
                        .out()))
                .isEmpty();
        assertThat(json(sccc("dead-letters", "list", "--ledger", ledger, "--error", "sccc-1101", "--json")
                        .out()))
                .hasSize(1);
        Said nobody = sccc("dead-letters", "replay", "--ledger", ledger, "--id", "d-9999");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("d-9999", "dead-letters list");
    }

    @Test
    void deadLetters_postThatFailed_isDecidedByTheNextRun() throws IOException {
        Router failing = new FailingRouter();
        try (CommandCenter center = CommandCenter.builder()
                .ledger(JdbcLedger.file(ledger))
                .routeWith(failing)
                .build()) {
            center.process(Post.of("net", "7", "ana", "mi internet no funciona"));
        }
        Said replay = sccc("dead-letters", "replay", "--ledger", ledger, "--id", "7", "--json");
        assertThat(replay.code()).as(replay.err()).isZero();
        assertThat(json(replay.out()).path("revived").asInt()).isEqualTo(1);
        assertThat(json(replay.out()).path("next").asText()).contains("sccc run", "center.db");
        assertThat(run().out()).contains("4 posts read, 4 stored, 0 duplicate, 3 decided, 1 dead");
        assertThat(rows(out.resolve("decisions.jsonl")))
                .extracting(row -> row.path("post_id").asText())
                .contains("7");
    }

    private static final class FailingRouter implements Router {

        @Override
        public Route route(Facts facts) {
            throw new IllegalStateException("fails");
        }

        @Override
        public String ruleset() {
            return "none";
        }

        @Override
        public String rulesetText() {
            return "";
        }
    }

    @Test
    void deadLetters_outcomeUnknown_isAskedAgainOnlyWhenAPersonSaysSo() throws Exception {
        run();
        sql("update sccc_work set state = 3, target = null, note = 'outcome unknown' where kind = 'open_case'");
        String key = json(sccc("dead-letters", "list", "--ledger", ledger, "--error", "parked", "--json")
                        .out())
                .get(0)
                .path("id")
                .asText();
        Said refused = sccc("dead-letters", "replay", "--ledger", ledger, "--id", key);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("nobody knows whether it was done", "--send-again", "--done");
        Said asked = sccc("dead-letters", "replay", "--ledger", ledger, "--id", key, "--send-again");
        assertThat(asked.code()).isZero();
        assertThat(asked.out()).contains("1 actions asked again");
        run();
        assertThat(rows(out.resolve("actions.jsonl")))
                .allSatisfy(row -> assertThat(row.path("state").asText()).isEqualTo("done"));
        assertThat(rows(out.resolve("playground.jsonl")))
                .extracting(row -> row.path("key").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void deadLetters_done_settlesWithTheTargetsId() throws Exception {
        run();
        sql("update sccc_work set state = 3, target = null, note = 'outcome unknown' where kind = 'open_case'");
        String key = json(sccc("dead-letters", "list", "--ledger", ledger, "--error", "unknown", "--json")
                        .out())
                .get(0)
                .path("id")
                .asText();
        Said done = sccc("dead-letters", "replay", "--ledger", ledger, "--id", key, "--done", "case-77", "--json");
        assertThat(done.code()).isZero();
        assertThat(json(done.out()).path("confirmed").asInt()).isEqualTo(1);
        run();
        assertThat(rows(out.resolve("actions.jsonl")))
                .filteredOn(row -> row.path("key").asText().equals(key))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("state").asText()).isEqualTo("done");
                    assertThat(row.path("target").asText()).isEqualTo("case-77");
                });
    }

    @Test
    void eraseAuthor_known_isGoneFromFilesAndNumbersStay() throws IOException {
        run();
        Path export = folder.resolve("ana.jsonl");
        Said said = sccc(
                "erase-author",
                "--ledger",
                ledger,
                "--network",
                "net",
                "--author",
                "ana",
                "--export",
                export,
                "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(json(said.out()).path("posts").asInt()).isEqualTo(1);
        assertThat(rows(export)).extracting(row -> row.path("type").asText()).contains("post", "decision", "action");
        Path after = folder.resolve("after");
        assertThat(run(posts, after, ledger, "dry").out())
                .contains("3 posts read, 3 stored, 0 duplicate, 2 decided, 1 dead");
        for (String file : List.of("decisions.jsonl", "hops.jsonl", "actions.jsonl", "facts.jsonl.gz")) {
            assertThat(rows(after.resolve(file)).toString()).as(file).doesNotContain("\"ana\"");
        }
        Said again = sccc("erase-author", "--ledger", ledger, "--network", "net", "--author", "ana");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("nothing was found").doesNotContain("ana ");
    }

    @Test
    void doctor_soundLedger_tellsItsVitals() {
        run();
        Said said = sccc("doctor", "--ledger", ledger);
        assertThat(said.out())
                .contains("SQLite", "schema version", "differ by", "0 posts undecided", "WARNING 1 dead letters")
                .doesNotContain("TROUBLE");
        assertThat(said.code()).isZero();
    }
}
