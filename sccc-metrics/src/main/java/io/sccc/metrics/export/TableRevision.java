package io.sccc.metrics.export;

import org.jspecify.annotations.Nullable;

/**
 * A revision of a line that the table holds.
 *
 * @param number grows; not always by one
 * @param complete nothing replaces it, only a later revision follows
 * @param content see {@link TableLine}
 */
record TableRevision(int number, boolean complete, long content) {

    /** The later of two. */
    static TableRevision later(TableRevision one, TableRevision other) {
        return one.number < other.number ? other : one;
    }

    /**
     * What the table holds after the line, given its last revision; the last one itself if there is nothing to write.
     *
     * @param open the line's window is not over
     */
    static TableRevision after(@Nullable TableRevision last, TableLine line, boolean open) {
        int told = line.row().revision();
        if (last == null) {
            return line.as(told);
        }
        if (last.content == line.content() || older(last, line, open)) {
            return last;
        }
        return line.as(open && !last.complete ? last.number : Math.max(told, last.number + 1));
    }

    /**
     * Told by someone who was put back to an earlier moment: it will be told again. A number of a window that is over
     * proves nothing, since a store that is filled anew may count its revisions otherwise.
     */
    private static boolean older(TableRevision last, TableLine line, boolean open) {
        int told = line.row().revision();
        return (last.complete && !line.row().complete()) || (open && told > 0 && told < last.number);
    }
}
