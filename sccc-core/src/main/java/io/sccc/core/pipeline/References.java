package io.sccc.core.pipeline;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.spi.Ledger.WorkState;
import io.sccc.core.spi.Work;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the CRM's ids of contact and case into an action, now that the actions that made them are done. */
final class References {

    private References() {}

    /** What an action builds on is parked, and so is the action. */
    static final class Waiting extends PermanentException {

        Waiting(String what) {
            super(what);
        }

        @Override
        public boolean needsPerson() {
            return true;
        }
    }

    /**
     * The action with its ids.
     *
     * @throws Waiting when what it builds on is parked
     * @throws PermanentException when what it builds on was not made
     */
    static Action fill(Action action, Function<ActionKey, @Nullable Work> works) {
        if (action instanceof Action.OpenCase open) {
            Action.ContactRef contact = open.contact();
            return contact == null ? open : withContact(open, contact, works);
        }
        if (action instanceof Action.AppendToCase append) {
            return new Action.AppendToCase(
                    append.about(), append.post(), made(append.openCase(), works), append.text(), append.priority());
        }
        if (action instanceof Action.ReopenCase reopen) {
            return new Action.ReopenCase(
                    reopen.about(), reopen.post(), made(reopen.closedCase(), works), reopen.text());
        }
        return action instanceof Action.CloseCase close
                ? new Action.CloseCase(close.about(), close.post(), made(close.openCase(), works), close.why())
                : action;
    }

    private static Action withContact(
            Action.OpenCase open, Action.ContactRef contact, Function<ActionKey, @Nullable Work> works) {
        return new Action.OpenCase(
                open.about(),
                open.post(),
                new Action.ContactRef(contact.key(), id(contact.key(), "contact", works)),
                open.subject(),
                open.text(),
                open.priority(),
                open.queue(),
                open.tags(),
                open.reason());
    }

    private static Action.CaseRef made(Action.CaseRef ref, Function<ActionKey, @Nullable Work> works) {
        return new Action.CaseRef(ref.key(), id(ref.key(), "case", works));
    }

    private static String id(ActionKey key, String what, Function<ActionKey, @Nullable Work> works) {
        Work work = works.apply(key);
        if (work != null && work.state() == WorkState.PARKED) {
            throw new Waiting("its " + what + " waits for a person: action " + key + " is parked");
        }
        if (work == null || work.state() != WorkState.DONE || work.target() == null) {
            throw new PermanentException("its " + what + " was not made: action " + key + " is "
                    + (work == null ? "absent" : work.state().name().toLowerCase(Locale.ROOT)));
        }
        return work.target();
    }
}
