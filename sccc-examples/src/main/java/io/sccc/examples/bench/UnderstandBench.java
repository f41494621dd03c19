package io.sccc.examples.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import io.sccc.examples.demo.Samples;
import io.sccc.examples.file.JsonLines;
import io.sccc.examples.run.Acting;
import io.sccc.examples.run.Feed;
import io.sccc.examples.run.Run;
import io.sccc.examples.run.RunOptions;
import io.sccc.examples.run.RunResult;
import io.sccc.examples.store.LedgerPlace;
import io.sccc.rules.DroolsRouter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * A whole in-memory run on all cores, languages not given, against OpenNLP's language detection alone on one thread: posts
 * a second of each once warm, interleaved, the median of the ratios. A run reads, masks, understands, routes and measures.
 * The same ratio by CPU time of the whole process (compiler and collector included) shows what it costs where threads get
 * no credit for running side by side. The texts are the sample posts, told apart by a number.
 */
public final class UnderstandBench {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;
    private static final int COPIES = 45;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final DroolsRouter router = DroolsRouter.packs("default");
    private final List<String> texts = new ArrayList<>();
    private final Path folder;

    /** How fast something was. */
    private record Rate(double perSecond, double perCpuSecond) {}

    private UnderstandBench(Path folder) {
        this.folder = folder;
    }

    /** Measures; the keys of {@code sccc bench understand}. */
    public static Map<String, Object> run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("sccc-bench");
        try {
            return new UnderstandBench(folder).measure();
        } finally {
            delete(folder);
        }
    }

    private Map<String, Object> measure() throws IOException, InterruptedException {
        Path posts = copies();
        LanguageDetectorME control = control();
        for (int round = 0; round < WARM_UP; round++) {
            wholeRun(posts);
            detect(control, texts.size() / 4);
        }
        double[] ratios = new double[ROUNDS];
        double[] cpuRatios = new double[ROUNDS];
        double[] runs = new double[ROUNDS];
        double[] controls = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            RunResult run = wholeRun(posts);
            Rate alone = detect(control, texts.size() / 2);
            ratios[round] = run.postsPerSecond() / alone.perSecond();
            cpuRatios[round] = run.postsPerCpuSecond() / alone.perCpuSecond();
            runs[round] = run.postsPerSecond();
            controls[round] = alone.perSecond();
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("run_vs_opennlp_language", median(ratios));
        told.put("run_vs_opennlp_language_by_cpu_time", median(cpuRatios));
        told.put("run_posts_per_second", median(runs));
        told.put("control_opennlp_posts_per_second", median(controls));
        told.put("control_opennlp_ns", 1e9 / median(controls));
        return told;
    }

    private Path copies() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        JsonLines.read(Samples.posts(folder), (row, line) -> rows.add(row));
        Path file = folder.resolve("posts.jsonl");
        JsonLines.write(file, out -> {
            for (int copy = 0; copy < COPIES; copy++) {
                for (JsonNode row : rows) {
                    String text = row.path("text").asText() + " " + copy;
                    Map<String, Object> post = new LinkedHashMap<>();
                    post.put("id", row.path("id").asText() + "-" + copy + "-" + texts.size());
                    post.put("network", row.path("network").asText());
                    post.put("author", row.path("author").asText() + copy);
                    post.put("created_at", row.path("created_at").asText());
                    post.put("text", text);
                    out.row(post);
                    texts.add(text);
                }
            }
        });
        return file;
    }

    private RunResult wholeRun(Path posts) throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        return new Run(new RunOptions(
                        new Feed.Recorded(posts),
                        folder.resolve("out"),
                        router,
                        null,
                        new Acting.Dry(),
                        LedgerPlace.memory(),
                        threads,
                        null,
                        List.of()))
                .run();
    }

    private Rate detect(LanguageDetectorME control, int count) {
        long begun = System.nanoTime();
        long begunCpu = system.getProcessCpuTime();
        int known = 0;
        for (int i = 0; i < count; i++) {
            known += control.predictLanguage(texts.get(i)).getLang().isEmpty() ? 0 : 1;
        }
        if (known == 0) {
            throw new IllegalStateException("the control detected nothing");
        }
        return new Rate(
                count * 1e9 / (System.nanoTime() - begun), count * 1e9 / (system.getProcessCpuTime() - begunCpu));
    }

    private static LanguageDetectorME control() throws IOException {
        return new LanguageDetectorME(model());
    }

    private static LanguageDetectorModel model() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                UnderstandBench.class.getClassLoader().getResourceAsStream("langdetect-183.bin"),
                "langdetect-183.bin")) {
            return new LanguageDetectorModel(in);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Math.round(sorted[sorted.length / 2] * 1000) / 1000.0;
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
