package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files and folders made to hurt: refused with place and cure, or harmless. */
class HostileFilesTest {

    private static final String GOOD = "rules:\n  - {id: good, when: {spam: true}, then: {level: IGNORE}}\n";

    @TempDir
    Path folder;

    private RuleFaults refused(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        RuleFaults faults = catchThrowableOfType(RuleFaults.class, () -> DroolsRouter.of(file));
        assertThat(faults).as("%s is refused", name).isNotNull();
        assertThat(faults.faults()).allSatisfy(fault -> {
            assertThat(fault.file()).endsWith(name);
            assertThat(fault.line()).isPositive();
            assertThat(fault.fix()).isNotBlank();
        });
        assertThat(faults.getMessage()).hasSizeLessThan(200_000);
        return faults;
    }

    static Stream<Arguments> tables() {
        String big = "x".repeat(1_000_000);
        return Stream.of(
                arguments("id,keywords,level\na,\"" + big + "\",CRM\n", "t.csv:2: ", "longer than 500"),
                arguments("id,keywords,level\na," + "x|".repeat(1001) + "x,CRM\n", "t.csv:2: ", "1002 values"),
                arguments("id,level" + ",c".repeat(100_000) + "\na,CRM\n", "t.csv:1: ", "more than 200"),
                arguments("id,level\na,CRM" + ",c".repeat(100_000) + "\n", "t.csv:2: ", "column without a name"),
                arguments("id,level\na,\"CRM\n" + big, "t.csv:2: ", "never closed"),
                arguments("id,level\n" + "\"".repeat(99_999), "t.csv:2: ", "never closed"),
                arguments("id,level\n=cmd|' /C calc'!A0,CRM\n", "t.csv:2: ", "is not an id"),
                arguments("id,level,priority\na,CRM,=1+1\n", "t.csv:2: ", "priority"),
                arguments("id,level,author.followers\na,CRM,@SUM(A1)\n", "t.csv:2: ", "author.followers"),
                arguments("id\tlevel\na\tCRM\n", "t.csv:1: ", "is not known"),
                arguments("id,topics,level\na," + "{any: ".repeat(500) + ",CRM\n", "t.csv:2: ", "topics"),
                arguments("id,level\na,CRM\nA,CRM\na,CRM\n", "t.csv:4: ", "used twice"),
                arguments("id,level\na,CRM|\n", "t.csv:2: ", "level"),
                arguments("id,keywords,level\na,|,CRM\n", "t.csv:2: ", "blank"),
                arguments("\"id\nlevel\",level\na,CRM\n", "t.csv:1: ", "is not known"),
                arguments("id,text,level\na,{matches: \"((x{500}){500}){500}\"},CRM\n", "t.csv:2: ", "text"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void csv_hostileTable_isRefusedWithRowAndCure(String csv, String place, String says) throws IOException {
        RuleFaults faults = refused("t.csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(faults.faults())
                .anySatisfy(fault -> assertThat(fault.toString()).contains(place).contains(says));
    }

    static Stream<Arguments> bytes() {
        String csv = "id,level\na,CRM\n";
        return Stream.of(
                arguments(csv.getBytes(StandardCharsets.UTF_16), "UTF-16"),
                arguments(csv.getBytes(StandardCharsets.UTF_16LE), "NUL"),
                arguments("id,level\na,C\0RM\n".getBytes(StandardCharsets.UTF_8), "t.csv:2: holds a NUL"),
                arguments(new byte[] {'i', 'd', ',', (byte) 0xf1}, "not UTF-8"),
                arguments(new byte[(1 << 20) + 1], "larger than 1 MiB"));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void csv_bytesThatAreNoText_areRefused(byte[] bytes, String says) throws IOException {
        assertThat(refused("t.csv", bytes)).hasMessageContaining(says);
    }

    static Stream<Arguments> yaml() {
        return Stream.of(
                arguments("priority: 99999999999999999999999", "priority"),
                arguments("priority: 1e2", "priority"),
                arguments("after: 99999999999999999999d", "after"),
                arguments("after: P99999999999999999999D", "after"),
                arguments("after: 999999999d999999999h", "after"),
                arguments("valid: {from: 2026-02-30}", "valid"),
                arguments("valid: {from: 2026-02-02, to: 2026-02-01}", "valid"),
                arguments("valid: {to: 99999999999-01-01}", "valid"),
                arguments("when: {author.followers: 1e400}", "author.followers"),
                arguments("when: {author.followers: '> -.inf'}", "author.followers"),
                arguments("when: {author.followers: '> NaN'}", "author.followers"),
                arguments("when: {text: {matches: '((a{500}){500}){500}'}}", "text"),
                arguments("when: {text: {matches: '(?=a)b'}}", "text"),
                arguments("when: {text: {matches: '(a)\\1'}}", "text"),
                arguments("when: {text: {matches: '[[['}}", "text"),
                arguments("when: {text: {matches: '" + "a".repeat(501) + "'}}", "text"),
                arguments("when: {complaint: {matches: a}}", "complaint"),
                arguments("group: '../x'", "group"),
                arguments("tenant: ''", "tenant"),
                arguments("when: {topics: {not: {not: {not: {not: {not: {not: {not: {not: a}}}}}}}}}", ""));
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yaml_hugeOrSenselessValues_areRefusedOrHarmless(String line, String says) throws IOException {
        String text = "rules:\n  - id: r\n    then: {level: CRM}\n    " + line + "\n";
        if (says.isEmpty()) {
            assertThat(DroolsRouter.of(text, "f.yaml").rules()).hasSize(1);
        } else {
            assertThat(refused("f.yaml", text.getBytes(StandardCharsets.UTF_8)).faults())
                    .allSatisfy(fault -> {
                        assertThat(fault.line()).isEqualTo(4);
                        assertThat(fault.message()).contains(says);
                    });
        }
    }

    @Test
    void matches_patternThatBacktracksElsewhere_isLinear() {
        DroolsRouter router = DroolsRouter.of(
                "rules:\n  - {id: r, when: {text: {matches: '(a+)+$'}}, then: {level: CRM}}\n", "f.yaml");
        String text = "a".repeat(20_000) + " b";
        assertThat(router.route(Facts.empty().put(Fact.TEXT, text)).level()).isEqualTo(Level.FACILITATE);
    }

    @Test
    void folder_filesThatDuplicateIds_areToldBoth() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), GOOD);
        Files.writeString(folder.resolve("b.csv"), "id,spam,level\ngood,true,IGNORE\n");
        RuleFaults faults = catchThrowableOfType(RuleFaults.class, () -> DroolsRouter.of(folder));
        assertThat(faults.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString()).contains("b.csv:2").contains("a.yaml:2"));
    }

    @Test
    void folder_drlOfAnySpelling_isRefusedByName() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), GOOD);
        Files.writeString(folder.resolve("EVIL.DRL"), "rule x when then System.exit(1); end");
        assertThat(catchThrowableOfType(RuleFaults.class, () -> DroolsRouter.of(folder)))
                .hasMessageContaining("EVIL.DRL:1")
                .hasMessageContaining("DRL is code");
    }

    @Test
    void folder_linksInCirclesAndFolders_areRefusedOrNotRead() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), GOOD);
        Files.createSymbolicLink(folder.resolve("b.yaml"), folder.resolve("c.yaml"));
        Files.createSymbolicLink(folder.resolve("c.yaml"), folder.resolve("b.yaml"));
        Files.createSymbolicLink(folder.resolve("again"), folder);
        Files.createDirectory(folder.resolve("d.csv"));
        RuleFaults faults = catchThrowableOfType(RuleFaults.class, () -> DroolsRouter.of(folder));
        assertThat(faults.faults())
                .extracting(fault -> String.valueOf(Path.of(fault.file()).getFileName()))
                .containsExactly("b.yaml", "c.yaml", "d.csv");
    }

    @Test
    void folder_fileNameWithLineEnds_doesNotForgeALineOfTheMessage() throws IOException {
        Files.writeString(folder.resolve("a\nforged.yaml:1: all is well\u001b[2J.yaml"), "rules: 1\n");
        RuleFaults faults = catchThrowableOfType(RuleFaults.class, () -> DroolsRouter.of(folder));
        assertThat(faults.getMessage().lines()).noneMatch(line -> line.strip().startsWith("forged"));
        assertThat(faults.getMessage()).doesNotContain("\u001b");
        assertThat(Lint.check(folder)).singleElement().satisfies(it -> assertThat(it.toString()).doesNotContain("\n", "\u001b"));
    }

    @Test
    void folder_ignoredFileWithLineEndsInItsName_doesNotForgeALineEither() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), GOOD);
        Files.writeString(folder.resolve("notes\nforged.txt"), "x");
        assertThat(Lint.check(folder)).allSatisfy(it -> assertThat(it.toString()).doesNotContain("\n"));
    }
}
