package io.sccc.core.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sccc.core.model.Author;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedFactsTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T12:00:00Z"));
    private final List<String> asked = new ArrayList<>();
    private final CachedFacts cached = CachedFacts.of(
            (post, understanding, facts) -> {
                asked.add(post.id().nativeId());
                if (post.text().equals("down")) {
                    throw new IllegalStateException("the CRM is down");
                }
                facts.put(Fact.CONTACT_TIER, "gold " + post.tenant());
            },
            post -> post.author() == null ? null : post.author().id(),
            100,
            Duration.ofMinutes(5),
            clock);

    private static Post post(String tenant, String id, String author, String text) {
        return Post.builder(PostId.of("net", id))
                .tenant(new TenantId(tenant))
                .author(author.isEmpty() ? null : Author.of(author))
                .text(text)
                .build();
    }

    private String tier(Post post) {
        Facts facts = Facts.of(post);
        cached.supply(post, Understanding.NONE, facts);
        assertThat(facts.get(Fact.TEXT)).as("facts of the post itself").isEqualTo(post.text());
        return facts.get(Fact.CONTACT_TIER);
    }

    @Test
    void supply_sameKey_asksOnceUntilTooOld() {
        assertThat(tier(post("t", "1", "ana", "hi"))).isEqualTo("gold t");
        assertThat(tier(post("t", "2", "ana", "other words"))).isEqualTo("gold t");
        assertThat(cached.hitRate()).isEqualTo(0.5);
        clock.advance(Duration.ofMinutes(5));
        tier(post("t", "3", "ana", "hi"));
        assertThat(asked).containsExactly("1", "3");
    }

    @Test
    void supply_otherTenant_sharesNothing() {
        assertThat(tier(post("t", "1", "ana", "hi"))).isEqualTo("gold t");
        assertThat(tier(post("u", "2", "ana", "hi"))).isEqualTo("gold u");
    }

    @Test
    void supply_noKey_asksEveryTime() {
        tier(post("t", "1", "", "hi"));
        tier(post("t", "2", "", "hi"));
        assertThat(asked).containsExactly("1", "2");
    }

    @Test
    void supply_sourceThrows_isNotRemembered() {
        assertThatThrownBy(() -> tier(post("t", "1", "ana", "down"))).hasMessage("the CRM is down");
        assertThat(tier(post("t", "2", "ana", "hi"))).isEqualTo("gold t");
    }

    @Test
    void supply_manyKeys_staysBounded() {
        for (int i = 0; i < 1000; i++) {
            tier(post("t", "" + i, "u" + i, "hi"));
        }
        assertThat(cached.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void of_noRoomOrAge_isRefused() {
        assertThatThrownBy(() -> CachedFacts.of((p, u, f) -> {}, post -> "", 0, Duration.ZERO, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("room (0)");
    }
}
