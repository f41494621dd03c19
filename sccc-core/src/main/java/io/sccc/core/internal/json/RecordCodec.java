package io.sccc.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record: its components by their names. One that is null, empty, 0 or false is left out. */
final class RecordCodec implements Codec.Fields {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType MAKER = MethodType.methodType(Object.class, Object[].class);

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Part> byKey = new LinkedHashMap<>();
    private final MethodHandle maker;

    RecordCodec(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                String key = Codecs.snake(components[i].getName());
                add(new Part(
                        i,
                        key,
                        JsonText.quoted(key),
                        lookup.unreflect(components[i].getAccessor()).asType(GETTER),
                        Codecs.of(components[i].getGenericType()),
                        Codecs.missing(types[i])));
            }
            maker = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MAKER);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be stored: it is closed to this module", e);
        }
    }

    /** Its keys in order. */
    List<String> keys() {
        return List.copyOf(byKey.keySet());
    }

    /** Is it one of its keys? */
    boolean has(@Nullable String key) {
        return byKey.containsKey(key);
    }

    /** The value of its only component alone, without braces and key. */
    Codec bare() {
        Part only = parts.get(0);
        return new Codec() {
            @Override
            public void write(Object value, JsonText out) {
                only.codec.write(Objects.requireNonNull(only.of(value)), out);
            }

            @Override
            public Object read(JsonParser in) throws IOException {
                return make(new @Nullable Object[] {only.codec.read(in)});
            }
        };
    }

    @Override
    public void writeFields(Object value, JsonText out) {
        for (Part part : parts) {
            Object component = part.of(value);
            if (component != null && !component.equals(part.missing)) {
                out.key(part.quoted);
                part.codec.write(component, out);
            }
        }
    }

    @Override
    public Object readFields(JsonParser in) throws IOException {
        in.assignCurrentValue(this);
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        parts.forEach(part -> values[part.index] = part.missing);
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            Part part = byKey.get(key);
            if (in.nextToken() != JsonToken.VALUE_NULL && part != null) {
                values[part.index] = part.codec.read(in);
            } else {
                in.skipChildren();
            }
        }
        Codec.expect(JsonToken.END_OBJECT, in);
        return make(values);
    }

    private void add(Part part) {
        if (part.key.equals(RowJson.VERSION_KEY) || part.key.equals(SealedCodec.TYPE_KEY)) {
            throw new IllegalArgumentException("component " + part.key + " has a name that rows use themselves");
        }
        parts.add(part);
        byKey.put(part.key, part);
    }

    private Object make(@Nullable Object[] values) {
        try {
            return (Object) maker.invokeExact(values);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return fault instanceof RuntimeException known ? known : new IllegalStateException(fault);
    }

    /** A component: its place among the constructor's arguments, and what it is when its key is not there. */
    private record Part(
            int index,
            String key,
            String quoted,
            MethodHandle getter,
            Codec codec,
            @Nullable Object missing) {

        @Nullable
        Object of(Object value) {
            try {
                return (@Nullable Object) getter.invokeExact(value);
            } catch (Throwable e) {
                throw unchecked(e);
            }
        }
    }
}
