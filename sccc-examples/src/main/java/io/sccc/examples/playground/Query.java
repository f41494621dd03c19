package io.sccc.examples.playground;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers after a path's question mark. */
record Query(Map<String, String> values) {

    static Query of(@Nullable String raw) {
        Map<String, String> values = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                values.put(equals < 0 ? pair : pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return new Query(values);
    }

    /** A number from 0; throws a {@link Refusal} for anything else. */
    int number(String name, int otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}")) {
            throw new Refusal(400, name + "_malformed");
        }
        return Integer.parseInt(value);
    }
}
