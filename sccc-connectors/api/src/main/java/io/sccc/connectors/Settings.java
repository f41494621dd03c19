package io.sccc.connectors;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A configuration that was found valid; made by {@link ConfigSpec#settings}. Immutable; shows no value of a secret. */
public final class Settings {

    private final ConfigSpec spec;
    private final Map<String, String> values;

    Settings(ConfigSpec spec, Map<String, String> values) {
        this.spec = spec;
        this.values = Map.copyOf(values);
    }

    /** Was it told, or has it a preset? */
    public boolean has(String name) {
        known(name);
        return values.containsKey(name);
    }

    /**
     * The text of an option that is required or has a preset.
     *
     * @throws IllegalArgumentException when there is no such option, it has no value, or it is a secret
     */
    public String text(String name) {
        if (known(name).type() == Option.Type.SECRET) {
            throw new IllegalArgumentException(name + " is a secret: read it with secret(...)");
        }
        return value(name);
    }

    /** The text of an option; {@code otherwise} when it has no value. */
    public @Nullable String text(String name, @Nullable String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** A secret; throws as {@link #text(String)} does. */
    public Secret secret(String name) {
        known(name);
        return Secret.of(value(name));
    }

    /** A whole number. */
    public long integer(String name) {
        return Long.parseLong(text(name));
    }

    /** Yes or no; no when it has no value. */
    public boolean flag(String name) {
        return has(name) && Boolean.parseBoolean(text(name));
    }

    /** A duration. */
    public Duration duration(String name) {
        return Option.duration(text(name));
    }

    /** An address. */
    public URI url(String name) {
        return URI.create(text(name));
    }

    /** Texts; none when it has no value. */
    public List<String> list(String name) {
        return has(name)
                ? Arrays.stream(text(name).split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList()
                : List.of();
    }

    private Option known(String name) {
        Option option = spec.option(name);
        if (option == null) {
            throw new IllegalArgumentException(name + " is not an option of this connector");
        }
        return option;
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " has no value: ask has(...) first, or give it a preset");
        }
        return value;
    }

    /** Names and values; three stars for secrets. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + shown(known(entry.getKey()).type(), entry.getValue()))
                .collect(Collectors.joining(", ", "Settings[", "]"));
    }

    private static String shown(Option.Type type, String value) {
        return switch (type) {
            case SECRET -> "***";
            case URL -> value.replaceFirst("\\?.*", "?***"); // an address may hold a token
            default -> value;
        };
    }
}
