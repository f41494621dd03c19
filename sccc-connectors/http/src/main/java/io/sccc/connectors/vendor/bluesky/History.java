package io.sccc.connectors.vendor.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.BackfillPage;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.http.Json;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads notifications back through a stretch of time. */
record History(Notifications notifications, String instance) {

    BackfillPage page(Stretch stretch, Cursor cursor, String me) {
        Posts.SearchPlace at = Posts.SearchPlace.of(cursor, instance);
        JsonNode answer = notifications.read(at.page(), null);
        List<JsonNode> items = Json.items(answer, "/notifications");
        List<Arrival> found = notifications.within(items, me, stretch.from(), stretch.to());
        boolean over = items.stream().anyMatch(item -> before(item, stretch.from()));
        Page<Arrival> page = at.next(found, over ? null : Json.text(answer, "/cursor"), instance);
        return new BackfillPage(page, null);
    }

    private static boolean before(JsonNode item, Instant from) {
        @Nullable Instant at = Json.instant(item, "/indexedAt");
        return at != null && at.isBefore(from);
    }
}
