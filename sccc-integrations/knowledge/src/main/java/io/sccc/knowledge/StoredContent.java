package io.sccc.knowledge;

import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Content as bytes. Strings are kept char by char, so that what was put in comes out, lone surrogates included. */
final class StoredContent {

    private StoredContent() {}

    static byte[] write(Content content) {
        try {
            ByteArrayOutputStream bytes =
                    new ByteArrayOutputStream(2 * content.text().length() + 200);
            DataOutputStream out = new DataOutputStream(bytes);
            put(out, content.tenant().value());
            put(out, content.id());
            put(out, content.url());
            put(out, content.lang());
            put(out, content.title());
            put(out, content.question());
            put(out, content.text());
            out.writeInt(content.pastQuestions().size());
            for (String past : content.pastQuestions()) {
                put(out, past);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    /** What {@link #write} wrote. Only public content is ever stored. */
    static Content read(byte[] bytes, int offset, int length) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
        return new Content(
                new TenantId(word(in)),
                word(in),
                get(in),
                get(in),
                get(in),
                get(in),
                word(in),
                words(in),
                Visibility.PUBLIC);
    }

    private static List<String> words(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word(in));
        }
        return words;
    }

    private static void put(DataOutputStream out, @Nullable String value) throws IOException {
        out.writeInt(value == null ? -1 : value.length());
        if (value != null) {
            out.writeChars(value);
        }
    }

    private static String word(DataInputStream in) throws IOException {
        String value = get(in);
        if (value == null) {
            throw new IOException("a stored content lacks a field");
        }
        return value;
    }

    private static @Nullable String get(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        char[] value = new char[length];
        ByteBuffer.wrap(in.readNBytes(2 * length)).asCharBuffer().get(value);
        return new String(value);
    }
}
