package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Connector;
import io.sccc.connectors.Connectors;
import io.sccc.connectors.Services;
import io.sccc.connectors.testkit.CommunityContract;
import io.sccc.connectors.testkit.CrmContract;
import io.sccc.connectors.testkit.SocialNetworkContract;
import io.sccc.connectors.testkit.WebhookContract;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.model.TenantId;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GuideTest {

    private static final Path GUIDE = Readme.root().resolve("sccc-connectors/testkit/GUIDE.md");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");
    private static final Pattern RULE = Pattern.compile("`([A-Z]\\d\\d_\\w+)`");

    @Test
    void javaBlocks_areCodeOfTheExamples() throws IOException {
        String sources = source("main", "VendorConnector")
                + source("main", "VendorMapping")
                + source("main", "VendorProvider")
                + source("test", "VendorRecording")
                + source("test", "VendorConnectorTest")
                + source("test", "VendorWebhookTest");
        List<String> blocks = Readme.blocks(GUIDE, "java");
        assertThat(blocks).hasSizeGreaterThan(5);
        assertThat(blocks).allSatisfy(block -> assertThat(sources).contains(block));
    }

    @Test
    void links_leadToFilesThatAreThere() throws IOException {
        assertThat(LINK.matcher(Files.readString(GUIDE)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(GUIDE.resolveSibling(link)).exists());
    }

    @Test
    void rules_areThoseOfTheContracts() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (Class<?> contract : List.of(
                SocialNetworkContract.class, CommunityContract.class, CrmContract.class, WebhookContract.class)) {
            for (Class<?> type = contract; type != null; type = type.getSuperclass()) {
                for (Method method : type.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Test.class)) {
                        rules.add(method.getName());
                    }
                }
            }
        }
        String guide = Files.readString(GUIDE);
        assertThat(RULE.matcher(guide).results().map(found -> found.group(1)).collect(Collectors.toSet()))
                .isEqualTo(rules);
        assertThat(guide).contains(rules.size() + " in all");
        assertThat(String.join("\n", Readme.lines())).contains(rules.size() + " rules");
    }

    @Test
    void provider_opensByName_andShowsNoSecret() {
        Services services = new Services(
                TenantId.DEFAULT, InstantSource.fixed(Instant.EPOCH), new InMemoryCredentials(), new Random(1));
        Map<String, String> told =
                Map.of("address", "https://plaza.example", "board", "acme", "token", "pl4za-t0ken", "hook", "h00k");
        try (Connector opened = Connectors.of(new VendorProvider()).open("plaza", told, services)) {
            assertThat(opened.account()).hasToString("plaza/acme");
            assertThat(opened.toString()).doesNotContain("pl4za");
        }
    }

    private static String source(String kind, String name) throws IOException {
        Path file = Readme.root().resolve("sccc-examples/src/" + kind + "/java/io/sccc/examples/" + name + ".java");
        return Files.readString(file);
    }
}
