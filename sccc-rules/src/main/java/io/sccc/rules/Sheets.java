package io.sccc.rules;

import io.sccc.core.model.Facts;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Sheets that are not in use, so that a post costs no new ones. Each thread looks at a place of its own first; two that
 * meet there do not wait: one makes a new sheet. Thread-safe.
 */
final class Sheets {

    private static final int PLACES = 16;
    private static final int APART = 16; // places of two threads lie in different cache lines

    private final Slots slots;
    private final AtomicReferenceArray<@Nullable Sheet> idle = new AtomicReferenceArray<>(PLACES * APART);

    Sheets(Slots slots) {
        this.slots = slots;
    }

    /** A sheet of one's own for these facts. */
    Sheet take(Facts facts) {
        Sheet sheet = idle.getAndSet(place(), null);
        return (sheet == null ? new Sheet(slots) : sheet).with(facts);
    }

    /** A sheet that is not used any more; one in which anything was thrown is not given back. */
    void give(Sheet sheet) {
        idle.setRelease(place(), sheet.emptied());
    }

    private static int place() {
        return (int) (Thread.currentThread().getId() % PLACES) * APART;
    }
}
