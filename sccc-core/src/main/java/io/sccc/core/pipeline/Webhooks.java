package io.sccc.core.pipeline;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.DeliveryId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Delivery;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookResponse;
import io.sccc.core.spi.WebhookSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries: verified, kept as they came, answered; read and taken in afterwards. What was answered 2xx is in the
 * ledger, as a kept body or as posts. Read on threads that may wait for room, never on those that make it.
 */
final class Webhooks {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int BEGINNING = 4096;

    private final Parts parts;
    private final TenantId tenant;
    private final Gate gate;
    private final ExecutorService threads;
    private final Later later;
    private final Storing storing;
    private final AtomicInteger reading = new AtomicInteger();
    private final Seldom refusals = new Seldom(Duration.ofMinutes(1));
    private volatile boolean closed;

    Webhooks(Parts parts, Gate gate, ExecutorService threads, Later later, Storing storing) {
        this.parts = parts;
        this.tenant = parts.tenants().get(0);
        this.gate = gate;
        this.threads = threads;
        this.later = later;
        this.storing = storing;
    }

    /** Is no kept delivery being read? */
    boolean idle() {
        return reading.get() == 0;
    }

    /** Takes nothing more; what is kept is read by the next start. */
    void close() {
        closed = true;
    }

    WebhookResponse receive(AccountId account, WebhookRequest request) {
        for (WebhookSource source : sources()) {
            if (source.accounts().contains(account)) {
                return receive(source, request);
            }
        }
        return refused(account.network(), "it serves no such account");
    }

    /** The same answer whatever is wrong: a stranger learns neither which accounts exist nor which tenant has them. */
    private WebhookResponse refused(String to, String why) {
        long count = refusals.count(parts.clock().instant());
        if (count > 0) {
            LOG.warn(
                    "SCCC-1002 {} deliveries were refused since this was said last; the latest to {}: {}",
                    count,
                    to,
                    why);
        }
        return new WebhookResponse(401, "");
    }

    private List<WebhookSource> sources() {
        return parts.sources().stream()
                .filter(WebhookSource.class::isInstance)
                .map(WebhookSource.class::cast)
                .toList();
    }

    private WebhookResponse receive(WebhookSource source, WebhookRequest request) {
        WebhookSource.Verdict verdict = verify(source, request);
        if (verdict instanceof WebhookSource.Verdict.Handshake handshake) {
            return new WebhookResponse(200, handshake.body());
        }
        if (verdict instanceof WebhookSource.Verdict.Forged forged) {
            return refused(source.name(), forged.why());
        }
        if (reading.get() >= parts.queue()) {
            return new WebhookResponse(503, "");
        }
        DeliveryId id = DeliveryId.of(tenant, source.name(), request.body());
        Delivery delivery = new Delivery(id, source.name(), parts.clock().instant(), request.body());
        try {
            boolean unused = storing.run(() -> {
                parts.ledger().keep(tenant, delivery);
                return true;
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "SCCC-1003 a delivery to {} could not be stored: {}; it was asked for again",
                    source.name(),
                    name(e));
            return new WebhookResponse(503, "");
        }
        read(source, delivery);
        return new WebhookResponse(200, "");
    }

    private WebhookSource.Verdict verify(WebhookSource source, WebhookRequest request) {
        try {
            return source.verify(request, parts.clock());
        } catch (RuntimeException e) {
            return new WebhookSource.Verdict.Forged("verifying it failed with " + name(e));
        }
    }

    /** Reads what an earlier process, or another node, kept and did not read. */
    void recover() {
        List<WebhookSource> sources = sources();
        for (Delivery delivery :
                sources.isEmpty() ? List.<Delivery>of() : parts.ledger().deliveries(tenant)) {
            sources.stream()
                    .filter(source -> source.name().equals(delivery.source()))
                    .findFirst()
                    .ifPresent(source -> read(source, delivery));
        }
    }

    private void read(WebhookSource source, Delivery delivery) {
        reading.incrementAndGet();
        try {
            threads.execute(() -> enter(source, delivery));
        } catch (RejectedExecutionException e) {
            reading.decrementAndGet();
        }
    }

    private void enter(WebhookSource source, Delivery delivery) {
        try {
            if (!closed) {
                gate.enter(tenant, posts(source, delivery), delivery);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("SCCC-1005 {} could not be taken in: {}; it is kept and read again", delivery, name(e));
            later.after(AGAIN, () -> read(source, delivery));
        } finally {
            reading.decrementAndGet();
        }
    }

    private static List<Arrival> posts(WebhookSource source, Delivery delivery) {
        try {
            List<Arrival> arrivals = new ArrayList<>();
            source.map(delivery.body()).forEach(post -> arrivals.add(new Arrival.Received(post)));
            return arrivals;
        } catch (RuntimeException e) {
            byte[] body = delivery.body();
            String beginning = new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.UTF_8);
            return List.of(new Arrival.Unreadable(
                    source.name(), 0, "SCCC-1004", "the delivery's body cannot be read", beginning));
        }
    }

    private static String name(Throwable e) {
        return e.getClass().getName();
    }
}
