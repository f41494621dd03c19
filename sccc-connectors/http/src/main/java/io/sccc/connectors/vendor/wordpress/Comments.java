package io.sccc.connectors.vendor.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.BackfillPage;
import io.sccc.connectors.Position;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.http.Call;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The site's comments as arrivals. */
final class Comments {

    /** Two hours, so that the hour that a site's clock shows twice in autumn is read whole; see the package. */
    static final long OVERLAP = 7200;

    private static final int MOST = 100;

    private static final String FIELDS = "id,post,parent,author,author_name,author_email,date_gmt,content,link,status";

    private final Site site;
    private final Members members;
    private final CommentMapper mapper;
    private final Places places;
    private final Instant begin;

    Comments(Site site, Members members, CommentMapper mapper, Places places, Instant begin) {
        this.site = site;
        this.members = members;
        this.mapper = mapper;
        this.places = places;
        this.begin = begin;
    }

    Page<Arrival> fetch(Cursor cursor) {
        Place first = Place.beginning(Math.max(0, begin.getEpochSecond()));
        Place from = places.of(cursor, "comments", first);
        String own = members.me().id();
        Walk.Step step =
                new Walk(new Listed(null), OVERLAP).step(from, site.clock().instant());
        return page(step, own, "comments");
    }

    /** Older comments; a stretch is of the site's own clock, so that stretches side by side miss nothing. */
    BackfillPage backfill(Stretch stretch, Cursor cursor) {
        String what = "backfill " + stretch;
        Place first = Place.beginning(stretch.from().getEpochSecond() - 1);
        Place from = places.of(cursor, what, first);
        String own = members.me().id();
        Walk walk = new Walk(new Listed(stretch.to()), 0);
        Walk.Step step = walk.step(from, site.clock().instant());
        return new BackfillPage(page(step, own, what), cursor.atStart() ? step.total() : null);
    }

    private Page<Arrival> page(Walk.Step step, String own, String what) {
        List<Arrival> arrivals = step.changes().stream()
                .map(change -> mapper.arrival(change, own))
                .toList();
        Position at = places.position(what, step.next());
        return new Page<>(arrivals, at.cursor(), step.more());
    }

    /** Comments before a time; all when it is null. */
    private final class Listed implements Walk.Listing {

        private final @Nullable Instant before;

        Listed(@Nullable Instant before) {
            this.before = before;
        }

        @Override
        public Site.Sheet page(long after, int page) {
            return site.list(
                    size -> call().query("orderby", "date_gmt")
                            .query("order", "asc")
                            .query("after", Site.time(after))
                            .query("before", before)
                            .query("_fields", FIELDS),
                    MOST,
                    page);
        }

        /** Those among them that are not spam nor in the trash; a backfill sees each comment once and asks for none again. */
        @Override
        public List<JsonNode> again(List<String> ids) {
            Call call = call().query("include", String.join(",", ids))
                    .query("per_page", MOST)
                    .query("_fields", FIELDS);
            return before == null ? site.list(call, 1).entries() : List.of();
        }

        @Override
        public Known known(JsonNode comment, long otherwise) {
            return CommentMapper.known(comment, otherwise);
        }

        /** Nothing is taken for gone in a backfill, which sees each comment once. */
        @Override
        public Set<String> alive(List<String> ids) {
            Set<String> alive = new HashSet<>(before == null ? List.of() : ids);
            if (before == null) {
                Call call = call().query("include", String.join(",", ids))
                        .query("per_page", MOST)
                        .query("_fields", "id");
                site.ids(call, ids).forEach(alive::add);
            }
            return alive;
        }

        /** Those that were approved or wait for it; not the spam, not the trash. */
        private Call call() {
            return Call.get(site.path("/wp/v2/comments"))
                    .query("context", "edit")
                    .query("status", "all");
        }
    }
}
