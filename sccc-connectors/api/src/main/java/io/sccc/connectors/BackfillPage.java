package io.sccc.connectors;

import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some older items of a stretch.
 *
 * @param page the items, the cursor of the next page in the same stretch, and whether there is one
 * @param total how many items the stretch holds in all, as the vendor tells on this page; null when it does not
 */
public record BackfillPage(Page<Arrival> page, @Nullable Long total) {

    /** A page of a vendor that tells no totals. */
    public static BackfillPage of(List<Arrival> items, Cursor next, boolean more) {
        return new BackfillPage(new Page<>(items, next, more), null);
    }
}
