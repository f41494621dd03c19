package io.sccc.examples.cli;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.DeadLetter;
import io.sccc.core.spi.Ledger;
import io.sccc.core.spi.Upkeep;
import io.sccc.core.spi.Work;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What does not go on by itself: a dead letter, or an action that is dead or waits for a person. */
sealed interface Stuck {

    /** What it is called on the command line. */
    String id();

    /** Whether a person means it by this id. */
    default boolean is(String wanted) {
        return id().equals(wanted);
    }

    /** Whether its code is this, or its words hold it. */
    boolean tells(String error);

    /** Its row, without people's words. */
    Map<String, @Nullable Object> row();

    /** Its row with all that is kept of it. */
    default Map<String, @Nullable Object> wholeRow() {
        return row();
    }

    /** It on one line for people. */
    String line();

    /** Everything stuck, letters first. */
    static void all(Ledger ledger, Consumer<Stuck> reader) {
        ledger.deadLetters(TenantId.DEFAULT, letter -> reader.accept(new Letter(letter)));
        ledger.works(TenantId.DEFAULT, work -> {
            if (work.state() == Ledger.WorkState.FAILED || work.state() == Ledger.WorkState.PARKED) {
                reader.accept(new Action(work));
            }
        });
    }

    /** A dead letter. */
    record Letter(DeadLetter letter) implements Stuck {

        @Override
        public String id() {
            return "d-" + letter.seq();
        }

        @Override
        public boolean is(String wanted) {
            return Stuck.super.is(wanted)
                    || (letter.post() != null && letter.post().nativeId().equals(wanted));
        }

        @Override
        public boolean tells(String error) {
            return letter.code().equalsIgnoreCase(error) || holds(letter.error(), error);
        }

        /** Was it read as a post before it failed? */
        boolean post() {
            return letter.post() != null;
        }

        boolean revive(Upkeep upkeep) {
            return upkeep.revive(TenantId.DEFAULT, letter.seq());
        }

        @Override
        public Map<String, @Nullable Object> row() {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("type", "post");
            row.put("id", id());
            row.put("code", letter.code());
            row.put("error", letter.code() + " " + letter.error());
            row.put("position", letter.position());
            row.put("line", letter.line());
            row.put("post_id", letter.post() == null ? null : letter.post().nativeId());
            row.put("network", letter.post() == null ? null : letter.post().network());
            row.put("account", letter.post() == null ? null : letter.post().account());
            row.put("replayable", post());
            return row;
        }

        @Override
        public Map<String, @Nullable Object> wholeRow() {
            Map<String, @Nullable Object> row = row();
            row.put("beginning", letter.beginning());
            return row;
        }

        @Override
        public String line() {
            String post = letter.post() == null ? "never read as a post" : "post " + letter.post();
            return "%-10s %s  %s  %s (%s)".formatted(id(), letter.code(), letter.position(), letter.error(), post);
        }
    }

    /** An action that is dead or parked. */
    record Action(Work work) implements Stuck {

        @Override
        public String id() {
            return work.key().value();
        }

        @Override
        public boolean tells(String error) {
            return state().equalsIgnoreCase(error) || holds(work.note(), error);
        }

        boolean parked() {
            return work.state() == Ledger.WorkState.PARKED;
        }

        /** Does nobody know whether it had its effect? */
        boolean outcomeUnknown() {
            return work.progress().lost() || work.note().startsWith("outcome unknown");
        }

        private String state() {
            return work.state().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Map<String, @Nullable Object> row() {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("type", "action");
            row.put("id", id());
            row.put("kind", work.request().kind().label());
            row.put("conversation_id", work.request().about().conversation().value());
            row.put("state", state());
            row.put("note", work.note());
            row.put("target", work.target());
            row.put("attempts", work.progress().attempts());
            row.put("outcome_unknown", outcomeUnknown());
            row.put("at", work.at() == null ? null : work.at().toString());
            return row;
        }

        @Override
        public String line() {
            return "%s  %s %s, conversation %s: %s"
                    .formatted(
                            id(),
                            work.request().kind().label(),
                            state(),
                            work.request().about().conversation().value(),
                            work.note());
        }
    }

    private static boolean holds(String words, String some) {
        return words.toLowerCase(Locale.ROOT).contains(some.toLowerCase(Locale.ROOT));
    }
}
