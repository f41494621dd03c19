package io.sccc.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemmer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemmer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.PorterStemmer;

/**
 * How the words of a language are cut. {@link #ANY} is for every other and every unknown language: folded words without the
 * stop words of all three, not stemmed. All work is done on words without accents, so stop words are kept without accents
 * too.
 */
enum Tongue {
    ES("es", Stop.fold(SpanishAnalyzer.getDefaultStopSet())) {
        @Override
        String stem(String word) {
            char[] letters = word.toCharArray();
            return new String(letters, 0, new SpanishLightStemmer().stem(letters, letters.length));
        }
    },
    PT("pt", Stop.fold(PortugueseAnalyzer.getDefaultStopSet())) {
        @Override
        String stem(String word) {
            char[] letters = withoutNasalPlural(word).toCharArray();
            return new String(letters, 0, new PortugueseLightStemmer().stem(letters, letters.length));
        }
    },
    EN("en", Stop.english()) {
        @Override
        String stem(String word) {
            PorterStemmer stemmer = new PorterStemmer();
            stemmer.setCurrent(word);
            stemmer.stem();
            return stemmer.getCurrent();
        }
    },
    ANY("any", Stop.union(List.of(ES.stopWords, PT.stopWords, EN.stopWords))) {
        @Override
        String stem(String word) {
            return word;
        }
    };

    static final List<Tongue> ALL = List.of(values());

    private final String code;
    // made by Set.copyOf, never changed
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> stopWords;

    Tongue(String code, Set<String> stopWords) {
        this.code = code;
        this.stopWords = stopWords;
    }

    /** The tongue of a language code; of null and of what is none of the three, {@link #ANY}. */
    static Tongue of(@Nullable String lang) {
        for (Tongue tongue : ALL) {
            if (tongue != ANY && tongue.code.equals(lang)) {
                return tongue;
            }
        }
        return ANY;
    }

    /** The primary part of a language tag in lower case ({@code pt-BR} is {@code pt}); null when it names no language. */
    static @Nullable String primary(@Nullable String lang) {
        if (lang == null) {
            return null;
        }
        String primary = lang.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return Set.of("", "und", "other", "zxx", "mul").contains(primary) ? null : primary;
    }

    String code() {
        return code;
    }

    boolean stops(String word) {
        return stopWords.contains(word);
    }

    /** The stem of a lower-case word without accents. */
    abstract String stem(String word);

    // the stemmer knows this plural only by its tilde (ações, pães), which is folded away or was never written
    private static String withoutNasalPlural(String word) {
        return word.length() > 4 && (word.endsWith("oes") || word.endsWith("aes"))
                ? word.substring(0, word.length() - 3) + "ao"
                : word;
    }

    /** Reads the library's lists. */
    private static final class Stop {

        private Stop() {}

        static Set<String> fold(CharArraySet words) {
            Set<String> folded = new HashSet<>();
            for (Object word : words) {
                folded.addAll(
                        Arrays.asList(Words.plain(new String((char[]) word)).split(" ")));
            }
            return Set.copyOf(folded);
        }

        static Set<String> english() {
            try (var in = SnowballFilter.class.getResourceAsStream("english_stop.txt")) {
                Set<String> words = new HashSet<>(fold(WordlistLoader.getSnowballWordSet(in, StandardCharsets.UTF_8)));
                words.addAll(List.of("can", "will", "just"));
                return Set.copyOf(words);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Set<String> union(List<Set<String>> sets) {
            Set<String> all = new HashSet<>();
            sets.forEach(all::addAll);
            return Set.copyOf(all);
        }
    }
}
