package io.sccc.nlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * Apache OpenNLP's language model cut to a few candidates: for each run of one to three characters, its weight for each
 * candidate. Adding up the weights of the distinct runs of a text gives, up to a constant, the log-probabilities OpenNLP
 * itself gives these candidates.
 *
 * <p>Why not ask OpenNLP's detector: it makes a string of every run and weighs 103 languages; the same sum over a handful,
 * looked up by number, takes a few microseconds.
 */
final class LanguageGrams {

    private static final String MODEL = "langdetect-183.bin";
    private static final int LONGEST = 3;

    private final int candidates;
    /** In pairs: a key and its row, side by side so that a look-up costs one reach into memory. */
    private final long[] table;

    private final float[] weights;
    private final int mask;

    private LanguageGrams(Map<String, Context> grams, int[] columns, int candidates) {
        this.candidates = candidates;
        int capacity = Integer.highestOneBit(grams.size() * 2 - 1) * 2;
        table = new long[2 * capacity];
        mask = table.length - 1;
        weights = new float[(grams.size() + 1) * candidates];
        int row = 0;
        for (Map.Entry<String, Context> gram : grams.entrySet()) {
            if (gram.getKey().length() <= LONGEST && fill(row, gram.getValue(), columns)) {
                put(key(gram.getKey()), row++);
            }
        }
    }

    /** Reads the model from the class path for candidates named by ISO 639-3 codes. */
    static LanguageGrams load(List<String> languages) {
        try (InputStream in = LanguageGrams.class.getClassLoader().getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("language model (" + MODEL + ") is not on the class path."
                        + " Maybe the artifact opennlp-models-langdetect is left out.");
            }
            AbstractModel model = (AbstractModel) new LanguageDetectorModel(in).getMaxentModel();
            return new LanguageGrams(grams(model), columns(model, languages), languages.size());
        } catch (IOException e) {
            throw new UncheckedIOException("language model (" + MODEL + ") cannot be read", e);
        }
    }

    /** Adds the text's weights to {@code sums}, one number for each candidate. */
    void add(LanguageText text, float[] sums) {
        int capacity = Integer.highestOneBit(text.length() * LONGEST) * 4;
        long[] seen = new long[capacity];
        for (int i = 0; i < text.length(); i++) {
            long key = 0;
            for (int j = i; j < text.length() && j < i + LONGEST; j++) {
                key = (key << 16) | text.at(j);
                if (isNew(key, seen)) {
                    addRow(row(key), sums);
                }
            }
        }
    }

    private static boolean isNew(long key, long[] seen) {
        int slot = spread(key) & (seen.length - 1);
        while (seen[slot] != 0) {
            if (seen[slot] == key) {
                return false;
            }
            slot = (slot + 1) & (seen.length - 1);
        }
        seen[slot] = key;
        return true;
    }

    private void addRow(int row, float[] sums) {
        if (row >= 0) {
            for (int i = 0; i < candidates; i++) {
                sums[i] += weights[row * candidates + i];
            }
        }
    }

    private int row(long key) {
        int slot = slot(key);
        return table[slot] == 0 ? -1 : (int) table[slot + 1];
    }

    private void put(long key, int row) {
        int slot = slot(key);
        table[slot] = key;
        table[slot + 1] = row;
    }

    private int slot(long key) {
        int slot = spread(key) << 1 & mask;
        while (table[slot] != 0 && table[slot] != key) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    private boolean fill(int row, Context gram, int[] columns) {
        boolean any = false;
        for (int i = 0; i < gram.getOutcomes().length; i++) {
            int column = columns[gram.getOutcomes()[i]];
            if (column >= 0) {
                weights[row * candidates + column] = (float) gram.getParameters()[i];
                any = true;
            }
        }
        return any;
    }

    private static int spread(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) ^ (int) (mixed >>> 16);
    }

    private static long key(String gram) {
        long key = 0;
        for (int i = 0; i < gram.length(); i++) {
            key = (key << 16) | gram.charAt(i);
        }
        return key;
    }

    private static int[] columns(AbstractModel model, List<String> languages) {
        int[] columns = new int[model.getNumOutcomes()];
        Arrays.fill(columns, -1);
        for (int i = 0; i < languages.size(); i++) {
            columns[model.getIndex(languages.get(i))] = i;
        }
        return columns;
    }

    @SuppressWarnings("unchecked") // the second of the model's structures, as its writer reads it
    private static Map<String, Context> grams(AbstractModel model) {
        return (Map<String, Context>) model.getDataStructures()[1];
    }
}
