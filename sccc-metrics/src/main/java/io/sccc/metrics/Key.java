package io.sccc.metrics;

import io.sccc.metrics.sketch.UniqueSketch;

/**
 * A tag or id with its hash, for tops by way of a {@link Writer}: make it once, use it for every sample.
 *
 * @param name tag or id
 * @param item {@link UniqueSketch#item} of the name
 */
public record Key(String name, long item) {

    /** Of a name. */
    public static Key of(String name) {
        String kept = Sample.kept(name);
        return new Key(kept, UniqueSketch.item(kept));
    }

    /** No name. */
    @Override
    public String toString() {
        return "Key[%016x]".formatted(item);
    }
}
