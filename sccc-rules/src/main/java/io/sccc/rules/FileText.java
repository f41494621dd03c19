package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text of a rule file's bytes: UTF-8 of at most 1 MiB. */
final class FileText {

    static final int LARGEST = 1 << 20;

    private static final int MARK = 3;

    private FileText() {}

    /**
     * The text; null after a fault.
     *
     * @param table whether it is a table, which spreadsheets begin with a byte order mark
     */
    static @Nullable String of(byte[] bytes, boolean table, In in) {
        if (bytes.length > LARGEST) {
            in.add(FaultList.LIMIT, 1, "is larger than 1 MiB", "Split it into several files");
            return null;
        }
        int marked = mark(bytes);
        if (marked == MARK && table) {
            return decode(bytes, MARK, true, in);
        }
        if (marked > 0) {
            in.add(
                    FaultList.FILE,
                    1,
                    marked == MARK ? "begins with a byte order mark" : "is UTF-16 or UTF-32",
                    "Save it as UTF-8 without byte order mark (BOM)");
            return null;
        }
        return decode(bytes, 0, table, in);
    }

    private static int mark(byte[] bytes) {
        if (bytes.length >= MARK
                && (bytes[0] & 0xff) == 0xef
                && (bytes[1] & 0xff) == 0xbb
                && (bytes[2] & 0xff) == 0xbf) {
            return MARK;
        }
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return first == 0xfeff || first == 0xfffe ? 2 : 0;
    }

    private static @Nullable String decode(byte[] bytes, int start, boolean table, In in) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                in.add(
                        FaultList.FILE,
                        line(bytes, i),
                        "holds a NUL byte (or is UTF-16)",
                        "Save it as plain UTF-8 text");
                return null;
            }
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            in.add(
                    FaultList.FILE,
                    line(bytes, buffer.position()),
                    "is not UTF-8",
                    table
                            ? "Save it as \"CSV UTF-8\"; the spreadsheet wrote it as Windows-1252"
                            : "Save it as UTF-8; the editor wrote it as Latin-1 or Windows-1252");
            return null;
        }
    }

    private static int line(byte[] bytes, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
