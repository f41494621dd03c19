package io.sccc.core.spi;

import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action and how far it has come.
 *
 * @param key its permanent key
 * @param action what to do; null when it could not even be made (no words in the reader's language)
 * @param request its kind, party and post, which every row has
 * @param state how far it has come
 * @param progress its attempts so far
 * @param target the target's id of what was made; null until it is done
 * @param note why it failed, waits or is parked; empty otherwise
 * @param at when it was asked, on the center's clock; null when a recorded stream has told no time yet
 */
public record Work(
        ActionKey key,
        @Nullable Action action,
        Request request,
        Ledger.WorkState state,
        Progress progress,
        @Nullable String target,
        String note,
        @Nullable Instant at) {

    /** This row after an attempt. */
    public Work ended(Ledger.Ending ending) {
        return new Work(
                key, action, request, ending.state(), progress.after(ending), id(ending.outcome()), ending.note(), at);
    }

    /** This row, leased for another attempt. */
    public Work leased() {
        return new Work(key, action, request, state, progress.leased(), target, note, at);
    }

    private static @Nullable String id(@Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Sent sent) {
            return sent.id();
        }
        return outcome instanceof Outcome.AlreadyDone done ? done.id() : null;
    }

    /**
     * What every action row has.
     *
     * @param kind what is asked
     * @param about for whom
     * @param post because of which post
     * @param revision of that post; {@link #BY_HAND} when no rule asked
     */
    public record Request(ActionKind kind, Party about, PostId post, long revision) {

        /** The revision of what somebody asked for by hand: an edit of the post does not overtake it. */
        public static final long BY_HAND = -1;
    }

    /**
     * How often it was tried.
     *
     * @param attempts attempts that count, the one under way included
     * @param epoch how often it was leased: only the latest lease may say how it ended
     * @param lost whether nobody knows if an earlier attempt had its effect
     */
    public record Progress(int attempts, long epoch, boolean lost) {

        /** Not tried yet. */
        public static final Progress NONE = new Progress(0, 0, false);

        Progress leased() {
            return new Progress(attempts + 1, epoch + 1, lost);
        }

        Progress after(Ledger.Ending ending) {
            return new Progress(ending.counts() ? attempts : attempts - 1, epoch, ending.lost());
        }
    }
}
