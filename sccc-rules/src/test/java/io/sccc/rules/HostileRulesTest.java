package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule files that must be refused, with the place and the cure. */
class HostileRulesTest {

    @TempDir
    Path folder;

    private static String rule(String body) {
        return "rules:\n  - id: r\n" + body.indent(4);
    }

    private static String when(String condition) {
        return rule("when:\n  " + condition + "\nthen: {level: CRM}");
    }

    private static String then(String then) {
        return rule("when: {spam: true}\nthen: " + then);
    }

    private static String test(String test) {
        return rule("when: {spam: true}\nthen: {level: IGNORE}\ntests:\n  - " + test);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                // the condition's field
                arguments(when("chanel: twitter"), 4, "field \"chanel\"", "\"channel\""),
                arguments(when("sentimnet: negative"), 4, "field \"sentimnet\"", "\"sentiment\""),
                arguments(when("followers: '> 10'"), 4, "field \"followers\"", "\"author.followers\""),
                arguments(when("Channel: twitter"), 4, "field \"Channel\"", "\"channel\""),
                arguments(when("hasOwnProperty: true"), 4, "field \"hasOwnProperty\"", "list of facts"),
                arguments(when("timer: r"), 4, "field \"timer\"", ""),
                arguments(
                        when("channel: x\n  network: y".replace("\n", "\n")), 5, "the same as \"channel\"", "Keep one"),
                arguments(when("author.followers: 1\n  author_followers: 2"), 5, "duplicate", "all"),
                arguments(when("complaint: true\n  complaint: false"), 5, "duplicate", "first on line 4"),
                arguments(when("? [a, b]\n  : true"), 4, "a list, not a name", "name before the colon"),
                arguments(when("<<: {complaint: true}"), 4, "field \"<<\"", ""),
                // operators and values
                arguments(when("author.followers: '=> 10'"), 4, "operator \"=>\"", "< <= > >= = !="),
                arguments(when("author.followers: '~ 10'"), 4, "operator \"~\"", "< <= > >= = !="),
                arguments(when("author.followers: '=> 10'"), 4, "operator \"=>\"", "Did you mean \">=\"?"),
                arguments(when("author.followers: '<> 10'"), 4, "operator \"<>\"", "Did you mean \"!=\"?"),
                arguments(when("author.followers: {below: 9}"), 4, "operator \"below\" of field", "\"< 1\""),
                arguments(when("language: {contains: es}"), 4, "operator \"contains\" of field", "{matches: "),
                arguments(when("topics: {contains: a}"), 4, "operator \"contains\" of field", "values alone"),
                arguments(when("language: {nott: es}"), 4, "operator \"nott\" of field", "Did you mean \"not\"?"),
                arguments(when("kind: mention"), 4, "value \"mention\"", "A mention is a post"),
                arguments(when("author.followers: many"), 4, "value \"many\"", "Write a number"),
                arguments(when("author.followers: '>= 10,000'"), 4, "10,000", "10000"),
                arguments(when("author.followers: '>= 1e999'"), 4, "1e999", "finite"),
                arguments(when("author.followers: .nan"), 4, ".nan", "finite"),
                arguments(when("author.followers: .inf"), 4, ".inf", "finite"),
                arguments(when("author.followers: '>'"), 4, "value \"\"", "finite"),
                arguments(when("author.followers: 010"), 4, "010", "octal"),
                arguments(when("author.followers: 0x1F"), 4, "0x1F", "number"),
                arguments(when("author.followers: '> ${jndi:ldap://x}'"), 4, "jndi", "number"),
                arguments(when("sentiment: negativ"), 4, "negativ", "\"negative\""),
                arguments(when("sentiment: '<= -30'"), 4, "-30", "within -1 and 1"),
                arguments(when("sentiment: '< negative'"), 4, "operator \"<\"", "word alone"),
                arguments(when("complaint: yes"), 4, "value \"yes\"", "Write true"),
                arguments(when("complaint: [true, false]"), 4, "not a list", "true or false"),
                arguments(when("complaint: '> 1'"), 4, "complaint", "Write true or false"),
                arguments(when("channel: '< twitter'"), 4, "operator \"<\"", "text"),
                arguments(when("channel: ['!= twitter']"), 4, "operator \"!=\"", "{not: [...]}"),
                arguments(when("keywords: '!= gratis'"), 4, "operator \"!=\"", "{none: [...]}"),
                arguments(when("keywords: ['se*cayo']"), 4, "has * within", "at the end"),
                arguments(when("keywords: '!!!'"), 4, "holds no word", "word or phrase"),
                arguments(when("keywords: ' '"), 4, "blank", ""),
                arguments(when("keywords: []"), 4, "empty list", "remove it"),
                arguments(when("keywords: [[a]]"), 4, "has a list", "plain values"),
                arguments(when("keywords:"), 4, "has no value", "remove the line"),
                arguments(when("topics: {some: [a]}"), 4, "operator \"some\" of field", "any, all, none"),
                arguments(when("topics: {}"), 4, "empty mapping", "any"),
                arguments(when("topics: {unknown: true}"), 4, "only unknown", "any"),
                arguments(when("kind: coment"), 4, "value \"coment\"", "\"comment\""),
                arguments(when("visibility: secret"), 4, "value \"secret\"", "public, private"),
                arguments(when("language: english"), 4, "no language code", "es, pt, en"),
                arguments(when("channel: {all: [a, b]}"), 4, "cannot be all of several", "any"),
                arguments(when("keywords: '" + "a".repeat(501) + "'"), 4, "longer than 500", "Shorten"),
                arguments(when("keywords: [" + "a, ".repeat(1000) + "b]"), 4, "1001 values", "Split"),
                arguments(when("keywords: {all: [" + "a, ".repeat(50) + "b]}"), 4, "51 conditions", "Split"),
                arguments(
                        "rules:\n  - id: r\n    then: {level: CRM}\n    reason: \"open\n    note: x\n    version: 1\n",
                        4,
                        "opens a quote that is never closed",
                        "Close the quote"),
                arguments(
                        "rules:\n  - id: r\n    then: {level: CRM}\n    reason: 'open\n    note: x\n",
                        4,
                        "opens a quote that is never closed",
                        "Close the quote"),
                arguments(then("{level: case}"), 4, "level \"case\"", "A case for an agent is level CRM"),
                arguments(rule("when: [spam]\nthen: {level: CRM}"), 3, "when is a list", "field: condition"),
                arguments(rule("when: spam\nthen: {level: CRM}"), 3, "when is a value", "field: condition"),
                // the rule
                arguments(
                        "rules:\n  - when: {spam: true}\n    then: {level: CRM}\n",
                        2,
                        "\"id\" of rule is missing",
                        "id:"),
                arguments("rules:\n  - id: Has Space\n    then: {level: CRM}\n", 2, "id \"Has Space\"", "a-z"),
                arguments("rules:\n  - id: ../../etc\n    then: {level: CRM}\n", 2, "id \"../../etc\"", "a-z"),
                arguments(
                        "rules:\n  - id: " + "a".repeat(101) + "\n    then: {level: CRM}\n", 2, "is not an id", "100"),
                arguments(
                        "rules:\n  - {id: a, then: {level: CRM}}\n  - {id: a, then: {level: CRM}}\n",
                        3,
                        "id \"a\" is used twice",
                        "another id"),
                arguments(rule("wen: {spam: true}\nthen: {level: CRM}"), 3, "field \"wen\"", "\"when\""),
                arguments(rule("eval: 'System.exit(1)'\nthen: {level: CRM}"), 3, "field \"eval\"", "Known are"),
                arguments(rule("when: {spam: true}"), 2, "then is missing", "then: {level"),
                arguments("rules:\n  - just text\n", 2, "rule is a value", "mapping"),
                arguments("rules: {id: a}\n", 1, "rules is a mapping", "dash"),
                arguments("rule:\n  - {id: a}\n", 1, "field \"rule\"", "\"rules\""),
                arguments("", 1, "holds no rules", "rules:"),
                arguments("# nothing\n", 1, "holds no rules", "rules:"),
                arguments("- id: a\n", 1, "the file is a list", "rules"),
                arguments(rule("after: 72\nthen: {level: CRM}"), 3, "after \"72\"", "72h"),
                arguments(rule("after: -3h\nthen: {level: CRM}"), 3, "after \"-3h\"", "72h"),
                arguments(rule("after: 9999d\nthen: {level: CRM}"), 3, "400 days", "72h"),
                arguments(rule("priority: 1001\nthen: {level: CRM}"), 3, "priority \"1001\"", "0 to 1000"),
                arguments(rule("priority: hihg\nthen: {level: CRM}"), 3, "priority \"hihg\"", "\"high\""),
                arguments(rule("priority: 1\nthen: {level: CRM, priority: 2}"), 4, "given twice", "Keep one"),
                arguments(rule("then: {level: CRM}\nreason: {fr: oui}"), 4, "field \"fr\"", "es, pt, en"),
                // then
                arguments(then("{level: CMR}"), 4, "level \"CMR\"", "\"CRM\""),
                arguments(then("{level: 3}"), 4, "level \"3\"", "FACILITATE"),
                arguments(then("{queue: redes}"), 4, "does nothing", "level"),
                arguments(then("{levle: CRM}"), 4, "field \"levle\"", "\"level\""),
                arguments(then("CRM"), 4, "then is a value", "mapping"),
                arguments(then("{level: CRM, sla: soon}"), 4, "sla \"soon\"", "15m"),
                // actions
                arguments(then("{actions: [open_cas]}"), 4, "action \"open_cas\"", "\"open_case\""),
                arguments(then("{actions: [exec: 'rm -rf /']}"), 4, "action \"exec\"", "custom"),
                arguments(then("{actions: [reply]}"), 4, "\"reply\" does not say", "es: ..."),
                arguments(then("{actions: [reply: hola]}"), 4, "not words per language", "es:"),
                arguments(then("{actions: [reply: {es: ''}]}"), 4, "blank", ""),
                arguments(then("{actions: [reply: {fr: salut}]}"), 4, "field \"fr\"", "es, pt, en"),
                arguments(then("{actions: [notify: {text: x}]}"), 4, "no to", "to: ..."),
                arguments(then("{actions: [custom: {parameters: {a: b}}]}"), 4, "no name", "name: ..."),
                arguments(then("{actions: [open_case: {x: y}]}"), 4, "no parameters", "alone"),
                arguments(then("{actions: [open_case, open_case]}"), 4, "given twice", "Keep one"),
                arguments(then("{actions: [{hide: , react: }]}"), 4, "2 keys", "dash"),
                // tests
                arguments(test("given: {spam: true}"), 6, "no expect", "expect:"),
                arguments(test("{given: {spm: true}, expect: {level: CRM}}"), 6, "field \"spm\"", "\"spam\""),
                arguments(test("{given: {keywords: x}, expect: {level: CRM}}"), 6, "read from the text", "text:"),
                arguments(test("{given: {spam: true}, expect: {}}"), 6, "expect says nothing", "level"),
                arguments(test("{given: {spam: true}, expect: {rule: s}}"), 6, "expects rule \"s\"", ""),
                // YAML itself
                arguments("rules:\n  - id: a\n   when: {}\n", 3, "is not YAML", "indentation"),
                arguments("rules:\n\t- id: a\n", 2, "is not YAML", "indentation"),
                arguments(rule("then: {level: CRM"), 4, "is not YAML", "indentation"),
                arguments("rules:\n  - id: !!java.net.URL http://x\n", 2, "has the tag", "Remove the tag"),
                arguments(
                        "rules: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['http://x']]]]\n",
                        1,
                        "has the tag",
                        "Remove the tag"),
                arguments("rules: !custom []\n", 1, "has the tag", "Remove the tag"),
                arguments("rules: !!set {a, b}\n", 1, "has the tag", "Remove the tag"),
                arguments("a: &a [x, x]\nb: &b [*a, *a]\nrules: [*b, *b]\n", 1, "sets an anchor", "without & and *"),
                arguments("rules: &r [*r]\n", 1, "sets an anchor", "without"),
                arguments("rules: *nothing\n", 1, "alias", "Write the value out"),
                arguments("rules: []\n---\nrules: []\n", 2, "second document", "file of its own"),
                arguments("rules: " + "[".repeat(30) + "]".repeat(30) + "\n", 1, "deeper than 20", "stray ["),
                arguments("rules: " + "{a: ".repeat(5000), 1, "deeper than 20", "stray ["),
                arguments("%YAML 3.0\n---\nrules: []\n", 1, "is not YAML", ""));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void build_faultyRules_areRefusedWithPlaceAndCure(String yaml, int line, String says, String cure) {
        RuleFaults faults = catchThrowableOfType(RuleFaults.class, () -> DroolsRouter.of(yaml, "f.yaml"));
        assertThat(faults)
                .isNotNull()
                .hasMessageContaining("f.yaml:" + line + ": ")
                .hasMessageContaining("SCCC-21");
        assertThat(faults.faults())
                .anySatisfy(fault -> {
                    assertThat(fault.line()).isEqualTo(line);
                    assertThat(fault.toString()).contains(says).contains(cure);
                })
                .allSatisfy(fault -> assertThat(fault.fix()).isNotBlank());
        assertThat(faults.getMessage()).hasSizeLessThan(5000);
    }

    @Test
    void build_textThatLooksLikeCode_isOnlyText() {
        String yaml = when("keywords: ['System.exit(1)', '${java:version}', '#{1+1}']\n  channel: 'x; DROP TABLE'");
        assertThat(DroolsRouter.of(yaml, "f.yaml").rules().get(0).conditions()).hasSize(2);
    }

    @Test
    void build_norwayAndDates_stayTexts() {
        String yaml = when("language: no\n  brand: 2026-01-01\n  country: NO\n  account: 0123");
        assertThat(DroolsRouter.of(yaml, "f.yaml").rulesetText())
                .contains("\"no\"")
                .contains("\"2026-01-01\"")
                .contains("\"0123\"");
    }

    @Test
    void build_manyFilesWithFaults_toldAllAtOnce() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), when("chanel: x") + "  - id: R\n    then: {level: X}\n");
        Files.writeString(folder.resolve("b.yaml"), "rules: 1\n");
        Files.writeString(folder.resolve("c.drl"), "rule x when then System.exit(1); end");
        Files.createDirectory(folder.resolve("d.yaml"));
        RuleFaults faults = catchThrowableOfType(RuleFaults.class, () -> DroolsRouter.of(folder));
        assertThat(faults.faults())
                .extracting(fault -> Path.of(fault.file()).getFileName() + ":" + fault.line())
                .containsExactly("a.yaml:4", "a.yaml:6", "a.yaml:7", "b.yaml:1", "c.drl:1", "d.yaml:1");
        assertThat(faults.faults().get(4).toString()).contains("DRL is code").contains("YAML");
    }

    @Test
    void build_thousandsOfFaults_messageIsCapped() {
        StringBuilder yaml = new StringBuilder("rules:\n");
        for (int i = 0; i < 5000; i++) {
            yaml.append("  - {id: A").append(i).append(", then: {level: X}}\n");
        }
        RuleFaults faults = catchThrowableOfType(RuleFaults.class, () -> DroolsRouter.of(yaml.toString(), "f.yaml"));
        assertThat(faults.getMessage()).startsWith("10000 faults").endsWith("and 9800 more faults");
    }

    @Test
    void build_controlCharactersInRules_doNotReachTheMessage() {
        String yaml = when("\"a\\u001b[2Jb\\n\\u202e\": x");
        assertThatThrownBy(() -> DroolsRouter.of(yaml, "f.yaml")).hasMessageContaining("a\\u001b[2Jb\\u000a\\u202e");
    }

    @Test
    void build_folderOrFileUnfit_isRefused() throws Exception {
        assertThatThrownBy(() -> DroolsRouter.of(folder)).hasMessageContaining("has no rule file");
        assertThatThrownBy(() -> DroolsRouter.of(folder.resolve("x.yaml"))).hasMessageContaining("is not there");
        assertThatThrownBy(() -> DroolsRouter.of(folder.resolve("nowhere")))
                .hasMessageContaining("nowhere: the folder or file is not there. Look");
        Path text = Files.writeString(folder.resolve("x.txt"), "rules: []");
        assertThatThrownBy(() -> DroolsRouter.of(text)).hasMessageContaining(".yaml");
        Path dangling = Files.createSymbolicLink(folder.resolve("l.yaml"), folder.resolve("gone.yaml"));
        assertThatThrownBy(() -> DroolsRouter.of(dangling)).hasMessageContaining("link to nothing");
        Path device = Files.createSymbolicLink(folder.resolve("z.yaml"), Path.of("/dev/zero"));
        assertThatThrownBy(() -> DroolsRouter.of(device)).hasMessageContaining("not a regular file");
    }

    @Test
    void fault_messageOrCureThatAsks_endsOnce() {
        RuleFaults.Fault asks = new RuleFaults.Fault("SCCC-2105", "x.yaml", 3, "r", "is this meant?", "Maybe \"y\"?");
        assertThat(asks).hasToString("x.yaml:3: rule r: is this meant? Maybe \"y\"? [SCCC-2105]");
        RuleFaults.Fault says = new RuleFaults.Fault("SCCC-2101", "nodir", 0, null, "is not there", "Name another");
        assertThat(says).hasToString("nodir: is not there. Name another. [SCCC-2101]");
    }

    @Test
    void build_symbolicLinkToAFile_isRead() throws Exception {
        Path there = Files.writeString(folder.resolve("there.yaml"), then("{level: IGNORE}"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), there);
        assertThat(DroolsRouter.of(link).rules()).hasSize(1);
    }

    static Stream<Arguments> bytes() {
        return Stream.of(
                arguments("\ufeffrules: []".getBytes(StandardCharsets.UTF_8), "byte order mark"),
                arguments("rules: []".getBytes(StandardCharsets.UTF_16), "UTF-16"),
                arguments("rules: []".getBytes(StandardCharsets.UTF_16LE), "NUL"),
                arguments("rules:\n  - a\0".getBytes(StandardCharsets.UTF_8), "x.yaml:2: holds a NUL"),
                arguments("a: b\nrules: [ñ]".getBytes(StandardCharsets.ISO_8859_1), "x.yaml:2: is not UTF-8"),
                arguments("a: \u0007".getBytes(StandardCharsets.UTF_8), "is not YAML"),
                arguments("#".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8), "larger than 1 MiB"));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void build_bytesThatAreNoText_areRefused(byte[] bytes, String says) throws Exception {
        Path file = Files.write(folder.resolve("x.yaml"), bytes);
        assertThatThrownBy(() -> DroolsRouter.of(file))
                .isInstanceOf(RuleFaults.class)
                .hasMessageContaining(says);
    }

    @Test
    void build_tooManyRules_isRefused() throws Exception {
        for (int file = 0; file < 3; file++) {
            StringBuilder yaml = new StringBuilder("rules:\n");
            for (int i = 0; i < 4000; i++) {
                yaml.append("  - {id: r").append(file).append('.').append(i).append(", then: {level: CRM}}\n");
            }
            Files.writeString(folder.resolve(file + ".yaml"), yaml);
        }
        assertThatThrownBy(() -> DroolsRouter.of(folder))
                .hasMessageContaining("2.yaml:2")
                .hasMessageContaining("10000");
    }
}
