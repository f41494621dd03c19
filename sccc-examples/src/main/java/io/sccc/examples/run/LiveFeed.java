package io.sccc.examples.run;

import io.sccc.connectors.Capability;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.Connector;
import io.sccc.connectors.Services;
import io.sccc.core.CommandCenterBuilder;
import io.sccc.core.ledger.InMemoryCredentials;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.Content;
import io.sccc.core.model.Event;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.CredentialStore;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PipelineListener;
import io.sccc.examples.live.Account;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Real accounts, opened for one run. Closed by the center that they are connected to, but for the CRM. */
final class LiveFeed implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final int PATIENCE = 4;

    private final List<Connector> sources;
    private final @Nullable Connector crm;
    private final @Nullable Duration untilIdle;
    private final Ledger ledger;
    private final Lately lately = new Lately();

    private LiveFeed(List<Connector> sources, @Nullable Connector crm, @Nullable Duration untilIdle, Ledger ledger) {
        this.sources = sources;
        this.crm = crm;
        this.untilIdle = untilIdle;
        this.ledger = ledger;
    }

    /** When something came last. */
    private static final class Lately implements PipelineListener {

        private final long begun = System.nanoTime();
        private volatile long last = begun;

        @Override
        public void on(Event event) {
            if (event instanceof Event.PostStored || event instanceof Event.PostRevised) {
                last = System.nanoTime();
            }
        }
    }

    /** Opens the accounts; each once, though it be source and CRM. Where one cannot be opened, none stays open. */
    static LiveFeed open(List<Account> sources, @Nullable Account crm, @Nullable Duration untilIdle, Ledger ledger) {
        Services services = new Services(TenantId.DEFAULT, Clock.systemUTC(), credentials(ledger), new SecureRandom());
        Map<Account, Connector> opened = new LinkedHashMap<>();
        try {
            sources.forEach(account -> opened.computeIfAbsent(account, one -> one.open(services)));
            List<Connector> listening = List.copyOf(opened.values());
            Connector solving = crm == null ? null : opened.computeIfAbsent(crm, one -> one.open(services));
            return new LiveFeed(listening, solving, untilIdle, ledger);
        } catch (RuntimeException | Error e) {
            opened.values().forEach(one -> close(one, e));
            throw e;
        }
    }

    private static void close(Connector opened, Throwable why) {
        try {
            opened.close();
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private static CredentialStore credentials(Ledger ledger) {
        return ledger instanceof JdbcLedger kept ? kept.credentials() : new InMemoryCredentials();
    }

    /** Listens to the sources. */
    void listen(CommandCenterBuilder builder) {
        sources.forEach(builder::listenTo);
        watch(builder);
    }

    /** Listens to the sources and acts on them. */
    void connect(CommandCenterBuilder builder) {
        sources.forEach(builder::connect);
        watch(builder);
    }

    private void watch(CommandCenterBuilder builder) {
        builder.measureWith(lately).pollEvery(pause());
    }

    /** Acts in the CRM, without listening to it. */
    void solve(CommandCenterBuilder builder) {
        if (crm != null && !sources.contains(crm)) {
            ActionHandler actions = crm.actions();
            builder.actWith(actions).crm(crm.account());
        }
    }

    /** Often enough that every source is asked while nothing new comes. */
    private Duration pause() {
        Duration wanted = untilIdle == null ? POLL : untilIdle.dividedBy(3);
        return wanted.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : wanted.compareTo(POLL) > 0 ? POLL : wanted;
    }

    /** Has nothing new come for long enough, and was every source heard? One that stays silent is not waited for. */
    boolean over() {
        if (untilIdle == null) {
            return false;
        }
        Duration quiet = Duration.ofNanos(System.nanoTime() - lately.last);
        boolean heard = sources.stream()
                .noneMatch(
                        source -> ledger.cursor(TenantId.DEFAULT, source.name()).atStart());
        return quiet.compareTo(heard ? untilIdle : untilIdle.multipliedBy(PATIENCE)) >= 0;
    }

    /** What the communities among them have written for everybody. */
    List<Content> articles() {
        List<Content> articles = new ArrayList<>();
        for (Connector source : sources) {
            if (source instanceof CommunityConnector community
                    && source.capabilities().contains(Capability.ARTICLES)) {
                read(community, articles);
            }
        }
        return articles;
    }

    private static void read(CommunityConnector community, List<Content> articles) {
        Cursor cursor = Cursor.START;
        Page<CommunityConnector.Article> page;
        do {
            page = community.articles(cursor);
            for (CommunityConnector.Article article : page.items()) {
                Content content = article.content();
                if (content != null) {
                    articles.add(content);
                }
            }
            cursor = page.next();
        } while (page.more());
    }

    @Override
    public void close() {
        sources.forEach(Connector::close);
        if (crm != null) {
            crm.close();
        }
    }
}
