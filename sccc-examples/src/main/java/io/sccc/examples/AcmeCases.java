package io.sccc.examples;

import io.sccc.core.error.PermanentException;
import io.sccc.core.error.TransientException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.ActionKind;
import io.sccc.core.model.Outcome;
import io.sccc.core.spi.ActionHandler;
import java.util.EnumSet;
import java.util.Set;

/**
 * Acts on the host's {@link CaseService}. The action's key becomes the CRM's reference, so that an action asked again,
 * after a crash or a lost answer, has its effect once.
 */
final class AcmeCases implements ActionHandler {

    private static final Set<ActionKind> HANDLED =
            EnumSet.of(ActionKind.UPSERT_CONTACT, ActionKind.OPEN_CASE, ActionKind.APPEND_TO_CASE);

    private final CaseService cases;

    AcmeCases(CaseService cases) {
        this.cases = cases;
    }

    @Override
    public boolean handles(ActionKind kind, AccountId account) {
        return HANDLED.contains(kind);
    }

    // README: acme
    @Override
    public Outcome handle(Action action, ActionKey key) {
        try {
            return new Outcome.Sent(act(action, key.value()));
        } catch (CaseService.Refused e) {
            return new Outcome.Rejected(e.why()); // the action failed, and the ledger says why
        } catch (CaseService.TimedOut e) {
            throw new TransientException("the CRM timed out", null, e); // asked again, with the same key
        }
    }

    @Override
    public Outcome reconcile(Action action, ActionKey key) {
        return handle(action, key); // the answer was lost: asked the same again, the CRM knows the key
    }
    // README: end

    private String act(Action action, String reference) {
        if (action instanceof Action.UpsertContact upsert) {
            return contact(upsert, reference);
        }
        if (action instanceof Action.OpenCase open) {
            String contact = open.contact() == null ? null : open.contact().id(); // made before the case
            return cases.openCase(reference, contact, open.subject(), open.text(), open.queue());
        }
        if (action instanceof Action.AppendToCase append && append.openCase().id() != null) {
            return cases.addComment(reference, append.openCase().id(), append.text());
        }
        throw new PermanentException(action.kind().label() + " is not handled here");
    }

    private String contact(Action.UpsertContact upsert, String reference) {
        String network = upsert.post().network();
        String person = upsert.author().id();
        CaseService.Contact known = cases.findContact(network, person);
        return known == null ? cases.createContact(reference, network, person) : known.id();
    }
}
