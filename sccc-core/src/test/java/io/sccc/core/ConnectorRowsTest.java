package io.sccc.core;

import static io.sccc.core.Fakes.NOON;
import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.route;
import static io.sccc.core.Fakes.router;
import static io.sccc.core.Fakes.wordy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.Fakes.Handler;
import io.sccc.core.error.PermanentException;
import io.sccc.core.error.TransientException;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.Link;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.pipeline.Retry;
import io.sccc.core.spi.ActionHandler;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Connection;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.Work;
import io.sccc.core.testing.RecordingListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rows of a bad network, of limits, of credentials and of odd content, seen from the center: a connector that has them. */
@Timeout(120)
class ConnectorRowsTest {

    private static final String CANARY = "canary-6f1c7e0a";

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final RecordingListener heard = new RecordingListener();

    /** A connector that reads by a script and acts by a handler. */
    private record Place(String name, Function<Cursor, Page<Arrival>> script, ActionHandler actions)
            implements Connection {

        @Override
        public AccountId account() {
            return AccountId.of(name);
        }

        @Override
        public Set<AccountId> accounts() {
            return Set.of(account());
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            return script.apply(cursor);
        }
    }

    private static Page<Arrival> nothing(Cursor cursor) {
        return Page.empty(cursor);
    }

    private static Page<Arrival> page(Cursor next, boolean more, List<Post> posts) {
        return new Page<>(
                posts.stream().map(post -> (Arrival) new Arrival.Received(post)).toList(), next, more);
    }

    private CommandCenterBuilder builder() {
        return CommandCenter.builder()
                .ledger(ledger)
                .measureWith(heard)
                .retry(new Retry(Duration.ofMillis(1), Duration.ofMillis(5), 3))
                .pollEvery(Duration.ofMillis(2))
                .routeWith(wordy());
    }

    private List<String> stored() {
        List<String> ids = new ArrayList<>();
        ledger.judgments(
                TenantId.DEFAULT, verdict -> ids.add(verdict.row().post().id().nativeId()));
        return ids;
    }

    private List<Work> works() {
        List<Work> works = new ArrayList<>();
        ledger.works(TenantId.DEFAULT, works::add);
        return works;
    }

    private static TransientException later(Duration wait) {
        return new TransientException("quota", wait, null);
    }

    @Test
    void B1_postAnsweredWith503_isSentAgainLaterUnderItsKey() throws InterruptedException {
        Handler desk = new Handler((action, call) -> {
            if (call < 3) {
                throw later(Duration.ZERO);
            }
            return new Outcome.Sent("lead-1");
        });
        try (CommandCenter center = builder().actWith(desk).build()) {
            center.process(post("1", "ana", "lead").build());
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(desk.calls)
                .hasSize(3)
                .extracting(Fakes.Call::key)
                .containsOnly(desk.calls.get(0).key());
        assertThat(works()).singleElement().extracting(Work::state).isEqualTo(WorkState.DONE);
    }

    @Test
    void B4_B5_pageCutOrALoginPage_cursorStaysAndThePageIsReadAgain() throws InterruptedException {
        List<String> asked = new CopyOnWriteArrayList<>();
        AtomicInteger faults = new AtomicInteger();
        Place net = new Place(
                "net",
                cursor -> {
                    asked.add(cursor.value());
                    int at = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
                    if (at == 2 && faults.incrementAndGet() == 1) {
                        throw new TransientException("200 with a body that was cut");
                    }
                    if (at == 2 && faults.get() == 2) {
                        throw new PermanentException("200 with text/html instead of JSON");
                    }
                    return at < 4
                            ? page(
                                    new Cursor("" + (at + 1)),
                                    true,
                                    List.of(post("p" + at, "u" + at, "hi").build()))
                            : nothing(cursor);
                },
                new Handler());
        try (CommandCenter center = builder().connect(net).build()) {
            center.start();
            assertThat(heard.await(Event.Routed.class, 4, SOON)).isTrue();
        }
        assertThat(stored()).containsExactly("p0", "p1", "p2", "p3");
        assertThat(asked.subList(0, 6)).containsExactly("", "1", "2", "2", "2", "3");
    }

    @Test
    void B9_pagesReorderedAndRepeatedWithEqualTimes_eachItemOnce() throws InterruptedException {
        long seed = 20261122;
        Random random = new Random(seed);
        List<List<Post>> pages = new ArrayList<>();
        List<Post> all = IntStream.range(0, 200)
                .mapToObj(i -> post("p" + i, "u" + i, "hi")
                        .postedAt(NOON.plusSeconds(i / 50))
                        .build())
                .toList();
        for (int from = 0; from < 200; from += 15) { // pages overlap by five
            List<Post> one = new ArrayList<>(all.subList(from, Math.min(200, from + 20)));
            Collections.shuffle(one, random);
            pages.add(one);
            pages.add(random.nextBoolean() ? one : pages.get(random.nextInt(pages.size())));
        }
        Place net = new Place(
                "net",
                cursor -> {
                    int at = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
                    return at < pages.size()
                            ? page(new Cursor("" + (at + 1)), at + 1 < pages.size(), pages.get(at))
                            : nothing(cursor);
                },
                new Handler());
        try (CommandCenter center = builder().connect(net).build()) {
            center.start();
            assertThat(heard.await(Event.Routed.class, 200, SOON)).isTrue();
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(stored())
                .as("seed %d", seed)
                .hasSize(200)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(one -> one.id().nativeId()).toList());
    }

    @Test
    void C1_askedToWait_costsNoAttempt() throws InterruptedException {
        Handler desk = new Handler((action, call) -> {
            if (call <= 40) {
                throw later(Duration.ofMillis(1));
            }
            return new Outcome.Sent("lead");
        });
        try (CommandCenter center = builder().actWith(desk).build()) {
            center.process(post("1", "ana", "lead").build());
            assertThat(center.settle(SOON)).isTrue();
        }
        assertThat(works()).singleElement().satisfies(work -> {
            assertThat(work.state()).isEqualTo(WorkState.DONE);
            assertThat(work.progress().attempts()).isEqualTo(1);
        });
    }

    /** The vendor gives so many calls a window; what comes above is refused, as a limiter does. */
    private static final class Window implements ActionHandler {
        static final int CALLS = 40;
        static final Duration LONG = Duration.ofMillis(300);

        final List<Long> done = Collections.synchronizedList(new ArrayList<>());
        private volatile long opens = Long.MAX_VALUE;
        private int left;

        void open() {
            opens = System.nanoTime();
        }

        @Override
        public boolean handles(ActionKind kind, AccountId account) {
            return true;
        }

        @Override
        public synchronized Outcome handle(io.sccc.core.model.Action action, io.sccc.core.model.ActionKey key) {
            if (opens == Long.MAX_VALUE) {
                throw later(Duration.ofMillis(1500));
            }
            long now = System.nanoTime(); // read once: a thread may stand still between two readings
            if (now - opens >= 0) {
                left = CALLS;
                opens = now + LONG.toNanos();
            }
            if (left == 0) {
                throw later(Duration.ofNanos(Math.max(1_000_000, opens - now)));
            }
            left--;
            done.add(now);
            return new Outcome.Sent("lead-" + done.size());
        }
    }

    @Test
    void C2_quotaGone_allWaitsAndDrainsUnderTheLimitWhenItIsBack() throws InterruptedException {
        int posts = 300;
        Window desk = new Window();
        try (CommandCenter center = builder().actWith(desk).build()) {
            for (int i = 0; i < posts; i++) {
                center.process(post("p" + i, "u" + i, "lead").build());
            }
            assertThat(heard.await(Event.ActionAsked.class, posts, SOON)).isTrue();
            assertThat(ledger.counts(TenantId.DEFAULT).unfinished()).isEqualTo(posts);
            assertThat(desk.done).isEmpty();
            desk.open();
            assertThat(heard.await(Event.ActionDone.class, posts, SOON)).isTrue();
        }
        assertThat(desk.done).hasSize(posts);
        for (int i = Window.CALLS; i < posts; i++) {
            assertThat(desk.done.get(i) - desk.done.get(i - Window.CALLS))
                    .as("calls %d to %d", i - Window.CALLS, i)
                    .isGreaterThan(Window.LONG.toNanos() / 2);
        }
    }

    @Test
    void C3_restartDuringTheLimit_noBurst() throws InterruptedException {
        Instant reset = Instant.now().plus(Duration.ofHours(6));
        Handler limited = new Handler((action, call) -> new Outcome.Deferred(reset));
        try (CommandCenter center = builder().actWith(limited).build()) {
            for (int i = 0; i < 20; i++) {
                center.process(post("p" + i, "u" + i, "lead").build());
            }
            assertThat(heard.await(Event.ActionDeferred.class, 20, SOON)).isTrue();
        }
        Handler restarted = new Handler();
        try (CommandCenter center = builder().actWith(restarted).build()) {
            center.start();
            center.process(post("new", "zoe", "lead").build());
            assertThat(heard.await(Event.ActionDone.class, 1, SOON)).isTrue();
        }
        assertThat(restarted.calls).as("only what was not put off").hasSize(1);
        assertThat(works())
                .filteredOn(work -> work.state() == WorkState.DEFERRED)
                .hasSize(20);
    }

    /** Acts on one account alone, as a connector does. */
    private static ActionHandler on(String name, ActionHandler handler) {
        return new ActionHandler() {
            @Override
            public boolean handles(ActionKind kind, AccountId account) {
                return account.equals(AccountId.of(name)) && handler.handles(kind, account);
            }

            @Override
            public Outcome handle(io.sccc.core.model.Action action, io.sccc.core.model.ActionKey key) {
                return handler.handle(action, key);
            }
        };
    }

    private static PermanentException forAPerson(String what) {
        return new PermanentException(what) {
            private static final long serialVersionUID = 1;

            @Override
            public boolean needsPerson() {
                return true;
            }
        };
    }

    private CommandCenterBuilder twoNetworks(ActionHandler left, Function<Cursor, Page<Arrival>> broken) {
        Place net = new Place("net", broken, on("net", left));
        Place other = new Place(
                "other",
                cursor -> cursor.atStart()
                        ? page(
                                new Cursor("1"),
                                false,
                                List.of(Post.builder(io.sccc.core.model.PostId.of("other", "o1"))
                                        .author(Author.of("leo"))
                                        .text("reply please")
                                        .lang("en")
                                        .build()))
                        : nothing(cursor),
                on("other", new Handler()));
        return builder()
                .connect(net, other)
                .routeWith(router(facts -> route(Level.COMMUNITY, "hide", ActionKind.HIDE)));
    }

    @Test
    void C6_refreshTokenRevoked_isToldWithTheCureAndOthersRunOn() throws InterruptedException {
        Handler revoked = new Handler((action, call) -> {
            throw forAPerson("tokens of net: they cannot be renewed any more; authorize again");
        });
        CommandCenterBuilder builder = twoNetworks(revoked, cursor -> {
            throw forAPerson("tokens of net: they cannot be renewed any more; authorize again");
        });
        try (CommandCenter center = builder.build()) {
            center.start();
            center.process(post("1", "ana", "hello").lang("en").build());
            assertThat(heard.await(Event.ActionParked.class, 1, SOON)).isTrue();
            assertThat(heard.await(Event.ActionDone.class, 1, SOON)).isTrue();
            Health health = center.health();
            assertThat(health.status()).isEqualTo(Health.Status.DEGRADED);
            assertThat(health.reasons()).anyMatch(why -> why.contains("net") && why.contains("authorize again"));
        }
        assertThat(heard.of(Event.ActionParked.class).get(0).why()).contains("authorize again");
        assertThat(revoked.calls).as("asked once, not again and again").hasSize(1);
        assertThat(stored()).contains("o1");
    }

    @Test
    void C7_missingScope_isNamedTheActionIsParkedAndIntakeGoesOn() throws InterruptedException {
        Handler narrow = new Handler((action, call) -> {
            throw forAPerson("POST /statuses answered 403, missing scope write:statuses");
        });
        AtomicInteger read = new AtomicInteger();
        CommandCenterBuilder builder = twoNetworks(narrow, cursor -> {
            int at = read.getAndIncrement();
            return at < 5
                    ? page(
                            new Cursor("" + at),
                            true,
                            List.of(post("n" + at, "u" + at, "hi").lang("en").build()))
                    : nothing(cursor);
        });
        try (CommandCenter center = builder.build()) {
            center.start();
            assertThat(heard.await(Event.ActionParked.class, 5, SOON)).isTrue();
            assertThat(heard.await(Event.ActionDone.class, 1, SOON)).isTrue();
        }
        assertThat(heard.of(Event.ActionParked.class))
                .allMatch(event -> event.why().contains("write:statuses"));
        assertThat(stored()).contains("n0", "n1", "n2", "n3", "n4", "o1");
    }

    private List<Post> taken(Post... posts) throws InterruptedException {
        try (CommandCenter center = builder().build()) {
            for (Post one : posts) {
                center.process(one);
            }
            assertThat(center.settle(SOON)).isTrue();
        }
        List<Post> kept = new ArrayList<>();
        ledger.judgments(TenantId.DEFAULT, verdict -> kept.add(verdict.row().post()));
        return kept;
    }

    @Test
    void E1_oddCharacters_areStoredAsAnyStoreCan_andPairsStayWhole() throws InterruptedException {
        String family = "👨‍👩‍👧‍👦";
        String odd = "a\u0000b\uD83Dc\uDC00 " + family + " \u202Eevil\u202C 𝒳";
        Author author = new Author("ana", "An\u0000a\uD83D", null, null, null, null);
        Post one = post("1", "x", odd)
                .author(author)
                .attribute("note", "n\u0000\uDC00")
                .link(new Link("https://example.com/", "t\u0000"))
                .build();
        Post marks = post("2", "eva", "z" + "\u0301".repeat(1_000_000)).build();
        List<Post> kept = taken(one, marks);
        assertThat(kept).hasSize(2);
        Post first = kept.get(0);
        assertThat(first.text()).isEqualTo("a\uFFFDb\uFFFDc\uFFFD " + family + " \u202Eevil\u202C 𝒳");
        assertThat(first.author()).isNotNull().extracting(Author::name).isEqualTo("An\uFFFDa\uFFFD");
        assertThat(first.attributes()).containsEntry("note", "n\uFFFD\uFFFD");
        assertThat(first.links()).extracting(Link::title).containsExactly("t\uFFFD");
    }

    @Test
    void E9_longNameNoTextOnlyPicturesManyAttachments_areConversations() throws InterruptedException {
        io.sccc.core.model.PostBuilder many =
                post("1", "x", "").author(new Author("ana", "😀".repeat(5_000), null, null, null, null));
        for (int i = 0; i < 500; i++) {
            many.link(new Link("https://example.com/" + i + ".png", null));
        }
        Post picture = post("2", "eva", "")
                .link(new Link("https://example.com/p.png", null))
                .build();
        List<Post> kept = taken(many.build(), picture, post("3", "leo", "").build());
        assertThat(kept).hasSize(3);
        Author author = kept.get(0).author();
        assertThat(author).isNotNull();
        assertThat(author.name()).hasSizeLessThanOrEqualTo(501).endsWith("…").doesNotContain("\uFFFD");
        assertThat(author.name().codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF))
                .as("halves")
                .isEmpty();
        assertThat(kept.get(0).links()).hasSize(500);
        assertThat(ledger.counts(TenantId.DEFAULT).dead()).isZero();
    }

    @Test
    void F5_canaryInEveryFault_isStoredAndToldNowhere() throws InterruptedException {
        Handler leaking = new Handler((action, call) -> {
            throw new IllegalStateException("HTTP 500: your token " + CANARY + " is wrong");
        });
        Place net = new Place(
                "net",
                cursor -> {
                    throw new IllegalStateException("https://vendor.example/?token=" + CANARY);
                },
                on("net", new Handler()));
        try (CommandCenter center =
                builder().connect(net).actWith(on("crm", leaking)).build()) {
            center.start();
            center.process(post("1", "ana", "lead").build());
            assertThat(heard.await(Event.ActionParked.class, 1, SOON)).isTrue();
            for (int i = 0; i < 2000 && center.health().reasons().size() < 2; i++) {
                center.settle(Duration.ofMillis(5));
            }
            assertThat(center.health().reasons()).anyMatch(why -> why.contains("source net"));
            assertThat(center.health().toString()).doesNotContain(CANARY);
        }
        List<DeadLetter> dead = new ArrayList<>();
        ledger.deadLetters(TenantId.DEFAULT, dead::add);
        assertThat(works()).isNotEmpty();
        assertThat(works().toString() + works().get(0).note() + dead + heard.events())
                .doesNotContain(CANARY);
    }
}
