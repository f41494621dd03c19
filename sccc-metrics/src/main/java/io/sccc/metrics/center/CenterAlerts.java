package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.PipelineListener;
import io.sccc.metrics.alert.Alerts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Feeds {@link Alerts} from one tenant's events: posts and sentiment for all, by network and by brand, complaints of people
 * with many followers, what waits by queue, answers that helped, and rules whose cases are closed as not an issue, in panes of
 * five minutes of the center's clock. Told the same events again, as after a restart, it raises the same alerts.
 *
 * <pre>{@code
 * Alerts alerts = Alerts.standard(new LogSink());
 * CommandCenter center = CommandCenter.builder()....measureWith(new CenterAlerts(TenantId.DEFAULT, alerts)).build();
 * alerts.tell(new CrisisSink(center, TenantId.DEFAULT));
 * }</pre>
 */
public final class CenterAlerts implements PipelineListener {

    /** What was taken in this long ago has been told by now. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final TenantId tenant;
    private final Watermark watermark = new Watermark();
    private final AlertPanes panes;
    private final AlertDesk desk;
    private long heard;

    /** One that has heard nothing. */
    public CenterAlerts(TenantId tenant, Alerts alerts) {
        this.tenant = tenant;
        this.panes = new AlertPanes(alerts::observe);
        this.desk = new AlertDesk(alerts::observe);
    }

    /** One event; of another tenant, or heard before, it changes nothing. */
    @Override
    public synchronized void on(Event event) {
        if (!event.tenant().equals(tenant) || event.seq() <= heard) {
            return;
        }
        heard = event.seq();
        watermark.clock(event.at());
        post(event);
        desk.on(event);
        close(watermark.now());
    }

    private void post(Event event) {
        if (event instanceof Event.PostStored stored) {
            watermark.stored(event.cause(), event.at());
            panes.stored(stored);
        } else if (event instanceof Event.Understood understood) {
            panes.understood(understood);
        } else if (event instanceof Event.Routed routed && !routed.byTimer()) {
            watermark.decided(event.cause());
            panes.decided(event.cause());
        } else if (event instanceof Event.DeadLettered) {
            watermark.decided(event.cause());
            panes.decided(event.cause());
        } else if (event instanceof Event.AuthorErased) {
            watermark.nobodyWaits();
        }
    }

    /**
     * The time, when no event tells it: the host calls it every minute or so, so that the silence of all sources is noticed.
     * May be called by any thread.
     */
    public synchronized void advanceTo(Instant time) {
        watermark.clock(time.minus(GRACE));
        close(watermark.now());
    }

    private void close(@Nullable Instant until) {
        if (until != null) {
            panes.close(until, desk::pane);
        }
    }
}
