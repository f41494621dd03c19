package io.sccc.core.proof;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Post;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.WebhookRequest;
import io.sccc.core.spi.WebhookSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A network that is polled: gives the first {@code limit} items of a road in pages, some of them twice. */
final class FakeNetwork implements PostSource {

    private static final int PAGE = 7;

    private final Script.Road road;
    private final List<Arrival> items;
    private final int limit;
    private final Duration pace;
    private final Halt halt;

    FakeNetwork(Script.Road road, List<Arrival> items, int limit, Duration pace, Halt halt) {
        this.road = road;
        this.items = items;
        this.limit = limit;
        this.pace = pace;
        this.halt = halt;
    }

    @Override
    public String name() {
        return road.network();
    }

    @Override
    public Set<AccountId> accounts() {
        return Set.of(AccountId.of(road.network()));
    }

    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        LockSupport.parkNanos(pace.toNanos());
        int from = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
        int to = Math.max(from, Math.min(limit, from + PAGE));
        List<Arrival> page = new ArrayList<>();
        if (road == Script.Road.BETA && to > from) {
            items.subList(Math.max(0, from - 3), from).stream()
                    .filter(Arrival.Received.class::isInstance)
                    .forEach(page::add);
        }
        page.addAll(items.subList(from, to));
        if (to > from) {
            halt.pass("after-fetch");
        }
        return new Page<>(page, to == from ? cursor : new Cursor(Integer.toString(to)), to < limit);
    }

    /** A network that delivers: a body names an item of the road and holds personal data. */
    record Hook(Script script) implements WebhookSource {

        static final AccountId ACCOUNT = AccountId.of(Script.Road.HOOK.network());

        static WebhookRequest request(int item) {
            byte[] body = (item + " " + Script.CANARIES).getBytes(StandardCharsets.UTF_8);
            return new WebhookRequest("POST", "/hook", java.util.Map.of(), body);
        }

        @Override
        public String name() {
            return ACCOUNT.network();
        }

        @Override
        public Set<AccountId> accounts() {
            return Set.of(ACCOUNT);
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            return Page.empty(cursor);
        }

        @Override
        public Verdict verify(WebhookRequest request, InstantSource clock) {
            return new Verdict.Genuine();
        }

        @Override
        public List<Post> map(byte[] body) {
            int item = Integer.parseInt(new String(body, StandardCharsets.UTF_8).split(" ", 2)[0]);
            if (script.on(Script.Road.HOOK).get(item) instanceof Arrival.Received received) {
                return List.of(received.post());
            }
            throw new PermanentException("no post");
        }
    }
}
