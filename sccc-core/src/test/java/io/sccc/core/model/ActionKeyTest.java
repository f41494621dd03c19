package io.sccc.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * These values are in people's ledgers and in their CRMs: a change of them repeats every effect once. They were computed
 * apart from this code: base 32 of a SHA-256 over length-prefixed parts.
 */
class ActionKeyTest {

    private static final ConversationId CONVERSATION = ConversationId.startingAt(TenantId.DEFAULT, "net", "p net 1");
    private static final Party ANA = new Party(TenantId.DEFAULT, CONVERSATION, "ana", null);

    @Test
    void startingAt_fixedInput_givesTheFixedId() {
        assertThat(CONVERSATION.value()).isEqualTo("c-3o33s7x7p2ue2kzssp5uhmsjvg");
        assertThat(ConversationId.startingAt(new TenantId("t2"), "net", "p net 1"))
                .isNotEqualTo(CONVERSATION);
    }

    @Test
    void of_fixedInput_givesTheFixedKey() {
        assertThat(ActionKey.of(ANA, ActionKind.OPEN_CASE, "1").value()).isEqualTo("sccc:edkqdwdv4j3jei37egsx37nivk");
        assertThat(ActionKey.of(ANA, ActionKind.UPSERT_CONTACT, null).value())
                .isEqualTo("sccc:al772of63rdqqfjhjig6pbm2if");
    }

    @Test
    void of_anyPartOther_isAnotherKey() {
        Party unknown = new Party(TenantId.DEFAULT, CONVERSATION, null, "ana");
        assertThat(java.util.Set.of(
                        ActionKey.of(ANA, ActionKind.OPEN_CASE, "1"),
                        ActionKey.of(ANA, ActionKind.OPEN_CASE, "2"),
                        ActionKey.of(ANA, ActionKind.OPEN_CASE, null),
                        ActionKey.of(ANA, ActionKind.CLOSE_CASE, "1"),
                        ActionKey.of(unknown, ActionKind.OPEN_CASE, "1")))
                .hasSize(5)
                .allSatisfy(key -> assertThat(key.value()).matches("sccc:[a-z2-7]{26}"));
    }

    @Test
    void hash_partsShifted_differ() {
        assertThat(Hash.of("ab", "c")).isNotEqualTo(Hash.of("a", "bc")).hasSize(26);
        assertThat(Hash.of()).hasSize(26).isNotEqualTo(Hash.of(""));
    }

    @Test
    void party_other_isFoundByItsKey() {
        Party unknown = new Party(TenantId.DEFAULT, CONVERSATION, null, "main/7");
        assertThat(ANA.other(unknown.key())).isEqualTo(unknown);
        assertThat(unknown.other(ANA.key())).isEqualTo(ANA);
        assertThat(ANA.toString()).doesNotContain("ana");
    }

    @Test
    void party_knownAndUnknown_isRefused() {
        assertThatThrownBy(() -> new Party(TenantId.DEFAULT, CONVERSATION, "ana", "7"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Party(TenantId.DEFAULT, CONVERSATION, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
