package io.sccc.rules.internal;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One condition.
 *
 * @param id equal for equal conditions and for no others: Drools evaluates conditions of equal id only once
 * @param test whether it holds
 * @param key by which values it holds; null when it is no matter of single values
 */
public record Test<T>(
        String id, Predicate<T> test, @Nullable Key key) {

    /** A condition that can only be asked. */
    public Test(String id, Predicate<T> test) {
        this(id, test, null);
    }
}
