package io.sccc.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of dimensions by dense number: 0 is all, then one {@code other} for each dimension, then as they come. Numbers
 * stay; any thread may ask.
 */
final class Dictionary {

    private final int cap;
    private final int dimensions;
    private final List<Map<String, Integer>> ids = new ArrayList<>();
    private final int[] kept;
    private volatile Known known;

    /** Grows by copying, so that readers need no lock. */
    private static final class Known {

        private final String[] names;
        private final int[] dimension;
        private final int size;

        Known(String[] names, int[] dimension, int size) {
            this.names = names;
            this.dimension = dimension;
            this.size = size;
        }
    }

    Dictionary(int dimensions, int cap) {
        this.cap = cap;
        this.dimensions = dimensions;
        kept = new int[dimensions];
        String[] names = new String[dimensions + 1];
        int[] dimension = new int[dimensions + 1];
        names[0] = "";
        dimension[0] = -1;
        for (int i = 0; i < dimensions; i++) {
            ids.add(new ConcurrentHashMap<>());
            names[i + 1] = MetricStore.OTHER;
            dimension[i + 1] = i;
            ids.get(i).put(MetricStore.OTHER, i + 1);
        }
        known = new Known(names, dimension, dimensions + 1);
    }

    /** Of a value; of {@code other} when no more values are kept. */
    int id(int dimension, String value) {
        Integer id = ids.get(dimension).get(value);
        return id == null ? intern(dimension, value, cap) : id;
    }

    /** Of a value that another store kept. */
    int idOfKept(int dimension, String value) {
        Integer id = ids.get(dimension).get(value);
        return id == null ? intern(dimension, value, Integer.MAX_VALUE) : id;
    }

    /** Of a value if it is kept; else -1. */
    int find(int dimension, String value) {
        Integer id = ids.get(dimension).get(value);
        return id == null ? -1 : id;
    }

    private synchronized int intern(int dimension, String value, int most) {
        Map<String, Integer> map = ids.get(dimension);
        Integer there = map.get(value);
        if (there != null) {
            return there;
        }
        if (kept[dimension] >= most) {
            return other(dimension);
        }
        Known now = known;
        String[] names = now.names;
        int[] of = now.dimension;
        int id = now.size;
        if (id == names.length) {
            names = Arrays.copyOf(names, id * 2);
            of = Arrays.copyOf(of, id * 2);
        }
        names[id] = value;
        of[id] = dimension;
        known = new Known(names, of, id + 1);
        kept[dimension]++;
        map.put(value, id);
        return id;
    }

    int other(int dimension) {
        return dimension + 1;
    }

    boolean isOther(int id) {
        return id > 0 && id <= dimensions;
    }

    String name(int id) {
        return known.names[id];
    }

    int dimension(int id) {
        return known.dimension[id];
    }

    int size() {
        return known.size;
    }
}
