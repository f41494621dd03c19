package io.sccc.core.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A choice of records, or one record of a choice: the first key tells which. */
final class SealedCodec implements Codec.Fields {

    static final String TYPE_KEY = "type";

    private static final String QUOTED = JsonText.quoted(TYPE_KEY);

    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<String, RecordCodec> byName = new LinkedHashMap<>();

    /** These records; no two have one simple name. */
    SealedCodec(List<Class<?>> records) {
        for (Class<?> type : records) {
            String name = Codecs.snake(type.getSimpleName());
            names.put(type, name);
            if (byName.put(name, new RecordCodec(type)) != null) {
                throw new IllegalArgumentException("two records of one choice are named " + name);
            }
        }
    }

    /** Each record's name and how it is stored. */
    Map<String, RecordCodec> byName() {
        return byName;
    }

    @Override
    public void writeFields(Object value, JsonText out) {
        String name = Objects.requireNonNull(names.get(value.getClass()));
        out.key(QUOTED);
        out.plain(name);
        Objects.requireNonNull(byName.get(name)).writeFields(value, out);
    }

    @Override
    public Object readFields(JsonParser in) throws IOException {
        if (!TYPE_KEY.equals(in.nextFieldName())) {
            throw new JsonParseException(in, "no type");
        }
        in.nextToken();
        RecordCodec codec = byName.get(Codec.text(in));
        if (codec == null) {
            throw new JsonParseException(in, "unknown type");
        }
        return codec.readFields(in);
    }
}
