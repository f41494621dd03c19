package io.sccc.connectors;

import static io.sccc.connectors.Plaza.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.connectors.Option.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigSpecTest {

    private static final ConfigSpec SPEC = ConfigSpec.of(
            Option.required("base_url", Type.URL, "where it is"),
            Option.required("token", Type.SECRET, "its token"),
            Option.preset("page_size", Type.INTEGER, "50", "items a page")
                    .must(value -> Long.parseLong(value) > 100 ? "must be at most 100" : null)
                    .rare(),
            Option.preset("timeout", Type.DURATION, "30s", "longest call"),
            Option.preset("stale_cursor", Type.TEXT, "backfill", "what to do").choices("fail", "backfill", "skip"),
            Option.optional("proxy_host", Type.TEXT, "proxy").with("proxy_port"),
            Option.optional("proxy_port", Type.INTEGER, "its port"),
            Option.optional("live", Type.FLAG, "whether a | pipe"),
            Option.optional("tags", Type.LIST, "labels"));

    private static final Map<String, String> GOOD = told("base_url", "https://a.example", "token", "canary-secret");

    @Test
    void validate_good_findsNothing() {
        assertThat(SPEC.validate(GOOD)).isEmpty();
    }

    @Test
    void validate_everythingWrong_tellsAllAtOnceWithHints() {
        assertThat(SPEC.validate(told(
                        "bse_url", "x",
                        "token", " ",
                        "page_size", "1000",
                        "timeout", "soon",
                        "stale_cursor", "backfil",
                        "proxy_host", "p",
                        "live", "yes",
                        "zzz", "1")))
                .extracting(ConfigSpec.Problem::toString)
                .containsExactly(
                        "base_url is missing: where it is",
                        "bse_url is not an option; did you mean base_url?",
                        "live (yes) is neither true nor false",
                        "page_size must be at most 100",
                        "proxy_port is missing: proxy_host needs it",
                        "stale_cursor (backfil) is none of fail, backfill, skip; did you mean backfill?",
                        "timeout (soon) is not a duration such as 30s, 5m, 2h or 7d",
                        "token is blank",
                        "zzz is not an option");
    }

    @Test
    void validate_addresses_neverShown() {
        for (String bad : new String[] {"a.example", "ftp://a.example", "https://me:canary@a.example", "https://a b"}) {
            assertThat(SPEC.validate(told("base_url", bad, "token", "t")))
                    .as(bad)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.what()).doesNotContain("canary", "a b"));
        }
    }

    @Test
    void validate_numbersAndDurations_oddOnes() {
        for (String bad : new String[] {"", "1.5", "99999999999999999999", "0x1"}) {
            assertThat(SPEC.option("page_size").fault(bad)).as(bad).isNotNull();
        }
        for (String bad : new String[] {"5", "-5s", "PT-5S", "5w", "s", "9999999999s"}) {
            assertThat(SPEC.option("timeout").fault(bad)).as(bad).isNotNull();
        }
        assertThat(Option.duration("PT30S")).isEqualTo(Option.duration("30s"));
        assertThat(Option.duration("7d")).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void settings_bad_throwsOneMessageWithAll() {
        assertThatThrownBy(() -> SPEC.settings(Map.of("tokn", "canary-secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("base_url is missing: where it is\n"
                        + "token is missing: its token\n"
                        + "tokn is not an option; did you mean token?");
    }

    @Test
    void settings_good_areTypedAndShowNoSecret() {
        Map<String, String> told = told("live", "true", "tags", "a, b,,");
        told.putAll(GOOD);
        Settings settings = SPEC.settings(told);
        assertThat(settings.url("base_url")).isEqualTo(URI.create("https://a.example"));
        assertThat(settings.secret("token").reveal()).isEqualTo("canary-secret");
        assertThat(settings.integer("page_size")).isEqualTo(50);
        assertThat(settings.duration("timeout")).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.flag("live")).isTrue();
        assertThat(settings.list("tags")).containsExactly("a", "b");
        assertThat(settings.has("proxy_host")).isFalse();
        assertThat(settings.text("proxy_host", null)).isNull();
        assertThat(settings.toString() + settings.secret("token"))
                .contains("token=***")
                .doesNotContain("canary");
        assertThatThrownBy(() -> settings.text("token")).hasMessageContaining("secret");
        assertThatThrownBy(() -> settings.text("proxy_host")).hasMessageContaining("no value");
        assertThatThrownBy(() -> settings.has("nothing")).hasMessageContaining("not an option");
    }

    @Test
    void of_contradictions_areToldTogether() {
        assertThatThrownBy(() -> ConfigSpec.of(
                        Option.preset("a", Type.INTEGER, "x", "a"),
                        Option.optional("a", Type.TEXT, "a"),
                        Option.optional("b", Type.TEXT, "b").with("c")))
                .hasMessage("the preset of a (x) is not a whole number\ntwo options are named a\n"
                        + "b names c, which is no option");
        assertThatThrownBy(() -> Option.preset("a", Type.SECRET, "x", "a"))
                .hasMessageContaining("must not have a preset");
        assertThatThrownBy(() -> Option.optional("A-b", Type.TEXT, "a")).hasMessageContaining("(A-b)");
    }

    @Test
    void and_furtherOptions_areThereToo() {
        assertThat(SPEC.and(Option.optional("more", Type.TEXT, "more")).option("more"))
                .isNotNull();
    }

    @Test
    void markdown_requiredFirst_escaped() {
        assertThat(SPEC.markdown().lines())
                .startsWith(
                        "| option | type | default | what it is |",
                        "| --- | --- | --- | --- |",
                        "| `base_url` | url | required | where it is |",
                        "| `token` | secret | required | its token |")
                .contains(
                        "| `stale_cursor` | fail, backfill, skip | `backfill` | what to do |",
                        "| `proxy_host` | text |  | proxy Needs proxy_port. |",
                        "| `live` | flag |  | whether a \\| pipe |")
                .endsWith("| `page_size` | integer | `50` | items a page |");
    }
}
