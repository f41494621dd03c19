package io.sccc.connectors.vendor.rss;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.http.Call;
import io.sccc.connectors.http.Gateway;
import io.sccc.connectors.http.Reply;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gets a feed's document, from another host where it sends us there. Thread-safe. */
final class Fetcher implements AutoCloseable {

    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9,"
            + " application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";
    private static final int HOPS = 5;
    private static final int MOST_HOSTS = 4;

    private final Function<URI, Gateway> gateways;
    private final InstantSource clock;
    private final Map<String, Gateway> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * What came.
     *
     * @param from the address that answered
     * @param moved the address to ask from now on; null when that has not changed
     */
    record Document(Reply reply, URI from, @Nullable URI moved) {}

    /** @param gateways a gateway to an address's host; with the credentials for the feed's own only */
    Fetcher(Function<URI, Gateway> gateways, InstantSource clock) {
        this.gateways = gateways;
        this.clock = clock;
    }

    Document get(URI address, @Nullable String etag, @Nullable String modified) {
        URI at = address;
        boolean forGood = true;
        for (int hop = 0; hop <= HOPS; hop++) {
            Reply reply = gateway(at).send(call(at, etag, modified));
            if (reply.status() / 100 != 3 || reply.status() == 304) {
                return new Document(reply, at, forGood && hop > 0 ? at : null);
            }
            forGood &= reply.status() == 301 || reply.status() == 308;
            at = next(at, reply.location());
        }
        throw fault("the feed redirects more than " + HOPS + " times");
    }

    private static Call call(URI at, @Nullable String etag, @Nullable String modified) {
        Call call = Call.get(at).header("Accept", ACCEPT).accept(301, 302, 303, 304, 307, 308, 410);
        if (etag != null) {
            call.header("If-None-Match", etag);
        }
        return modified == null ? call : call.header("If-Modified-Since", modified);
    }

    private URI next(URI from, @Nullable URI to) {
        if (to == null || to.getHost() == null || to.getScheme() == null) {
            throw fault("the feed redirects, and does not say where to");
        }
        boolean web = to.getScheme().equals("https") || to.getScheme().equals("http");
        if (!web || (from.getScheme().equals("https") && to.getScheme().equals("http"))) {
            throw fault("the feed redirects to an address without TLS, not followed");
        }
        return to;
    }

    private Gateway gateway(URI at) {
        String host = at.getScheme() + "://" + at.getRawAuthority();
        if (!open.containsKey(host) && open.size() >= MOST_HOSTS) { // a feed that redirects to ever other hosts
            open.values().forEach(Gateway::close);
            open.clear();
        }
        Gateway gateway = open.computeIfAbsent(host, name -> made(URI.create(name)));
        if (closed) {
            gateway.close();
        }
        return gateway;
    }

    private Gateway made(URI host) {
        try {
            return gateways.apply(host);
        } catch (IllegalArgumentException e) { // a host written as a number, or one that was not allowed
            throw fault("the feed redirects to an address where no call may go");
        }
    }

    private RuntimeException fault(String what) {
        return Fault.of(Kind.CONFIG, what).scope(Scope.HOST).exception(clock.instant());
    }

    @Override
    public void close() {
        closed = true;
        open.values().forEach(Gateway::close);
    }
}
