package io.sccc.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What rows already stored are made of is what {@code row-format.txt} says: a change of it is seen in review. */
class RowFormatTest {

    private static final Path FILE = Path.of("src/test/resources/io/sccc/core/internal/json/row-format.txt");

    @Test
    void names_ofEverythingStored_areTheCommittedOnes() throws IOException {
        Map<String, String> types = new TreeMap<>();
        RowJsonTest.stored().forEach(type -> describe(type, types));
        describe(io.sccc.core.spi.Verdict.class, types);
        List<String> now = types.entrySet().stream()
                .map(type -> type.getKey() + ": " + type.getValue())
                .toList();
        if (Boolean.getBoolean("sccc.rows.update")) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, now);
        }
        assertThat(now)
                .as(
                        "rows already stored have the old names; a name may only be added. Meant so? -Dsccc.rows.update=true")
                .isEqualTo(Files.readAllLines(FILE));
    }

    private static void describe(Type type, Map<String, String> types) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(of -> describe(of, types));
            return;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isPrimitive()) {
            return;
        }
        String name =
                plain.getName().substring(plain.getPackageName().length() + 1).replace('$', '.');
        if (plain.isEnum()) {
            types.put(
                    name,
                    Arrays.stream(plain.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(" | ")));
        } else if (plain.isSealed()) {
            types.put(
                    name,
                    String.join(" | ", ((SealedCodec) Codecs.of(plain)).byName().keySet()));
            Arrays.stream(plain.getPermittedSubclasses()).forEach(of -> describe(of, types));
        } else if (plain.isRecord() && types.put(name, keys(plain)) == null) {
            Arrays.stream(plain.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(of -> describe(of, types));
        }
    }

    /** The keys as they are written, each with its type. */
    private static String keys(Class<?> type) {
        List<String> keys = new RecordCodec(type).keys();
        RecordComponent[] components = type.getRecordComponents();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < components.length; i++) {
            String of = components[i]
                    .getGenericType()
                    .getTypeName()
                    .replaceAll("[a-z0-9_]+\\.", "")
                    .replace('$', '.');
            line.append(i == 0 ? "" : ", ").append(keys.get(i)).append(' ').append(of);
        }
        return line.toString();
    }
}
