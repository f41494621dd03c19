package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.PostKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One post as it was taken in and last understood. */
final class Seen {

    final @Nullable Instant at;

    /** Sequence number of its first revision that was taken in. */
    final long taken;

    boolean company;
    PostKind kind;

    @Nullable
    String author;

    @Nullable
    Long followers;

    /** Is it counted in volume here? Not when it is the edit of a post that fell out of memory. */
    final boolean first;

    /** What the post tells. */
    Tags told = Tags.NONE;

    /** What was understood of it. */
    Tags understood = Tags.NONE;

    /** What was understood of the revision before. */
    Tags earlier = Tags.NONE;

    boolean deleted;

    /** What it adds to the numbers so far; null before it was decided. */
    @Nullable
    Point counted;

    Seen(Event.PostStored event, boolean first) {
        this.at = event.postedAt();
        this.taken = event.cause();
        this.first = first;
        this.kind = PostKind.POST;
        update(event);
    }

    /** Takes over what a later revision tells; its time stays that of the first. */
    void update(Event.PostStored event) {
        Event.Told more = event.told();
        author = event.author();
        company = more != null && more.company();
        kind = more == null || more.kind() == null ? PostKind.POST : more.kind();
        followers = more == null ? null : more.followers();
        Tags tags = Tags.NONE
                .plus(Measures.NETWORK, event.post().network())
                .plus(Measures.ROLE, event.authorRole())
                .plus(Measures.KIND, kind.label());
        told = more == null ? tags : tags.plusMissing(more.attributes());
    }
}
