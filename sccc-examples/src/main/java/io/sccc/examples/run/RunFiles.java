package io.sccc.examples.run;

import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Decision;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Judgment;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Work;
import io.sccc.examples.file.JsonLines;
import io.sccc.metrics.center.CenterNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes what a run did into its folder; keys and order as {@code sccc run --help} tells them. */
final class RunFiles {

    private static final TenantId TENANT = TenantId.DEFAULT;

    private final Path folder;
    private final Ledger ledger;

    RunFiles(Path folder, Ledger ledger) {
        this.folder = folder;
        this.ledger = ledger;
    }

    void write(CenterNumbers numbers, double seconds, double perSecond) throws IOException {
        Set<String> rulesets = new LinkedHashSet<>();
        JsonLines.write(
                folder.resolve("facts.jsonl.gz"),
                facts -> JsonLines.write(
                        folder.resolve("decisions.jsonl"),
                        decisions -> ledger.judgments(TENANT, writing(judgment -> {
                            decisions.row(decision(judgment.decision()));
                            facts.row(facts(judgment));
                            rulesets.add(judgment.decision().route().ruleset());
                        }))));
        JsonLines.write(
                folder.resolve("hops.jsonl"),
                hops -> ledger.hops(TENANT, writing(judgment -> hops.row(hop(judgment)))));
        JsonLines.write(
                folder.resolve("dead-letters.jsonl"),
                letters -> ledger.deadLetters(TENANT, writing(letter -> letters.row(letter(letter)))));
        writeActions();
        writeRules(rulesets);
        JsonLines.writePretty(folder.resolve("metrics.json"), MetricsJson.of(numbers, seconds, perSecond));
    }

    private void writeActions() throws IOException {
        List<Work> works = new ArrayList<>();
        ledger.works(TENANT, works::add);
        works.sort(Comparator.comparing(Work::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                .thenComparing(Work::key));
        JsonLines.write(folder.resolve("actions.jsonl"), actions -> {
            for (Work work : works) {
                actions.row(action(work));
            }
        });
    }

    private void writeRules(Set<String> hashes) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        for (String hash : hashes) {
            String text = ledger.ruleset(TENANT, hash);
            if (text != null) {
                Files.writeString(rules.resolve(hash + ".yaml"), text);
            }
        }
    }

    private Map<String, @Nullable Object> decision(Decision decision) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("post_id", decision.post().nativeId());
        row.put("conversation_id", now(decision.about().conversation()));
        row.put("author", decision.about().customer());
        row.put("level", decision.level().name());
        row.put("priority", decision.route().priority());
        row.put("queue", decision.route().queue());
        row.put("tags", decision.route().tags());
        row.put(
                "sla",
                decision.route().sla() == null ? null : decision.route().sla().toString());
        List<Map<String, String>> actions = new ArrayList<>();
        decision.actions().forEach(asked -> {
            Map<String, String> action = new LinkedHashMap<>();
            action.put("kind", asked.kind().label());
            action.put("key", asked.key().value());
            actions.add(action);
        });
        row.put("actions", actions);
        row.put("rules", decision.route().rules());
        row.put("reason", decision.reason());
        row.put("ruleset", decision.route().ruleset());
        row.put("at", text(decision.at()));
        identity(row, decision.post());
        return row;
    }

    /** What tells posts of two networks or accounts apart that share an id. */
    private static void identity(Map<String, @Nullable Object> row, PostId post) {
        row.put("network", post.network());
        row.put("account", post.account());
    }

    private static Map<String, @Nullable Object> facts(Judgment judgment) {
        Facts facts = judgment.facts();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("post_id", judgment.decision().post().nativeId());
        identity(row, judgment.decision().post());
        row.put("facts", facts.byName());
        row.put(
                "unknown",
                Fact.vocabulary().stream()
                        .filter(fact -> !facts.knows(fact) && !fact.equals(Fact.KEYWORDS))
                        .map(Fact::name)
                        .toList());
        return row;
    }

    private Map<String, @Nullable Object> hop(Judgment judgment) {
        Judgment.Hop hop = java.util.Objects.requireNonNull(judgment.hop());
        Party about = judgment.decision().about();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("conversation_id", now(about.conversation()));
        row.put("author", about.customer());
        row.put("from", name(hop.from()));
        row.put("to", name(hop.to()));
        row.put("rule", hop.rule());
        row.put("cause", judgment.byTimer() ? "timer" : "post");
        row.put("at", text(judgment.decision().at()));
        return row;
    }

    private static Map<String, @Nullable Object> letter(DeadLetter letter) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("line", letter.line());
        row.put("error", letter.code() + " " + letter.error());
        row.put("position", letter.position());
        row.put("post_id", letter.post() == null ? null : letter.post().nativeId());
        row.put("beginning", letter.beginning());
        return row;
    }

    private Map<String, @Nullable Object> action(Work work) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("key", work.key().value());
        row.put("kind", work.request().kind().label());
        row.put("conversation_id", now(work.request().about().conversation()));
        row.put("author", work.request().about().customer());
        row.put("state", work.state().name().toLowerCase(Locale.ROOT));
        row.put("target", work.target());
        row.put("at", text(work.at()));
        row.put("note", work.note());
        return row;
    }

    private String now(ConversationId conversation) {
        return ledger.resolve(TENANT, conversation).value();
    }

    private static String name(Level level) {
        return level.name();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** What may fail with an {@link IOException} while a row is written. */
    @FunctionalInterface
    private interface Writing<T> {
        void accept(T row) throws IOException;
    }

    private static <T> Consumer<T> writing(Writing<T> writing) {
        return row -> {
            try {
                writing.accept(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
