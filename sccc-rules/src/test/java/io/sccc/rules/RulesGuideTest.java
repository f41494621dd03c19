package io.sccc.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide shows is so. */
class RulesGuideTest {

    private static final String GUIDE = "rules.md";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)#?([^)]*)\\)");

    static Stream<String> yaml() throws IOException {
        return Docs.blocks(GUIDE, "yaml").stream();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yaml_ofTheGuide_loadsAndItsTestsPass(String block) throws IOException {
        DroolsRouter.Builder builder = DroolsRouter.builder().yaml(block, GUIDE);
        if (block.startsWith("tests:")) {
            builder.csv(Docs.blocks(GUIDE, "csv").get(0), "beside.csv");
        }
        assertThat(RuleTests.run(builder.build()))
                .isNotEmpty()
                .allSatisfy(result ->
                        assertThat(result.passed()).as(result.toString()).isTrue());
        assertThat(Lint.rules().withTests().of(builder)).noneMatch(Lint.Finding::error);
    }

    @Test
    void csv_ofTheGuide_loadsAndRoutesAsTold() throws IOException {
        List<String> tables = Docs.blocks(GUIDE, "csv");
        assertThat(tables).hasSize(1);
        DroolsRouter router = DroolsRouter.builder().csv(tables.get(0), GUIDE).build();
        Facts facts = Facts.empty()
                .put(Fact.NETWORK, "facebook")
                .put(Fact.LANGUAGE, "pt")
                .put(Fact.SENTIMENT, -0.9)
                .put(Fact.TEXT, "quero reembolso já");
        assertThat(router.route(facts).rules()).containsExactly("refund");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "language: es",
                "language: '= es'",
                "language: [es, pt]",
                "language: '!= en'",
                "language: {not: en}",
                "language: {none: [en, other]}",
                "account: {matches: '^help-(mx|cl)$'}",
                "author.followers: '>= 1000'",
                "sentiment: ['< -0.5', '> 0.5']",
                "author.followers: {all: ['>= 1000', '< 5000']}",
                "complaint: true",
                "topics: [billing, outage]",
                "topics: {all: [billing, outage]}",
                "topics: {none: [ad]}",
                "keywords: {any: [bill], none: [thanks]}",
                "brand.sector: {any: bank, unknown: true}",
                "author.employee: {any: false, unknown: true}"
            })
    void condition_ofTheGuide_isReadAsWritten(String condition) throws IOException {
        DroolsRouter.of("rules: [{id: a, when: {" + condition + "}, then: {level: CRM}}]", GUIDE);
        String plain = Files.readString(Docs.folder().resolve(GUIDE))
                .replace("\\|", "|")
                .replace('"', '\'');
        assertThat(plain).contains(condition);
    }

    @Test
    void actions_ofTheGuide_areAllThereAre() throws IOException {
        String guide = Files.readString(Docs.folder().resolve(GUIDE));
        assertThat(ActionKind.values())
                .allSatisfy(kind -> assertThat(guide).containsPattern("`" + kind.label() + "[`:]"));
    }

    @Test
    void links_leadToFilesAndHeadings() throws IOException {
        String guide = Files.readString(Docs.folder().resolve(GUIDE));
        assertThat(LINK.matcher(guide).results()).isNotEmpty().allSatisfy(link -> {
            assertThat(Docs.folder().resolve(link.group(1))).exists();
            assertThat(guide.toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .contains(link.group(2).isEmpty() ? "" : "#-" + link.group(2));
        });
    }
}
