package io.sccc.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.AccountId;
import io.sccc.core.model.TenantId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryCredentialsTest {

    private static final AccountId NET = AccountId.of("net");
    private final InMemoryCredentials credentials = new InMemoryCredentials();

    @Test
    void update_first_seesNothingAndKeeps() {
        assertThat(credentials.get(TenantId.DEFAULT, NET)).isNull();
        assertThat(credentials.update(TenantId.DEFAULT, NET, before -> "<" + before + ">"))
                .isEqualTo("<>");
        assertThat(credentials.get(TenantId.DEFAULT, NET)).isEqualTo("<>");
        assertThat(credentials.get(new TenantId("other"), NET)).isNull();
        assertThat(credentials.toString()).doesNotContain("<>");
    }

    @Test
    void update_manyAtOnce_loseNone() {
        List<CompletableFuture<String>> all = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> credentials.update(TenantId.DEFAULT, NET, before -> before + "x")))
                .toList();
        all.forEach(CompletableFuture::join);
        assertThat(credentials.get(TenantId.DEFAULT, NET)).hasSize(200);
    }

    @Test
    void update_refreshThrows_keepsTheTokenBefore() {
        credentials.update(TenantId.DEFAULT, NET, before -> "good");
        assertThatThrownBy(() -> credentials.update(TenantId.DEFAULT, NET, before -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(credentials.get(TenantId.DEFAULT, NET)).isEqualTo("good");
    }
}
