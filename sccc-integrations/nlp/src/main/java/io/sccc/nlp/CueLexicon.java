package io.sccc.nlp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All patterns of all cues and topics, indexed by their first element.
 *
 * <p>A list is plain text. A line {@code 0.5: phrase; phrase} gives each phrase this weight (1 if none is given), {@code !:
 * phrase} makes guards. In a phrase, words stand folded; {@code a|b} is either, {@code a|b_c} the word or the two words, {@code word*} a beginning,
 * {@code *} alone a gap of up to three words. See {@link CueTokens} for the signs.
 */
final class CueLexicon {

    /** The languages lists exist for; the bit of a language is its place here. */
    static final List<String> LANGUAGES = List.of("es", "pt", "en");

    private static final int ALL = (1 << LANGUAGES.size()) - 1;

    private final CueTrie trie = new CueTrie();
    private final Map<String, Integer> elements = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<CuePattern> patterns = new ArrayList<>();
    private final CueSigns signs;

    /** Reads the lists of these cues, then the topics. */
    CueLexicon(List<String> cues) {
        for (String cue : cues) {
            int number = number(cue, 0);
            for (int i = 0; i < LANGUAGES.size(); i++) {
                readCue("cues/" + LANGUAGES.get(i) + "/" + cue + ".txt", number, 1 << i);
            }
            readCue("cues/all/" + cue + ".txt", number, ALL);
        }
        readTopics();
        trie.close(byFirst());
        signs = new CueSigns(trie);
    }

    /** Names of cues and topics; a pattern's cue is a place here. */
    List<String> names() {
        return names;
    }

    /** How many elements there are; each is a number below. */
    int elements() {
        return elements.size();
    }

    CueTokens tokens(String raw) {
        return new CueTokens(raw, trie, signs);
    }

    CueToken sentenceStart() {
        return signs.start;
    }

    private void readCue(String list, int cue, int languages) {
        for (String line : Resources.lines(list)) {
            int colon = line.indexOf(": ");
            String weight = colon < 0 ? "1" : line.substring(0, colon);
            boolean guard = weight.equals("!");
            addAll(line.substring(colon < 0 ? 0 : colon + 2), cue, guard ? 0 : weight(weight, list), guard, languages);
        }
    }

    private void readTopics() {
        int first = names.size();
        for (String line : Resources.lines("cues/topics.txt")) {
            int colon = line.indexOf(": ");
            addAll(line.substring(colon + 2), number(line.substring(0, colon), first), 1, false, ALL);
        }
    }

    private static float weight(String text, String list) {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("weight (" + text + ") in word list (" + list + ") is not a number", e);
        }
    }

    /** The place of a name from {@code first} on: a topic may have the name of a cue. */
    private int number(String name, int first) {
        int known = names.subList(first, names.size()).indexOf(name);
        if (known >= 0) {
            return first + known;
        }
        names.add(name);
        return names.size() - 1;
    }

    private void addAll(String phrases, int cue, float weight, boolean guard, int languages) {
        for (String phrase : phrases.split(";")) {
            if (!phrase.isBlank()) {
                for (int[] found : CuePhrase.parse(phrase.strip(), this::element)) {
                    patterns.add(new CuePattern(found, cue, weight, guard, languages));
                }
            }
        }
    }

    private int element(String text) {
        Integer known = elements.get(text);
        if (known != null) {
            return known;
        }
        int element = elements.size();
        elements.put(text, element);
        for (String word : text.split("\\|")) {
            trie.add(word, element);
        }
        return element;
    }

    private CuePattern[][] byFirst() {
        List<List<CuePattern>> lists = new ArrayList<>();
        elements.forEach((text, element) -> lists.add(new ArrayList<>()));
        patterns.forEach(pattern -> lists.get(pattern.first()).add(pattern));
        return lists.stream().map(list -> list.toArray(CuePattern[]::new)).toArray(CuePattern[][]::new);
    }
}
