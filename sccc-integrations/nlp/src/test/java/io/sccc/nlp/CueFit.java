package io.sccc.nlp;

import io.sccc.core.model.Post;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Understander;
import io.sccc.core.understand.TextFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns {@code cues/evidence.txt} and {@code cues/words.txt}. A program for whoever changes the posts it learns from, or the
 * lists of cues and signs. Arguments: the folder to write to, then {@code told/*.txt} (lines {@code p text}: somebody has a
 * problem, {@code a text}: somebody asks or wants to buy, {@code c text}: anything else), {@code cue-sentences.txt} and the
 * judged posts of the examples ({@code *.jsonl}).
 *
 * <p>Two logistic regressions with ridge penalty (as liblinear's L2 one), minimized by Adam over all rows at once. The weight
 * of a word grows with the logarithm of its rarity, so that rare ones are not starved by the penalty.
 */
final class CueFit {

    private static final int ROUNDS = 400;
    private static final double RATE = 0.05;
    /** How much a row costs against the penalty. */
    private static final double COST = 0.3;

    private static final double STEP = 0.1;
    private static final double LEAST = 0.25;

    private final List<Understander> earlier = List.of(new LanguageUnderstander(), SentimentUnderstander.wordLists());
    private final CueUnderstander cues = new CueUnderstander();
    private final List<String> features = cues.evidence().features();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();
    private final List<Character> kinds = new ArrayList<>();
    private double[] rarity = {};

    public static void main(String[] files) throws IOException {
        CueFit fit = new CueFit();
        for (String file : Arrays.asList(files).subList(1, files.length)) {
            for (String line : Files.readAllLines(Path.of(file))) {
                fit.read(line, file);
            }
        }
        fit.write(Path.of(files[0]));
    }

    private void read(String line, String file) {
        if (file.endsWith(".jsonl")) {
            add(SharedRows.text(line), judged(line));
        } else if (line.contains(" | ") && !line.startsWith("#") && !line.contains("~complaint")) {
            String[] parts = line.split("\\|", 2);
            add(parts[1].strip(), parts[0].contains("complaint") ? 'p' : asks(parts[0]) ? 'a' : 'c');
        } else if (line.length() > 2 && line.charAt(1) == ' ' && line.charAt(0) != '#') {
            add(line.substring(2), line.charAt(0));
        }
    }

    private static char judged(String line) {
        String acceptable = line.substring(line.indexOf("\"acceptable\""), line.indexOf("\"harmful\""));
        String harmful = line.substring(line.indexOf("\"harmful\""), line.indexOf("\"language\""));
        String cues = line.substring(line.indexOf("\"cues\""));
        boolean problem = acceptable.contains("CRM") && (cues.contains("complaint") || !asks(cues));
        return problem ? 'p' : asks(cues) && harmful.contains("IGNORE") ? 'a' : 'c';
    }

    private static boolean asks(String cues) {
        return cues.contains("question") || cues.contains("purchase");
    }

    private void add(String text, char kind) {
        Post post = Post.of("twitter", "1", "ana", text);
        TextFeatures read = TextFeatures.of(text);
        Understanding soFar = Understanding.NONE;
        for (Understander one : earlier) {
            soFar = Understanding.merge(List.of(soFar, one.understand(post, read, soFar)));
        }
        CueTokens tokens = cues.tokens(read);
        values.add(cues.evidence().values(cues.sums(tokens, soFar), soFar.polarity()));
        List<Integer> row = new ArrayList<>();
        String before = "^";
        for (int i = 0; i < Math.min(CueWords.MOST, tokens.stems()); i++) {
            String word = CueWords.name(tokens.stem(i));
            row.add(number(word));
            row.add(number(before + '_' + word));
            before = word;
        }
        words.add(row.stream().mapToInt(Integer::intValue).toArray());
        kinds.add(kind);
    }

    private int number(String word) {
        return numbers.computeIfAbsent(word, added -> {
            names.add(added);
            return numbers.size();
        });
    }

    private void write(Path folder) throws IOException {
        int[] seen = new int[names.size()];
        words.forEach(row -> Arrays.stream(row).distinct().forEach(word -> seen[word]++));
        rarity = Arrays.stream(seen)
                .mapToDouble(times -> 1 + Math.log((double) words.size() / times))
                .toArray();
        double[] complaint = learn('p');
        double[] question = learn('a');
        StringBuilder evidence = new StringBuilder("# what speaks for a complaint and for a question; learned\n");
        for (int i = 0; i < features.size(); i++) {
            evidence.append(String.format(Locale.ROOT, "%.2f %.2f: %s%n", complaint[i], question[i], features.get(i)));
        }
        Files.writeString(folder.resolve("evidence.txt"), evidence);
        Files.writeString(folder.resolve("words.txt"), words(complaint, question));
    }

    /** Weights of the features, then of the words. */
    private double[] learn(char kind) {
        int dense = features.size();
        double[] weights = new double[dense + names.size()];
        double[] mean = new double[weights.length];
        double[] square = new double[weights.length];
        for (int round = 1; round <= ROUNDS; round++) {
            double[] slope = slope(weights, kind);
            double rate = RATE / (1 + round * 0.02);
            for (int i = 0; i < weights.length; i++) {
                mean[i] += 0.1 * (slope[i] - mean[i]);
                square[i] += 0.01 * (slope[i] * slope[i] - square[i]);
                weights[i] -= rate
                        * (mean[i] / (1 - Math.pow(0.9, round)))
                        / (Math.sqrt(square[i] / (1 - Math.pow(0.99, round))) + 1e-8);
            }
        }
        return weights;
    }

    private double[] slope(double[] weights, char kind) {
        double[] slope = weights.clone();
        int dense = features.size();
        for (int i = 0; i < words.size(); i++) {
            int[] row = words.get(i);
            float[] value = values.get(i);
            double norm = 1 / Math.sqrt(Math.max(1, row.length));
            double odds = 0;
            for (int j = 0; j < dense; j++) {
                odds += weights[j] * value[j];
            }
            for (int word : row) {
                odds += weights[dense + word] * rarity[word] * norm;
            }
            double error = COST * (1 / (1 + Math.exp(-odds)) - (kinds.get(i) == kind ? 1 : 0));
            for (int j = 0; j < dense; j++) {
                slope[j] += error * value[j];
            }
            for (int word : row) {
                slope[dense + word] += error * rarity[word] * norm;
            }
        }
        return slope;
    }

    private String words(double[] complaint, double[] question) {
        Map<String, List<String>> byWeight = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            double ofComplaint = complaint[features.size() + i] * rarity[i];
            double ofQuestion = question[features.size() + i] * rarity[i];
            if (Math.max(Math.abs(ofComplaint), Math.abs(ofQuestion)) >= LEAST) {
                byWeight.computeIfAbsent(steps(ofComplaint) + ' ' + steps(ofQuestion), key -> new ArrayList<>())
                        .add(names.get(i));
            }
        }
        StringBuilder lines = new StringBuilder("# how much stems and pairs of stems speak for each; learned\n");
        byWeight.forEach((weights, of) -> lines.append(weights)
                .append(": ")
                .append(String.join(" ", of.stream().sorted().toList()))
                .append('\n'));
        return lines.toString();
    }

    private static String steps(double weight) {
        String text = String.format(Locale.ROOT, "%.1f", Math.round(weight / STEP) * STEP);
        return text.equals("-0.0") ? "0" : text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
