package io.sccc.examples.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.ConfigSpec;
import io.sccc.connectors.Connector;
import io.sccc.connectors.ConnectorProvider;
import io.sccc.connectors.Connectors;
import io.sccc.connectors.Description;
import io.sccc.connectors.Option;
import io.sccc.connectors.Services;
import io.sccc.connectors.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("PLAZA_TOKEN", "s3cret-canary", "LIMIT", "many");

    @TempDir
    Path folder;

    /** A product with a text, a secret and a number. */
    private static final class Plaza implements ConnectorProvider {

        @Override
        public Description describe() {
            return Description.of("plaza", Description.Kind.COMMUNITY, "Plaza")
                    .config(ConfigSpec.of(
                            Option.required("board", Option.Type.TEXT, "the board's name"),
                            Option.required("token", Option.Type.SECRET, "the company's token"),
                            Option.preset("limit", Option.Type.INTEGER, "100", "messages a page"),
                            Option.optional("topics", Option.Type.LIST, "topics to read")))
                    .build();
        }

        @Override
        public Connector open(Settings settings, Services services) {
            throw new UnsupportedOperationException("not opened here");
        }
    }

    private Accounts read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("accounts.yaml"), text);
        return Accounts.read(file, Connectors.of(new Plaza()), ENVIRONMENT);
    }

    @Test
    void read_soundFile_accountsWithValuesOfTheEnvironment() throws IOException {
        Account account = read("""
                accounts:
                  forum:
                    type: plaza
                    board: acme
                    token: ${PLAZA_TOKEN}
                    topics: [billing, outage]
                """).named(List.of("forum")).get(0);

        assertThat(account.options())
                .containsOnly(
                        Map.entry("board", "acme"),
                        Map.entry("token", "s3cret-canary"),
                        Map.entry("topics", "billing,outage"));
        assertThat(account.toString()).endsWith("accounts.yaml:2: accounts.forum");
    }

    @Test
    void read_manyFaults_allToldWithTheirLinesAndNoSecret() {
        assertThatThrownBy(() -> read("""
                acounts: {}
                accounts:
                  forum:
                    type: plazza
                  other:
                    type: plaza
                    bord: acme
                    token: ${PLAZA_TOKEN}
                    limit: ${LIMIT}
                  third:
                    board: {a: b}
                  third: 5
                  fourth:
                    type: plaza
                    board: ${NOT_SET}
                    token: ""
                """))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(
                        "accounts.yaml:1: acounts is not a part of it",
                        "accounts.yaml:4: accounts.forum.type: there is no connector (plazza)",
                        "plaza",
                        "accounts.yaml:7: accounts.other.bord is not an option",
                        "board?",
                        "accounts.yaml:5: accounts.other.board is missing",
                        "accounts.yaml:9: accounts.other.limit (many) is not a whole number",
                        "accounts.yaml:11: accounts.third.board is neither a text nor a list",
                        "accounts.yaml:10: accounts.third.type is missing",
                        "accounts.yaml:12: third is there twice",
                        "accounts.yaml:15: accounts.fourth.board asks for the variable ${NOT_SET}",
                        "accounts.yaml:16: accounts.fourth.token is blank")
                .doesNotContain("canary");
    }

    @Test
    void read_noYaml_oneFaultWithItsLine() {
        assertThatThrownBy(() -> read("accounts:\n  forum: {type: plaza\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accounts.yaml:")
                .hasMessageContaining("is not YAML");
    }

    @Test
    void read_textOrNothing_refused() {
        assertThatThrownBy(() -> read("forum")).hasMessageContaining("is not a mapping");
        assertThatThrownBy(() -> read("")).hasMessageContaining("is not a mapping");
        assertThatThrownBy(() -> read("accounts: {}")).hasMessageContaining("names no account");
    }

    @Test
    void named_unknownAccount_refusedNamingThoseThereAre() throws IOException {
        Accounts accounts = read("accounts: {forum: {type: plaza, board: a, token: b}}");

        assertThatThrownBy(() -> accounts.named(List.of("forun")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no account (forun); it has forum");
    }
}
