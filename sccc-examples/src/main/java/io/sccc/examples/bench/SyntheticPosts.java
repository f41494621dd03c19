package io.sccc.examples.bench;

import io.sccc.core.model.Author;
import io.sccc.core.model.AuthorRole;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostBuilder;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Posts nobody wrote: texts of 200 characters, half of them replies to one of the posts just before, a tenth of them in
 * threads of private messages, one author for about every eight posts. The same for equal seeds.
 */
final class SyntheticPosts {

    private static final String NETWORK = "synthetic";
    private static final Instant BEGUN = Instant.parse("2025-03-03T12:00:00Z");
    private static final int CHARACTERS = 200;
    private static final int NEAR = 400;
    private static final String[] SYLLABLES = {
        "ba", "co", "de", "fi", "gu", "la", "me", "ni", "po", "ra", "se", "ti", "vo", "ça", "ño", "él"
    };

    private final SplittableRandom random;

    SyntheticPosts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** So many posts, a second apart. */
    List<Post> take(int count) {
        List<Post> posts = new ArrayList<>(count);
        int authors = Math.max(1, count / 8);
        for (int i = 0; i < count; i++) {
            posts.add(post(i, authors));
        }
        return posts;
    }

    private Post post(int number, int authors) {
        String author = "author-" + random.nextInt(authors);
        PostBuilder post = Post.builder(PostId.of(NETWORK, "post-" + number))
                .author(Author.of(author))
                .authorRole(AuthorRole.CUSTOMER)
                .postedAt(BEGUN.plusSeconds(number))
                .lang("es")
                .text(text())
                .attribute("brand", "brand-" + number % 20);
        int kind = random.nextInt(10);
        if (kind == 0) {
            return post.kind(PostKind.DIRECT_MESSAGE)
                    .threadId("thread-" + number / NEAR + "-" + random.nextInt(10))
                    .build();
        }
        boolean reply = kind <= 5 && number > 0;
        return reply
                ? post.kind(PostKind.REPLY)
                        .inReplyTo("post-" + (number - 1 - random.nextInt(Math.min(number, NEAR))))
                        .build()
                : post.build();
    }

    private String text() {
        StringBuilder text = new StringBuilder(CHARACTERS + 2);
        while (text.length() < CHARACTERS) {
            text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.substring(0, CHARACTERS);
    }
}
