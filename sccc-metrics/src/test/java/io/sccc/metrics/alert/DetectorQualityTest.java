package io.sccc.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The detector on real brand volumes with labeled windows, scored as the Numenta Anomaly Benchmark does. */
@EnabledIfSystemProperty(named = "sccc.shared", matches = ".+")
class DetectorQualityTest {

    private static final Path SET = Path.of(System.getProperty("sccc.shared", "none"), "data", "nab-realtweets");

    /** What all series together earned. */
    private static final class Sum {
        private double raw;
        private int windows;
        private int falseRows;
        private double days;

        double normalized() {
            return 100 * (raw + windows) / (2 * windows);
        }
    }

    @Test
    void spiked_standardProfile_isWorthIt() throws IOException {
        Sum sum = sum(0.11);

        assertThat(sum.normalized()).isGreaterThan(76);
        assertThat(sum.falseRows / sum.days).isLessThan(0.15);
    }

    @Test
    void spiked_profileThatPunishesFalseAlerts_isWorthIt() throws IOException {
        assertThat(sum(0.22).normalized()).isGreaterThan(66);
    }

    private static Sum sum(double falseCost) throws IOException {
        Sum sum = new Sum();
        try (Stream<Path> files = Files.list(SET.resolve("data"))) {
            for (Path file : files.sorted().toList()) {
                score(file, windows(file.getFileName().toString()), falseCost, sum);
            }
        }
        return sum;
    }

    private static List<String> windows(String series) throws IOException {
        String labels = Files.readString(SET.resolve("combined_windows.json"));
        int from = labels.indexOf(series);
        Matcher stamp =
                Pattern.compile("\"(\\d{4}-[^\".]+)").matcher(labels.substring(from, labels.indexOf("]\n ]", from)));
        List<String> stamps = new ArrayList<>();
        while (stamp.find()) {
            stamps.add(stamp.group(1));
        }
        return stamps;
    }

    private static void score(Path file, List<String> windows, double falseCost, Sum sum) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int rows = lines.size() - 1;
        List<String> stamps = lines.subList(1, lines.size()).stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        double[] best = new double[windows.size() / 2];
        Arrays.fill(best, -1);
        SeriesDetector detector = new SeriesDetector();
        for (int i = 0; i < rows; i++) {
            long at = LocalDateTime.parse(stamps.get(i).replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
            String line = lines.get(i + 1);
            detector.observe(at, Double.parseDouble(line.substring(line.indexOf(',') + 1)));
            if (detector.spiked() && i >= Math.min(rows * 15 / 100, 750)) {
                alert(i, stamps, windows, best, falseCost, sum);
            }
        }
        for (double one : best) {
            sum.raw += one;
        }
        sum.windows += best.length;
        sum.days += rows / (double) BrandVolumes.DAY;
    }

    private static void alert(
            int row, List<String> stamps, List<String> windows, double[] best, double falseCost, Sum sum) {
        double after = 4;
        for (int w = 0; w < best.length; w++) {
            int left = stamps.indexOf(windows.get(2 * w));
            int right = stamps.indexOf(windows.get(2 * w + 1));
            if (row >= left && row <= right) {
                double place = -(right - row + 1) / (double) (right - left + 1);
                best[w] = Math.max(best[w], sigmoid(place) / sigmoid(-1));
                return;
            }
            after = row > right ? (row - right) / (double) (right - left) : after;
        }
        sum.raw += falseCost * (after > 3 ? -1 : sigmoid(after));
        sum.falseRows++;
    }

    private static double sigmoid(double place) {
        return 2 / (1 + Math.exp(5 * place)) - 1;
    }
}
