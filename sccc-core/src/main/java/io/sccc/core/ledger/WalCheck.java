package io.sccc.core.ledger;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for commits SQLite would drop without a word: it reads its log up to the first frame whose checksum is wrong. A
 * cut tail is what a killed process leaves, one transaction at most, which nobody was told is kept. Two commits of the
 * same log behind a wrong frame are a damaged file.
 *
 * <p>Source: "WAL-Mode File Format", sqlite.org/walformat.html, sections 2.1 and 2.2.
 */
final class WalCheck {

    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int SMALLEST_PAGE = 512;

    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private int first;
    private int second;

    /** Whether whole transactions lie behind a damaged place of a log. */
    static boolean losesCommits(Path wal) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(wal), 1 << 16))) {
            return new WalCheck().losesCommits(in, Files.size(wal));
        }
    }

    private boolean losesCommits(DataInputStream in, long size) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER));
        if (header.limit() < HEADER) {
            return false;
        }
        order = (header.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        add(header, 0, FRAME_HEADER);
        boolean whole = (header.getInt(0) & ~1) == MAGIC && first == header.getInt(24) && second == header.getInt(28);
        if (!whole) {
            // written and synced before any frame: wrong with frames behind it, it was damaged later
            return size >= HEADER + FRAME_HEADER + SMALLEST_PAGE;
        }
        int page = header.getInt(8);
        long salts = header.getLong(16);
        int behind = 0;
        for (long at = HEADER; at + FRAME_HEADER + page <= size; at += FRAME_HEADER + page) {
            ByteBuffer frame = ByteBuffer.wrap(in.readNBytes(FRAME_HEADER + page));
            boolean same = frame.getLong(8) == salts;
            whole = whole && same && follows(frame);
            if (!whole && same && frame.getInt(4) != 0) {
                behind++;
            }
        }
        return behind > 1;
    }

    private boolean follows(ByteBuffer frame) {
        add(frame, 0, 8);
        add(frame, FRAME_HEADER, frame.limit());
        return first == frame.getInt(16) && second == frame.getInt(20);
    }

    /** The running checksum of SQLite over bytes from one place to another. */
    private void add(ByteBuffer bytes, int from, int to) {
        ByteBuffer ordered = bytes.duplicate().order(order);
        for (int i = from; i < to; i += 8) {
            first += ordered.getInt(i) + second;
            second += ordered.getInt(i + 4) + first;
        }
    }
}
