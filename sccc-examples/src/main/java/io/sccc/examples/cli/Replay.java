package io.sccc.examples.cli;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.Upkeep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes back what is stuck, refusing what must not or cannot be, and tells what came of it. */
final class Replay {

    private static final int MOST_SAID = 50;

    private final Upkeep upkeep;
    private final boolean sendAgain;
    private final @Nullable String done;
    private final List<Refusal> refused = new ArrayList<>();
    private long revived;
    private long asked;
    private long confirmed;

    /**
     * A replay.
     *
     * @param sendAgain whether a person takes it on them that an effect may happen twice
     * @param done what a person found at the target, empty for no id; null when nobody looked
     */
    Replay(Upkeep upkeep, boolean sendAgain, @Nullable String done) {
        this.upkeep = upkeep;
        this.sendAgain = sendAgain;
        this.done = done;
    }

    private record Refusal(String id, String why, String cure) {}

    void take(Stuck one) {
        if (one instanceof Stuck.Letter letter) {
            take(letter);
        } else if (one instanceof Stuck.Action action) {
            take(action);
        }
    }

    private void take(Stuck.Letter letter) {
        if (done != null) {
            refuse(letter, "a post is decided, not done", "leave --done out");
        } else if (!letter.post()) {
            refuse(
                    letter,
                    "it was never read as a post",
                    "mend that row (export shows its beginning) and read it in a file of its own, with an id");
        } else if (letter.revive(upkeep)) {
            revived++;
        } else {
            refuse(letter, "it is no dead letter any more", "nothing needs to be done");
        }
    }

    private void take(Stuck.Action action) {
        if (done != null) {
            settle(action, done);
        } else if (action.parked() && action.outcomeUnknown() && !sendAgain) {
            refuse(
                    action,
                    "nobody knows whether it was done",
                    "look for its key at its target; then --id " + action.id()
                            + " with --done [TARGET] if it is there, or --send-again if it is not");
        } else if (upkeep.askAgain(TenantId.DEFAULT, action.work().key())) {
            asked++;
        } else {
            refuse(action, "it is neither dead nor parked any more", "nothing needs to be done");
        }
    }

    private void settle(Stuck.Action action, String target) {
        if (upkeep.confirm(TenantId.DEFAULT, action.work().key(), target.isEmpty() ? null : target)) {
            confirmed++;
        } else {
            refuse(action, "it is not parked", "only what waits for a person is settled by one");
        }
    }

    private void refuse(Stuck one, String why, String cure) {
        refused.add(new Refusal(one.id(), why, cure));
    }

    /** Was there something to do, and nothing of it could be done? */
    boolean refusedAll() {
        return !refused.isEmpty() && revived + asked + confirmed == 0;
    }

    private String next(String ledger) {
        return revived + asked == 0
                ? "nothing waits for the next run"
                : "the next 'sccc run ... --ledger %s' decides and does them".formatted(ledger);
    }

    /** For programs. */
    Map<String, Object> asJson(String ledger) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("revived", revived);
        told.put("asked", asked);
        told.put("confirmed", confirmed);
        told.put(
                "refused",
                refused.stream()
                        .map(one -> {
                            Map<String, String> row = new LinkedHashMap<>();
                            row.put("id", one.id());
                            row.put("why", one.why());
                            row.put("cure", one.cure());
                            return row;
                        })
                        .toList());
        told.put("next", next(ledger));
        return told;
    }

    /** For people. */
    String words(String ledger) {
        StringBuilder words = new StringBuilder();
        refused.stream()
                .limit(MOST_SAID)
                .forEach(one -> words.append("refused %s: %s; %s%n".formatted(one.id(), one.why(), one.cure())));
        if (refused.size() > MOST_SAID) {
            words.append("... and %,d more%n".formatted(refused.size() - MOST_SAID));
        }
        return words.append("%,d posts undecided again, %,d actions asked again, %,d settled, %,d refused; %s"
                        .formatted(revived, asked, confirmed, refused.size(), next(ledger)))
                .toString();
    }
}
