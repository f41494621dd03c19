package io.sccc.metrics.trend;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a term's posts of late are: a sample by which two terms are compared (the smallest hashes, a bottom-k sketch), the
 * latest conversations, and the languages.
 */
final class Gist {

    private static final int SAMPLE = 64;
    private static final int ENOUGH = 3;
    private static final int SHOWN = 5;
    private static final int LANGUAGES = 12;

    private final TreeMap<Long, Integer> posts = new TreeMap<>();
    private final Map<String, Long> conversations = new HashMap<>();
    private final TreeMap<String, Integer> languages = new TreeMap<>();

    void add(Heard heard, int pane) {
        posts.put(heard.post(), pane);
        if (posts.size() > SAMPLE) {
            posts.pollLastEntry();
        }
        Mention mention = heard.mention();
        conversations.merge(mention.conversation(), mention.at().toEpochMilli(), Math::max);
        if (conversations.size() > 2 * SHOWN) {
            conversations.keySet().retainAll(conversations());
        }
        String language = mention.language();
        if (language != null && (languages.size() < LANGUAGES || languages.containsKey(language))) {
            languages.merge(language, 1, Integer::sum);
        }
    }

    /** Forgets the posts before a pane. */
    void forget(int oldest) {
        posts.values().removeIf(pane -> pane < oldest);
    }

    /** The share of this term's posts that are the other's too, 0..1, as far as both samples reach; 0 of too few. */
    double within(Gist other) {
        long reach = other.posts.size() < SAMPLE ? Long.MAX_VALUE : other.posts.lastKey();
        int common = 0;
        int seen = 0;
        for (Long post : posts.headMap(reach, true).keySet()) {
            seen++;
            common += other.posts.containsKey(post) ? 1 : 0;
        }
        return seen < ENOUGH ? 0 : (double) common / seen;
    }

    /** The latest first. */
    List<String> conversations() {
        List<Map.Entry<String, Long>> latest = new ArrayList<>(conversations.entrySet());
        latest.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return latest.stream().limit(SHOWN).map(Map.Entry::getKey).toList();
    }

    /** The most frequent first. */
    List<String> languages() {
        Map<String, Integer> ordered = new LinkedHashMap<>(languages);
        List<String> names = new ArrayList<>(ordered.keySet());
        names.sort(Comparator.comparing(ordered::get, Collections.reverseOrder()));
        return names;
    }

    void writeTo(DataOutput out) throws IOException {
        Packed.write(out, posts.size());
        for (Map.Entry<Long, Integer> post : posts.entrySet()) {
            out.writeLong(post.getKey());
            Packed.writeSigned(out, post.getValue());
        }
        Packed.write(out, conversations.size());
        for (Map.Entry<String, Long> conversation : new TreeMap<>(conversations).entrySet()) {
            Coding.text(out, conversation.getKey());
            Packed.writeSigned(out, conversation.getValue());
        }
        Packed.write(out, languages.size());
        for (Map.Entry<String, Integer> language : languages.entrySet()) {
            Coding.text(out, language.getKey());
            Packed.write(out, language.getValue());
        }
    }

    /** Into one that is new. */
    void readFrom(DataInput in) throws IOException {
        for (int i = Packed.readInt(in); i > 0; i--) {
            posts.put(in.readLong(), Coding.number(in));
        }
        for (int i = Packed.readInt(in); i > 0; i--) {
            conversations.put(Coding.text(in), Packed.readSigned(in));
        }
        for (int i = Packed.readInt(in); i > 0; i--) {
            languages.put(Coding.text(in), Packed.readInt(in));
        }
    }
}
