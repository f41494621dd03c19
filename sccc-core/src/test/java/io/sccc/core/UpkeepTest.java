package io.sccc.core;

import static io.sccc.core.Fakes.NOON;
import static io.sccc.core.Fakes.SOON;
import static io.sccc.core.Fakes.post;
import static io.sccc.core.Fakes.router;
import static io.sccc.core.Fakes.wordy;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.Fakes.Handler;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.ledger.Postgres;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.Event;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Delivery;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Upkeep;
import io.sccc.core.spi.Work;
import io.sccc.core.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with a ledger in a file. */
class UpkeepTest {

    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final String CANARY = "canarywords";

    @TempDir
    Path folder;

    private JdbcLedger ledger;
    private final ManualClock clock = new ManualClock(NOON);

    @BeforeEach
    void open() {
        ledger = JdbcLedger.file(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void run(Handler handler, Post... posts) throws InterruptedException {
        run(CommandCenter.builder().routeWith(wordy()).actWith(handler), posts);
    }

    private void run(CommandCenterBuilder builder, Post... posts) throws InterruptedException {
        try (CommandCenter center = builder.ledger(ledger).clock(clock).build()) {
            for (Post post : posts) {
                center.process(post);
            }
            assertThat(center.settle(SOON)).isTrue();
        }
        open();
    }

    private List<Work> works() {
        List<Work> works = new ArrayList<>();
        ledger.works(TENANT, works::add);
        return works;
    }

    private Work only(ActionKind kind) {
        return works().stream()
                .filter(work -> work.request().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<DeadLetter> letters() {
        List<DeadLetter> letters = new ArrayList<>();
        ledger.deadLetters(TENANT, letters::add);
        return letters;
    }

    @Test
    void revive_deadPost_isDecidedByTheNextStart() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        var flaky = router(facts -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug since mended");
            }
            return Fakes.quiet();
        });
        run(CommandCenter.builder().routeWith(flaky), post("1", "ana", "hi").build());
        assertThat(letters()).hasSize(1);
        assertThat(ledger.upkeep().revive(TENANT, letters().get(0).seq())).isTrue();
        assertThat(ledger.counts(TENANT).undecided()).isEqualTo(1);
        assertThat(ledger.upkeep().revive(TENANT, 4711)).isFalse();
        run(CommandCenter.builder().routeWith(flaky), post("2", "ana", "hi").build());
        assertThat(letters()).isEmpty();
        assertThat(ledger.counts(TENANT).undecided()).isZero();
    }

    @Test
    void revive_whileACenterRuns_isDecidedByIt() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        var flaky = router(facts -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug since mended");
            }
            return Fakes.quiet();
        });
        try (CommandCenter center = CommandCenter.builder()
                .routeWith(flaky)
                .ledger(ledger)
                .clock(clock)
                .build()) {
            center.process(post("1", "ana", "hi").build());
            center.process(post("2", "eva", "hi").build());
            assertThat(letters()).hasSize(1);
            assertThat(ledger.upkeep().revive(TENANT, letters().get(0).seq())).isTrue();
            Awaitility.await().atMost(SOON).until(() -> ledger.counts(TENANT).undecided() == 0);
            assertThat(letters()).isEmpty();
            assertThat(ledger.decision(TENANT, PostId.of("net", "1"))).isNotNull();
            assertThat(calls).hasValue(3);
        }
        open();
    }

    @Test
    void revive_byAnotherProcessOnOneDatabase_isDecidedByTheCenterThatRuns() throws InterruptedException {
        DataSource database = Postgres.database();
        AtomicInteger calls = new AtomicInteger();
        var flaky = router(facts -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug since mended");
            }
            return Fakes.quiet();
        });
        try (CommandCenter center = CommandCenter.builder()
                        .routeWith(flaky)
                        .ledger(JdbcLedger.on(database))
                        .clock(clock)
                        .build();
                JdbcLedger operator = JdbcLedger.on(database)) {
            center.process(post("1", "ana", "hi").build());
            center.process(post("2", "eva", "hi").build());
            List<Long> dead = new ArrayList<>();
            operator.deadLetters(TENANT, letter -> dead.add(letter.seq()));
            assertThat(operator.upkeep().revive(TENANT, dead.get(0))).isTrue();
            Awaitility.await().atMost(SOON).until(() -> operator.counts(TENANT).undecided() == 0);
            assertThat(operator.decision(TENANT, PostId.of("net", "1"))).isNotNull();
        }
    }

    @Test
    void center_aDayPasses_forgetsWhatIsOlderThanItsPolicy() throws InterruptedException {
        try (CommandCenter center = CommandCenter.builder()
                .routeWith(wordy())
                .actWith(new Handler())
                .ledger(ledger)
                .clock(clock)
                .retain(new Upkeep.Retention(Duration.ofDays(30), Duration.ofDays(60), Duration.ofDays(60)))
                .build()) {
            center.process(post("old", "ana", "hello").build());
            clock.advance(Duration.ofDays(31));
            center.process(post("young", "eva", "hello there").build());
            Awaitility.await().atMost(SOON).until(() -> texts().equals(List.of("", "hello there")));
            clock.advance(Duration.ofDays(31));
            Awaitility.await().atMost(SOON).until(() -> texts().equals(List.of("")));
        }
        open();
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        ledger.judgments(TENANT, judgment -> texts.add(judgment.row().post().text()));
        return texts;
    }

    @Test
    void askAgain_deadAction_isDoneUnderItsOldKeyByTheNextStart() throws InterruptedException {
        Handler refusing = new Handler((action, call) -> new Outcome.Rejected("no such field"));
        run(refusing, post("1", "ana", "lead").build());
        ActionKey key = only(ActionKind.CREATE_LEAD).key();
        assertThat(only(ActionKind.CREATE_LEAD).state()).isEqualTo(WorkState.FAILED);
        assertThat(ledger.upkeep().askAgain(TENANT, key)).isTrue();
        assertThat(ledger.counts(TENANT).unfinished()).isEqualTo(1);
        assertThat(ledger.upkeep().askAgain(TENANT, key)).isFalse();
        Handler mended = new Handler();
        run(mended, post("2", "eva", "hello").build());
        assertThat(mended.calls)
                .singleElement()
                .satisfies(call -> assertThat(call.key()).isEqualTo(key));
        assertThat(only(ActionKind.CREATE_LEAD).state()).isEqualTo(WorkState.DONE);
    }

    @Test
    void confirm_parkedAction_isDoneByAPersonsWord() throws InterruptedException {
        run(
                new Handler((action, call) -> new Outcome.Unknown(false)),
                post("1", "ana", "lead").build());
        ActionKey key = only(ActionKind.CREATE_LEAD).key();
        assertThat(ledger.counts(TENANT).parked()).isEqualTo(1);
        assertThat(ledger.upkeep().confirm(TENANT, key, "lead-7")).isTrue();
        assertThat(ledger.upkeep().confirm(TENANT, key, "lead-8")).isFalse();
        assertThat(only(ActionKind.CREATE_LEAD).state()).isEqualTo(WorkState.DONE);
        assertThat(only(ActionKind.CREATE_LEAD).target()).isEqualTo("lead-7");
        long last = ledger.lastSeq(TENANT);
        assertThat(ledger.events(TENANT, last - 1, 10)).singleElement().isInstanceOf(Event.ActionDone.class);
    }

    private Post spoken(String id, String author, String text) {
        return post(id, author, text + " " + CANARY)
                .author(new Author(author, "Canary Name", 10L, true, null, null))
                .postedAt(NOON.minusSeconds(60))
                .build();
    }

    @Test
    void erase_person_leavesNoWordAndNoIdInTheFilesAndTheNumbersAsTheyWere() throws Exception {
        run(
                new Handler(),
                spoken("1", "anaperson", "a case"),
                spoken("2", "anaperson", "reply and wait"),
                post("3", "eva", "hello")
                        .inReplyTo("1")
                        .postedAt(NOON.minusSeconds(50))
                        .build(),
                post("4", "eva", "lead").build());
        long events = ledger.lastSeq(TENANT);
        long judgments = count();
        Upkeep.Erasure erased = ledger.upkeep().erase(TENANT, "net", "anaperson");
        assertThat(erased.posts()).isEqualTo(2);
        assertThat(erased.decisions()).isEqualTo(2);
        assertThat(erased.actions()).isPositive();
        assertThat(erased.events()).isPositive();
        assertThat(ledger.upkeep().erase(TENANT, "net", "anaperson")).isEqualTo(new Upkeep.Erasure(0, 0, 0, 0, 0));
        assertThat(count()).isEqualTo(judgments);
        assertThat(ledger.lastSeq(TENANT)).isEqualTo(events + 1);
        assertThat(ledger.events(TENANT, events, 10)).singleElement().isInstanceOf(Event.AuthorErased.class);
        ledger.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(CANARY, "Canary Name", "anaperson");
            }
        }
        open();
        run(new Handler(), spoken("1", "anaperson", "a case"), spoken("9", "anaperson", "a case"));
        assertThat(count()).isEqualTo(judgments);
        assertThat(only(ActionKind.CREATE_LEAD).state()).isEqualTo(WorkState.DONE);
    }

    private long count() {
        List<String> seen = new ArrayList<>();
        ledger.judgments(TENANT, judgment -> seen.add(judgment.row().post().id().nativeId()));
        return seen.size();
    }

    @Test
    void export_person_tellsTheirPostsDecisionsAndActionsAndNobodyElses() throws InterruptedException {
        run(
                new Handler(),
                spoken("1", "anaperson", "a case"),
                post("2", "eva", "lead").build());
        List<String> rows = new ArrayList<>();
        ledger.upkeep().export(TENANT, "net", "anaperson", rows::add);
        assertThat(rows).anyMatch(row -> row.startsWith("{\"type\":\"post\"") && row.contains(CANARY));
        assertThat(rows).anyMatch(row -> row.startsWith("{\"type\":\"decision\""));
        assertThat(rows).anyMatch(row -> row.startsWith("{\"type\":\"action\""));
        assertThat(rows).noneMatch(row -> row.contains("\"eva\""));
    }

    @Test
    void forget_olderThanThePolicy_stripsWordsThenRowsAndKeepsWhatIsYoung() throws InterruptedException {
        run(new Handler(), spoken("old", "anaperson", "a case"));
        clock.advance(Duration.ofDays(100));
        run(new Handler(), post("young", "eva", "hello there").build());
        Upkeep.Retention policy = Upkeep.Retention.DEFAULT;
        assertThat(ledger.upkeep().forget(TENANT, policy, clock.instant())).isPositive();
        assertThat(ledger.upkeep().forget(TENANT, policy, clock.instant())).isZero();
        List<String> texts = new ArrayList<>();
        ledger.judgments(TENANT, judgment -> texts.add(judgment.row().post().text()));
        assertThat(texts).containsExactly("", "hello there");
        clock.advance(Duration.ofDays(301));
        run(new Handler(), post("newest", "eva", "hello again").build());
        ledger.upkeep().forget(TENANT, policy, clock.instant());
        texts.clear();
        ledger.judgments(TENANT, judgment -> texts.add(judgment.row().post().text()));
        assertThat(texts).containsExactly("", "hello again");
    }

    /** Has content offered to the author of a post of theirs. */
    private Party offered(String id, String author) throws InterruptedException {
        Party about;
        try (CommandCenter center = CommandCenter.builder()
                .routeWith(wordy())
                .actWith(new Handler())
                .ledger(ledger)
                .clock(clock)
                .build()) {
            about = center.process(spoken(id, author, "hello")).about();
            center.ask(new Action.SuggestContent(about, PostId.of("net", id), "faq", null, null, "look", "en"), "1");
            assertThat(center.settle(SOON)).isTrue();
        }
        open();
        return about;
    }

    private List<String> marks() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select source from sccc_source where source like 'sccc:told:%' order by source")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Test
    void erase_person_takesWhatTheyWereOffered() throws Exception {
        Party about = offered("1", "anaperson");
        offered("2", "eva");
        assertThat(ledger.opened(TENANT, about, "faq", null)).isTrue();
        assertThat(marks()).hasSize(2);
        ledger.upkeep().erase(TENANT, "net", "anaperson");
        assertThat(marks()).hasSize(1);
        assertThat(ledger.opened(TENANT, about, "faq", null)).isFalse();
        assertThat(ledger.events(TENANT, 0, 100))
                .filteredOn(Event.ContentClicked.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(
                                ((Event.ContentClicked) event).about().customer())
                        .isNotEqualTo("anaperson"));
    }

    @Test
    void forget_afterTheKeysDays_takesWhatWasToldOnce() throws Exception {
        Party about = offered("1", "anaperson");
        assertThat(ledger.solved(TENANT, PostId.of("net", "1"), null)).isTrue();
        ledger.upkeep().forget(TENANT, Upkeep.Retention.DEFAULT, NOON.plus(Duration.ofDays(399)));
        assertThat(marks()).hasSize(2);
        ledger.upkeep().forget(TENANT, Upkeep.Retention.DEFAULT, NOON.plus(Duration.ofDays(401)));
        assertThat(marks()).isEmpty();
        assertThat(ledger.opened(TENANT, about, "faq", null)).isFalse();
    }

    @Test
    void vitals_ofAFile_tellItsSizeAndSchema() {
        Upkeep.Vitals vitals = ledger.upkeep().vitals(TENANT);
        assertThat(vitals.schema()).isEqualTo(1);
        assertThat(vitals.bytes()).isPositive();
        assertThat(vitals.free()).isPositive();
        assertThat(vitals.skew().abs()).isLessThan(Duration.ofSeconds(30));
        assertThat(vitals.oldest()).isNull();
    }

    @Test
    void credentials_manyThreads_refreshOnceAndAreSealedInTheFile() throws IOException {
        CredentialStore store = ledger.credentials();
        AccountId account = AccountId.of("net");
        AtomicInteger refreshes = new AtomicInteger();
        assertThat(store.get(TENANT, account)).isNull();
        List<CompletableFuture<String>> all = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> store.update(
                        TENANT,
                        account,
                        token -> token.isEmpty() ? "token-" + CANARY + refreshes.incrementAndGet() : token)))
                .toList();
        assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo("token-" + CANARY + "1"));
        ledger.close();
        assertThat(Files.readString(folder.resolve("ledger.db"), ISO_8859_1)).doesNotContain(CANARY);
        open();
        assertThat(ledger.credentials().get(TENANT, account)).isEqualTo("token-" + CANARY + "1");
    }

    @Test
    void deliveries_keptAndNotRead_areThereAgainAndSealedInTheFile() throws IOException {
        byte[] body = ("{\"text\":\"" + CANARY + "\"}").getBytes(ISO_8859_1);
        var id = io.sccc.core.model.DeliveryId.of(TENANT, "hook", body);
        ledger.keep(TENANT, new Delivery(id, "hook", NOON, body));
        ledger.keep(TENANT, new Delivery(id, "hook", NOON.plusSeconds(1), body));
        ledger.close();
        assertThat(Files.readString(folder.resolve("ledger.db"), ISO_8859_1)).doesNotContain(CANARY);
        open();
        assertThat(ledger.deliveries(TENANT)).singleElement().satisfies(kept -> {
            assertThat(kept.body()).isEqualTo(body);
            assertThat(kept.received()).isEqualTo(NOON);
        });
    }
}
