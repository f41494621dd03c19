package io.sccc.rules.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.core.CommandCenter;
import io.sccc.core.ledger.InMemoryLedger;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Author;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Finding;
import io.sccc.core.model.Level;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import io.sccc.core.spi.PostSource;
import io.sccc.core.spi.Understander;
import io.sccc.rules.DroolsRouter;
import io.sccc.rules.backtest.Backtest.Phase;
import io.sccc.rules.backtest.Backtest.Progress;
import io.sccc.rules.backtest.BacktestReport.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

    private static final DroolsRouter NOW = DroolsRouter.of("""
            rules:
              - id: broken
                priority: 50
                when: {complaint: true}
                then: {level: CRM, queue: care, actions: [open_case]}
                reason: {en: something is broken, es: algo no funciona, pt: algo não funciona}
              - {id: asks, when: {question: true}, then: {level: COMMUNITY, queue: community}}
              - {id: thanks, when: {keywords: [gracias]}, then: {level: FACILITATE, queue: a}}
              - {id: data, when: {personal_data: [email]}, then: {level: CRM, queue: security}}
            """, "now.yaml");

    private static final DroolsRouter TRIED = DroolsRouter.of("""
            rules:
              - id: broken
                priority: 50
                when: {complaint: true, author.followers: ">= 100"}
                then: {level: CRM, queue: care, actions: [open_case]}
              - id: again
                priority: 40
                when: {complaint: true, conversation.level: crm}
                then: {level: IGNORE}
              - {id: asks, after: 1h, when: {question: true, unanswered: true}, then: {level: CRM, actions: [open_case]}}
              - {id: thanks, when: {keywords: [gracias]}, then: {level: FACILITATE, queue: b}}
              - {id: data, when: {personal_data: [email]}, then: {level: CRM, queue: security}}
            """, "tried.yaml");

    /** A word of the text, or nothing. */
    private static final Understander UNDERSTANDER = (post, text, soFar) -> new Understanding(
            Map.of(
                    Understanding.COMPLAINT, Finding.of(post.text().contains("falla"), 1),
                    Understanding.QUESTION, Finding.of(post.text().contains("cómo"), 1)),
            Set.of());

    private record Posts(List<Post> posts) implements PostSource {

        @Override
        public String name() {
            return "posts";
        }

        @Override
        public boolean recorded() {
            return true;
        }

        @Override
        public Page<Arrival> fetch(Cursor cursor) {
            int at = cursor.atStart() ? 0 : Integer.parseInt(cursor.value());
            List<Arrival> one = posts.stream()
                    .skip(at)
                    .limit(1)
                    .map(post -> (Arrival) new Arrival.Received(post))
                    .toList();
            return new Page<>(one, new Cursor(Integer.toString(at + 1)), at + 1 < posts.size());
        }
    }

    private static Post post(String id, @Nullable String author, String text, int minute) {
        PostBuilder builder = Post.builder(PostId.of("net", id)).text(text).postedAt(MONDAY.plusSeconds(60L * minute));
        return author == null
                ? builder.build()
                : builder.author(Author.of(author)).build();
    }

    private static final List<Post> STREAM = List.of(
            post("1", "ana", "falla <b>el</b> wifi", 0),
            post("2", "beto", "cómo pago?", 1),
            post("3", "caro", "gracias", 2),
            post("4", "dani", "hola", 3),
            post("5", "eva", "escríbanme a eva@example.com", 4),
            post("6", null, "falla todo", 200));

    private static BacktestReport report() throws InterruptedException {
        return Backtest.of(NOW, TRIED)
                .named("now", "tried")
                .understandWith(List.of(UNDERSTANDER))
                .replay(new Posts(STREAM));
    }

    private static Change of(List<Change> changes, String customer) {
        return changes.stream()
                .filter(change -> customer.equals(change.customer()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void replay_twoRuleSets_tellsLevelsCasesQueuesAndActionsApart() throws InterruptedException {
        BacktestReport report = report();
        assertThat(report.stream().posts()).isEqualTo(6);
        assertThat(report.stream().conversations()).isEqualTo(6);
        assertThat(report.from().levels())
                .isEqualTo(Map.of(Level.IGNORE, 0L, Level.FACILITATE, 2L, Level.COMMUNITY, 1L, Level.CRM, 3L));
        assertThat(report.to().levels())
                .isEqualTo(Map.of(Level.IGNORE, 0L, Level.FACILITATE, 4L, Level.COMMUNITY, 0L, Level.CRM, 2L));
        assertThat(report.from().cases()).isEqualTo(3);
        assertThat(report.to().cases()).isEqualTo(2);
        assertThat(report.from().queues()).containsEntry("care", 2L).containsEntry("a", 1L);
        assertThat(report.changes()).extracting(Change::customer).containsExactly("ana", "beto", null);
        assertThat(report.others()).extracting(Change::customer).containsExactly("caro");
        assertThat(report.others().get(0).to().queue()).isEqualTo("b");
    }

    @Test
    void replay_ruleThatLacksSomething_isNamedWithWhatWasSeenAndNeeded() throws InterruptedException {
        BacktestReport report = report();
        Change ana = of(report.changes(), "ana");
        assertThat(ana.from().level()).isEqualTo(Level.CRM);
        assertThat(ana.from().reason().in("es")).isEqualTo("algo no funciona");
        assertThat(ana.from().actions()).contains(ActionKind.OPEN_CASE);
        assertThat(ana.to().level()).isEqualTo(Level.FACILITATE);
        assertThat(report.missing(ana).in("en")).isEqualTo("rule broken: followers: unknown, needed: at least 100");
        assertThat(ana).hasToString("Change[" + ana.conversation() + ", CRM -> FACILITATE]");
    }

    @Test
    void replay_timerThatTakesFurther_countsAndIsTheReason() throws InterruptedException {
        Change beto = of(report().changes(), "beto");
        assertThat(beto.from().level()).isEqualTo(Level.COMMUNITY);
        assertThat(beto.to().level()).isEqualTo(Level.CRM);
        assertThat(beto.to().rules()).containsExactly("asks");
        assertThat(beto.to().caseOpened()).isTrue();
    }

    @Test
    void replay_levelReachedBefore_isThatOfTheSameRuleSet() throws InterruptedException {
        List<Post> twice = List.of(post("1", "ana", "falla", 0), reply("2", "1", "ana", "falla otra vez", 1));
        BacktestReport report =
                Backtest.of(NOW, TRIED).understandWith(List.of(UNDERSTANDER)).replay(new Posts(twice));
        assertThat(report.to().levels())
                .as("the tried rules never saw a level of CRM")
                .containsEntry(Level.FACILITATE, 1L);
    }

    private static Post reply(String id, String to, String author, String text, int minute) {
        return post(id, author, text, minute).toBuilder().inReplyTo(to).build();
    }

    @Test
    void replay_posts_understandsEachOnce() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Understander counting = (post, text, soFar) -> {
            asked.incrementAndGet();
            return UNDERSTANDER.understand(post, text, soFar);
        };
        Backtest.of(NOW, TRIED).understandWith(List.of(counting)).replay(new Posts(STREAM));
        assertThat(asked).hasValue(STREAM.size());
    }

    @Test
    void replay_ledger_givesWhatTheRunGaveAndChangesNothing() throws InterruptedException {
        InMemoryLedger ledger = new InMemoryLedger();
        Fact<String> own = Fact.text("acme.plan", "plan");
        try (CommandCenter center = CommandCenter.builder()
                .ledger(ledger)
                .listenTo(new Posts(STREAM))
                .understandWith(UNDERSTANDER)
                .factsFrom((post, understanding, facts) -> facts.put(own, "gold"))
                .routeWith(NOW)
                .dryRun()
                .build()) {
            center.start();
            while (!center.settle(Duration.ofSeconds(1))) {
                // until all is decided
            }
        }
        long events = ledger.lastSeq(TenantId.DEFAULT);
        DroolsRouter gold = DroolsRouter.builder()
                .fact(own)
                .yaml("rules: [{id: gold, when: {acme.plan: gold}, then: {level: COMMUNITY}}]", "gold.yaml")
                .build();
        BacktestReport report = Backtest.of(NOW, NOW).replay(ledger, TenantId.DEFAULT);
        assertThat(report.changes()).isEmpty();
        assertThat(report.others()).isEmpty();
        assertThat(report.from().levels())
                .as("what was understood and known then, personal data too, is known again")
                .isEqualTo(report().from().levels());
        assertThat(Backtest.of(NOW, gold).replay(ledger, TenantId.DEFAULT).to().levels())
                .containsEntry(Level.COMMUNITY, 6L);
        assertThat(ledger.lastSeq(TenantId.DEFAULT)).isEqualTo(events);
    }

    @Test
    void replay_listener_hearsEachPhaseInOrder() throws InterruptedException {
        List<Post> many = IntStream.range(0, 500)
                .mapToObj(i -> post("p" + i, "a" + i, "hola", i))
                .toList();
        List<Progress> heard = Collections.synchronizedList(new ArrayList<>());
        Backtest.of(NOW, TRIED).listener(heard::add).replay(new Posts(many));
        assertThat(heard).isNotEmpty();
        assertThat(heard.get(heard.size() - 1).phase()).isEqualTo(Phase.COMPARING);
        assertThat(heard.get(heard.size() - 1).done()).isEqualTo(500);
        assertThat(heard).extracting(Progress::phase).isSorted();
    }

    @Test
    void html_anybodysWords_areEscapedAndNothingIsLoaded() throws InterruptedException {
        String html = report().html("en");
        assertThat(html)
                .contains("falla &lt;b&gt;el&lt;/b&gt; wifi", "default-src 'none'", "rule broken: followers: unknown")
                .doesNotContain("<b>el</b>", "<script", "http://", "https://", "url(", "eva@example.com");
    }

    @Test
    void html_eachLanguage_speaksIt() throws InterruptedException {
        BacktestReport report = report();
        assertThat(report.html("es")).contains("<html lang=\"es\">", "El embudo", "algo no funciona");
        assertThat(report.html("pt")).contains("<html lang=\"pt\">", "O funil", "algo não funciona");
        assertThat(report.html("fr")).contains("<html lang=\"en\">");
    }

    @Test
    void html_nothingChanged_saysSo() throws InterruptedException {
        BacktestReport report = Backtest.of(NOW, NOW).replay(new Posts(STREAM));
        assertThat(report.html("en")).contains("Nothing changes for any customer.");
        assertThat(Backtest.of(NOW, NOW).replay(new Posts(List.of())).html("en"))
                .contains("0 posts");
    }

    @Test
    void cut_longWords_neverBetweenHalvesOfACharacter() {
        String faces = "\uD83D\uDE00".repeat(200);
        for (int most = 2; most < 20; most++) {
            String cut = Markup.cut(faces, most);
            assertThat(cut).hasSizeLessThanOrEqualTo(most).endsWith("…");
            assertThat(cut.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        }
    }
}
