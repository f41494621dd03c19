package io.sccc.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.ledger.JdbcLedger;
import io.sccc.core.model.Action;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Event;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One random stream, several ledgers: they remember the same, whatever is closed and opened on the way. */
class LedgerDifferenceTest {

    private static final int POSTS = 250;
    private static final List<String> WORDS =
            List.of("case please", "close it", "reopen it", "reply to me", "a lead", "wait for me", "hello", "thanks");

    @TempDir
    Path folder;

    /** What a ledger remembers, without what threads decide: the order of conversations among each other. */
    record Remembered(
            List<String> judgments, List<String> hops, List<String> works, List<String> events, Ledger.Counts counts) {

        static Remembered of(Ledger ledger) {
            List<Judgment> judgments = new ArrayList<>();
            ledger.judgments(TenantId.DEFAULT, judgments::add);
            List<Judgment> hops = new ArrayList<>();
            ledger.hops(TenantId.DEFAULT, hops::add);
            List<Work> works = new ArrayList<>();
            ledger.works(TenantId.DEFAULT, works::add);
            return new Remembered(
                    judgments.stream().map(Remembered::text).toList(),
                    hops.stream().map(Remembered::text).toList(),
                    works.stream().map(Remembered::text).sorted().toList(),
                    all(ledger).stream().map(Remembered::text).sorted().toList(),
                    ledger.counts(TenantId.DEFAULT));
        }

        private static String text(Work work) {
            return work.key() + " " + work.action() + " "
                    + work.request().about().key() + " " + work.state() + " " + work.progress() + " " + work.target()
                    + " " + work.note() + " " + work.at();
        }

        private static String text(Judgment judgment) {
            return unnumbered(judgment) + judgment.facts().byName();
        }

        /** When an action ends, and what its conversation is called by then, is up to threads. */
        private static String text(Event event) {
            String text = unnumbered(event);
            return event.cause() == event.seq() && !(event instanceof Event.PostStored)
                    ? text.replaceAll("conversation=.* at=[^,]*", "")
                    : text;
        }

        private static String unnumbered(Object row) {
            return row.toString().replaceAll("(seq|cause)=\\d+", "");
        }
    }

    private static List<Event> all(Ledger ledger) {
        List<Event> all = new ArrayList<>();
        long last = ledger.lastSeq(TenantId.DEFAULT);
        while (all.size() < last) {
            all.addAll(ledger.events(TenantId.DEFAULT, all.size(), 100));
        }
        return all;
    }

    private static List<Post> stream(Random random) {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            posts.add(random.nextInt(10) == 0 && i > 0 ? again(posts, random) : fresh(i, random));
        }
        return posts;
    }

    private static Post again(List<Post> posts, Random random) {
        Post old = posts.get(random.nextInt(posts.size()));
        return switch (random.nextInt(3)) {
            case 0 -> old;
            case 1 ->
                old.toBuilder()
                        .revision(old.revision() + 1)
                        .text(WORDS.get(random.nextInt(WORDS.size())))
                        .build();
            default ->
                old.toBuilder().revision(old.revision() + 1).deleted(true).build();
        };
    }

    private static Post fresh(int i, Random random) {
        String network = random.nextInt(5) == 0 ? "other" : "net";
        PostBuilder post = Post.builder(PostId.of(network, "p" + i)).text(WORDS.get(random.nextInt(WORDS.size())));
        boolean company = random.nextInt(5) == 0;
        if (random.nextInt(8) != 0) {
            post.author(Author.of(company ? "agent" : "u" + random.nextInt(12)));
            post.authorRole(company ? AuthorRole.AGENT : AuthorRole.CUSTOMER);
        }
        if (random.nextInt(20) != 0) {
            post.postedAt(Fakes.NOON.plus(Duration.ofMinutes(40L * i + random.nextInt(100))));
        }
        if (random.nextInt(2) == 0) {
            post.inReplyTo("p" + Math.max(0, i + 3 - random.nextInt(12)));
        }
        if (random.nextInt(6) == 0) {
            post.threadId("t" + random.nextInt(8)).kind(PostKind.DIRECT_MESSAGE);
        }
        return post.build();
    }

    private static Outcome outcome(Action action, int call) {
        return new Outcome.Sent("id-" + Integer.toHexString(action.toString().hashCode()));
    }

    private static Fakes.Source source(List<Post> posts, String name) {
        return new Fakes.Source(
                name, true, posts.stream().map(Arrival.Received::new).toList(), 17);
    }

    private static Remembered run(Supplier<Ledger> ledgers, List<Post> posts, int pieces) throws Exception {
        for (int piece = 0; piece < pieces; piece++) {
            Ledger ledger = ledgers.get();
            List<Post> part = posts.subList(posts.size() * piece / pieces, posts.size() * (piece + 1) / pieces);
            try (CommandCenter center = CommandCenter.builder()
                    .ledger(ledger)
                    .clock(Clock.fixed(Fakes.NOON.plus(Duration.ofDays(60)), ZoneOffset.UTC))
                    .routeWith(Fakes.wordy())
                    .actWith(new Fakes.Handler(LedgerDifferenceTest::outcome))
                    .listenTo(source(part, "file" + piece))
                    .workers(3)
                    .build()) {
                center.start();
                assertThat(center.settle(Fakes.SOON)).as(() -> left(ledger)).isTrue();
                if (piece == pieces - 1) {
                    return Remembered.of(ledger);
                }
            }
        }
        throw new IllegalStateException("nothing was run");
    }

    private static String left(Ledger ledger) {
        List<String> works = new ArrayList<>();
        ledger.works(TenantId.DEFAULT, work -> {
            if (work.state() == Ledger.WorkState.ASKED || work.state() == Ledger.WorkState.DEFERRED) {
                works.add(work.key() + " " + work.request().kind() + " " + work.state() + " " + work.progress() + " "
                        + work.note());
            }
        });
        return "%s, due %s, waiting %s"
                .formatted(
                        ledger.counts(TenantId.DEFAULT),
                        ledger.due(TenantId.DEFAULT, ledger.clock(TenantId.DEFAULT), 10),
                        works);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void run_sameStreamOnOtherLedgers_remembersTheSame(long seed) throws Exception {
        List<Post> posts = stream(new Random(seed));
        Remembered memory = run(InMemoryLedger::new, posts, 1);
        Remembered file = run(() -> JdbcLedger.file(folder.resolve("one.db")), posts, 1);
        Remembered reopened = run(() -> JdbcLedger.file(folder.resolve("three.db")), posts, 3);
        assertThat(memory.judgments()).hasSizeGreaterThan(POSTS / 2);
        compare(file, memory);
        compare(reopened, memory);
    }

    private static void compare(Remembered found, Remembered expected) {
        same(found.judgments(), expected.judgments());
        same(found.events(), expected.events());
        same(found.works(), expected.works());
        same(found.hops(), expected.hops());
        assertThat(found.counts()).isEqualTo(expected.counts());
    }

    /** Shows only what differs. */
    private static void same(List<String> found, List<String> expected) {
        List<String> more = new ArrayList<>(found);
        expected.forEach(more::remove);
        List<String> less = new ArrayList<>(expected);
        found.forEach(less::remove);
        assertThat(more).as("more than expected; missing: %s", less).isEmpty();
        assertThat(found).containsExactlyElementsOf(expected);
    }
}
