package io.sccc.nlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Reads one phrase of a word list; alternatives of several words make several patterns of it. */
final class CuePhrase {

    private CuePhrase() {}

    /** The element numbers of each pattern the phrase stands for. */
    static List<int[]> parse(String phrase, ToIntFunction<String> numbers) {
        List<List<String>> variants = List.of(List.of());
        for (String word : phrase.split("\\s+")) {
            variants = extended(variants, choices(word));
        }
        return variants.stream().map(words -> numbered(words, phrase, numbers)).toList();
    }

    /** {@code a|b|c_d} is {@code a|b} or {@code c d}; a lone {@code _} is nothing. */
    private static List<List<String>> choices(String word) {
        List<String> alternatives = Arrays.asList(word.split("\\|"));
        String single = alternatives.stream().filter(one -> !one.contains("_")).collect(Collectors.joining("|"));
        List<List<String>> choices = new ArrayList<>();
        if (!single.isEmpty()) {
            choices.add(List.of(single));
        }
        for (String one : alternatives) {
            if (one.contains("_")) {
                choices.add(Arrays.stream(one.split("_"))
                        .filter(part -> !part.isEmpty())
                        .toList());
            }
        }
        return choices;
    }

    private static List<List<String>> extended(List<List<String>> variants, List<List<String>> choices) {
        List<List<String>> extended = new ArrayList<>();
        for (List<String> variant : variants) {
            for (List<String> choice : choices) {
                List<String> longer = new ArrayList<>(variant);
                longer.addAll(choice);
                extended.add(longer);
            }
        }
        return extended;
    }

    private static int[] numbered(List<String> words, String phrase, ToIntFunction<String> numbers) {
        if (words.isEmpty()
                || words.get(0).equals("*")
                || words.get(words.size() - 1).equals("*")) {
            throw new IllegalStateException("phrase (" + phrase + ") begins or ends with a gap");
        }
        return words.stream()
                .mapToInt(word -> word.equals("*") ? CuePattern.GAP : numbers.applyAsInt(word))
                .toArray();
    }
}
