package io.sccc.connectors.vendor.bluesky;

import io.sccc.connectors.Fault;
import io.sccc.connectors.StaleCursor;
import io.sccc.connectors.StaleCursorException;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.connectors.http.FrameStream;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.PostId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Jetstream that is connected, as a source of posts. The connection stands where the last page ended; a fetch from
 * anywhere else, as after a page that was not stored, connects anew from there.
 */
final class JetstreamFeed implements PostSource {

    private static final Logger LOG = LoggerFactory.getLogger(JetstreamFeed.class);
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final int MOST = 500;
    private static final String SUBPROTOCOL = "xrpc.v1.json";

    private final AccountId account;
    private final Jetstream stream;
    private final FrameStream frames;
    private final Predicate<PostId> known;
    private final Consumer<String> gone;
    private final InstantSource clock;
    private @Nullable Cursor at;

    JetstreamFeed(
            AccountId account,
            Jetstream stream,
            FrameStream frames,
            Predicate<PostId> known,
            Consumer<String> gone,
            InstantSource clock) {
        this.account = account;
        this.stream = stream;
        this.frames = frames;
        this.known = known;
        this.gone = gone;
        this.clock = clock;
    }

    @Override
    public String name() {
        return account + "/jetstream";
    }

    @Override
    public Set<AccountId> accounts() {
        return Set.of(account);
    }

    /** What came since; an empty page when nothing did within a second. */
    @Override
    public synchronized Page<Arrival> fetch(Cursor cursor) {
        boolean silent = frames.silentFor().compareTo(SILENCE) > 0;
        if (silent) {
            LOG.info("SCCC-4103 {} was silent for {}; connecting again", stream, SILENCE);
        }
        if (silent || !frames.live() || !cursor.equals(at)) {
            at = null;
            Page<Arrival> gap = connect(cursor);
            if (gap != null) {
                return gap;
            }
        }
        at = null; // what is taken now is lost to this connection if anything below throws
        List<String> came = frames.take(MOST, WAIT);
        Jetstream.Batch batch = stream.read(cursor, came, known);
        batch.goneAuthors().forEach(gone);
        at = batch.page().next();
        return new Page<>(batch.page().items(), batch.page().next(), !came.isEmpty());
    }

    /** Null when it is connected. */
    private @Nullable Page<Arrival> connect(Cursor cursor) {
        URI to = stream.subscription(cursor);
        FrameStream.Refusal refusal = frames.open(to.getRawPath() + "?" + to.getRawQuery(), SUBPROTOCOL);
        if (refusal == null) {
            return null;
        }
        if (refusal.status() != 400) {
            Fault.Kind kind = refusal.status() == 429
                    ? Fault.Kind.THROTTLED
                    : refusal.status() >= 500 ? Fault.Kind.TRANSIENT : Fault.Kind.CONFIG;
            throw Fault.of(kind, stream + " answered " + refusal.status())
                    .scope(Fault.Scope.HOST)
                    .exception(clock.instant());
        }
        VendorPermanentException refused = stream.refused(cursor, refusal.body());
        if (refused instanceof StaleCursorException stale) {
            LOG.warn("SCCC-4101 {} does not go back to the cursor; going on from now", stream);
            return StaleCursor.SKIP.page(stale, stream::at, clock.instant());
        }
        throw refused;
    }

    @Override
    public void close() {
        frames.close();
    }

    /** The stream. */
    @Override
    public String toString() {
        return "JetstreamFeed[" + stream + "]";
    }
}
