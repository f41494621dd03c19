package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules as tables. */
class TableTest {

    private static final String TABLE = """
            id,priority,channel,language,sentiment,keywords,level,queue,tags,reason
            billing,80,twitter|facebook,es,<= -0.3,factura*|"cobro, indebido",CRM,billing,money|bill,a bill is wrong
            thanks,,,,,gracias,FACILITATE,,,
            """.replace("factura*|\"cobro, indebido\"", "\"factura*|cobro, indebido\"");
    private static final String SAME = """
            rules:
              - id: billing
                priority: 80
                when: {channel: [twitter, facebook], language: es, sentiment: "<= -0.3", keywords: ["factura*", "cobro, indebido"]}
                then: {level: CRM, queue: billing, tags: [money, bill]}
                reason: a bill is wrong
              - {id: thanks, when: {keywords: gracias}, then: {level: FACILITATE}}
            """;

    @TempDir
    Path folder;

    private static DroolsRouter table(String csv) {
        return DroolsRouter.builder().csv(csv, "t.csv").build();
    }

    private static DroolsRouter yaml(String yaml) {
        return DroolsRouter.of(yaml, "t.yaml");
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                arguments("as it is", TABLE),
                arguments("line ends of Windows", TABLE.replace("\n", "\r\n")),
                arguments("line ends of old", TABLE.replace("\n", "\r")),
                arguments("byte order mark", "\uFEFF" + TABLE),
                arguments("no line end at the end", TABLE.strip()),
                arguments("empty rows", TABLE.replace("\nthanks", "\n\n,,,,,,,,,\nthanks") + "\n\n"),
                arguments(
                        "upper case and blanks in the header",
                        TABLE.replace("priority,channel", " Priority , CHANNEL")),
                arguments("blanks around values", TABLE.replace("twitter|facebook", " twitter | facebook ")),
                arguments("every cell quoted", quoted()),
                arguments("semicolons", semicolons()));
    }

    private static String quoted() {
        return TABLE.lines()
                .map(line -> line.startsWith("billing") ? line : "\"" + line.replace(",", "\",\"") + "\"")
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static String semicolons() {
        return TABLE.replace("cobro, indebido", "#").replace(",", ";").replace("#", "cobro, indebido");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void csv_anySpelling_givesTheSameTextAsYaml(String spelling, String csv) {
        assertThat(table(csv).rulesetText()).isEqualTo(yaml(SAME).rulesetText());
    }

    @Test
    void csv_everyColumn_givesTheSameTextAsYaml() {
        String csv = """
                id,version,group,priority,valid_from,valid_to,tenant,party,after,unanswered,sentiment,author_followers,complaint,topics,text,level,queue,tags,sla,actions,reason,reason_es,reason_pt,note
                a,2,g,high,2026-12-01,2027-01-06,acme,agency,72h,true,< -0.5|> 0.5,>= 1000,TRUE,"{none: [ad, ""b|c""]}","{matches: ""a|b""}",CRM,q,t,4h,"open_case|notify: {to: lead}|reply: {es: hola, pt: oi, en: hi}",why,por qué,por quê,any words
                """;
        String yaml = """
                rules:
                  - id: a
                    version: 2
                    group: g
                    priority: high
                    valid: {from: 2026-12-01, to: 2027-01-06}
                    tenant: acme
                    party: agency
                    after: 72h
                    when:
                      unanswered: true
                      sentiment: ["< -0.5", "> 0.5"]
                      author.followers: ">= 1000"
                      complaint: true
                      topics: {none: [ad, "b|c"]}
                      text: {matches: "a|b"}
                    then:
                      level: CRM
                      queue: q
                      tags: [t]
                      sla: 4h
                      actions: [open_case, notify: {to: lead}, reply: {es: hola, pt: oi, en: hi}]
                    reason: {es: por qué, pt: por quê, en: why}
                """;
        assertThat(table(csv).rulesetText()).isEqualTo(yaml(yaml).rulesetText());
        assertThat(table(csv).rules().get(0).place()).hasToString("t.csv:2");
    }

    @Test
    void csv_quotedLineEndsAndQuotes_areOfTheCell() {
        RuleSpec rule = table(
                        "id,keywords,level,reason\r\na,spam,IGNORE,\"he said \"\"no\"\",\r\ntwice\"\r\nb,ad,IGNORE,\r\n")
                .rules()
                .get(0);
        assertThat(rule.reason().in("en")).isEqualTo("he said \"no\",\r\ntwice");
    }

    @Test
    void csv_cellsThatLookLikeFormulas_areOnlyText() {
        DroolsRouter router = table("id,keywords,level,reason\na,=SUM(A1),CRM,=1+1\nb,-recibo,CRM,+x\n");
        assertThat(router.rules().get(0).reason().in("es")).isEqualTo("=1+1");
        assertThat(router.route(Facts.empty().put(Fact.TEXT, "sum a1")).rules()).containsExactly("a");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        "id,chanel,level\na,x,CRM",
                        "t.csv:1: column \"chanel\" is not known. Did you mean \"channel\"?"),
                arguments("id,level,tests\na,CRM,x", "t.csv:1: column \"tests\" is not known. Write tests"),
                arguments(
                        "id,channel,network,level\na,x,x,CRM",
                        "t.csv:1: column \"network\" is the same as \"channel\""),
                arguments("id,level,Level\na,CRM,CRM", "column \"level\" is the same as \"level\""),
                arguments("keywords,level\na,CRM", "t.csv:1: has no column \"id\""),
                arguments("id,level\n,CRM", "t.csv:2: field \"id\" of rule is missing"),
                arguments(
                        "id,level\na,CRM\na,CRM",
                        "t.csv:3: rule a: id \"a\" is used twice (duplicate), first at t.csv:2"),
                arguments("id,level\nÑ,CRM", "t.csv:2: column id: id \"Ñ\" is not an id"),
                arguments(
                        "id,level\na,CMR",
                        "t.csv:2: rule a: column level: level \"CMR\" is not known. Did you mean \"CRM\"?"),
                arguments("id,level\na,CRM|IGNORE", "column level: level is a list, not a text"),
                arguments(
                        "id,keywords,level\nb,,CRM\n\na,x*y,CRM", "t.csv:4: rule a: column keywords: keyword \"x*y\""),
                arguments("id,keywords,level\na,@ana,CRM", "column keywords: keyword \"@ana\" holds no word"),
                arguments("id,keywords,level\na,x||y,CRM", "column keywords: value of field \"keywords\" is blank"),
                arguments("id,sentiment,level\na,=1+1,CRM", "column sentiment: value \"1+1\""),
                arguments("id;sentiment;level\na;-0,3;CRM", "column sentiment: value \"-0,3\""),
                arguments(
                        "id,complaint,level\na,VERDADERO,CRM",
                        "column complaint: value \"VERDADERO\" of field \"complaint\" is neither true nor false. Write true"),
                arguments("id,visibility,level\na,publik,CRM", "Did you mean \"public\"?"),
                arguments("id,kind,level\na,post,CRM,x", "t.csv:2: cell \"x\" stands in a column without a name"),
                arguments("id,kind\na,post", "then has no level, tags or actions"),
                arguments("id,level,reason\na,CRM,\"open", "t.csv:2: opens a quote that is never closed"),
                arguments("id,level,reason\na,CRM,\"a\" b", "t.csv:2: has text after a closing quote"),
                arguments("id,actions\na,notify: {to", "t.csv:2: column actions: is not YAML"),
                arguments("id,actions\na,dance", "column actions: action \"dance\" is not known"),
                arguments("id,topics,level\na,{nones: [x]},CRM", "column topics: operator \"nones\""),
                arguments("id,topics,level\na,{none: !!java.net.URL x},CRM", "column topics: has the tag"),
                arguments(
                        "id,valid_from,level\na,01/12/2026,CRM",
                        "column valid_from: valid from \"01/12/2026\" is no date"),
                arguments("id,after,level\na,soon,CRM", "column after: after \"soon\" is not a span of time"),
                arguments("", "holds no rules"),
                arguments("\n\n", "holds no rules"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void csv_fault_isToldByRowAndColumn(String csv, String expected) {
        assertThatThrownBy(() -> table(csv)).isInstanceOf(RuleFaults.class).hasMessageContaining(expected);
    }

    @Test
    void csv_manyFaults_areToldAllAtOnce() {
        assertThatThrownBy(() -> table("id,level,priority\na,CMR,x\nb,CRM,-1\n"))
                .hasMessageContaining("3 faults")
                .hasMessageContaining("t.csv:2: rule a: column level")
                .hasMessageContaining("t.csv:2: rule a: column priority")
                .hasMessageContaining("t.csv:3: rule b: column priority");
    }

    @Test
    void csv_faultsOfHeaderAndRows_areToldAllAtOnce() {
        assertThatThrownBy(() -> table("id,levl,Level,level,sentiment\na,CRM,CMR,x,none\nb,y,CRM,z,-0.5\nc,y,,z,<>1\n"))
                .hasMessageStartingWith("5 faults")
                .hasMessageContaining("t.csv:1: column \"levl\" is not known")
                .hasMessageContaining("t.csv:1: column \"level\" is the same as \"level\"")
                .hasMessageContaining("t.csv:2: rule a: column level: level \"CMR\"")
                .hasMessageContaining("t.csv:2: rule a: column sentiment")
                .hasMessageContaining("t.csv:4: rule c: column sentiment: operator \"<>\"");
    }

    @Test
    void csv_quoteAmissInOneRow_theOtherRowsAreStillChecked() {
        assertThatThrownBy(
                        () -> table("id,keywords,level\na,\"x\" y,CRM\nb,z,CMR\nc,\"factura|recibo,CRM\nd,cobro,CMR\n"))
                .hasMessageStartingWith("4 faults")
                .hasMessageContaining("t.csv:2: has text after a closing quote. Put the cell into quotes")
                .hasMessageContaining("t.csv:3: rule b: column level")
                .hasMessageContaining("t.csv:4: opens a quote that is never closed. Close the quote")
                .hasMessageContaining("t.csv:5: rule d: column level");
    }

    @Test
    void csv_quotesNeverClosedOnEveryLine_areReadInLinearTime() {
        String rows = "a,\"x\n".repeat(120_001);
        assertThatThrownBy(() -> table("id,level\n" + rows)).isInstanceOf(RuleFaults.class);
    }

    @Test
    void csv_tooLarge_isAFault() {
        String wide =
                String.join(",", IntStream.range(0, 201).mapToObj(i -> "c" + i).toList());
        assertThatThrownBy(() -> table(wide)).hasMessageContaining("more than 200");
        assertThatThrownBy(() -> table("id,level\n" + "a,CRM\n".repeat(10_001)))
                .hasMessageContaining("more than 10000 rules");
        assertThatThrownBy(() -> table("x".repeat((1 << 20) + 1))).hasMessageContaining("1 MiB");
    }

    @Test
    void csv_anyText_isReadOrRefusedWithFaults() {
        long seed = Long.getLong("sccc.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> pieces = List.of(
                ",",
                ";",
                "\"",
                "\n",
                "\r",
                "|",
                "{",
                "}",
                "[",
                ":",
                "=",
                "id",
                "level",
                "keywords",
                "actions",
                "reason",
                "CRM",
                "a",
                "b",
                "é",
                "<= 1",
                "!!x",
                "&a",
                "*a",
                "\uD800",
                " ");
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "id,level,keywords,actions,topics\n");
            for (int n = random.nextInt(25); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            try {
                DroolsRouter.builder().csv(text.toString(), "t.csv").read(new FaultList());
                read++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
        assertThat(read).isEqualTo(5_000);
    }

    @Test
    void folder_withTableAndYaml_isOneSet() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "groups: {g: {hit: first}}");
        Files.write(
                folder.resolve("b.CSV"),
                ("\uFEFF" + "id,group,keywords,level\na,g,caída,CRM\n").getBytes(StandardCharsets.UTF_8));
        DroolsRouter router = DroolsRouter.of(folder);
        assertThat(router.rules().get(0).group()).isEqualTo(new RuleSpec.Group("g", HitPolicy.FIRST));
        assertThat(router.route(Facts.empty().put(Fact.TEXT, "CAIDA total")).rules())
                .containsExactly("a");
        assertThat(Lint.check(folder)).noneMatch(Lint.Finding::error);
    }

    @Test
    void folder_testsBesideATable_areRunAndSatisfyLint() throws IOException {
        Files.writeString(
                folder.resolve("t.csv"),
                "id,after,keywords,level,reason\nrow,,caída|caídas,CRM,r\nlate,1h,hola,CRM,r\n");
        Path tests = Files.writeString(folder.resolve("tests.yaml"), """
                tests:
                  - {rule: row, given: {text: "caída total"}, expect: {level: CRM, matches: true}}
                  - {rule: late, name: waits, given: {text: hola}, expect: {matches: false}}
                """);
        assertThat(Lint.check(folder)).isEmpty();
        assertThat(RuleTests.run(DroolsRouter.of(folder)))
                .hasSize(2)
                .allMatch(RuleTests.Result::passed)
                .allMatch(it -> it.place().file().endsWith("tests.yaml"));
        Files.writeString(tests, """
                tests:
                  - {rule: roww, given: {text: a}, expect: {level: CRM}}
                  - {given: {text: a}, expect: {level: CRM}}
                  - {rule: row, given: {text: a}, expect: {levl: CRM}}
                """);
        assertThatThrownBy(() -> DroolsRouter.of(folder))
                .hasMessageContaining(
                        "tests.yaml:2: a test is of rule \"roww\", which is not in the set. Did you mean \"row\"?")
                .hasMessageContaining("tests.yaml:3: a test that stands by itself does not name its rule")
                .hasMessageContaining("tests.yaml:4: rule row: field \"levl\"");
    }

    @Test
    void file_notUtf8_isToldWithTheCureOfSpreadsheets() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.write(file, "id,keywords,level\na,señal,CRM\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> DroolsRouter.of(file))
                .hasMessageContaining("t.csv:2: is not UTF-8")
                .hasMessageContaining("CSV UTF-8");
    }

    @Test
    void file_drl_isStillRefused() throws IOException {
        Files.writeString(folder.resolve("r.drl"), "rule x when then end");
        Files.writeString(folder.resolve("t.csv"), "id,level\na,CRM\n");
        assertThatThrownBy(() -> DroolsRouter.of(folder))
                .hasMessageContaining("r.drl")
                .hasMessageContaining("DRL is code");
    }

    @Test
    void tags_andQueues_areAsWritten() {
        RuleSpec rule = table("id,level,queue,tags\na,CRM,Atención al Cliente,Factura|VIP\n")
                .rules()
                .get(0);
        assertThat(rule.queue()).isEqualTo("Atención al Cliente");
        assertThat(rule.tags()).isEqualTo(List.of("Factura", "VIP"));
    }
}
