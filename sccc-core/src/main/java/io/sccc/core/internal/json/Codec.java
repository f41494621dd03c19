package io.sccc.core.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** How values of one type are written and read. Knows no state of a row; used by all threads. */
interface Codec {

    /** Writes a value of its type. */
    void write(Object value, JsonText out);

    /** Reads the value whose first token the parser stands on, up to its last token. */
    Object read(JsonParser in) throws IOException;

    /** A type whose values are objects with keys of their own, so that a row may add its version to them. */
    interface Fields extends Codec {

        /** Writes what stands between the braces. */
        void writeFields(Object value, JsonText out);

        /** Reads on after the opening brace, or after a key and value, up to the closing brace. */
        Object readFields(JsonParser in) throws IOException;

        @Override
        default void write(Object value, JsonText out) {
            out.open('{');
            writeFields(value, out);
            out.close('}');
        }

        @Override
        default Object read(JsonParser in) throws IOException {
            expect(JsonToken.START_OBJECT, in);
            return readFields(in);
        }
    }

    /** Refuses another token than this. */
    static void expect(JsonToken token, JsonParser in) throws IOException {
        if (in.currentToken() != token) {
            throw new JsonParseException(in, "not " + token);
        }
    }

    /** The string that the parser stands on. */
    static String text(JsonParser in) throws IOException {
        expect(JsonToken.VALUE_STRING, in);
        return in.getText();
    }
}
