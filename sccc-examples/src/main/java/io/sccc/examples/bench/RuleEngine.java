package io.sccc.examples.bench;

import io.sccc.core.model.Facts;
import java.util.List;

/** Something that finds the rules that match. Of one thread. */
interface RuleEngine extends AutoCloseable {

    /**
     * What is known of one post.
     *
     * @param facts as the router gets it
     * @param event the same in fields, as the controls get it
     */
    record Post(Facts facts, Event event) {}

    /** What the controls look at. */
    record Event(
            String channel,
            String language,
            String tier,
            List<String> topics,
            List<String> hashtags,
            double sentiment,
            double followers,
            double conversations) {}

    /** Adds the numbers of all rules that match. */
    void match(Post post, Hits hits);

    @Override
    default void close() {}

    /** Numbers of rules, used again and again. */
    final class Hits {

        private final int[] numbers = new int[20_000];
        private int count;

        void add(int number) {
            numbers[count++] = number;
        }

        int count() {
            return count;
        }

        void clear() {
            count = 0;
        }

        /** In order. */
        List<Integer> sorted() {
            return java.util.Arrays.stream(numbers, 0, count).sorted().boxed().toList();
        }
    }
}
