package io.sccc.connectors.testkit;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A reading verb as recorded: the script of its requests and the ids it has to yield. Immutable.
 *
 * <p>The ids are those of topics, contents, articles, people, case changes and posts; for {@code rank}, the rank's name. They
 * are compared in the order in which they come: best first for a search, oldest change first for articles. For a backfill
 * oldest first, where the vendor can; from a vendor that lists the newest first its pages as they come, each turned round.
 *
 * <p>{@code backfill} is asked for 2026-02-01T00:00:00Z to 2026-03-02T00:00:00Z, which holds the items of {@link Item#of}.
 */
public final class Read {

    private final Consumer<Wire> script;
    private final List<String> ids;
    private final String asked;
    private final @Nullable Consumer<Wire> nothing;
    private final @Nullable Read broken;

    private Read(
            Consumer<Wire> script,
            List<String> ids,
            String asked,
            @Nullable Consumer<Wire> nothing,
            @Nullable Read broken) {
        this.script = script;
        this.ids = ids;
        this.asked = asked;
        this.nothing = nothing;
        this.broken = broken;
    }

    /** A verb that yields these ids, in this order, when the script is played; page by page to the end where it has pages. */
    public static Read of(Consumer<Wire> script, String... ids) {
        return new Read(script, List.of(ids), "1", null, null);
    }

    /**
     * With what it is asked for: the id of a person or member, the words of a search; {@code 1} unless told. Name it in the
     * script's request, too, so that a connector that asks for something else is seen.
     */
    public Read asked(String other) {
        return new Read(script, ids, other, nothing, broken);
    }

    /** What "there is none" looks like: the script in which nobody and nothing is found. */
    public Read nothing(Consumer<Wire> other) {
        return new Read(script, ids, asked, other, broken);
    }

    /**
     * What a backfill meets that holds one item which cannot be a post, without an id for instance.
     *
     * @param other the script of it
     * @param others ids of the posts that arrive all the same
     */
    public Read broken(Consumer<Wire> other, String... others) {
        return new Read(script, ids, asked, nothing, of(other, others));
    }

    void play(Wire wire) {
        script.accept(wire);
    }

    List<String> ids() {
        return ids;
    }

    String asked() {
        return asked;
    }

    @Nullable
    Read broken() {
        return broken;
    }

    @Nullable
    Consumer<Wire> nothing() {
        return nothing;
    }
}
