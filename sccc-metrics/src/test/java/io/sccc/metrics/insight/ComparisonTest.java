package io.sccc.metrics.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<String> TOPICS = List.of("billing", "outage", "delivery", "app");
    private static final List<String> COUNTRIES = List.of("MX", "AR", "BR");
    private static final List<String> NETWORKS = List.of("bluesky", "youtube");

    private static Map<String, String> cell(String topic, String country, String network) {
        return Map.of("topic", topic, "country", country, "network", network);
    }

    /** Every cell has about a hundred, and this time about {@code growth} times as many. */
    private static Comparison week(double growth, long seed) {
        Random random = new Random(seed);
        Comparison comparison = Comparison.of("volume", "topic", "country", "network");
        for (String topic : TOPICS) {
            for (String country : COUNTRIES) {
                for (String network : NETWORKS) {
                    comparison.before(cell(topic, country, network), 95 + random.nextInt(10));
                    comparison.now(cell(topic, country, network), Math.round(growth * (95 + random.nextInt(10))));
                }
            }
        }
        return comparison;
    }

    @Test
    void explain_oneCellRises_namesIt() {
        Comparison comparison = week(1, 1);
        comparison.now(cell("outage", "MX", "bluesky"), 300);
        Insight insight = comparison.explain();
        assertThat(insight.drivers()).hasSize(1);
        Driver driver = insight.drivers().get(0);
        assertThat(driver.where())
                .containsExactly(
                        Map.entry("topic", "outage"), Map.entry("country", "MX"), Map.entry("network", "bluesky"));
        assertThat(driver.share()).isBetween(0.8, 1.2);
    }

    @Test
    void explain_aWholeTopicRises_namesTheTopicAlone() {
        Comparison comparison = week(1, 2);
        for (String country : COUNTRIES) {
            for (String network : NETWORKS) {
                comparison.now(cell("billing", country, network), 90);
            }
        }
        assertThat(comparison.explain().drivers())
                .extracting(Driver::where)
                .containsExactly(Map.of("topic", "billing"));
    }

    @Test
    void explain_allGrowAlike_namesNothing() {
        Insight insight = week(2, 3).explain();
        assertThat(insight.drivers()).isEmpty();
        assertThat(insight.rest()).isEqualTo(insight.change());
        assertThat(insight.lines("Posts", "en").get(0)).contains("no single part stands out");
    }

    @Test
    void explain_oneRisesAndOneFalls_addUp() {
        Comparison comparison = week(1, 4);
        comparison.now(cell("app", "BR", "youtube"), 250);
        comparison.before(cell("delivery", "AR", "bluesky"), 200);
        Insight insight = comparison.explain();
        assertThat(insight.drivers()).hasSize(2);
        double drivers = insight.drivers().stream().mapToDouble(Driver::change).sum();
        assertThat(drivers + insight.rest()).isCloseTo(insight.change(), within(1e-9));
    }

    @Test
    void explain_hardlyAnythingBefore_doesNotTakeChanceForADriver() {
        Comparison comparison = Comparison.of("cases_opened", "topic", "country");
        for (String topic : TOPICS) {
            for (String country : COUNTRIES) {
                boolean none = topic.equals("app") && country.equals("AR");
                comparison.before(Map.of("topic", topic, "country", country), none ? 0 : 2);
                comparison.now(Map.of("topic", topic, "country", country), 50);
            }
        }
        assertThat(comparison.explain().drivers()).isEmpty();
    }

    @Test
    void explain_fewPosts_namesNothing() {
        Comparison comparison = Comparison.of("volume", "topic", "country", "network");
        comparison.before(cell("app", "BR", "youtube"), 1);
        comparison.now(cell("app", "BR", "youtube"), 6);
        comparison.now(Map.of(), 2);
        assertThat(comparison.explain().drivers()).isEmpty();
        assertThat(Comparison.of("volume", "topic").explain().change()).isZero();
    }

    @Test
    void lines_threeLanguages_readWell() {
        Insight insight = new Insight(
                "volume",
                1000,
                2200,
                List.of(
                        new Driver(Map.of("topic", "billing"), 100, 1000, 0.75, 9),
                        new Driver(Map.of("network", "x"), 90, 30, -0.05, 4)));
        assertThat(insight.lines("Posts", "en"))
                .containsExactly(
                        "Posts: 2,200, up 1,200, +120 %",
                        "topic billing: 100 → 1,000 (+900, 75 % of the change)",
                        "network x: 90 → 30 (−60, against the change)");
        assertThat(insight.lines("Mensajes", "es"))
                .containsExactly(
                        "Mensajes: 2.200, sube 1.200, +120 %",
                        "tema billing: 100 → 1.000 (+900, 75 % del cambio)",
                        "red x: 90 → 30 (−60, contra la tendencia)");
        assertThat(insight.lines("Mensagens", "pt").get(0)).isEqualTo("Mensagens: 2.200, sobe 1.200, +120 %");
    }
}
