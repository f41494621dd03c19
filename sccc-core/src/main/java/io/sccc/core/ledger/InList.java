package io.sccc.core.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A query for a list of keys, in three lengths, so that a database plans each once; short lists repeat a key. */
final class InList {

    private static final int SOME = 8;
    private static final int MANY = 64;
    private static final String NOBODY = "";

    private final String one;
    private final String some;
    private final String many;
    private final boolean pairs;

    private InList(String one, String some, String many, boolean pairs) {
        this.one = one;
        this.some = some;
        this.many = many;
        this.pairs = pairs;
    }

    /** Parameters: the tenant, then the keys where {@code %s} stands. */
    static InList of(String sql) {
        return new InList(sql.formatted("?"), sql.formatted(marks(SOME)), sql.formatted(marks(MANY)), false);
    }

    /** A query of one key (parameters: tenant, key) whose own limit holds for each key. */
    static InList ofEach(String sql) {
        return new InList(sql, union(sql, SOME), union(sql, MANY), true);
    }

    /** How many keys are asked for at once when this many are left. */
    static int size(int left) {
        return left == 1 ? 1 : left <= SOME ? SOME : MANY;
    }

    String sql(int size) {
        return size == 1 ? one : size == SOME ? some : many;
    }

    Object[] values(int size, String tenant, List<?> keys) {
        Object[] values = new Object[pairs ? 2 * size : size + 1];
        Arrays.fill(values, tenant);
        for (int i = 0; i < size; i++) {
            Object last = pairs ? NOBODY : keys.get(keys.size() - 1);
            values[pairs ? 2 * i + 1 : i + 1] = i < keys.size() ? keys.get(i) : last;
        }
        return values;
    }

    private static String marks(int size) {
        return String.join(", ", Collections.nCopies(size, "?"));
    }

    private static String union(String sql, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "select * from (" + sql + ") q" + i)
                .collect(Collectors.joining(" union all "));
    }
}
