package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.Understanding;
import io.sccc.metrics.alert.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Posts of each five minutes, for all, by network and by brand. Not thread-safe. */
final class AlertPanes {

    static final long SECONDS = 300;

    private static final String ALL = "all";
    private static final String NETWORK = "network ";
    private static final String BRAND = "brand ";

    /** A post older than this when it comes is caught up with; it says nothing about now. */
    private static final Duration LIVE = Duration.ofHours(1);

    /** A gap longer than this begins anew this long before its end: four weeks. */
    private static final long MOST_EMPTY = 4 * 7 * 24 * 3600 / SECONDS;

    private static final int MOST_SCOPES = 1000;
    private static final int MOST_POSTS = 100_000;

    private final Consumer<Signal> out;
    private final Map<Long, Map<String, Counts>> open = new TreeMap<>();
    private final Set<String> scopes = new LinkedHashSet<>();
    private final Bounded<Long, Taken> posts = new Bounded<>(MOST_POSTS);
    private @Nullable Long next;

    private static final class Counts {
        private long count;
        private long negative;
        private long judged;
    }

    /** A post that is not decided yet. */
    private record Taken(
            Instant at,
            List<String> scopes,
            String network,
            @Nullable Long followers) {}

    AlertPanes(Consumer<Signal> out) {
        this.out = out;
    }

    void stored(Event.PostStored event) {
        Instant at = event.at();
        Event.Told told = event.told();
        if (at == null || event.untimed() || (told != null && (told.company() || told.again()))) {
            return;
        }
        Instant posted = event.postedAt();
        if (posted == null || posted.isBefore(at.minus(LIVE))) {
            return;
        }
        List<String> about = new ArrayList<>(List.of(ALL, NETWORK + event.post().network()));
        String brand = told == null ? null : told.attributes().get("brand");
        if (brand != null) {
            about.add(BRAND + brand);
        }
        about.removeIf(scope -> !known(scope));
        Long followers = told == null ? null : told.followers();
        posts.put(event.cause(), new Taken(at, about, event.post().network(), followers));
        about.forEach(scope -> counts(at, scope).count++);
    }

    private boolean known(String scope) {
        return scopes.contains(scope) || (scopes.size() < MOST_SCOPES && scopes.add(scope));
    }

    private Counts counts(Instant at, String scope) {
        long pane = Math.floorDiv(at.getEpochSecond(), SECONDS);
        long here = next == null ? pane : Math.max(pane, next);
        if (next == null) {
            next = here;
        }
        return open.computeIfAbsent(here, key -> new HashMap<>()).computeIfAbsent(scope, key -> new Counts());
    }

    void understood(Event.Understood event) {
        Taken post = posts.get(event.cause());
        if (post == null) {
            return;
        }
        String feeling = event.understanding().label(Understanding.SENTIMENT);
        if (feeling != null) {
            for (String scope : post.scopes()) {
                Counts counts = counts(post.at(), scope);
                counts.judged++;
                counts.negative += feeling.equals("negative") ? 1 : 0;
            }
        }
        if (event.understanding().is(Understanding.COMPLAINT) && event.conversation() != null) {
            String about = event.conversation().value();
            out.accept(new Signal.Complaint(post.at(), NETWORK + post.network(), about, post.followers(), false));
        }
    }

    /** Nothing more will be told of a post. */
    void decided(long cause) {
        posts.remove(cause);
    }

    /**
     * Tells every pane that ends by then, empty ones too.
     *
     * @param also is told the end of each, after its posts
     */
    void close(Instant until, Consumer<Instant> also) {
        long ended = Math.floorDiv(until.getEpochSecond(), SECONDS);
        while (next != null && next < ended) {
            if (open.isEmpty() && ended - next > MOST_EMPTY) {
                next = ended - MOST_EMPTY;
            }
            Instant end = Instant.ofEpochSecond((next + 1) * SECONDS);
            tell(end, open.getOrDefault(next, Map.of()));
            open.remove(next);
            next++;
            also.accept(end);
        }
    }

    /** All posts are those of the only network, and nearly those of the only brand: nobody needs the same alert twice. */
    private boolean tellsMore(String scope) {
        return scope.equals(ALL) ? several(NETWORK) : !scope.startsWith(BRAND) || several(BRAND);
    }

    private boolean several(String prefix) {
        return scopes.stream()
                        .filter(scope -> scope.startsWith(prefix))
                        .limit(2)
                        .count()
                > 1;
    }

    private void tell(Instant end, Map<String, Counts> pane) {
        for (String scope : scopes) {
            if (!tellsMore(scope)) {
                continue;
            }
            Counts counts = pane.get(scope);
            out.accept(new Signal.Volume(end, scope, counts == null ? 0 : counts.count, scope.startsWith(NETWORK)));
            if (counts != null && counts.judged > 0) {
                out.accept(new Signal.Sentiment(end, scope, counts.negative, counts.judged));
            }
        }
    }
}
