package io.sccc.metrics;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One thing for each dense number that has one. Not thread-safe. */
final class Slots<T> {

    /** Of key 0, which is asked for most. */
    private @Nullable T zero;

    private int[] keys = new int[0];
    private @Nullable Object[] things = new Object[0];
    private int size;

    /** Takes a thing. */
    @FunctionalInterface
    interface Each<T> {
        void take(int key, T thing);
    }

    @SuppressWarnings("unchecked")
    @Nullable
    T get(int key) {
        if (key == 0) {
            return zero;
        }
        if (keys.length == 0) {
            return null;
        }
        int mask = keys.length - 1;
        int at = key & mask;
        while (keys[at] != 0) {
            if (keys[at] == key + 1) {
                return (T) things[at];
            }
            at = (at + 1) & mask;
        }
        return null;
    }

    T get(int key, IntFunction<T> maker) {
        T there = get(key);
        if (there != null) {
            return there;
        }
        T made = maker.apply(key);
        set(key, made);
        return made;
    }

    private void set(int key, T thing) {
        if (key == 0) {
            zero = thing;
        } else {
            put(key, thing);
        }
    }

    private void put(int key, Object thing) {
        if ((size + 1) * 2 > keys.length) {
            int[] oldKeys = keys;
            @Nullable Object[] old = things;
            keys = new int[Math.max(2, oldKeys.length * 2)];
            things = new Object[keys.length];
            size = 0;
            for (int i = 0; i < oldKeys.length; i++) {
                Object each = old[i];
                if (each != null) {
                    put(oldKeys[i] - 1, each);
                }
            }
        }
        int mask = keys.length - 1;
        int at = key & mask;
        while (keys[at] != 0) {
            at = (at + 1) & mask;
        }
        keys[at] = key + 1;
        things[at] = thing;
        size++;
    }

    /** All, lowest key first. */
    void forEach(Each<T> each) {
        if (zero != null) {
            each.take(0, zero);
        }
        if (size == 0) {
            return;
        }
        int[] sorted = keys.clone();
        Arrays.sort(sorted);
        for (int key : sorted) {
            T thing = key == 0 ? null : get(key - 1);
            if (thing != null) {
                each.take(key - 1, thing);
            }
        }
    }

    /** Forgets all but the one of key 0 when there are more than so many others. */
    void shrink(int most) {
        if (size > most) {
            keys = new int[0];
            things = new Object[0];
            size = 0;
        }
    }
}
