package io.sccc.metrics.center;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** By what a number is told apart: dimensions with their values, of which one may have several. Immutable. */
final class Tags {

    static final Tags NONE = new Tags(List.of());

    private record Tag(String dimension, String value) {}

    private final List<Tag> tags;

    private Tags(List<Tag> tags) {
        this.tags = tags;
    }

    /** These and one more, unless there is nothing to tell. */
    Tags plus(String dimension, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        List<Tag> more = new ArrayList<>(tags.size() + 1);
        more.addAll(tags);
        more.add(new Tag(dimension, value));
        return new Tags(more);
    }

    /** These and several values of one dimension, each once. */
    Tags plus(String dimension, Collection<String> values) {
        Tags more = this;
        for (String value : new TreeSet<>(values)) {
            more = more.plus(dimension, value);
        }
        return more;
    }

    /** These and, of those dimensions that they lack, what the map tells. */
    Tags plusMissing(Map<String, String> told) {
        Tags more = this;
        for (Map.Entry<String, String> one : new TreeMap<>(told).entrySet()) {
            more = more.first(one.getKey()) == null ? more.plus(one.getKey(), one.getValue()) : more;
        }
        return more;
    }

    /** The first value of a dimension; null when it has none. */
    @Nullable
    String first(String dimension) {
        for (Tag tag : tags) {
            if (tag.dimension.equals(dimension)) {
                return tag.value;
            }
        }
        return null;
    }

    /** Every value of a dimension. */
    List<String> all(String dimension) {
        return tags.stream()
                .filter(tag -> tag.dimension.equals(dimension))
                .map(Tag::value)
                .toList();
    }

    void forEach(BiConsumer<String, String> reader) {
        tags.forEach(tag -> reader.accept(tag.dimension, tag.value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tags that && tags.equals(that.tags);
    }

    @Override
    public int hashCode() {
        return tags.hashCode();
    }

    @Override
    public String toString() {
        return "Tags[" + tags.size() + "]";
    }
}
