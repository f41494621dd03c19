package io.sccc.metrics.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of each scope, for so many scopes and no more. Not thread-safe. */
final class Scopes<T> {

    static final int MOST = 5000;

    private final Map<String, T> known = new HashMap<>();
    private final Supplier<T> fresh;

    Scopes(Supplier<T> fresh) {
        this.fresh = fresh;
    }

    /** What is known of a scope; null when there are too many. */
    @Nullable
    T of(String scope) {
        T found = known.get(scope);
        if (found == null && known.size() < MOST) {
            found = fresh.get();
            known.put(scope, found);
        }
        return found;
    }
}
