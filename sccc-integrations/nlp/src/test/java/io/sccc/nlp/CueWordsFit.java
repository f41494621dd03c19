package io.sccc.nlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Learns {@code cues/words.txt}. A program for whoever changes the posts it learns from. Arguments: the file to write, then
 * {@code told/*.txt} (lines {@code p text}: somebody has a problem, {@code a text}: somebody asks, {@code c text}: anything
 * else), {@code cue-sentences.txt} and the judged posts of the examples ({@code *.jsonl}).
 */
final class CueWordsFit {

    private static final int ROUNDS = 60;
    private static final double RATE = 0.05;
    private static final double PULL = 0.008;
    private static final double STEP = 0.1;
    private static final CueTrie TRIE = new CueTrie();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<int[]> rows = new ArrayList<>();
    private final List<Boolean> problems = new ArrayList<>();
    private double[] rarity = {};
    private double[] weights = {};
    private double base;

    public static void main(String[] files) throws IOException {
        CueWordsFit fit = new CueWordsFit();
        for (String file : Arrays.asList(files).subList(1, files.length)) {
            for (String line : Files.readAllLines(Path.of(file))) {
                fit.read(line, file);
            }
        }
        fit.learn();
        Files.writeString(Path.of(files[0]), fit.lines());
    }

    private void read(String line, String file) {
        if (file.endsWith(".jsonl")) {
            String acceptable = line.substring(line.indexOf("\"acceptable\""), line.indexOf("\"harmful\""));
            String cues = line.substring(line.indexOf("\"cues\""));
            boolean asks = cues.contains("question") || cues.contains("purchase");
            add(SharedRows.text(line), acceptable.contains("CRM") && (cues.contains("complaint") || !asks));
        } else if (line.contains(" | ") && !line.startsWith("#") && !line.contains("~complaint")) {
            String[] parts = line.split("\\|", 2);
            add(parts[1].strip(), parts[0].contains("complaint"));
        } else if (line.length() > 2 && line.charAt(1) == ' ' && line.charAt(0) != '#') {
            add(line.substring(2), line.charAt(0) == 'p');
        }
    }

    private void add(String text, boolean problem) {
        CueTokens tokens = new CueTokens(text, TRIE, new CueSigns(TRIE));
        List<Integer> row = new ArrayList<>();
        String before = "^";
        for (int i = 0; i < tokens.stems(); i++) {
            String word = CueWords.name(tokens.stem(i));
            row.add(number(word));
            row.add(number(before + '_' + word));
            before = word;
        }
        rows.add(row.stream().mapToInt(Integer::intValue).toArray());
        problems.add(problem);
    }

    private int number(String word) {
        return numbers.computeIfAbsent(word, added -> {
            names.add(added);
            return numbers.size();
        });
    }

    /** Stochastic gradient descent; a rare word moves faster, as the logarithm of its rarity. */
    private void learn() {
        int[] seen = new int[names.size()];
        rows.forEach(row -> Arrays.stream(row).distinct().forEach(word -> seen[word]++));
        rarity = Arrays.stream(seen)
                .mapToDouble(times -> 1 + Math.log((double) rows.size() / times))
                .toArray();
        weights = new double[names.size()];
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            double rate = RATE / (1 + round * 0.1);
            for (int i = 0; i < rows.size(); i++) {
                step(random.nextInt(rows.size()), rate);
            }
        }
    }

    private void step(int post, double rate) {
        int[] row = rows.get(post);
        if (row.length == 0) {
            return;
        }
        double norm = 1 / Math.sqrt(row.length);
        double odds = base;
        for (int word : row) {
            odds += weights[word] * rarity[word] * norm;
        }
        double error = (problems.get(post) ? 1 : 0) - 1 / (1 + Math.exp(-odds));
        base += rate * error;
        for (int word : row) {
            weights[word] += rate * (error * rarity[word] * norm - PULL * weights[word] / 10);
        }
    }

    private String lines() {
        Map<Long, List<String>> byWeight = new TreeMap<>();
        for (int i = 0; i < weights.length; i++) {
            long steps = Math.round(weights[i] * rarity[i] / STEP);
            if (steps != 0) {
                byWeight.computeIfAbsent(steps, key -> new ArrayList<>()).add(names.get(i));
            }
        }
        StringBuilder lines = new StringBuilder("# how much stems and pairs of stems speak for a complaint; learned\n");
        byWeight.forEach((steps, words) -> lines.append(String.format(Locale.ROOT, "%.1f: ", steps * STEP))
                .append(String.join(" ", words.stream().sorted().toList()))
                .append('\n'));
        return lines.toString();
    }
}
