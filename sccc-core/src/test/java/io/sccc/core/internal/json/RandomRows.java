package io.sccc.core.internal.json;

import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any value of any type that a row may hold, the odd ones often. */
final class RandomRows {

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "0",
            " ",
            "á",
            "ñ",
            "ã",
            "\u0000",
            "\u0001",
            "\u001f",
            "\u007f",
            "\n",
            "\r",
            "\t",
            "\"",
            "\\",
            "/",
            "\\u0000",
            "\ud83d",
            "\ude00",
            "\ude00\ud83d",
            "😀",
            "👨‍👩‍👧",
            "𝒳",
            "漢",
            "\u2028",
            "\ufeff",
            "\uffff",
            "null",
            "{",
            "]");
    private static final List<Fact<String>> TEXTS = List.of(Fact.TEXT, Fact.TIMER, Fact.text("own.text", "Ours."));
    private static final List<Fact<Double>> NUMBERS = List.of(Fact.SENTIMENT, Fact.number("own.number", "Ours."));
    private static final List<Fact<Boolean>> FLAGS = List.of(Fact.URGENT, Fact.flag("own.flag", "Ours."));
    private static final List<Fact<Set<String>>> WORDS = List.of(Fact.TOPICS, Fact.words("own.words", "Ours."));

    private final Random random;

    RandomRows(long seed) {
        this.random = new Random(seed);
    }

    /** Any value of this type. */
    <T> T any(Class<T> type) {
        return type.cast(value(type));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(50) == 0 ? 5000 : 12); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return pick(plain.getEnumConstants());
        }
        if (plain.isSealed()) {
            return value(pick(plain.getPermittedSubclasses()));
        }
        return plain.isRecord() ? record(plain) : simple(plain);
    }

    private Object simple(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> text();
            case "long", "Long" -> pick(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong());
            case "int" -> pick(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt());
            case "double", "Double" -> pick(0.0, -0.0, 1.0, 0.1, Double.MIN_VALUE, random.nextDouble());
            case "boolean", "Boolean" -> random.nextBoolean();
            case "Instant" -> instant();
            case "Duration" ->
                pick(
                        Duration.ZERO,
                        Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                        Duration.ofSeconds(Long.MIN_VALUE),
                        Duration.ofNanos(-1),
                        Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000)));
            case "Facts" -> facts();
            default -> throw new AssertionError("no random " + type);
        };
    }

    private Instant instant() {
        return pick(
                Instant.EPOCH,
                Instant.MIN,
                Instant.MAX,
                Instant.parse("2026-02-28T23:59:59.000001Z"),
                Instant.parse("-0001-01-01T00:00:00Z"),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
    }

    private Facts facts() {
        Facts facts = Facts.empty();
        TEXTS.forEach(fact -> facts.put(fact, maybe(text())));
        NUMBERS.forEach(fact -> facts.put(
                fact,
                maybe(pick(
                        0.0,
                        -0.0,
                        1e300,
                        3.0,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        random.nextGaussian()))));
        FLAGS.forEach(fact -> facts.put(fact, maybe(random.nextBoolean())));
        WORDS.forEach(fact -> facts.put(fact, maybe(new HashSet<>(Arrays.asList(text(), text())))));
        return facts;
    }

    private Object collection(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        int size = random.nextInt(4);
        if (type.getRawType() == Map.class) {
            Map<String, Object> map = new HashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(text(), value(of[1]));
            }
            return map;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(value(of[0]));
        }
        return type.getRawType() == Set.class ? new HashSet<>(values) : values;
    }

    /** Tries until the record accepts its components. */
    private Object record(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        for (int i = 0; i < 1000; i++) {
            try {
                Object[] values = Arrays.stream(parts).map(this::component).toArray();
                var maker = type.getDeclaredConstructor(types);
                maker.setAccessible(true);
                return maker.newInstance(values);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof IllegalArgumentException)) {
                    throw new AssertionError(type.toString(), e);
                }
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(type.toString(), e);
            }
        }
        throw new AssertionError(type + " accepts nothing");
    }

    private @Nullable Object component(RecordComponent part) {
        AnnotatedType type = part.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class) ? maybe(value(type.getType())) : value(type.getType());
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    @SafeVarargs
    private <T> T pick(T... of) {
        return of[random.nextInt(of.length)];
    }
}
