package io.sccc.core.spi;

import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be processed. Never deleted by itself.
 *
 * @param tenant whose it is
 * @param seq its place in the ledger
 * @param post the post; null when it could not be read as one
 * @param position where it stands in its source, for people
 * @param line 1-based physical line in a file; 0 where the source has no lines
 * @param code {@code SCCC-nnnn}
 * @param error what went wrong, without people's words
 * @param beginning its first 4 KB, masked
 */
public record DeadLetter(
        TenantId tenant,
        long seq,
        @Nullable PostId post,
        String position,
        long line,
        String code,
        String error,
        String beginning) {

    /** Where and why, not what it says. */
    @Override
    public String toString() {
        return "DeadLetter[" + position + ", " + code + " " + error + "]";
    }
}
