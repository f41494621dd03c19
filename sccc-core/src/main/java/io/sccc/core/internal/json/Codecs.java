package io.sccc.core.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sccc.core.model.Facts;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which type is stored how. */
final class Codecs {

    private static final Codec TEXT = plain(String.class, (text, out) -> out.string(text), Codec::text);
    private static final Codec LONG = plain(Long.class, (value, out) -> out.number(value), Codecs::whole);
    private static final Codec INT =
            plain(Integer.class, (value, out) -> out.number(value), in -> Math.toIntExact(whole(in)));
    private static final Codec DOUBLE =
            plain(Double.class, (value, out) -> out.number((double) value), JsonParser::getDoubleValue);
    private static final Codec BOOL =
            plain(Boolean.class, (value, out) -> out.bool(value), JsonParser::getBooleanValue);

    private static final Map<Class<?>, Codec> SIMPLE = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(boolean.class, BOOL),
            Map.entry(Boolean.class, BOOL),
            Map.entry(
                    Instant.class,
                    plain(Instant.class, (at, out) -> out.plain(at.toString()), in -> Instant.parse(Codec.text(in)))),
            Map.entry(
                    Duration.class,
                    plain(
                            Duration.class,
                            (time, out) -> out.plain(time.toString()),
                            in -> Duration.parse(Codec.text(in)))),
            Map.entry(Facts.class, new FactsCodec(set(TEXT))));

    private static final Map<Class<?>, Object> EMPTY =
            Map.of(List.class, List.of(), Set.class, Set.of(), Map.class, Map.of());

    private static final ClassValue<Codec> CLASSES = new ClassValue<>() {
        @Override
        protected Codec computeValue(Class<?> type) {
            return make(type);
        }
    };

    private Codecs() {}

    /** How values of a type are stored. */
    static Codec of(Type type) {
        if (type instanceof Class<?> plain) {
            return CLASSES.get(plain);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return list(of(of[0]));
            }
            if (generic.getRawType() == Set.class
                    && of[0] instanceof Class<?> e
                    && Comparable.class.isAssignableFrom(e)) {
                return set(of(e));
            }
            if (generic.getRawType() == Map.class && of[0] == String.class) {
                return map(of(of[1]));
            }
        }
        throw new IllegalArgumentException(type.getTypeName() + " has no form in a row");
    }

    /** What a component of this type is when its key is not there; null for most. */
    static @Nullable Object missing(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : EMPTY.get(type);
    }

    /** {@code nativeId} as {@code native_id}, {@code OpenCase} as {@code open_case}. */
    static String snake(String name) {
        return name.replaceAll("(?<!^)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Codec make(Class<?> type) {
        Codec simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        if (type.isEnum()) {
            return constants(type);
        }
        if (type.isSealed() || Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)) {
            return new SealedCodec(records(type).toList());
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " has no form in a row");
        }
        RecordCodec record = new RecordCodec(type);
        return record.keys().equals(List.of("value")) ? record.bare() : record;
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Codecs::records)
                : Stream.of(type);
    }

    private static long whole(JsonParser in) throws IOException {
        Codec.expect(JsonToken.VALUE_NUMBER_INT, in);
        return in.getLongValue();
    }

    private static Codec constants(Class<?> type) {
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return plain(Enum.class, (constant, out) -> out.plain(constant.name()), in -> {
            Object constant = byName.get(Codec.text(in));
            if (constant == null) {
                throw new JsonParseException(in, "unknown constant");
            }
            return constant;
        });
    }

    private static Codec list(Codec element) {
        return plain(List.class, (list, out) -> array(list, element, out), in -> List.copyOf(elements(element, in)));
    }

    private static Codec set(Codec element) {
        return plain(
                Set.class,
                (set, out) -> array(new TreeSet<Object>((Set<?>) set), element, out),
                in -> Set.copyOf(elements(element, in)));
    }

    private static void array(Collection<?> values, Codec element, JsonText out) {
        out.open('[');
        for (Object value : values) {
            out.element();
            element.write(value, out);
        }
        out.close(']');
    }

    private static List<Object> elements(Codec element, JsonParser in) throws IOException {
        Codec.expect(JsonToken.START_ARRAY, in);
        List<Object> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            values.add(element.read(in));
        }
        return values;
    }

    private static Codec map(Codec element) {
        return plain(Map.class, (map, out) -> object(map, element, out), in -> entries(element, in));
    }

    private static void object(Map<?, ?> map, Codec element, JsonText out) {
        out.open('{');
        new TreeMap<Object, Object>(map).forEach((key, value) -> {
            out.name((String) key);
            element.write(value, out);
        });
        out.close('}');
    }

    private static Map<String, Object> entries(Codec element, JsonParser in) throws IOException {
        Codec.expect(JsonToken.START_OBJECT, in);
        Map<String, Object> map = new HashMap<>();
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            in.nextToken();
            map.put(JsonText.nameOf(key), element.read(in));
        }
        Codec.expect(JsonToken.END_OBJECT, in);
        return Map.copyOf(map);
    }

    private static <T> Codec plain(Class<T> type, BiConsumer<T, JsonText> writer, Reader reader) {
        return new Codec() {
            @Override
            public void write(Object value, JsonText out) {
                writer.accept(type.cast(value), out);
            }

            @Override
            public Object read(JsonParser in) throws IOException {
                return reader.read(in);
            }
        };
    }

    private interface Reader {
        Object read(JsonParser in) throws IOException;
    }
}
