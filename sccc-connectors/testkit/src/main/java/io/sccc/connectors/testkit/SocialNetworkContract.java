package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.SocialNetworkConnector;
import io.sccc.core.model.Action;
import io.sccc.core.model.Outcome;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What a social network's connector has to pass. Extend it, say how a connector is made and what was recorded, and run it as
 * any JUnit class; see the guide "Write a connector in an hour".
 */
public abstract class SocialNetworkContract extends ListenRules<SocialNetworkConnector> {

    /** For vendors. */
    protected SocialNetworkContract() {}

    @Test
    void S01_reply_goesToThePost_notToThePerson() {
        apart(Capability.REPLY, Capability.DIRECT_MESSAGE);
    }

    @Test
    void S02_directMessage_goesToThePerson_notInPublic() {
        apart(Capability.DIRECT_MESSAGE, Capability.REPLY);
    }

    /** One verb was called: its effect is there, and the other's is not. */
    private void apart(Capability called, Capability other) {
        if (!has(called)) {
            refuses(called);
            return;
        }
        again();
        play(called);
        if (has(other)) {
            play(other);
        }
        made(Ended.of(() -> Calls.write(connector(), called, target(called))));
        assertThat(effects(called)).as("%s done", called).isEqualTo(1);
        if (has(other)) {
            assertThat(effects(other)).as("%s done by %s", other, called).isZero();
        }
    }

    private void play(Capability verb) {
        Objects.requireNonNull(recorded().writes().get(verb)).play(wire(), target(verb));
    }

    private int effects(Capability verb) {
        return wire().count(
                        Objects.requireNonNull(recorded().writes().get(verb)).effect(target(verb)));
    }

    @Test
    void S03_react_withWhatTheNetworkDoesNotHave_isRejected() {
        if (!has(Capability.REACT)) {
            refuses(Capability.REACT);
            return;
        }
        again();
        play(Capability.REACT);
        Target target = target(Capability.REACT);
        Action.React odd =
                new Action.React(Suggestions.party(target), Calls.post(connector(), target), "sccc-no-such-reaction");
        Ended ended = Ended.of(() -> connector().react(odd, target.key()));
        assertThat(ended.value() instanceof Outcome.Rejected || ended.fault() != null)
                .as("an unknown reaction: %s", ended)
                .isTrue();
        assertThat(effects(Capability.REACT)).as("reactions").isZero();
    }

    @Test
    void S04_suggestedContent_isAReply() {
        if (!has(Capability.REPLY)) {
            refuses(Capability.REPLY);
            return;
        }
        Suggestions.arrive(this, Capability.REPLY);
    }

    @Test
    void S05_profile_ofNobody_isNull() {
        if (!has(Capability.PROFILE)) {
            refuses(Capability.PROFILE);
            return;
        }
        again();
        wire().on(Request.any(), Answer.json(404, "{}"));
        Ended ended = Ended.of(() -> connector().profile("sccc-nobody"));
        assertThat(ended.value()).as("profile of nobody: %s", ended).isNull();
        assertThat(ended.thrown() == null || ended.fault() != null).isTrue();
    }
}
