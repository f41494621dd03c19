package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Connectors;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Route;
import io.sccc.examples.live.Accounts;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.RouteVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.*)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>(.*)</version>");

    @Test
    void javaBlocks_areTheRegionsOfTheExamples_eachOnce() {
        assertThat(Readme.blocks("java"))
                .containsExactlyInAnyOrderElementsOf(Readme.regions().values());
    }

    @Test
    void firstJavaBlock_isTheQuickstart_withinTheFirstThirtyLines() {
        assertThat(Readme.lines().indexOf("```java")).isBetween(0, 29);
        assertThat(Readme.blocks("java").get(0)).isEqualTo(Readme.regions().get("quickstart"));
    }

    @Test
    void yamlBlocks_areTheFilesOfTheExamples_andWork() throws Exception {
        Path resources = Readme.root().resolve("sccc-examples/src/main/resources");
        Path rules = resources.resolve("rules/retention.yaml");
        Path accounts = resources.resolve("accounts.yaml");
        assertThat(Readme.blocks("yaml"))
                .containsExactly(
                        Files.readString(rules).stripTrailing(),
                        Files.readString(accounts).stripTrailing());
        RouteVerifier.of(DroolsRouter.of(rules)).expectTestsPass();
        Map<String, String> environment =
                Map.of("BLUESKY_PASSWORD", "one", "BLOG_PASSWORD", "two", "RT_TOKEN", "three");
        assertThat(Accounts.read(accounts, Connectors.found(), environment).all())
                .hasSize(4);
    }

    /** The README shows one rule in both languages. */
    @Test
    void drlBlock_isOfTheExample_andRoutesAsTheYamlDoes() throws Exception {
        Path resources = Readme.root().resolve("sccc-examples/src/main/resources");
        Path drl = resources.resolve("drl/retention.drl");
        List<String> blocks = Readme.blocks("drl");
        assertThat(blocks).hasSize(1);
        assertThat(Files.readString(drl)).contains(blocks.get(0));
        Facts facts = Facts.empty()
                .put(Fact.INTENT, "complaint")
                .put(Fact.SENTIMENT, -0.7)
                .put(Fact.CONTACT_TIER, "gold");
        Route yaml = DroolsRouter.of(resources.resolve("rules/retention.yaml")).route(facts);
        Route same = DroolsRouter.builder().drl(drl).build().route(facts);
        assertThat(same)
                .usingRecursiveComparison()
                .ignoringFields("ruleset", "reason")
                .isEqualTo(yaml);
    }

    @Test
    void dependencies_areModulesOfThisVersion() throws Exception {
        String parent = Files.readString(Readme.root().resolve("pom.xml"));
        List<String> blocks = Readme.blocks("xml");
        assertThat(blocks).isNotEmpty();
        assertThat(blocks).allSatisfy(block -> {
            assertThat(all(ARTIFACT, block)).allMatch(artifact -> parent.contains("<artifactId>" + artifact + "<"));
            assertThat(all(VERSION, block))
                    .allMatch(version ->
                            parent.contains("<artifactId>sccc-parent</artifactId>\n    <version>" + version));
        });
    }

    @Test
    void links_leadToFilesThatAreThere() {
        List<String> links = all(LINK, String.join("\n", Readme.lines()));
        assertThat(links).hasSizeGreaterThan(10);
        assertThat(links)
                .allSatisfy(link -> assertThat(Readme.root().resolve(link)).exists());
    }

    @Test
    void length_isReadInOneSitting() {
        assertThat(Readme.lines()).hasSizeLessThanOrEqualTo(220);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
