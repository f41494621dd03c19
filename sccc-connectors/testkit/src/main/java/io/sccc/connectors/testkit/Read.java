package io.sccc.connectors.testkit;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A reading verb as recorded: the script of its requests and the ids it has to yield. Immutable.
 *
 * <p>The ids are those of topics, contents, articles, people, case changes and posts; for {@code rank}, the rank's name.
 */
public final class Read {

    private final Consumer<Wire> script;
    private final List<String> ids;
    private final String asked;
    private final @Nullable Consumer<Wire> nothing;

    private Read(Consumer<Wire> script, List<String> ids, String asked, @Nullable Consumer<Wire> nothing) {
        this.script = script;
        this.ids = ids;
        this.asked = asked;
        this.nothing = nothing;
    }

    /** A verb that yields these ids when the script is played, page by page to the end where it has pages. */
    public static Read of(Consumer<Wire> script, String... ids) {
        return new Read(script, List.of(ids), "1", null);
    }

    /** With what it is asked for: the id of a person or member, the words of a search; {@code 1} unless told. */
    public Read asked(String other) {
        return new Read(script, ids, other, nothing);
    }

    /** What "there is none" looks like: the script in which nobody and nothing is found. */
    public Read nothing(Consumer<Wire> other) {
        return new Read(script, ids, asked, other);
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
    Consumer<Wire> nothing() {
        return nothing;
    }
}
