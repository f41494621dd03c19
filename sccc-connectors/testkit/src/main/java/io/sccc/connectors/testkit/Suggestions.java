package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.ConnectorActions;
import io.sccc.core.model.Action;
import io.sccc.core.model.ConversationId;
import io.sccc.core.model.Party;
import io.sccc.core.model.TenantId;
import java.util.Objects;

/** Content that is suggested, which reaches a connector as an answer with the words around it. */
final class Suggestions {

    private Suggestions() {}

    static Party party(Target target) {
        return new Party(TenantId.DEFAULT, new ConversationId("c-1"), target.person(), null);
    }

    /** It is done by this verb, once, with its words. */
    static void arrive(ConnectorContract<?> contract, Capability verb) {
        contract.again();
        Write write = Objects.requireNonNull(contract.recorded().writes().get(verb));
        String words = "Aquí está la guía: https://ayuda.example/1";
        Target target = contract.target(verb, 1, words, "sccc:testkey1");
        write.play(contract.wire(), target);
        Action.SuggestContent suggested = new Action.SuggestContent(
                party(target),
                Calls.post(contract.connector(), target),
                "a-1",
                "Guía",
                "https://ayuda.example/1",
                words,
                "es");
        ConnectorActions actions =
                ConnectorActions.of(contract.connector(), contract.wire().clock());
        VerbContract.made(Ended.of(() -> actions.handle(suggested, target.key())));
        assertThat(contract.wire().sent(write.effect(target))).as("answers").hasSize(1);
        assertThat(contract.wire().sent()).as("words").anyMatch(sent -> Words.in(sent, words));
    }
}
