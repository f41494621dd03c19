package io.sccc.examples.cli;

import io.sccc.examples.file.SeriesFile;
import io.sccc.metrics.alert.SeriesDetector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds what is unusual in series of counts. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Scores each count of series such as a brand's posts in each five minutes.",
        footer = {
            "",
            "DIR holds CSV files (.csv, .csv.gz) with the columns timestamp,value. The other DIR gets files of the same",
            "names, rows and order: timestamp,value,anomaly_score,alert (0 or 1). A row's score depends on the rows before",
            "it in its file and on nothing else; after an alert the rows of the same episode score 0."
        })
final class DetectCommand implements Callable<Integer> {

    private static final int MOST_FAULTS = 20;

    @Option(names = "--input", required = true, paramLabel = "DIR", description = "series, one a CSV file")
    private Path input;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the scores")
    private Path out;

    @Option(names = "--drops", description = "scores drops as well as spikes")
    private boolean drops;

    @Override
    public Integer call() throws IOException {
        List<Path> series = series();
        check(series);
        Inputs.folder(out, "--out");
        long alerts = 0;
        for (Path file : series) {
            alerts += detect(file);
        }
        System.out.printf(Locale.ROOT, "%,d series, %,d alerts: %s%n", series.size(), alerts, out);
        return 0;
    }

    private List<Path> series() throws IOException {
        if (!Files.isDirectory(input)) {
            throw new Faults.UsageFault(
                    "--input (%s) is no folder; nothing was done. Name the folder of the CSV files.".formatted(input));
        }
        if (Files.exists(out) && Files.isSameFile(input, out)) {
            throw new Faults.UsageFault("--out (%s) is --input; nothing was done. Name another folder.".formatted(out));
        }
        Path written = out.toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(input)) {
            List<Path> series = files.filter(file -> file.toString().matches("(?s).*\\.csv(\\.gz)?"))
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toAbsolutePath().normalize().startsWith(written))
                    .sorted()
                    .toList();
            if (series.isEmpty()) {
                throw new Faults.UsageFault(
                        "--input (%s) holds no .csv file; nothing was done. Maybe the path is wrong?".formatted(input));
            }
            return series;
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    /** All faults of all files before anything is written. */
    private void check(List<Path> series) throws IOException {
        List<String> faults = new ArrayList<>();
        long[] more = new long[1];
        for (Path file : series) {
            file(file).read(row -> {}, fault -> {
                if (faults.size() < MOST_FAULTS) {
                    faults.add(fault);
                } else {
                    more[0]++;
                }
            });
        }
        if (more[0] > 0) {
            faults.add("and %,d more".formatted(more[0]));
        }
        if (!faults.isEmpty()) {
            throw new IOException("nothing was written\n" + String.join("\n", faults));
        }
    }

    private SeriesFile file(Path file) {
        return SeriesFile.of(file, input.relativize(file).toString());
    }

    private long detect(Path file) throws IOException {
        Path to = out.resolve(input.relativize(file).toString());
        Files.createDirectories(to.toAbsolutePath().getParent());
        Path beside = to.resolveSibling(to.getFileName() + ".part");
        long[] alerts = new long[1];
        SeriesDetector detector = new SeriesDetector();
        try (Writer writer = writer(beside, to.toString().endsWith(".gz"))) {
            writer.write("timestamp,value,anomaly_score,alert\n");
            file(file).read(row -> alerts[0] += score(row, detector, writer), fault -> {
                throw new UncheckedIOException(new IOException("the file changed meanwhile: " + fault));
            });
        }
        Files.move(beside, to, StandardCopyOption.REPLACE_EXISTING);
        return alerts[0];
    }

    private static Writer writer(Path file, boolean zipped) throws IOException {
        return zipped
                ? new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)
                : new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }

    private int score(SeriesFile.Row row, SeriesDetector detector, Writer writer) {
        double spike = detector.observe(row.epochSecond(), row.count());
        boolean alert = detector.spiked() || (drops && detector.dropped());
        double score = drops ? Math.max(spike, detector.drop()) : spike;
        try {
            // rounded down, so that what is below the threshold is written below it
            double shown = Math.floor(score * 10_000) / 10_000;
            writer.write(row.timestamp() + "," + row.value() + "," + shown + "," + (alert ? 1 : 0) + "\n");
            return alert ? 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
