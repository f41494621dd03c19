package io.sccc.examples.cli;

import io.sccc.examples.file.JsonLines;
import io.sccc.examples.trends.TrendFile;
import io.sccc.metrics.trend.Trend;
import io.sccc.metrics.trend.Trending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What people suddenly speak of. */
@Command(
        name = "trends",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Tells what trends in recorded posts: topics, hashtags, words and pairs of words of which suddenly"
                        + " more people speak than usual at that hour.",
        footer = {
            "",
            "POSTS as for 'run'; FILE gets a row for each trend at the end of each pane:",
            "{at, topic, rank, score, ratio, first_seen, kind, authors, posts, languages, also}.",
            "topic is the term as it is written most, a hashtag with its sign; '#Caida', 'caida' and 'Ca\u00edda' are one.",
            "A topic that a row names itself (key topic or topics, or labels.topic) counts like one in its text.",
            "score is in standard deviations; ratio is people over people expected; also lists other terms of the same",
            "posts. At least four people must speak of it; rows without author or time and the company's own take no part."
        })
final class TrendsCommand implements Callable<Integer> {

    @Option(names = "--input", required = true, paramLabel = "POSTS", description = "recorded posts")
    private Path input;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "file for the trends")
    private Path out;

    @Option(
            names = "--pane",
            paramLabel = "DURATION",
            converter = Inputs.Span.class,
            description = "from 1m to 1h; 10m by default")
    private Duration pane = Duration.ofMinutes(10);

    @Override
    public Integer call() throws IOException {
        Inputs.file(input, "--input");
        Inputs.output(out, "--out");
        long[] rows = new long[1];
        TrendFile.Read[] read = new TrendFile.Read[1];
        JsonLines.write(out, file -> {
            Rows written = new Rows(file);
            read[0] = TrendFile.read(input, pane, written::add);
            rows[0] = written.rows;
            if (written.failed != null) {
                throw written.failed;
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%,d posts read, %,d left out (no time, no author, deleted or the company's), %,d unreadable;"
                        + " %,d rows: %s%n",
                read[0].posts(),
                read[0].left(),
                read[0].unreadable(),
                rows[0],
                out);
        return 0;
    }

    /** Rows being written; what goes wrong is told once all panes are. */
    private static final class Rows {

        private final JsonLines file;
        private long rows;
        private @Nullable IOException failed;

        Rows(JsonLines file) {
            this.file = file;
        }

        void add(Trending now) {
            try {
                for (Trend trend : now.trends()) {
                    file.row(row(now, trend));
                    rows++;
                }
            } catch (IOException e) {
                failed = e;
            }
        }
    }

    private static Map<String, @Nullable Object> row(Trending now, Trend trend) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("at", now.at().toString());
        row.put("topic", trend.topic());
        row.put("rank", trend.rank());
        row.put("score", rounded(trend.score()));
        row.put("ratio", rounded(trend.ratio()));
        row.put("first_seen", trend.firstSeen().toString());
        row.put("kind", trend.kind().name().toLowerCase(Locale.ROOT));
        row.put("authors", trend.authors());
        row.put("posts", trend.conversations());
        row.put("languages", trend.languages());
        row.put("also", trend.also());
        return row;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
