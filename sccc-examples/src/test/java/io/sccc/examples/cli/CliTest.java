package io.sccc.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.examples.file.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it takes the process's output")
class CliTest extends Cli {

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

    private static final String FAULTY = """
            rules:
              - id: one
                when: {sentimint: negative}
                then: {level: CRMM}
            """;

    @TempDir
    private Path folder;

    private Path posts;
    private Path rules;
    private Path out;

    @BeforeEach
    void files() throws IOException {
        posts = Files.writeString(folder.resolve("posts.jsonl"), """
                {"id":"1","network":"net","author":"ana","text":"mi internet no funciona"}
                {"id":2,"network":"net","author":"luis","text":"dónde compro"}

                {broken
                """);
        Files.createDirectory(folder.resolve("rules"));
        rules = Files.writeString(folder.resolve("rules/rules.yaml"), RULES).getParent();
        out = folder.resolve("out");
    }

    private Said ran() {
        Said said = sccc("run", "--input", posts, "--out", out, "--rules", rules);
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    private String conversation(String post) throws IOException {
        List<String> found = new ArrayList<>();
        JsonLines.read(out.resolve("decisions.jsonl"), (row, line) -> {
            if (row.path("post_id").asText().equals(post)) {
                found.add(row.path("conversation_id").asText());
            }
        });
        return found.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "explain",
                "backtest",
                "lint",
                "understand",
                "index",
                "match",
                "metrics",
                "dead-letters",
                "erase-author",
                "doctor",
                "bench",
                "demo"
            })
    void help_everyCommand_exitsZero(String command) {
        Said said = sccc(command, "--help");
        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("Usage: sccc " + command);
        assertThat(sccc("--help").out()).contains(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nope",
                "run",
                "run --input",
                "run --nope",
                "explain",
                "backtest",
                "lint",
                "understand",
                "match",
                "bench nothing",
                "run --input nobody.jsonl --out x",
                "run --input x --out y --threads many",
                "run --input x --out y --now soon",
                "run --input x --out y --act madly",
                "lint --rules nobody",
                "lint --rules pom.xml --sample nobody",
                "explain --out nobody --conversation c",
                "explain --conversation c",
                "backtest",
                "backtest --rules general --against general",
                "backtest --input pom.xml --ledger x.db --rules general --against general",
                "backtest --ledger nobody.db --rules general --against general",
                "backtest --input pom.xml --rules general --against nopack",
                "backtest --input pom.xml --rules general --against general --html nobody/r.html",
                "explain --ledger memory --conversation c",
                "explain --ledger nobody.db --conversation c",
                "run --input pom.xml --out x --ledger postgres://h/d",
                "run --input pom.xml --out x --ledger jdbc:sqlite::memory:",
                "dead-letters",
                "dead-letters list",
                "dead-letters burn --ledger x.db",
                "dead-letters list --ledger nobody.db",
                "dead-letters list --ledger x.db --send-again",
                "dead-letters list --ledger x.db --out y",
                "dead-letters replay --ledger x.db --done",
                "dead-letters replay --ledger x.db --id k --done --send-again",
                "erase-author --ledger nobody.db --network n",
                "erase-author --ledger nobody.db --network n --author a",
                "doctor --ledger memory",
                "metrics",
                "metrics --ledger nobody.db",
                "metrics --ledger memory",
                "metrics --ledger nobody.db --by colour",
                "metrics --ledger nobody.db --where colour=red",
                "metrics --ledger nobody.db --from yesterday",
                "metrics --ledger nobody.db --from 2026-03-02T00:00:00Z --to 2026-03-01T00:00:00Z",
                "metrics --ledger nobody.db --format xml",
                "metrics --ledger nobody.db --window day",
                "metrics --ledger nobody.db --window year --format csv",
                "metrics --ledger nobody.db --people --format csv",
                "index --docs nobody --index x",
                "match --docs nobody --queries nobody --out x"
            })
    void run_wrongUsage_exitsTwoAndSaysSo(String line) {
        Said said = sccc((Object[]) line.split(" "));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).startsWith("sccc").contains("sccc");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void run_goodInput_exitsZeroWithEveryFile() throws IOException {
        Said said = ran();
        assertThat(said.out()).contains("3 posts read, 3 stored, 0 duplicate, 2 decided, 1 dead");
        assertThat(out)
                .isDirectoryContaining("glob:**/decisions.jsonl")
                .isDirectoryContaining("glob:**/hops.jsonl")
                .isDirectoryContaining("glob:**/facts.jsonl.gz")
                .isDirectoryContaining("glob:**/actions.jsonl")
                .isDirectoryContaining("glob:**/dead-letters.jsonl")
                .isDirectoryContaining("glob:**/rules")
                .isDirectoryContaining("glob:**/metrics.json");
        assertThat(conversation("2")).isNotBlank();
    }

    @Test
    void run_faultyRules_exitsTwoWithEveryFaultAndRunsNothing() throws IOException {
        Files.writeString(folder.resolve("rules/faulty.yaml"), FAULTY);
        Said said = sccc("run", "--input", posts, "--out", out, "--rules", rules);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("faulty.yaml:3", "sentimint", "\"sentiment\"")
                .contains("faulty.yaml:4", "CRMM", "\"CRM\"");
        assertThat(out).doesNotExist();
    }

    @Test
    void run_unknownPack_exitsTwoAndNamesThePacks() {
        Said said = sccc("run", "--input", posts, "--out", out, "--rules", "nopack");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("nopack", "general");
    }

    @Test
    void rules_packsAndFoldersInOneList_laterOverlaysEarlier() throws IOException {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(
                mine.resolve("mine.yaml"),
                "rules: [{id: broken, override: true, priority: 999, when: {keywords: [no funciona]}, then: {level: CRM, queue: ours}}]");
        String list = "general," + rules + "," + mine;
        assertThat(sccc("lint", "--rules", list, "--test").out()).contains("0 errors");
        assertThat(sccc("run", "--input", posts, "--out", out, "--rules", list).code())
                .isZero();
        assertThat(rows(out.resolve("decisions.jsonl")).get(0).path("queue").asText())
                .isEqualTo("ours");
        Said said = sccc("backtest", "--input", posts, "--rules", rules, "--against", list, "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(sccc("run", "--input", posts, "--out", out, "--rules", mine + "," + rules)
                        .err())
                .contains("used twice");
    }

    @Test
    void lint_list_namesTheRulesOfPacksAndFolders() throws IOException {
        Said said = sccc("lint", "--rules", "general," + rules, "--list");
        assertThat(said.code()).isZero();
        assertThat(said.out()).containsPattern("700  CRM +broken +something does not work +\\[.*rules.yaml:2]");
        JsonNode told = json(
                sccc("lint", "--rules", "general," + rules, "--list", "--json").out());
        assertThat(told.findValuesAsText("rule")).contains("broken", "praise");
        Files.writeString(folder.resolve("rules/faulty.yaml"), FAULTY);
        assertThat(sccc("lint", "--rules", rules, "--list").code()).isEqualTo(1);
    }

    @Test
    void rules_listWithUnknownNames_namesEachAndThePacks() {
        Said said = sccc("run", "--input", posts, "--out", out, "--rules", "defualt," + rules + ",no/where");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .contains("\"defualt\" (did you mean \"default\"?)", "consumer-goods")
                .contains("rules (no/where) are not there");
    }

    @Test
    void run_inputIsAFolderOrOutAFile_exitsTwo() {
        assertThat(sccc("run", "--input", folder, "--out", out).err()).contains("is a folder");
        assertThat(sccc("run", "--input", posts, "--out", posts, "--rules", rules)
                        .err())
                .contains("it is a file");
        assertThat(sccc("run", "--input", posts, "--out", posts.resolve("x"), "--rules", rules)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void run_zipCutOff_exitsOneAfterWritingItsFiles() throws IOException {
        Path cut = Files.write(folder.resolve("cut.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        Said said = sccc("run", "--input", cut, "--out", out, "--rules", rules);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("cut.jsonl.gz", "cut off").doesNotContain("Exception");
        assertThat(out.resolve("metrics.json")).exists();
    }

    @Test
    void explain_knownConversation_saysWhyInEachLanguage() throws IOException {
        ran();
        String id = conversation("1");
        assertThat(sccc("explain", "--out", out, "--conversation", id).out())
                .contains("CRM", "something does not work", "broken");
        assertThat(sccc("explain", "--out", out, "--conversation", id, "--lang", "es")
                        .out())
                .contains("algo no funciona");
        assertThat(sccc("explain", "--out", out, "--conversation", id, "--lang", "pt")
                        .out())
                .contains("algo não funciona");
    }

    @Test
    void explain_json_isOneObjectAlone() throws IOException {
        ran();
        Said said = sccc("explain", "--out", out, "--conversation", conversation("1"), "--author", "ana", "--json");
        JsonNode told = json(said.out());
        assertThat(told.path("matched").toString()).isEqualTo("[\"broken\"]");
        assertThat(told.path("nearly").get(0).path("rule").asText()).isEqualTo("asks");
        assertThat(told.path("nearly").get(0).path("failed").get(0).has("needed"))
                .isTrue();
        assertThat(said.err()).isEmpty();
    }

    @Test
    void explain_json_isTheRecordOfTheDecision() throws IOException {
        ran();
        JsonNode told = json(sccc("explain", "--out", out, "--conversation", conversation("1"), "--json")
                .out());
        assertThat(told.path("steps").get(0).path("part").asText()).isEqualTo("decides");
        assertThat(told.path("facts").path("network").asText()).isEqualTo("net");
        assertThat(told.path("actions").findValuesAsText("kind")).contains("open_case");
        assertThat(told.path("actions").get(0).path("state").asText()).isEqualTo("asked");
        assertThat(told.path("ruleset").asText()).isNotBlank();
        JsonNode other = json(sccc("explain", "--out", out, "--conversation", conversation("2"), "--json")
                .out());
        assertThat(other.path("to_reach").path("CRM").get(0).asText()).startsWith("rule broken: needed: the text says");
    }

    @Test
    void explain_text_tellsTheWholeRecord() throws IOException {
        ran();
        assertThat(sccc("explain", "--out", out, "--conversation", conversation("2"), "--lang", "es")
                        .out())
                .contains("Qué la habría llevado más lejos", "regla broken", "Lo que se sabía", "juego de reglas");
        assertThat(sccc("explain", "--out", out, "--conversation", conversation("1"))
                        .out())
                .contains("open_case         asked", "What was known", "network: net");
    }

    private Path tried() throws IOException {
        return Files.writeString(folder.resolve("tried.yaml"), RULES.replace("level: CRM", "level: COMMUNITY"));
    }

    @Test
    void backtest_json_isOneObjectAlone() throws IOException {
        Said said = sccc("backtest", "--input", posts, "--rules", rules, "--against", tried(), "--json");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode told = json(said.out());
        assertThat(told.path("conversations").asInt()).isEqualTo(2);
        assertThat(told.path("changed").asInt()).isEqualTo(1);
        JsonNode change = told.path("changes").get(0);
        assertThat(change.path("author").asText()).isEqualTo("ana");
        assertThat(change.path("from").asText()).isEqualTo("CRM");
        assertThat(change.path("to").asText()).isEqualTo("COMMUNITY");
        assertThat(told.path("levels").path("A").path("CRM").asInt()).isEqualTo(1);
        assertThat(told.path("levels").path("B").path("CRM").asInt()).isZero();
        assertThat(told.path("cases").toString()).isEqualTo("{\"A\":1,\"B\":1}");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void backtest_ledger_isAsTheRunWasAndStaysAsItIs() throws IOException {
        Path db = folder.resolve("x.db");
        assertThat(sccc("run", "--input", posts, "--out", out, "--rules", rules, "--ledger", db)
                        .code())
                .isZero();
        Said said = sccc("backtest", "--ledger", db, "--rules", rules, "--against", rules, "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(json(said.out()).path("changed").asInt()).isZero();
        assertThat(json(said.out()).path("conversations").asInt()).isEqualTo(2);
    }

    @Test
    void backtest_html_isWrittenInTheLanguageAsked() throws IOException {
        Path page = folder.resolve("r.html");
        Said said = sccc(
                "backtest", "--input", posts, "--rules", rules, "--against", tried(), "--html", page, "--lang", "pt");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("Nível mais alto alcançado", "r.html");
        assertThat(page).content().contains("<html lang=\"pt\">", "mi internet no funciona");
    }

    @Test
    void backtest_faultyRules_exitsTwoAndSaysWhere() throws IOException {
        Path faulty = Files.writeString(folder.resolve("faulty.yaml"), FAULTY);
        Said said = sccc("backtest", "--input", posts, "--rules", rules, "--against", faulty);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("faulty.yaml:3", "sentimint");
        assertThat(said.out()).isEmpty();
    }

    private static final String LADDER = """
            rules:
              - id: asks
                when: {keywords: [dónde]}
                then: {level: COMMUNITY, actions: [react]}
                reason: {en: a question, es: una pregunta, pt: uma pergunta}
              - id: asks-unanswered
                priority: 60
                after: 72h
                when: {keywords: [dónde], unanswered: true}
                then: {level: CRM, queue: second-line}
                reason: {en: nobody answered, es: nadie respondió, pt: ninguém respondeu}
            """;

    private static final String TWO_DAYS = """
            {"id":"1","network":"net","author":"luis","author_role":"customer","created_at":"2026-03-01T10:00:00Z","text":"dónde compro"}
            {"id":"2","network":"net","author":"ana","author_role":"customer","created_at":"%s","text":"hola"}
            """;

    private Said ladder(String until, Object... ledger) throws IOException {
        Files.writeString(folder.resolve("rules/rules.yaml"), LADDER);
        Files.writeString(posts, TWO_DAYS.formatted(until));
        List<Object> words = new ArrayList<>(
                List.of("run", "--input", posts, "--out", out, "--rules", rules, "--now", "2026-03-10T00:00:00Z"));
        words.addAll(List.of(ledger));
        Said said = sccc(words.toArray());
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }

    @Test
    void explain_timerThatWaits_isTold() throws IOException {
        ladder("2026-03-02T10:00:00Z");
        String id = conversation("1");
        assertThat(sccc("explain", "--out", out, "--conversation", id).out())
                .contains("COMMUNITY: a question")
                .contains("Asked again later", "asks-unanswered (CRM, priority 60)  nobody answered")
                .contains("72 h after the post (about 2026-03-04T10:00:00Z), if nobody has answered by then")
                .contains("CRM        not yet: rule asks-unanswered is asked 72 h after the post");
        JsonNode told = json(
                sccc("explain", "--out", out, "--conversation", id, "--json").out());
        assertThat(told.path("waiting").get(0).path("rule").asText()).isEqualTo("asks-unanswered");
        assertThat(told.path("by_timer").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void explain_afterATimerHasAsked_speaksOfTheLevelReachedNow(boolean inLedger) throws IOException {
        Path db = folder.resolve("x.db");
        Said run = inLedger ? ladder("2026-03-05T10:00:00Z", "--ledger", db) : ladder("2026-03-05T10:00:00Z");
        assertThat(run.out()).containsPattern("COMMUNITY +1 +0\\R").containsPattern("CRM +0 +1\\R");
        Object[] from = inLedger ? new Object[] {"--ledger", db} : new Object[] {"--out", out};
        Said text = sccc("explain", from[0], from[1], "--conversation", conversation("1"), "--lang", "es");
        assertThat(text.out())
                .contains("CRM: nadie respondió (cola second-line)", "temporizador de la regla asks-unanswered")
                .contains("Cuando llegó el mensaje", "COMMUNITY: una pregunta", "+ asks (")
                .contains("open_case", "react", "sin respuesta: sí")
                .doesNotContain("Se consulta más tarde", "  CRM  ");
        JsonNode told = json(sccc("explain", from[0], from[1], "--conversation", conversation("1"), "--json")
                .out());
        assertThat(told.path("level").asText()).isEqualTo("CRM");
        assertThat(told.path("post_level").asText()).isEqualTo("COMMUNITY");
        assertThat(told.path("matched").toString()).isEqualTo("[\"asks-unanswered\",\"asks\"]");
        assertThat(told.path("nearly").isArray()).isTrue();
        assertThat(told.path("actions").findValuesAsText("kind")).contains("open_case", "react");
        assertThat(told.path("why_not").has("CRM")).isFalse();
    }

    @Test
    void explain_unknownConversationOrAuthor_exitsOne() throws IOException {
        ran();
        assertThat(sccc("explain", "--out", out, "--conversation", "nobody").code())
                .isEqualTo(1);
        Said other = sccc("explain", "--out", out, "--conversation", conversation("1"), "--author", "eva");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err()).doesNotContain("eva");
    }

    @Test
    void explain_twoNetworksShareAnId_tellsThemApart() throws IOException {
        Files.writeString(posts, """
                {"id":"1","network":"a","author":"ana","text":"hola"}
                {"id":"1","network":"b","author":"ana","text":"no funciona"}
                {"id":"1","network":"b","account":"second","author":"ana","text":"dónde compro"}
                """);
        ran();
        List<String> levels = new ArrayList<>();
        JsonLines.read(out.resolve("decisions.jsonl"), (row, line) -> {
            Said said = sccc(
                    "explain",
                    "--out",
                    out,
                    "--json",
                    "--conversation",
                    row.path("conversation_id").asText());
            levels.add(json(said.out()).path("matched").toString());
        });
        assertThat(levels.get(0)).isEqualTo("[]");
        assertThat(levels).contains("[\"broken\"]");
    }

    @Test
    void lint_goodAndFaultyRules_exitZeroAndOne() throws IOException {
        assertThat(sccc("lint", "--rules", rules).code()).isZero();
        Files.writeString(folder.resolve("rules/faulty.yaml"), FAULTY);
        Said said = sccc("lint", "--rules", rules, "--json");
        assertThat(said.code()).isEqualTo(1);
        JsonNode first = json(said.out()).get(0);
        assertThat(first.path("severity").asText()).isEqualTo("error");
        assertThat(first.path("line").asInt()).isEqualTo(3);
        assertThat(first.path("rule").asText()).isEqualTo("one");
        assertThat(sccc("lint", "--rules", rules).out()).contains("faulty.yaml:3", "2 errors");
    }

    @Test
    void lint_sample_tellsHowManyPostsWereReadAndWhatNoneOfThemMatched() throws IOException {
        Files.writeString(rules.resolve("never.yaml"), """
                rules:
                  - {id: never, when: {channel: fax-gateway}, then: {level: CRM}}
                """);
        Said said = sccc("lint", "--rules", rules, "--sample", posts);
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("rule never: matched none of the 2 posts of the sample")
                .contains("2 posts of " + posts + " read");
        assertThat(sccc("lint", "--rules", rules).out()).doesNotContain("sample");
        assertThat(json(sccc("lint", "--rules", rules, "--sample", posts, "--json")
                        .out()))
                .anySatisfy(row -> assertThat(row.path("code").asText()).isEqualTo("SCCC-2133"));
    }

    @Test
    void lint_thousandsOfFaults_staysReadable() throws IOException {
        StringBuilder many = new StringBuilder("rules:\n");
        for (int i = 0; i < 3000; i++) {
            many.append("  - id: r").append(i).append("\n    when: {nofield: 1, other: 2}\n    then: {level: X}\n");
        }
        Files.writeString(folder.resolve("rules/many.yaml"), many);
        assertThat(sccc("lint", "--rules", rules).out()).hasSizeLessThan(200_000);
        Said json = sccc("lint", "--rules", rules, "--json");
        assertThat(json.out()).hasSizeLessThan(200_000);
        assertThat(json(json.out()).isArray()).isTrue();
    }

    @Test
    void understand_rows_keepIdsAndMask() throws IOException {
        Path file = folder.resolve("understood.jsonl.gz");
        Path texts = Files.writeString(folder.resolve("texts.jsonl"), """
                {"id":7,"text":"mi correo es ana@example.com y no tengo internet"}
                {"id":"007","text":""}
                """);
        assertThat(sccc("understand", "--input", texts, "--out", file).code()).isZero();
        List<JsonNode> rows = new ArrayList<>();
        JsonLines.read(file, (row, line) -> rows.add(row));
        assertThat(rows).extracting(row -> row.path("id").toString()).containsExactly("\"7\"", "\"007\"");
        assertThat(rows.get(0).path("masked_text").asText()).doesNotContain("ana@example.com");
        assertThat(rows.get(0).path("personal_data").get(0).path("start").asInt())
                .isEqualTo(13);
        assertThat(rows.get(1).path("complaint").isBoolean()).isTrue();
    }

    @Test
    void understand_badRow_exitsOneAndLeavesNoFile() {
        Path file = folder.resolve("understood.jsonl");
        Said said = sccc("understand", "--input", posts, "--out", file);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("posts.jsonl:4");
        assertThat(file).doesNotExist();
    }

    @Test
    void indexAndMatch_findTheArticle() throws IOException {
        Path docs = Files.writeString(folder.resolve("docs.jsonl"), """
                {"id":1,"lang":"es","title":"Bloquear la tarjeta","text":"Cómo bloquear tu tarjeta si la perdiste."}
                {"id":"2","lang":"es","title":"Activar una eSIM","text":"Cómo activar la eSIM en tu teléfono."}
                """);
        Path queries = Files.writeString(
                folder.resolve("queries.jsonl"), "{\"id\":9,\"lang\":\"es\",\"text\":\"¿cómo bloqueo mi tarjeta?\"}\n");
        Path index = folder.resolve("index");
        Path file = folder.resolve("ranking.jsonl.gz");
        assertThat(sccc("index", "--docs", docs, "--index", index).code()).isZero();
        assertThat(sccc("match", "--docs", index, "--queries", queries, "--out", file, "--top", 1)
                        .code())
                .isZero();
        List<JsonNode> rows = new ArrayList<>();
        JsonLines.read(file, (row, line) -> rows.add(row));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("query_id").textValue()).isEqualTo("9");
        assertThat(rows.get(0).path("ranking")).hasSize(1);
        assertThat(rows.get(0).path("ranking").get(0).path("id").textValue()).isEqualTo("1");
        assertThat(rows.get(0).path("answerable").isBoolean()).isTrue();
    }

    @Test
    void index_faultyDocs_exitsOneWithEveryFault() {
        Said said = sccc("index", "--docs", posts, "--index", folder.resolve("index"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("posts.jsonl:4");
    }

    @Test
    void doctor_soundMachine_isInOrder() {
        Said said = sccc("doctor");
        assertThat(said.out())
                .contains("Java", "heap", "default rules", "all in order")
                .doesNotContain("TROUBLE");
        assertThat(said.code()).isZero();
    }
}
