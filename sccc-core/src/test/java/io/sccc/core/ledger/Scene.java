package io.sccc.core.ledger;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Route;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Inbox;
import io.sccc.core.spi.Intake;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Memory;
import io.sccc.core.spi.Verdict;
import io.sccc.core.spi.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Posts, pages and verdicts for tests of ledgers, and short words for what is done with them. */
final class Scene {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final TenantId TENANT = new TenantId("acme");

    private final Ledger ledger;

    Scene(Ledger ledger) {
        this.ledger = ledger;
    }

    static PostBuilder post(String id, String author) {
        return Post.builder(PostId.of("net", id))
                .tenant(TENANT)
                .author(Author.of(author))
                .authorRole(AuthorRole.CUSTOMER)
                .postedAt(NOON)
                .text("text of " + id + " \u0000 \ud83d\ude00 \"");
    }

    static Intake page(@Nullable String source, @Nullable Cursor next, List<? extends Arrival> arrivals) {
        List<Intake.Masked> masked = arrivals.stream()
                .map(arrival -> new Intake.Masked(arrival, Set.of("card"), 7))
                .toList();
        return new Intake(TENANT, source, masked, next, null, false, true, NOON.plus(Duration.ofDays(1)));
    }

    List<Ledger.Taken> take(Post... posts) {
        return ledger.take(page(
                "file",
                new Cursor("c" + posts.length),
                Arrays.stream(posts).map(Arrival.Received::new).toList()));
    }

    /** A post that did not come from a source: any node may take it in. */
    Inbox handedIn(Post post) {
        return ((Ledger.Taken.Stored) ledger.take(page(null, null, List.of(new Arrival.Received(post))))
                        .get(0))
                .row();
    }

    Inbox row(Post post) {
        return ((Ledger.Taken.Stored) take(post).get(0)).row();
    }

    static Verdict verdict(Inbox row, Work... works) {
        return verdict(row, List.of(), works);
    }

    static Verdict verdict(Inbox row, List<Ledger.Timer> timers, Work... works) {
        Party about = Party.of(row.post(), row.conversation());
        Memory.Customer customer = Memory.Customer.NEW.at(Level.CRM, 1).offer("faq");
        Memory.Change change = new Memory.Change(
                row.seq(),
                true,
                row.post().byCompany(),
                "customer",
                about.key(),
                customer,
                List.of(),
                false,
                List.of(),
                timers,
                null);
        return new Verdict(judgment(row, null), change, List.of(works), null);
    }

    static Verdict fired(Ledger.Timer timer) {
        Memory.Change change = new Memory.Change(
                timer.row().seq(),
                false,
                false,
                "customer",
                timer.about().key(),
                Memory.Customer.NEW.at(Level.CRM, 1),
                List.of(),
                false,
                List.of(),
                List.of(),
                timer);
        return new Verdict(judgment(timer.row(), timer.rule()), change, List.of(), timer);
    }

    static Judgment judgment(Inbox row, @Nullable String timer) {
        Facts facts = Facts.empty();
        facts.put(Fact.TEXT, row.post().text());
        Route route = new Route(
                Level.CRM, 1, "q", List.of(), null, List.of(), List.of("r"), Route.NO_RULE, List.of(), "rules");
        return new Judgment(
                row,
                Understanding.NONE,
                facts,
                new Decision(
                        row.seq(),
                        row.post().id(),
                        row.post().revision(),
                        Party.of(row.post(), row.conversation()),
                        route,
                        List.of(),
                        row.clock()),
                new Judgment.Hop(Level.FACILITATE, Level.CRM, "r"),
                timer);
    }

    static Work work(Inbox row, String key) {
        Party about = Party.of(row.post(), row.conversation());
        return new Work(
                new ActionKey("sccc:" + key),
                new Action.Reply(about, row.post().id(), "words", "en"),
                new Work.Request(
                        ActionKind.REPLY, about, row.post().id(), row.post().revision()),
                Ledger.WorkState.ASKED,
                Work.Progress.NONE,
                null,
                "",
                row.clock());
    }

    static Work offer(Inbox row, String key, String content) {
        Party about = Party.of(row.post(), row.conversation());
        return new Work(
                new ActionKey("sccc:" + key),
                new Action.SuggestContent(about, row.post().id(), content, null, null, "words", "en"),
                new Work.Request(
                        ActionKind.SUGGEST_CONTENT,
                        about,
                        row.post().id(),
                        row.post().revision()),
                Ledger.WorkState.ASKED,
                Work.Progress.NONE,
                null,
                "",
                row.clock());
    }

    static Ledger.Timer timer(Inbox row, String rule, Instant due) {
        return new Ledger.Timer(Party.of(row.post(), row.conversation()), rule, row, due);
    }

    static DeadLetter letter(Inbox row) {
        return new DeadLetter(TENANT, row.seq(), row.post().id(), "p", 3, "SCCC-2001", "failed", "beginning");
    }

    int decide(Verdict verdict) {
        return ledger.decide(verdict).toCompletableFuture().join();
    }

    List<Work> claim(int most) {
        return ledger.claim(TENANT, most).toCompletableFuture().join();
    }

    List<String> claimed(int most) {
        return claim(most).stream().map(work -> work.key().value()).sorted().toList();
    }

    boolean finish(Work work, Ledger.Ending ending) {
        return ledger.finish(TENANT, work, ending).toCompletableFuture().join();
    }

    List<String> events() {
        return ledger.events(TENANT, 0, 10_000).stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    List<Judgment> judgments() {
        List<Judgment> all = new ArrayList<>();
        ledger.judgments(TENANT, all::add);
        return all;
    }

    List<Judgment> hops() {
        List<Judgment> all = new ArrayList<>();
        ledger.hops(TENANT, all::add);
        return all;
    }

    List<Work> works() {
        List<Work> all = new ArrayList<>();
        ledger.works(TENANT, all::add);
        return all;
    }

    List<DeadLetter> letters() {
        List<DeadLetter> all = new ArrayList<>();
        ledger.deadLetters(TENANT, all::add);
        return all;
    }
}
