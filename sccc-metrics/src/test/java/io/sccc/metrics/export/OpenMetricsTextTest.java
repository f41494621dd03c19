package io.sccc.metrics.export;

import static io.sccc.metrics.Metric.count;
import static io.sccc.metrics.Metric.quantiles;
import static io.sccc.metrics.Metric.sum;
import static io.sccc.metrics.Metric.top;
import static io.sccc.metrics.Metric.unique;
import static io.sccc.metrics.export.StrictOpenMetrics.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.metrics.MetricRow;
import io.sccc.metrics.MetricStore;
import io.sccc.metrics.Sample;
import io.sccc.metrics.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenMetricsTextTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void write_totalsAndWindows_isThisText() throws IOException {
        OpenMetricsText text = OpenMetricsText.builder()
                .labels("network")
                .unit("first_response", "seconds")
                .help("first_response", "Time to the first \"answer\".")
                .build();
        assertThat(text(
                        text,
                        Lines.total("", "", 9),
                        Lines.total("network", "bluesky", 7),
                        Lines.day("", "", 3),
                        Lines.times(Duration.ZERO, "", "", 2)))
                .isEqualTo("""
                        # TYPE sccc_first_response_seconds summary
                        # UNIT sccc_first_response_seconds seconds
                        # HELP sccc_first_response_seconds Time to the first \\"answer\\".
                        sccc_first_response_seconds{quantile="0.5"} 60.25
                        sccc_first_response_seconds{quantile="0.9"} 120
                        sccc_first_response_seconds{quantile="0.95"} 180
                        sccc_first_response_seconds{quantile="0.99"} 1.0E-7
                        sccc_first_response_seconds_count 2
                        sccc_first_response_seconds_sum 123
                        # TYPE sccc_samples counter
                        # HELP sccc_samples What the application calls count.
                        sccc_samples_total 9
                        # TYPE sccc_samples_by_network counter
                        # HELP sccc_samples_by_network What the application calls count.
                        sccc_samples_by_network_total{network="bluesky"} 7
                        # TYPE sccc_samples_in_window gauge
                        # HELP sccc_samples_in_window What the application calls count.
                        sccc_samples_in_window{window="1d"} 3
                        # EOF
                        """);
    }

    @Test
    void write_everyKindOfLine_passesTheStrictReader() throws IOException {
        OpenMetricsText text = OpenMetricsText.builder()
                .labels("network", "topic x")
                .unit("first_response", "seconds")
                .unit("cost", "dollars")
                .build();
        List<MetricRow> rows = new ArrayList<>();
        for (Duration window : List.of(Duration.ZERO, Duration.ofMinutes(15), DAY)) {
            for (String value : List.of("a\"b", "c\\d", "e\nf", "ñ😀", "")) {
                rows.add(Lines.sum(window, "network", value, 3, 4.5));
                rows.add(Lines.times(window, "network", value, 5));
                rows.add(Lines.authors(window, "topic x", value, 6, new byte[0]));
            }
        }
        Map<String, StrictOpenMetrics.Family> families = read(text, rows);
        assertThat(value(families, "sccc_cost_by_network_dollars_total", "network", "a\"b"))
                .isEqualTo(4.5);
        assertThat(value(families, "sccc_cost_by_network_in_window_dollars", "network", "c\\d", "window", "15m"))
                .isEqualTo(4.5);
        assertThat(value(families, "sccc_first_response_by_network_seconds_count", "network", "ñ😀"))
                .isEqualTo(5);
        assertThat(value(
                        families,
                        "sccc_first_response_by_network_in_window_seconds",
                        "network",
                        "ñ😀",
                        "window",
                        "1d",
                        "quantile",
                        "0.95"))
                .isEqualTo(180);
        assertThat(value(families, "sccc_author_unique_low_by_topic_x_in_window", "topic_x", "", "window", "1d"))
                .isEqualTo(6 * 0.97);
    }

    @Test
    void write_manyValues_showsTheLargestAndTheRestAsOther() throws IOException {
        OpenMetricsText text =
                OpenMetricsText.builder().labels("topic").values(2).build();
        List<MetricRow> rows = new ArrayList<>();
        IntStream.rangeClosed(1, 100).forEach(i -> rows.add(Lines.day("topic", "t" + i, i)));
        rows.add(Lines.day("topic", "other", 1000));
        Map<String, StrictOpenMetrics.Family> families = read(text, rows);
        String name = "sccc_samples_by_topic_in_window";
        assertThat(families.get(name).samples()).hasSize(3);
        assertThat(value(families, name, "topic", "t100", "window", "1d")).isEqualTo(100);
        assertThat(value(families, name, "topic", "other", "window", "1d")).isEqualTo(1000 + 98 * 99 / 2.0);
    }

    @Test
    void write_counterAgain_neverFallsThoughOthersBecameLarger() throws IOException {
        OpenMetricsText text =
                OpenMetricsText.builder().labels("topic").values(1).build();
        String name = "sccc_samples_by_topic_total";
        var before = read(text, List.of(Lines.total("topic", "a", 5), Lines.total("topic", "b", 4)));
        var after = read(
                text,
                List.of(Lines.total("topic", "a", 5), Lines.total("topic", "b", 400), Lines.total("topic", "c", 500)));
        assertThat(value(before, name, "topic", "a")).isEqualTo(5);
        assertThat(value(before, name, "topic", "other")).isEqualTo(4);
        assertThat(value(after, name, "topic", "a")).isEqualTo(5);
        assertThat(value(after, name, "topic", "other")).isEqualTo(900);
    }

    @Test
    void write_estimatesOfManyValues_areNotAddedUp() throws IOException {
        OpenMetricsText text =
                OpenMetricsText.builder().labels("topic").values(1).build();
        List<MetricRow> rows = List.of(
                Lines.authors(DAY, "topic", "a", 5, new byte[0]),
                Lines.authors(DAY, "topic", "b", 4, new byte[0]),
                Lines.authors(DAY, "topic", "c", 3, new byte[0]));
        assertThat(read(text, rows).get("sccc_author_unique_by_topic_in_window").samples())
                .hasSize(1);
    }

    @Test
    void write_ratesOfManyValues_areNotAddedUp() throws IOException {
        OpenMetricsText text = OpenMetricsText.builder()
                .labels("topic")
                .values(1)
                .apart("cost")
                .build();
        var families = read(text, List.of(Lines.sum(DAY, "topic", "a", 5, 0.5), Lines.sum(DAY, "topic", "b", 4, 0.7)));
        assertThat(families.get("sccc_cost_by_topic_in_window").samples()).hasSize(1);
    }

    @Test
    void write_rateOfZero_isZero() throws IOException {
        OpenMetricsText text = OpenMetricsText.builder().labels("topic").build();
        var families = read(text, List.of(Lines.sum(DAY, "topic", "a", 5, 0)));
        assertThat(value(families, "sccc_cost_by_topic_in_window", "topic", "a", "window", "1d"))
                .isZero();
    }

    @Test
    void write_dimensionThatWasNotNamed_isLeftOut() throws IOException {
        OpenMetricsText text = OpenMetricsText.builder().labels("topic").build();
        String written = text(text, Lines.total("author", "ana", 1), Lines.total("topic", "billing", 1));
        assertThat(written).contains("billing").doesNotContain("ana");
    }

    @Test
    void write_manyWindowsAndRevisions_showsTheLastOfTheLatest() throws IOException {
        OpenMetricsText text = OpenMetricsText.builder().labels("topic").build();
        MetricRow late = Lines.day("", "", 8, true, 2);
        MetricRow old = new MetricRow(
                Lines.DAY.minus(DAY),
                DAY,
                "",
                "",
                "count",
                99,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                5,
                null);
        var families = read(text, List.of(old, late, Lines.day("", "", 7, true, 1), old));
        assertThat(value(families, "sccc_samples_in_window", "window", "1d")).isEqualTo(8);
    }

    @Test
    void write_dayOfAClockChange_isADay() {
        assertThat(List.of(23, 24, 25, 167, 168, 169, 1, 6).stream()
                        .map(hours -> WindowText.of(Duration.ofHours(hours))))
                .containsExactly("1d", "1d", "1d", "7d", "7d", "7d", "1h", "6h");
        assertThat(WindowText.of(Duration.ofMinutes(15))).isEqualTo("15m");
        assertThat(WindowText.of(Duration.ofMillis(1500))).isEqualTo("1500ms");
    }

    @Test
    void write_totalThatCanFall_isAGauge() throws IOException {
        OpenMetricsText text = OpenMetricsText.builder().falling("cost").build();
        var families = read(text, List.of(Lines.sum(Duration.ZERO, "", "", 2, -3.5)));
        assertThat(value(families, "sccc_cost")).isEqualTo(-3.5);
    }

    @Test
    void write_namesThatBecomeOne_namesThemAll() {
        OpenMetricsText text = OpenMetricsText.builder().labels("a b", "a-b").build();
        assertThatThrownBy(() -> text(text, Lines.total("a b", "x", 1), Lines.total("a-b", "x", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a b")
                .hasMessageContaining("a-b");
    }

    @Test
    void write_rowsOfAStore_passesTheStrictReader() throws IOException {
        MetricStore store = MetricStore.of(
                count("network"),
                sum("cost").by("network"),
                unique("author").by("network"),
                top("topic", 3),
                top("author", 3),
                quantiles("first_response").by("network"));
        OpenMetricsText text = OpenMetricsText.builder()
                .labels("network", "topic")
                .metrics(store.metrics())
                .unit("first_response", "seconds")
                .build();
        List<MetricRow> rows = new ArrayList<>(store.total().rows());
        assertThat(value(read(text, rows), "sccc_cost_total"))
                .as("a sum of nothing is a sum")
                .isZero();
        for (int i = 0; i < 10; i++) {
            store.record(Sample.at(Lines.DAY)
                    .tag("network", "x")
                    .tag("topic", "t" + i)
                    .id("author", "ana" + i)
                    .value("cost", 2)
                    .value("first_response", Duration.ofMinutes(1)));
        }
        store.advanceTo(Lines.DAY.plusSeconds(90));
        rows.addAll(store.total().rows());
        rows.addAll(store.rows(Window.DAY, Lines.DAY.minus(DAY), Lines.DAY.plus(DAY)));
        Map<String, StrictOpenMetrics.Family> families = read(text, rows);
        assertThat(value(families, "sccc_samples_total")).isEqualTo(10);
        assertThat(value(families, "sccc_cost_by_network_total", "network", "x"))
                .isEqualTo(20);
        assertThat(value(families, "sccc_author_unique_in_window", "window", "1d"))
                .isEqualTo(10);
        assertThat(families.get("sccc_top_by_topic").samples()).hasSize(3);
        assertThat(text(text, rows.toArray(MetricRow[]::new))).doesNotContain("ana");
    }

    @Test
    void build_labelsThatTellPersonsApart_namesEveryFault() {
        assertThatThrownBy(() -> OpenMetricsText.builder()
                        .labels("author", "window", "network")
                        .prefix("5x")
                        .values(0)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("(author)", "(window)", "(5x)", "(0)");
    }

    private static Map<String, StrictOpenMetrics.Family> read(OpenMetricsText text, List<MetricRow> rows)
            throws IOException {
        return StrictOpenMetrics.read(text(text, rows.toArray(MetricRow[]::new)));
    }

    private static String text(OpenMetricsText text, MetricRow... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.write(List.of(rows), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
