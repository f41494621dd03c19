package io.sccc.connectors.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A writing verb as recorded: the one request that has the effect, what answers it, and what is seen of the effect
 * afterwards. Immutable.
 */
public final class Write {

    private final Function<Target, Request> effect;
    private final Answer answer;
    private final Function<Target, String> id;
    private final List<BiConsumer<Wire, Target>> before;
    private final @Nullable BiConsumer<Wire, Target> found;
    private final @Nullable BiConsumer<Wire, Target> absent;
    private final @Nullable Answer refused;
    private final @Nullable BiConsumer<Wire, Target> already;
    private final @Nullable BiConsumer<Wire, Target> twice;
    private final boolean keyed;

    private Write(Parts parts) {
        effect = parts.effect;
        answer = parts.answer;
        id = parts.id;
        before = List.copyOf(parts.before);
        found = parts.found;
        absent = parts.absent;
        refused = parts.refused;
        already = parts.already;
        twice = parts.twice;
        keyed = parts.keyed;
    }

    private static final class Parts {
        private final Function<Target, Request> effect;
        private final Answer answer;
        private final Function<Target, String> id;
        private final List<BiConsumer<Wire, Target>> before = new ArrayList<>();
        private @Nullable BiConsumer<Wire, Target> found;
        private @Nullable BiConsumer<Wire, Target> absent;
        private @Nullable Answer refused;
        private @Nullable BiConsumer<Wire, Target> already;
        private @Nullable BiConsumer<Wire, Target> twice;
        private boolean keyed;

        Parts(Function<Target, Request> effect, Answer answer, Function<Target, String> id) {
            this.effect = effect;
            this.answer = answer;
            this.id = id;
        }

        Parts(Write other) {
            this(other.effect, other.answer, other.id);
            before.addAll(other.before);
            found = other.found;
            absent = other.absent;
            refused = other.refused;
            already = other.already;
            twice = other.twice;
            keyed = other.keyed;
        }
    }

    /**
     * A verb whose effect is made by one request.
     *
     * @param effect the request for a target; it names the address, so that a wrong one is seen
     * @param answer what the vendor answers when it worked
     * @param id the vendor's id of what was made, which the outcome has to carry
     */
    public static Write of(Function<Target, Request> effect, Answer answer, String id) {
        return new Write(new Parts(effect, answer, target -> id));
    }

    /** The same where the id is one that the caller made: a record named by the key. */
    public static Write of(Function<Target, Request> effect, Answer answer, Function<Target, String> id) {
        return new Write(new Parts(effect, answer, id));
    }

    /** What the connector may read before: the script for it. */
    public Write reads(BiConsumer<Wire, Target> script) {
        Parts parts = new Parts(this);
        parts.before.add(script);
        return new Write(parts);
    }

    /** What {@code find} sees when the effect is there, and when it is not. */
    public Write looksUp(BiConsumer<Wire, Target> whenThere, BiConsumer<Wire, Target> whenNot) {
        Parts parts = new Parts(this);
        parts.found = whenThere;
        parts.absent = whenNot;
        return new Write(parts);
    }

    /** The vendor honors keys: the same request again has no second effect, and {@code find} may say "ask again". */
    public Write honorsKeys() {
        Parts parts = new Parts(this);
        parts.keyed = true;
        return new Write(parts);
    }

    /** What the vendor answers with a status of success when it refused. */
    public Write refusedWith(Answer successThatIsNone) {
        Parts parts = new Parts(this);
        parts.refused = successThatIsNone;
        return new Write(parts);
    }

    /** The script for a system in which the effect is there already by somebody else: hidden, closed, known. */
    public Write already(BiConsumer<Wire, Target> script) {
        Parts parts = new Parts(this);
        parts.already = script;
        return new Write(parts);
    }

    /** The script for a CRM that holds the person twice; for {@code upsertContact}. */
    public Write twice(BiConsumer<Wire, Target> script) {
        Parts parts = new Parts(this);
        parts.twice = script;
        return new Write(parts);
    }

    /** Writes the script for a vendor that does it. */
    void play(Wire wire, Target target) {
        before.forEach(script -> script.accept(wire, target));
        wire.on(effect.apply(target), answer);
    }

    Request effect(Target target) {
        return effect.apply(target);
    }

    Answer answer() {
        return answer;
    }

    String id(Target target) {
        return id.apply(target);
    }

    @Nullable
    BiConsumer<Wire, Target> found() {
        return found;
    }

    @Nullable
    BiConsumer<Wire, Target> absent() {
        return absent;
    }

    @Nullable
    Answer refused() {
        return refused;
    }

    @Nullable
    BiConsumer<Wire, Target> already() {
        return already;
    }

    @Nullable
    BiConsumer<Wire, Target> twice() {
        return twice;
    }

    boolean keyed() {
        return keyed;
    }
}
