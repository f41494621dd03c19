package io.sccc.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.sccc.core.error.PermanentException;
import java.io.IOException;
import java.util.Objects;

/**
 * Rows of a durable ledger as JSON text: records, sealed choices of records, enums, and {@link
 * io.sccc.core.model.Facts}. Used by the ledger on any thread.
 *
 * <p>Keys are the components' names in snake case; components that are null, an empty collection, 0 or false are left
 * out; a record whose only component is {@code value} is that value alone; a record of a sealed choice has its name as
 * {@code type}; sets and maps are sorted, so that equal values give equal text. The row's own object begins with its
 * format version: {@code "v":1}. A key nobody knows is skipped when read.
 */
public final class RowJson {

    static final String VERSION_KEY = "v";

    private static final int VERSION = 1;
    private static final String VALUE_KEY = "value";
    private static final String QUOTED_VERSION = JsonText.quoted(VERSION_KEY);

    /** What we wrote must be readable: no limit below what a row can hold. Names are people's: none is kept. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(1 << 24)
                    .maxNameLength(1 << 24)
                    .maxNumberLength(64)
                    .maxNestingDepth(64)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private RowJson() {}

    /** A text as it stands in a row: quoted, what must be escaped escaped. */
    public static String quoted(String text) {
        JsonText quoted = new JsonText();
        quoted.string(text);
        return quoted.toString();
    }

    /**
     * The text of a row.
     *
     * @throws IllegalArgumentException when its type, or the type of something in it, has no form in a row
     */
    public static String write(Object value) {
        Codec codec = Codecs.of(value.getClass());
        JsonText out = new JsonText();
        out.open('{');
        out.key(QUOTED_VERSION);
        out.number(VERSION);
        if (codec instanceof Codec.Fields fields) {
            fields.writeFields(value, out);
        } else {
            out.name(VALUE_KEY);
            codec.write(value, out);
        }
        out.close('}');
        return out.toString();
    }

    /**
     * The value that was written.
     *
     * @param type its class, or the sealed interface it is one of
     * @throws PermanentException when the text is no row of this type or of a newer format; names the type and the place,
     *     never the content
     */
    public static <T> T read(Class<T> type, String json) {
        Codec codec = Codecs.of(type);
        try (JsonParser in = FACTORY.createParser(json)) {
            try {
                return type.cast(read(type, codec, in));
            } catch (JsonEOFException e) {
                throw unreadable(type, in, "the text ends there");
            } catch (IOException e) {
                throw unreadable(type, in, "it is not the JSON of such a row");
            } catch (PermanentException e) {
                throw e;
            } catch (RuntimeException e) {
                throw unreadable(
                        type, in, "the value is refused (" + e.getClass().getSimpleName() + ")");
            }
        } catch (IOException e) {
            throw new IllegalStateException("a string is always readable", e);
        }
    }

    private static Object read(Class<?> type, Codec codec, JsonParser in) throws IOException {
        in.nextToken();
        Codec.expect(JsonToken.START_OBJECT, in);
        checkVersion(type, in);
        Object value = codec instanceof Codec.Fields fields ? fields.readFields(in) : bare(codec, in);
        if (in.nextToken() != null) {
            throw new JsonParseException(in, "more than one row");
        }
        return value;
    }

    private static Object bare(Codec codec, JsonParser in) throws IOException {
        Object value = null;
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            in.nextToken();
            if (VALUE_KEY.equals(key)) {
                value = codec.read(in);
            } else {
                in.skipChildren();
            }
        }
        Codec.expect(JsonToken.END_OBJECT, in);
        return Objects.requireNonNull(value);
    }

    private static void checkVersion(Class<?> type, JsonParser in) throws IOException {
        int version = VERSION_KEY.equals(in.nextFieldName()) ? in.nextIntValue(0) : 0;
        if (version < 1) {
            throw unreadable(type, in, "it does not begin with its format version");
        }
        if (version > VERSION) {
            throw unreadable(
                    type,
                    in,
                    "it has format version " + version + " and this release reads up to " + VERSION
                            + ". Use the release that wrote it, or a newer one");
        }
    }

    private static PermanentException unreadable(Class<?> type, JsonParser in, String why) {
        return new PermanentException("stored row (%s) cannot be read at %s, character %d: %s"
                .formatted(
                        type.getSimpleName(),
                        place(in.getParsingContext()),
                        in.currentLocation().getCharOffset(),
                        why));
    }

    /** The path of component names; keys of maps may be people's words and are not told. */
    private static String place(JsonStreamContext at) {
        JsonStreamContext parent = at.getParent();
        if (parent == null) {
            return "$";
        }
        boolean ours = at.getCurrentValue() instanceof RecordCodec codec && codec.has(at.getCurrentName());
        String here = at.inArray() ? "[" + at.getCurrentIndex() + "]" : "." + (ours ? at.getCurrentName() : "*");
        return place(parent) + here;
    }
}
