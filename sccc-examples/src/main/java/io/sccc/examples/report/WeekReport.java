package io.sccc.examples.report;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Ledger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A week of a ledger on one page, for people. */
public final class WeekReport {

    private WeekReport() {}

    /**
     * Reads the ledger and writes the page.
     *
     * @param ledger the ledger
     * @param tenant whose week
     * @param end the first moment after it; null for the day after the last post
     * @param lang {@code en}, {@code es} or {@code pt}; others are told in English
     * @return HTML
     */
    public static String html(Ledger ledger, TenantId tenant, @Nullable Instant end, String lang) {
        return new WeekPage(Week.read(ledger, tenant, end), lang).html();
    }
}
