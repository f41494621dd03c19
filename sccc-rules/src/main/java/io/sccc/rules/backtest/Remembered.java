package io.sccc.rules.backtest;

import io.sccc.core.model.Post;
import io.sccc.core.model.PostId;
import io.sccc.core.model.Understanding;
import io.sccc.core.spi.Understander;
import io.sccc.core.understand.TextFeatures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Understands each post once for all who ask, at the same time too. Remembers the latest posts; one that was forgotten is
 * understood again, which gives the same. Thread-safe.
 */
final class Remembered implements Understander {

    private static final int MOST = 100_000;

    private final Understander understander;
    private final Map<Key, CompletableFuture<Understanding>> known = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<Understanding>> eldest) {
            return size() > MOST;
        }
    };

    private record Key(PostId post, long revision) {}

    Remembered(Understander understander) {
        this.understander = understander;
    }

    @Override
    public Understanding understand(Post post, TextFeatures text, Understanding soFar) {
        CompletableFuture<Understanding> mine = new CompletableFuture<>();
        CompletableFuture<Understanding> before;
        synchronized (known) {
            before = known.putIfAbsent(new Key(post.id(), post.revision()), mine);
        }
        if (before == null) {
            fill(mine, post, text, soFar);
        }
        try {
            return (before == null ? mine : before).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** What one run cannot understand, the other cannot either: the post is a dead letter in both. */
    private void fill(CompletableFuture<Understanding> mine, Post post, TextFeatures text, Understanding soFar) {
        try {
            mine.complete(understander.understand(post, text, soFar));
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        }
    }
}
