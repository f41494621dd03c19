package io.sccc.connectors.http;

import io.sccc.connectors.Fault;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one account that end and are renewed, in whatever way a vendor has for it ({@link OAuth2} is one). Safe for many
 * threads and, with a store they share, for many nodes.
 *
 * <p>Of any number of threads one renews, inside the store's own lock; the others take what it got. A new pair of tokens is
 * stored before it is used, since most providers make the old one void at once. Tokens that cannot be renewed any more are
 * asked about no second time: the store remembers that a person has to authorize again.
 */
public final class Session implements Credentials {

    /** How new tokens are had. Called by one thread at a time, inside the store's lock. */
    @FunctionalInterface
    public interface Renewal {
        /**
         * New tokens, from the ones before; null when there were none.
         *
         * @throws VendorPermanentException of kind {@link Kind#AUTH_REVOKED} when a person has to authorize again
         */
        Tokens renew(@Nullable Tokens before);
    }

    private static final String BEARER = "Bearer ";

    private final CredentialStore store;
    private final TenantId tenant;
    private final AccountId account;
    private final InstantSource clock;
    private final Duration skew;
    private final Renewal renewal;
    private final AtomicReference<@Nullable Tokens> cached = new AtomicReference<>();
    private final AtomicReference<@Nullable CompletableFuture<Tokens>> renewing = new AtomicReference<>();
    private final AtomicInteger keeps = new AtomicInteger();

    /**
     * A session.
     *
     * @param skew how long before their end tokens are renewed; never more than a fifth of their life
     */
    public Session(
            CredentialStore store,
            TenantId tenant,
            AccountId account,
            InstantSource clock,
            Duration skew,
            Renewal renewal) {
        this.store = store;
        this.tenant = tenant;
        this.account = account;
        this.clock = clock;
        this.skew = skew;
        this.renewal = renewal;
    }

    /** {@inheritDoc} Renews a token that is about to end. */
    @Override
    public Stamp stamp() {
        Tokens now = cached.get();
        return stamp(now != null && good(now, null) ? now : current(now, null));
    }

    private static Stamp stamp(Tokens tokens) {
        return new Stamp(Map.of("Authorization", BEARER + tokens.access()), Map.of());
    }

    /** {@inheritDoc} A token that another thread or node has replaced meanwhile is not renewed again. */
    @Override
    public Stamp renew(Stamp refused) {
        String header = refused.headers().getOrDefault("Authorization", "");
        String used = header.substring(Math.min(header.length(), BEARER.length()));
        Tokens left = cached.updateAndGet(now -> now == null || now.access().equals(used) ? null : now);
        return stamp(current(left, used));
    }

    /** Keeps tokens that were had in another way, such as by a person's consent. */
    public void keep(Tokens tokens) {
        store.update(tenant, account, before -> tokens.line());
        keeps.incrementAndGet(); // before they are cached: a renewal that ends meanwhile does not replace them
        cached.set(tokens);
    }

    /** The tokens in the store; null when there are none. Asks nobody. */
    public @Nullable Tokens kept() {
        return Tokens.read(store.get(tenant, account));
    }

    /** A usable token that is not the refused one: of the store, or a new one. {@code seen} is what was cached before. */
    private Tokens current(@Nullable Tokens seen, @Nullable String refused) {
        Tokens kept = kept();
        if (kept != null && good(kept, refused)) {
            cached.compareAndSet(seen, kept); // where a renewal was faster, what was read here is old
            return kept;
        }
        CompletableFuture<Tokens> mine = new CompletableFuture<>();
        CompletableFuture<Tokens> running = renewing.compareAndExchange(null, mine);
        if (running == null) {
            begin(mine, refused);
        }
        Tokens got = joined(running == null ? mine : running);
        boolean others = running != null && got.access().equals(refused); // begun before that one was refused
        return others ? current(got, refused) : got;
    }

    /** On a thread that nobody interrupts: a provider that was asked has made the old tokens void. */
    private void begin(CompletableFuture<Tokens> mine, @Nullable String refused) {
        Thread thread = new Thread(() -> lead(mine, refused), "sccc-tokens-" + account.network());
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until a renewal that is under way has stored what it got, or for {@code most}. */
    void settle(Duration most) {
        CompletableFuture<Tokens> running = renewing.get();
        try {
            if (running != null) {
                running.get(most.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return; // whoever asked is told
        }
    }

    private boolean good(Tokens tokens, @Nullable String refused) {
        return tokens.usable(clock.instant(), skew)
                && !tokens.access().isEmpty()
                && !tokens.access().equals(refused);
    }

    private void lead(CompletableFuture<Tokens> mine, @Nullable String refused) {
        Tokens renewed = null;
        Throwable why = null;
        int before = keeps.get();
        try {
            renewed = renewed(refused);
            takeUp(renewed, before);
        } catch (RuntimeException | Error e) {
            why = e;
        }
        renewing.set(null);
        if (renewed != null) {
            mine.complete(renewed);
        } else if (why != null) {
            mine.completeExceptionally(why);
        }
    }

    /** Caches what was renewed, unless other tokens were kept since: those are newer. */
    private void takeUp(Tokens renewed, int before) {
        Tokens seen;
        do {
            seen = cached.get();
        } while (keeps.get() == before && !cached.compareAndSet(seen, renewed));
    }

    private Tokens joined(CompletableFuture<Tokens> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault(Kind.TRANSIENT, "interrupted while the token is renewed");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException same ? same : new IllegalStateException(e.getCause());
        }
    }

    private Tokens renewed(@Nullable String refused) {
        String line = store.update(tenant, account, before -> {
            Tokens old = Tokens.read(before);
            boolean stays = old != null && (old.revoked() || good(old, refused));
            return stays ? before : next(old).line();
        });
        Tokens now = Tokens.read(line);
        if (now == null || now.revoked()) {
            throw fault(Kind.AUTH_REVOKED, "they cannot be renewed any more; authorize again");
        }
        return now;
    }

    private Tokens next(@Nullable Tokens old) {
        try {
            return renewal.renew(old);
        } catch (VendorPermanentException e) {
            Kind kind = e.fault().kind();
            if (kind != Kind.AUTH_REVOKED) {
                throw kind == Kind.CONFIG ? e : notTheCall(e);
            }
            if (old == null || lasting(old)) {
                throw e;
            }
            return old.dead(clock.instant());
        }
    }

    /** A token that is not over and that nothing renews is kept: the one answer that refused it may have been a slip. */
    private boolean lasting(Tokens old) {
        return old.refresh() == null && good(old, null);
    }

    /** What the token endpoint does not find or take is not what the call was about. */
    private RuntimeException notTheCall(VendorPermanentException e) {
        Fault told = e.fault();
        return Fault.of(Kind.CONFIG, "tokens of " + account.network() + " are not given: " + told.what())
                .scope(Scope.ACCOUNT)
                .vendor(told.vendorCode(), told.requestId())
                .exception(clock.instant(), e);
    }

    private RuntimeException fault(Kind kind, String what) {
        Instant now = clock.instant();
        return Fault.of(kind, "tokens of " + account.network() + ": " + what)
                .scope(Scope.ACCOUNT)
                .exception(now);
    }

    /** Network only. */
    @Override
    public String toString() {
        return "Session[" + account.network() + "]";
    }
}
