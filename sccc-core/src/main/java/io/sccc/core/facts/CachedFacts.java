package io.sccc.core.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sccc.core.model.Fact;
import io.sccc.core.model.Facts;
import io.sccc.core.model.Post;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.FactSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fact source that remembers what another one told, per tenant and key: bounded in number and in age. Posts with equal
 * keys must have equal facts; a post without a key is asked about every time. What the source could not tell, because it
 * threw, is not remembered. Thread-safe; equal keys that are asked at once are asked once.
 */
public final class CachedFacts implements FactSource {

    private final FactSource source;
    private final Function<Post, @Nullable String> key;
    private final Cache<Key, List<Told<?>>> told;

    private record Key(TenantId tenant, String key) {}

    private record Told<T>(Fact<T> fact, T value) {

        void putInto(Facts facts) {
            facts.put(fact, value);
        }
    }

    private CachedFacts(FactSource source, Function<Post, @Nullable String> key, Cache<Key, List<Told<?>>> told) {
        this.source = source;
        this.key = key;
        this.told = told;
    }

    /**
     * A memory before {@code source}.
     *
     * @param source what is asked when nothing is remembered; sees only the post's own facts, never the conversation's
     * @param key what its facts depend on, the author's id mostly; null when this post's are not to be remembered
     * @param most keys remembered at most, over all tenants
     * @param age how long they are believed
     * @param clock tells the age
     */
    public static CachedFacts of(
            FactSource source, Function<Post, @Nullable String> key, long most, Duration age, InstantSource clock) {
        if (most < 1 || age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException(
                    "a cache of facts needs room (%d) for 1 key or more and an age (%s) above zero"
                            .formatted(most, age));
        }
        Instant zero = clock.instant();
        return new CachedFacts(
                source,
                key,
                Caffeine.newBuilder()
                        .maximumSize(most)
                        .expireAfterWrite(age)
                        .ticker(() -> zero.until(clock.instant(), ChronoUnit.NANOS))
                        .executor(Runnable::run)
                        .recordStats()
                        .build());
    }

    @Override
    public void supply(Post post, Understanding understanding, Facts facts) {
        String of = key.apply(post);
        if (of == null) {
            source.supply(post, understanding, facts);
        } else {
            told.get(new Key(post.tenant(), of), k -> ask(post, understanding)).forEach(one -> one.putInto(facts));
        }
    }

    private List<Told<?>> ask(Post post, Understanding understanding) {
        Facts before = Facts.of(post).put(understanding);
        Facts after = before.copy();
        source.supply(post, understanding, after);
        List<Told<?>> news = new ArrayList<>();
        after.known().forEach(fact -> addNews(fact, before, after, news));
        return List.copyOf(news);
    }

    private static <T> void addNews(Fact<T> fact, Facts before, Facts after, List<Told<?>> news) {
        T value = after.get(fact);
        if (value != null && !value.equals(before.get(fact))) {
            news.add(new Told<>(fact, value));
        }
    }

    /** Share of the posts with a key that were answered from memory, 0..1; 1 before the first. */
    public double hitRate() {
        return told.stats().hitRate();
    }

    /** Keys remembered now; those too old may still be counted. */
    public long size() {
        return told.estimatedSize();
    }
}
